/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/furniture.h"

#include <stdlib.h>
#include <string.h>

#include "base/find.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notice/folio.h"

/* Heads and feet that are remembered: of a book they alternate between a few. */
#define EDGES_MOST 64

/* The first ten rows, alone and joined, with and without a label and an issuer. */
#define TITLES_MOST 90

/* A running head is no longer than this, in bytes. */
#define HEAD_LONGEST 240

/* A letterhead is hardly as wide as this, in cells. */
#define HEAD_WIDE 28

/* A name that signs is hardly wider. */
#define NAME_WIDEST 44

/* So many names may sign above a date. */
#define SIGNERS_MOST 8

/* A lone number counts as a page number when the next one is at least so many rows away. */
#define PAGE_SHORTEST 8

struct edge {
    uint64_t hash;
    size_t line;    /* where it stood last */
    uint32_t times; /* that it stood at another edge before */
};

struct furniture {
    struct edge edges[EDGES_MOST]; /* rows at edges of pages, the oldest is overwritten */
    size_t edge_count;
    struct edge titles[TITLES_MOST]; /* rows at the start, alone and joined */
    size_t title_count;
    size_t number_line; /* where the last lone number stood, NONE before the first */
    int number;
    size_t first_line; /* of the text */
    bool started;
    bool feeds; /* form feeds mark the pages */
    bool heads; /* the pages have running heads at their tops */
};

struct furniture *
furniture_new(void)
{
    struct furniture *furniture = mem_zero(1, sizeof *furniture);

    furniture->number_line = NONE;
    return furniture;
}

void
furniture_free(struct furniture *furniture)
{
    free(furniture);
}

/* ---- page numbers ------------------------------------------------------------ */

static bool
at_page_edge(const struct rows *rows, size_t i, bool ends)
{
    if (rows->all[i].flags & ROW_PAGE)
        return true;
    return i + 1 < rows->count ? (rows->all[i + 1].flags & ROW_PAGE) != 0 : ends;
}

/* Marks the row of the line, when it is still at hand. */
static void
mark_line(struct rows *rows, size_t before, size_t line, uint16_t flags)
{
    for (size_t i = before; i-- > 0 && rows->all[i].line >= line;)
        if (rows->all[i].line == line)
            rows->all[i].flags |= flags;
}

/* A number alone on its row, or 3/10: the page's when it stands at an edge of a page, or, where no
 * form feeds tell the pages, when it runs on from the one before, a page away. */
static void
mark_lone_number(struct furniture *furniture, struct rows *rows, size_t i, int number, bool ends)
{
    struct row *row = &rows->all[i];
    bool last = ends && i + 1 == rows->count; /* the last page may be short */
    bool runs_on = !furniture->feeds && furniture->number_line != NONE &&
                   number == furniture->number + 1 &&
                   (last || row->line - furniture->number_line >= PAGE_SHORTEST);

    if (runs_on || at_page_edge(rows, i, ends))
        row->flags |= ROW_FURNITURE | ROW_FOLIO;
    if (runs_on)
        mark_line(rows, i, furniture->number_line, ROW_FURNITURE | ROW_FOLIO);
    furniture->number_line = row->line;
    furniture->number = number;
}

static void
mark_folios(struct furniture *furniture, const struct text *text, struct rows *rows, size_t first,
            bool ends)
{
    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        struct folio folio;
        if (row->width > FOLIO_WIDEST ||
            !folio_read(text_bytes(text) + row->span.start, span_length(row->span), &folio))
            continue;
        if (folio_is_marked(&folio))
            row->flags |= ROW_FURNITURE | ROW_FOLIO;
        else if (folio.before == 0 && (folio.behind == 0 || folio.numbers == 2))
            mark_lone_number(furniture, rows, i, folio.number, ends);
    }
}

/* Without form feeds a page begins behind the number of the one before. */
static void
mark_pages_by_folios(struct rows *rows, size_t first)
{
    for (size_t i = first ? first : 1; i < rows->count; i++)
        if ((rows->all[i - 1].flags & ROW_FOLIO) && !(rows->all[i].flags & ROW_FOLIO))
            rows->all[i].flags |= ROW_PAGE;
}

