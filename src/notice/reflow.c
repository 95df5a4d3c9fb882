/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/reflow.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notice/doubt.h"
#include "notice/folio.h"
#include "notice/footnote.h"
#include "notice/furniture.h"
#include "notice/grid.h"
#include "notice/habit.h"
#include "notice/measure.h"
#include "notice/named.h"
#include "notice/runon.h"
#include "notice/stack.h"
#include "notice/wrap.h"

/* A stretch is what is decided at once, in bytes, with so much more to look ahead at: enough
 * pages to know their habit.  The cuts do not depend on the slices in which a text arrives. */
#define STRETCH ((size_t)64 << 10)
#define AHEAD   ((size_t)16 << 10)

/* A centred row has so many cells free on either side, and about as many on both. */
#define CENTRED_LEAST 5
#define CENTRED_PLAY  6

/* The mark of a footnote that has a row of its own is no wider, in cells. */
#define MARK_WIDEST 6

struct reflow {
    const struct text *text;
    struct tree *tree;
    struct diags *diags;
    struct furniture *furniture;
    struct doubt doubt;
    struct rows rows; /* measured and not yet in the tree */
    size_t marked;    /* how many of them furniture_mark has seen */
    size_t line;      /* the next to measure */
    uint16_t blanks;  /* empty lines before it */
    bool page;        /* a form feed before it */
    size_t feed;      /* the first form feed at or behind the line, or where none is before */
    bool begun;       /* the first stretch was decided */
    bool settled;     /* whether it is Markdown is known */
    bool markdown;
    bool by_depth;        /* headings of Markdown are sections by their depth, having no labels */
    struct markup markup; /* of the row that is looked at */
    bool stray;           /* single spaces between ideographs are damage here */
    bool indented;        /* indents are as in print here */
    size_t stretch_end;   /* offset: what begins before it is decided next */
    size_t page_number;
};

struct reflow *
reflow_new(const struct text *text, struct tree *tree, struct diags *diags)
{
    struct reflow *reflow = mem_zero(1, sizeof *reflow);

    reflow->diags = diags;
    reflow->text = text;
    reflow->tree = tree;
    reflow->furniture = furniture_new();
    reflow->stretch_end = STRETCH;
    reflow->page_number = 1;
    return reflow;
}

void
reflow_expect_markdown(struct reflow *reflow)
{
    reflow->markdown = true;
}

void
reflow_free(struct reflow *reflow)
{
    if (!reflow)
        return;
    furniture_free(reflow->furniture);
    markup_fini(&reflow->markup);
    free(reflow->rows.all);
    free(reflow);
}

/* ---- lines to rows -------------------------------------------------------------------- */

static void
add_row(struct reflow *reflow, struct span part)
{
    struct rows *rows = &reflow->rows;

    rows->all = mem_grow(rows->all, &rows->capacity, rows->count + 1, sizeof rows->all[0]);
    struct row *row = &rows->all[rows->count];
    if (!measure_row(reflow->text, tree_forms(reflow->tree),
                     reflow->markdown ? &reflow->markup : NULL, part, row))
        return;
    row->line = reflow->line;
    row->blanks = reflow->blanks;
    if (reflow->page && row->span.start > 0)
        row->flags |= ROW_PAGE;
    reflow->page = false;
    reflow->blanks = 0;
    rows->count++;
}

/* A part of a line without form feeds: a row, or several when items were run together, or when the
 * number of the page stands at its end. */
static void
add_part(struct reflow *reflow, struct span part)
{
    const char *s = text_bytes(reflow->text) + part.start;
    size_t words = part.start + folio_at_end(s, span_length(part));

    for (size_t end; part.start < words; part.start = end) {
        end = runon_end(reflow->text, tree_forms(reflow->tree), (struct span){part.start, words});
        add_row(reflow, (struct span){part.start, end});
    }
    if (words < part.end)
        add_row(reflow, (struct span){words, part.end});
}

/* Whether a form feed stands in the line, or what is left of it: at reflow->feed.  Most lines have
 * none, so that they are not looked through one by one. */
static bool
has_feed(struct reflow *reflow, struct span line)
{
    const char *bytes = text_bytes(reflow->text);

    while (reflow->feed < line.end && (reflow->feed < line.start || bytes[reflow->feed] != '\f')) {
        size_t from = reflow->feed > line.start ? reflow->feed : line.start;
        size_t length = text_length(reflow->text) - from;
        length = length < AHEAD ? length : AHEAD;
        const char *feed = memchr(bytes + from, '\f', length);
        reflow->feed = feed ? (size_t)(feed - bytes) : from + length;
    }
    return reflow->feed < line.end;
}

/* A line is a row, or several when form feeds are in it. */
static void
measure_line(struct reflow *reflow)
{
    struct span line = text_line(reflow->text, reflow->line);
    size_t count = reflow->rows.count;

    while (has_feed(reflow, line)) {
        add_part(reflow, (struct span){line.start, reflow->feed});
        reflow->page = true;
        line.start = reflow->feed + 1;
    }
    add_part(reflow, line);
    if (reflow->rows.count == count && reflow->blanks < UINT16_MAX)
        reflow->blanks++;
    reflow->line++;
}

/* Finds out whether the text is Markdown, by its first stretch. */
static void
settle(struct reflow *reflow)
{
    if (!reflow->settled && !reflow->markdown)
        reflow->markdown = markup_is_used(text_bytes(reflow->text), text_length(reflow->text));
    reflow->settled = true;
}

/* Whether the headings of Markdown open sections by their depth: where none but the first, the
 * title, has a label. */
static bool
are_bare(const struct rows *rows)
{
    size_t headings = 0;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (row->depth > 0 && headings++ > 0 && (row->flags & ROW_LABEL))
            return false;
    }
    return true;
}

/* Whether the text has got so far: to a line behind the offset, or to its end. */
static bool
has_come_to(const struct text *text, size_t goal)
{
    size_t lines = text_line_count(text);

    return text_is_closed(text) || (lines > 0 && text_line(text, lines - 1).start >= goal);
}

/* Measures up to the end of the look-ahead.  False when the text has not got so far. */
static bool
measure_stretch(struct reflow *reflow)
{
    const struct text *text = reflow->text;
    size_t goal = reflow->stretch_end + AHEAD;

    if (!has_come_to(text, goal + MARKUP_AHEAD))
        return false;
    settle(reflow);
    while (reflow->line < text_line_count(text) && text_line(text, reflow->line).start < goal)
        measure_line(reflow);
    return text_is_closed(text) || reflow->line < text_line_count(text);
}

/* ---- rows to blocks ------------------------------------------------------------------- */

/* How a row joins the one before it in its paragraph. */
static enum join
join_of(const struct row *before, const struct row *row)
{
    bool spaced = glyph_is_spaced(before->last_character) && glyph_is_spaced(row->first_character);

    if (before->flags & ROW_LABEL_ONLY)
        return JOIN_SPACE;
    if (!spaced)
        return JOIN_NONE;
    if (before->last_character == 0xAD || before->last_character == 0x2010)
        return JOIN_HYPHEN;
    return before->last_character == '-' ? JOIN_NONE : JOIN_SPACE;
}

/* Whether the row's middle is about the middle of the lines around it. */
static bool
is_centred(const struct row *row)
{
    int left = row->indent;
    int right = row->margin - row->indent - (int)row->width;

    return left >= CENTRED_LEAST && right >= CENTRED_LEAST && abs(left - right) <= CENTRED_PLAY;
}

static void
begin_block(struct reflow *reflow, enum role role, const struct row *row)
{
    struct block *block = tree_add_block(reflow->tree, role, reflow->page_number, row->line + 1);

    block->indent = row->indent;
    block->centred = reflow->indented && is_centred(row);
}

/* Whether spaces between the row's ideographs are not of the text. */
static bool
is_damaged(const struct reflow *reflow, const struct row *row)
{
    return row->stray && habit_drops_spaces(reflow->stray, row);
}

/* A heading of Markdown without a label. */
static bool
is_bare_heading(const struct reflow *reflow, const struct row *row)
{
    return reflow->by_depth && row->depth > 0 && !(row->flags & ROW_LABEL) && !row->grid;
}

static void
note_heading(struct reflow *reflow, const struct row *row)
{
    const struct marker heading = {.form = FORM_DEPTH(row->depth), .rank = RANK_PART};

    tree_note_label(reflow->tree, &heading);
}

/* Begins a block with the row and says what its label is, which was read when it was measured:
 * unless that is doubtful, or damage may have cut the piece in which it stands. */