/* ---- running heads ------------------------------------------------------------ */

#define HASH_START UINT64_C(14695981039346656037)

/* Goes on with a hash (FNV-1a) over the characters that are no white space. */
static uint64_t
hash_on(uint64_t hash, const char *s, size_t length)
{
    uint32_t c;

    for (size_t at = 0; at < length;) {
        at += uni_read(s + at, &c);
        if (!uni_is_space(c))
            hash = (hash ^ c) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t
hash_row(const struct text *text, const struct row *row, size_t skip, uint64_t hash)
{
    return hash_on(hash, text_bytes(text) + row->span.start + skip, span_length(row->span) - skip);
}

/* Notes the row i, up to three joined, without its first `skip` bytes.  The text's first row alone
 * counts only without its issuer: it may be a running head itself. */
static void
note_title(struct furniture *furniture, const struct text *text, const struct rows *rows, size_t i,
           size_t skip)
{
    bool whole = skip == 0 || skip == rows->all[i].label_length;
    uint64_t hash = HASH_START;

    for (size_t j = i; j < i + 3 && j < rows->count; j++) {
        hash = hash_row(text, &rows->all[j], j == i ? skip : 0, hash);
        bool signs = j == i && j + 1 < rows->count && row_is_date(&rows->all[j + 1]);
        if ((j > 0 || !whole) && !signs && furniture->title_count < TITLES_MOST)
            furniture->titles[furniture->title_count++] = (struct edge){hash, rows->all[i].line, 0};
    }
}

/* 关于 in the row, which titles have and names have not; NULL when it is not there. */
static const char *
find_about(const struct text *text, const struct row *row)
{
    static const char about[] = "关于";

    return find_bytes(text_bytes(text) + row->span.start, span_length(row->span), about,
                      sizeof about - 1);
}

static bool
says_about(const struct text *text, const struct row *row)
{
    return find_about(text, row) != NULL;
}

/* The bytes of the issuer's name, which stands before 关于 in a title; 0 when there is none. */
static size_t
issuer_length(const struct text *text, const struct row *row)
{
    const char *about = find_about(text, row);

    return about ? (size_t)(about - text_bytes(text)) - row->span.start : 0;
}

/* The titles that a head may repeat: rows at the start, with and without a label, with and without
 * the issuer. */
static void
note_titles(struct furniture *furniture, const struct text *text, const struct rows *rows)
{
    for (size_t i = 0; i < rows->count && i < FURNITURE_TITLES - 2; i++) {
        const struct row *row = &rows->all[i];
        size_t issuer = issuer_length(text, row);
        note_title(furniture, text, rows, i, 0);
        if (row->label_length > 0)
            note_title(furniture, text, rows, i, row->label_length);
        if (issuer > 0)
            note_title(furniture, text, rows, i, issuer);
    }
}

/* Whether the row repeats a title: one further up, or, when it is long, one further down: a
 * short first row is a letterhead, which the title may well begin with. */
static bool
is_title(const struct furniture *furniture, uint64_t hash, const struct row *row)
{
    for (size_t i = 0; i < furniture->title_count; i++) {
        const struct edge *title = &furniture->titles[i];
        if (title->hash == hash &&
            (title->line < row->line || (title->line > row->line && row->width >= HEAD_WIDE)))
            return true;
    }
    return false;
}

/* What a head may end with: nothing that ends a sentence, or goes on with one. */
static bool
may_end_head(enum glyph last)
{
    return last == GLYPH_OTHER || last == GLYPH_WORD || last == GLYPH_CLOSE;
}

/* Whether the row could be a head: short words without an end. */
static bool
could_be_head(const struct row *row)
{
    return !(row->flags & (ROW_FURNITURE | ROW_LABEL | ROW_COLUMNS | ROW_HEAD)) &&
           row->width >= 6 && span_length(row->span) <= HEAD_LONGEST &&
           may_end_head((enum glyph)row->last);
}

/* Whether nothing but names stands between the row and a date: a signature, which says what the
 * letterhead said. */
static bool
is_above_date(const struct rows *rows, size_t i)
{
    for (size_t next = i + 1; next < rows->count && next <= i + SIGNERS_MOST; next++) {
        const struct row *row = &rows->all[next];
        if (row_is_date(row))
            return true;
        if (!(row->flags & ROW_FOLIO) && (!could_be_head(row) || row->width > NAME_WIDEST))
            return false;
    }
    return false;
}

static struct edge *
find_edge(struct furniture *furniture, uint64_t hash)
{
    size_t count = furniture->edge_count < EDGES_MOST ? furniture->edge_count : EDGES_MOST;

    for (size_t i = 0; i < count; i++)
        if (furniture->edges[i].hash == hash)
            return &furniture->edges[i];
    return NULL;
}

/* Notes that the row stands at an edge of a page; `edge` is where it stood before. */
static void
note_edge(struct furniture *furniture, struct edge *edge, uint64_t hash, const struct row *row)
{
    uint32_t times = edge ? edge->times + (edge->line != row->line) : 0;

    if (!edge)
        edge = &furniture->edges[furniture->edge_count++ % EDGES_MOST];
    *edge = (struct edge){hash, row->line, times};
}

/* The row next to a page's edge, with page numbers passed over; NONE when there is none. */
static size_t
skip_folios(const struct rows *rows, size_t i, int direction)
{
    while (i < rows->count && (rows->all[i].flags & ROW_FOLIO)) {
        if (direction < 0 && i == 0)
            return NONE;
        i = direction < 0 ? i - 1 : i + 1;
    }
    return i < rows->count ? i : NONE;
}

/* One row at an edge of a page, its top or its foot: furniture when it stood at another page's edge
 * before, or repeats a title.  The first one to be repeated was furniture as well.  Who signs at
 * the end may be named on the first line. */
static void
judge_edge(struct furniture *furniture, const struct text *text, struct rows *rows, size_t i,
           bool top)
{
    struct row *row = &rows->all[i];

    if (!could_be_head(row))
        return;
    uint64_t hash = hash_row(text, row, 0, HASH_START);
    struct edge *edge = find_edge(furniture, hash);
    bool again = edge && edge->line != row->line;
    bool closes = !top || skip_folios(rows, i + 1, 1) == NONE;
    bool names = closes && edge && edge->times == 0 && edge->line == furniture->first_line;
    bool signs = (!edge || edge->times == 0) && !says_about(text, row) && is_above_date(rows, i);
    if (!signs && !names && (again || is_title(furniture, hash, row))) {
        row->flags |= ROW_FURNITURE;
        furniture->heads |= top;
        if (again)
            mark_line(rows, i, edge->line, ROW_FURNITURE);
    }
    note_edge(furniture, edge, hash, row);
}

/* The last row of the page before the row i, when it ends no sentence; NULL else. */
static const struct row *
open_row_before(const struct rows *rows, size_t i)
{
    size_t before = i > 0 ? skip_folios(rows, i - 1, -1) : NONE;

    if (before == NONE || rows->all[before].flags & ROW_FURNITURE)
        return NULL;
    const struct row *row = &rows->all[before];
    return row->last == GLYPH_OTHER || row->last == GLYPH_COMMA ? row : NULL;
}

/* A head that is there once only is hardly wider, in cells. */
#define LONE_WIDEST 40

/* A short row at the top of a page that is there once only: a head where other pages have theirs
 * there, or where it comes between a sentence and its end. */
static bool
is_lone_head(const struct furniture *furniture, const struct rows *rows, size_t i)
{
    const struct row *row = &rows->all[i];
    const struct row *before = open_row_before(rows, i);
    const struct row *next = &rows->all[i + 1];

    if (before && 4 * row->width > 3 * before->width)
        return false;
    if (before && before->width >= HEAD_WIDE && next->width >= HEAD_WIDE &&
        !(next->flags & ROW_LABEL))
        return true;
    return furniture->heads && row->width <= LONE_WIDEST && next->blanks <= row->blanks + 1;
}

static void
judge_lone_head(const struct furniture *furniture, struct rows *rows, size_t i)
{
    if (could_be_head(&rows->all[i]) && !(rows->all[i].flags & ROW_CLOSES) && i + 1 < rows->count &&
        !is_above_date(rows, i) && is_lone_head(furniture, rows, i))
        rows->all[i].flags |= ROW_FURNITURE;
}

static void
mark_heads(struct furniture *furniture, const struct text *text, struct rows *rows, size_t first,
           bool ends)
{
    for (size_t i = first; i < rows->count; i++) {
        if (i > 0 && !(rows->all[i].flags & ROW_PAGE))
            continue;
        size_t top = skip_folios(rows, i, 1);
        size_t foot = i > first ? skip_folios(rows, i - 1, -1) : NONE;
        if (foot != NONE)
            judge_edge(furniture, text, rows, foot, false);
        if (top != NONE)
            judge_edge(furniture, text, rows, top, true);
    }
    size_t last = ends && rows->count > 0 ? skip_folios(rows, rows->count - 1, -1) : NONE;
    if (last != NONE)
        judge_edge(furniture, text, rows, last, false);
    for (size_t i = first; i < rows->count; i++) {
        size_t top = rows->all[i].flags & ROW_PAGE ? skip_folios(rows, i, 1) : NONE;
        if (top != NONE)
            judge_lone_head(furniture, rows, top);
    }
}

/* ---- other marks ---------------------------------------------------------------- */

static void
mark_comments(const struct text *text, struct rows *rows, size_t first)
{
    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        if (row->first_character == '<' && span_length(row->span) >= 7 &&
            memcmp(text_bytes(text) + row->span.start, "<!--", 4) == 0 &&
            memcmp(text_bytes(text) + row->span.end - 3, "-->", 3) == 0)
            row->flags |= ROW_FURNITURE;
    }
}

void
furniture_mark(struct furniture *furniture, const struct text *text, struct rows *rows,
               size_t first, bool ends)
{
    for (size_t i = first; i < rows->count && !furniture->feeds; i++)
        furniture->feeds = (rows->all[i].flags & ROW_PAGE) != 0;
    mark_folios(furniture, text, rows, first, ends);
    if (!furniture->feeds)
        mark_pages_by_folios(rows, first);
    if (!furniture->started) {
        furniture->first_line = rows->count > 0 ? rows->all[0].line : 0;
        note_titles(furniture, text, rows);
    }
    furniture->started = true;
    mark_heads(furniture, text, rows, first, ends);
    mark_comments(text, rows, first);
}

/* ---- by its bytes alone ----------------------------------------------------------- */

bool
furniture_may_be_head(const char *s, size_t length)
{
    uint32_t last;

    uni_read_back(s, length, &last);
    return length <= HEAD_LONGEST && may_end_head(glyph_of(last));
}

/* The cells of the ideographs of a row: it is not narrower. */
static size_t
least_cells(const char *s, size_t length)
{
    size_t ideographs = 0;

    for (size_t i = 0; i < length; i++)
        ideographs += (unsigned char)s[i] >= 0xE4 && (unsigned char)s[i] <= 0xE9;
    return 2 * ideographs;
}

/* And not wider than this. */
static size_t
most_cells(const char *s, size_t length)
{
    size_t cells = 0;

    for (size_t i = 0; i < length; i++)
        cells += s[i] == '\t' ? 4 : ((unsigned char)s[i] & 0xC0) != 0x80 ? 2 : 0;
    return cells;
}

bool
furniture_may_stand_alone(const char *s, size_t length, const char *before, size_t before_length)
{
    size_t cells = least_cells(s, length);

    return cells <= LONE_WIDEST || 4 * cells <= 3 * most_cells(before, before_length);
}