static void
begin_text(struct reflow *reflow, const struct row *row)
{
    bool table = row->flags & ROW_COLUMNS || row->grid;

    begin_block(reflow, table ? ROLE_TABLE : ROLE_PARAGRAPH, row);
    if (is_bare_heading(reflow, row))
        note_heading(reflow, row);
    else if (row->label_readings <= 1 && !is_damaged(reflow, row))
        tree_note_label(reflow->tree, row->label_readings ? &row->label : NULL);
}

/* Adds the words of the row as several pieces, which leave out spaces that are not of the text. */
static void
add_damaged_pieces(struct reflow *reflow, const struct row *row, struct span words, enum join join)
{
    const char *bytes = text_bytes(reflow->text);
    size_t label = row->span.start + row->label_length;
    size_t start = words.start;
    uint32_t closing;

    uni_read_back(bytes, label, &closing);
    if (row->label_length > 0 && !uni_is_ideograph(closing)) /* behind 第一条 a space stays */
        label--;

    for (size_t at = (start > label ? start : label) + 1; at + 1 < words.end; at++) {
        if (!measure_is_stray(bytes + row->span.start, at - row->span.start))
            continue;
        tree_add_piece(reflow->tree, (struct span){start, at}, join);
        start = at + 1;
        join = JOIN_NONE;
    }
    tree_add_piece(reflow->tree, (struct span){start, words.end}, join);
}

/* Adds words of the row, which have no white space at their ends. */
static void
add_trimmed(struct reflow *reflow, const struct row *row, struct span words, enum join join)
{
    if (is_damaged(reflow, row))
        add_damaged_pieces(reflow, row, words, join);
    else
        tree_add_piece(reflow->tree, words, join);
}

/* Adds what lies between the offsets in the row, without white space at its ends; whether there was
 * anything. */
static bool
add_words(struct reflow *reflow, const struct row *row, struct span part, enum join join)
{
    struct span words = text_trim(reflow->text, part);

    if (words.start == words.end)
        return false;
    add_trimmed(reflow, row, words, join);
    return true;
}

/* Whether what stands between the words before the offset and those behind it parts them. */
static bool
is_parted(const struct reflow *reflow, const struct row *row, const struct span *mark)
{
    const char *s = text_bytes(reflow->text) + row->span.start;
    uint32_t c;

    if (markup_parts(s + mark->start, span_length(*mark)))
        return true;
    uni_read_back(s, mark->start, &c);
    if (mark->start > 0 && uni_is_space(c))
        return true;
    return mark->end < span_length(row->span) && uni_leading_space(s + mark->end, 1);
}

/* Adds what stands between the marks of Markdown. */
static void
add_marked_pieces(struct reflow *reflow, const struct row *row, struct span words, enum join join)
{
    const char *bytes = text_bytes(reflow->text);
    size_t at = words.start;
    bool parted = false, first = true;

    markup_read(&reflow->markup, bytes, text_length(reflow->text), row->span);
    for (size_t i = 0; i < reflow->markup.count; i++) {
        const struct span *mark = &reflow->markup.marks[i];
        size_t start = row->span.start + mark->start, end = row->span.start + mark->end;
        if (start < at || end > words.end)
            continue;
        if (add_words(reflow, row, (struct span){at, start}, join))
            first = parted = false;
        parted |= is_parted(reflow, row, mark);
        if (!first)
            join = parted ? JOIN_SPACE : JOIN_NONE;
        at = end;
    }
    add_words(reflow, row, (struct span){at, words.end}, join);
}

/* Adds the row's words: as one piece, unless something in it is not of the text. */
static void
add_row_pieces(struct reflow *reflow, const struct row *row, enum join join)
{
    struct span words = {row->span.start + row->marks, row->span.end - row->tail};

    if (row->flags & ROW_FURNITURE)
        tree_add_piece(reflow->tree, row->span, join);
    else if (reflow->markdown)
        add_marked_pieces(reflow, row, words, join);
    else if (!row->marks && !row->tail)
        add_trimmed(reflow, row, words, join);
    else
        add_words(reflow, row, words, join);
}

static void
note_page(struct reflow *reflow, const struct row *row)
{
    if (!(row->flags & ROW_PAGE))
        return;
    tree_add_page(reflow->tree, row->span.start);
    reflow->page_number++;
}

/* The marks of Markdown before a heading are not of its text. */
static void
add_marks(struct reflow *reflow, const struct row *row)
{
    begin_block(reflow, ROLE_FURNITURE, row);
    tree_add_piece(
        reflow->tree,
        text_trim(reflow->text, (struct span){row->span.start, row->span.start + row->marks}),
        JOIN_NONE);
}

/* The marks of Markdown within the row, from the offset on, one piece each. */
static void
add_inner_marks(struct reflow *reflow, const struct row *row, size_t from)
{
    bool begun = false;

    if (!reflow->markdown)
        return;
    markup_read(&reflow->markup, text_bytes(reflow->text), text_length(reflow->text), row->span);
    for (size_t i = 0; i < reflow->markup.count; i++) {
        size_t start = row->span.start + reflow->markup.marks[i].start;
        if (start < from)
            continue;
        if (!begun)
            begin_block(reflow, ROLE_FURNITURE, row);
        begun = true;
        tree_add_piece(reflow->tree,
                       (struct span){start, row->span.start + reflow->markup.marks[i].end},
                       JOIN_NONE);
    }
}

/* Adds the rows [from, to) to the paragraph that `before` ends (NULL: none has begun), and
 * returns its last row.  Furniture is passed over. */
static const struct row *
add_rows(struct reflow *reflow, size_t from, size_t to, const struct row *before)
{
    for (size_t i = from; i < to; i++) {
        const struct row *row = &reflow->rows.all[i];
        if (row->flags & ROW_FURNITURE)
            continue;
        if (before && row->span.start < before->span.start) { /* the text of a label below it */
            begin_block(reflow, ROLE_PARAGRAPH, row);
            tree_note_label(reflow->tree, NULL);
            before = NULL;
        } else if (!before) {
            if (row->marks)
                add_marks(reflow, row);
            begin_text(reflow, row);
        }
        add_row_pieces(reflow, row, before ? join_of(before, row) : JOIN_NONE);
        before = row;
    }
    return before;
}

/* Puts the footnote that the row `from` begins into the tree; its rows lie before `to`, maybe with
 * those of others between. */
static void
add_footnote(struct reflow *reflow, size_t from, size_t to)
{
    const struct row *first = &reflow->rows.all[from];
    const struct row *before = NULL;

    begin_block(reflow, ROLE_FOOTNOTE, first);
    for (size_t i = from; i < to; i++) {
        const struct row *row = &reflow->rows.all[i];
        if (i > from && row->flags & ROW_PAGE)
            break;
        if (row->note != first->note)
            continue;
        bool mark = before && before == first && before->width <= MARK_WIDEST;
        add_row_pieces(reflow, row, mark ? JOIN_SPACE : before ? join_of(before, row) : JOIN_NONE);
        before = row;
    }
}

/* Whether the row is the first one of a footnote. */
static bool
begins_footnote(const struct rows *rows, size_t i)
{
    const struct row *row = &rows->all[i];

    for (size_t j = i; j > 0 && !(rows->all[j].flags & ROW_PAGE) && rows->all[j - 1].note; j--)
        if (rows->all[j - 1].note == row->note)
            return false;
    return true;
}

/* Page furniture and footnotes. */
static void
add_asides(struct reflow *reflow, size_t from, size_t to)
{
    bool first = true; /* whose marks stand before its block */

    for (size_t i = from; i < to; i++) {
        const struct row *row = &reflow->rows.all[i];
        if (i > from)
            note_page(reflow, row);
        if (!(row->flags & ROW_FURNITURE)) {
            add_inner_marks(reflow, row, row->span.start + (first ? row->marks : 0));
            first = false;
            continue;
        }
        if (!row->note) {
            begin_block(reflow, ROLE_FURNITURE, row);
            add_row_pieces(reflow, row, JOIN_NONE);
        } else if (begins_footnote(&reflow->rows, i)) {
            add_footnote(reflow, i, to);
        }
    }
}

/* Puts one paragraph, the rows [from, to), into the tree; furniture follows it. */
static void
add_paragraph(struct reflow *reflow, size_t from, size_t to)
{
    note_page(reflow, &reflow->rows.all[from]);
    add_rows(reflow, from, to, NULL);
    add_asides(reflow, from, to);
}

static void
drop_rows(struct rows *rows, size_t count)
{
    if (count == 0)
        return;
    memmove(rows->all, rows->all + count, (rows->count - count) * sizeof rows->all[0]);
    rows->count -= count;
}

/* Whether the row `from` is half a heading, the next one, `to`, the label of the text below, and
 * the one behind that the other half of the heading. */
static bool
is_split_heading(const struct rows *rows, size_t from, size_t to)
{
    return to == from + 1 && to + 2 < rows->count && !rows->all[from].grid &&
           row_is_half_heading(&rows->all[from]) && (rows->all[to].flags & ROW_LABEL_ONLY) &&
           row_is_other_half(&rows->all[to + 1]) &&
           !(rows->all[to + 2].flags & (ROW_LABEL | ROW_FURNITURE));
}

/* Puts labels and their texts further down into the tree, what interrupts them behind them all.
 * Returns where the next paragraph begins. */
static size_t
add_labelled(struct reflow *reflow, const struct stack *stack)
{
    size_t from = stack->labels[0], end = stack->texts[stack->count];

    note_page(reflow, &reflow->rows.all[from]);
    for (size_t i = 0; i < stack->count; i++) {
        size_t label = stack->labels[i];
        add_rows(reflow, stack->texts[i], stack->texts[i + 1],
                 add_rows(reflow, label, label + 1, NULL));
    }
    add_asides(reflow, from, end);
    return end;
}

/* The heading whose halves are the rows from and to + 1, and the paragraph whose label is the row
 * `to`. */
static size_t
add_split_heading(struct reflow *reflow, size_t from, size_t to)
{
    struct stack stack = {.count = 2,
                          .labels = {from, to},
                          .texts = {to + 1, to + 2, wrap_next(&reflow->rows, to + 3)}};

    diags_add(reflow->diags, DIAG_REPAIR, reflow->rows.all[from].line + 1,
              _("a label stood within a heading"));
    return add_labelled(reflow, &stack);
}

/* Puts the paragraph [from, to) into the tree, or, when it is a label upon others, all of them with
 * their texts.  Returns where the next paragraph begins. */
static size_t
add_next(struct reflow *reflow, size_t from, size_t to)
{
    const struct rows *rows = &reflow->rows;
    struct stack stack;

    if (is_split_heading(rows, from, to))
        return add_split_heading(reflow, from, to);
    if (!stack_read(rows, from, &stack)) {
        add_paragraph(reflow, from, to);
        return to;
    }
    diags_add(reflow->diags, DIAG_REPAIR, rows->all[from].line + 1,
              stack.fits ? _("%zu labels stood before their texts")
                         : _("%zu labels stood before texts of another number"),
              stack.count);
    return add_labelled(reflow, &stack);
}

/* Puts the paragraphs into the tree that begin before the end of the stretch. */
static void
add_paragraphs(struct reflow *reflow, const struct habit *habit, bool all)
{
    struct rows *rows = &reflow->rows;
    size_t from = 0;

    while (from < rows->count && (all || rows->all[from].span.start < reflow->stretch_end))
        from = add_next(reflow, from, wrap_next(rows, from + 1));
    doubt_count(&reflow->doubt, reflow->text, habit, rows, from);
    drop_rows(rows, from);
}

void
reflow_advance(struct reflow *reflow)
{
    while (measure_stretch(reflow)) {
        bool ends = text_is_closed(reflow->text) && reflow->line == text_line_count(reflow->text);
        struct habit habit;
        if (!reflow->begun)
            reflow->by_depth = reflow->markdown && are_bare(&reflow->rows);
        reflow->begun = true;
        furniture_mark(reflow->furniture, reflow->text, &reflow->rows, reflow->marked, ends);
        footnote_mark(reflow->text, &reflow->rows, reflow->marked, ends);
        stack_lift(&reflow->rows, reflow->marked);
        named_mark(reflow->text, &reflow->rows);
        grid_mark(reflow->text, &reflow->rows);
        habit_find(&habit, &reflow->rows, 0);
        wrap_decide(&habit, &reflow->rows, 0);
        reflow->stray = habit.stray;
        reflow->indented = habit.wrapped && habit.indented;
        add_paragraphs(reflow, &habit, ends);
        if (ends) {
            doubt_tell(&reflow->doubt, reflow->diags);
            return;
        }
        reflow->marked = reflow->rows.count;
        reflow->stretch_end += STRETCH;
    }
}
