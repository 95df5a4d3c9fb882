/* anchors.c: whether highlights stay at their words when the notice comes in another form.
 *
 *     anchors [TEXT[=PDF]]...
 *
 * On each notice (without any, those that the project ships) 30 random highlights are made, and
 * looked for again
 *
 *     after the notice was set as a page and taken apart again, in four styles,
 *     in GB18030 and UTF-16, and under another name,
 *     in the PDF, where there is one,
 *     after 1 of 100 of the characters elsewhere was edited,
 *     after 1 of 100 of their own was, one at least, and
 *     after they were taken away.
 *
 * Where each character went is known, or, for a PDF, found by a comparison of all of both (Myers,
 * An O(ND) Difference Algorithm and Its Variations, Algorithmica 1, 1986).  Prints how many stand
 * on the same words, how many are lost, and how many stand elsewhere, which none may; with DETAILS
 * in the environment, where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notes/notes.h"
#include "notes/words.h"
#include "source/filter.h"

#define HIGHLIGHTS 30

/* ---- Chance, the same each time ---- */

static uint64_t chance = 20261125;

static size_t
random_below(size_t limit)
{
    chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return limit ? (size_t)(chance >> 33) % limit : 0;
}

/* ---- What is counted ---- */

enum trial {
    PLAIN,
    SPACED,
    PAGED,
    INDENTED,
    GB18030,
    UTF16,
    RENAMED,
    PDF,
    ELSEWHERE,
    INSIDE,
    GONE,
    TRIAL_COUNT
};

static const struct {
    const char *name;
    double least; /* of 100 */
} trials[TRIAL_COUNT] = {
    [PLAIN] = {"set anew, plain", 100},
    [SPACED] = {"set anew, spaced", 100},
    [PAGED] = {"set anew, with pages", 100},
    [INDENTED] = {"set anew, indented", 100},
    [GB18030] = {"in GB18030", 100},
    [UTF16] = {"in UTF-16", 100},
    [RENAMED] = {"under another name", 100},
    [PDF] = {"in the PDF", 98},
    [ELSEWHERE] = {"edited elsewhere", 100},
    [INSIDE] = {"edited inside", 95},
    [GONE] = {"taken away: lost as it should be", 100},
};

static struct {
    size_t all, right, lost, wrong;
} scores[TRIAL_COUNT];

static bool is_verbose;

/* ---- Notices ---- */

static struct doc_rules rules;

static struct doc *
whole(struct doc *doc)
{
    if (doc)
        doc_finish(doc);
    return doc;
}

static struct doc *
doc_of(const char *path, struct buf *bytes)
{
    struct err err;
    struct doc *doc = whole(doc_from_bytes(path, bytes, NULL, &err));

    if (!doc)
        fprintf(stderr, "%s: %s\n", path, err.sentence);
    buf_fini(bytes);
    return doc;
}

/* Where the characters of a text stand in another: by offset; NONE where they are gone. */
struct map {
    size_t *to;
    size_t length;
};

static struct map
new_map(size_t length)
{
    struct map map = {mem_zero(length + 1, sizeof map.to[0]), length};

    for (size_t i = 0; i <= length; i++)
        map.to[i] = NONE;
    return map;
}

/* From the first character of the span that is still there to the last one. */
static struct span
mapped(const struct map *map, const struct doc *from, const struct doc *to, struct span span)
{
    struct span result = {NONE, NONE};
    uint32_t c;

    for (size_t at = span.start; at < span.end;
         at += uni_read(text_bytes(doc_text(from)) + at, &c)) {
        size_t there = map->to[at];
        if (there == NONE)
            continue;
        if (result.start == NONE)
            result.start = there;
        result.end = there + uni_read(text_bytes(doc_text(to)) + there, &c);
    }
    return result;
}

/* ---- Setting a notice as a page (as the judge of the corpus does) ---- */

#define LINE_CELLS 56
#define PAGE_LINES 22

struct page {
    enum trial style;
    struct buf out;
    struct map map;
    size_t line, page;
};

/* A character of a paragraph and where it was. */
struct letter {
    char bytes[4];
    size_t length, from;
    uint32_t c;
};

struct letters {
    struct letter *all;
    size_t count, capacity;
};

static void
add_letter(struct letters *letters, const char *s, size_t length, size_t from)
{
    letters->all =
        mem_grow(letters->all, &letters->capacity, letters->count + 1, sizeof letters->all[0]);
    struct letter *letter = &letters->all[letters->count++];
    *letter = (struct letter){.length = length, .from = from};
    memcpy(letter->bytes, s, length);
    uni_read(letter->bytes, &letter->c);
}

/* The paragraph with its lines joined. */
static void
read_block(struct letters *letters, const struct tree *tree, const struct block *block)
{
    const char *bytes = text_bytes(tree_text(tree));
    uint32_t c;

    letters->count = 0;
    for (size_t i = 0; i < block->piece_count; i++) {
        const struct piece *piece = tree_piece(tree, block, i);
        bool hyphen =
            i + 1 < block->piece_count && tree_piece(tree, block, i + 1)->join == JOIN_HYPHEN;
        if (i && piece->join == JOIN_SPACE)
            add_letter(letters, " ", 1, NONE);
        for (size_t at = piece->span.start, step; at < piece->span.end; at += step) {
            step = uni_read(bytes + at, &c);
            if (!hyphen || at + step < piece->span.end)
                add_letter(letters, bytes + at, step, at);
        }
    }
}

static bool
is_one_of(uint32_t c, const char *set)
{
    uint32_t member;

    for (const char *at = set; *at;) {
        at += uni_read(at, &member);
        if (c == member)
            return true;
    }
    return false;
}

static bool
is_of_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '%' || c == '-';
}

/* Where the atom that begins at `from` ends: a character, a word, a number. */
static size_t
atom_end(const struct letters *letters, size_t from)
{
    size_t to = from + 1;

    while (is_of_word(letters->all[from].c) && to < letters->count &&
           is_of_word(letters->all[to].c))
        to++;
    return to;
}

static int
cells_between(const struct letters *letters, size_t from, size_t to)
{
    int cells = 0;

    for (size_t i = from; i < to; i++)
        cells += uni_width(letters->all[i].c, 2);
    return cells;
}

static void
end_page(struct page *page)
{
    if (page->style == SPACED)
        buf_add_char(&page->out, ' ');
    if (page->style == PAGED)
        buf_addf(&page->out, "\n— %zu —\n\f", ++page->page);
    page->line = 0;
}

static void
set_line(struct page *page, const struct letters *letters, size_t from, size_t to)
{
    if (page->line == PAGE_LINES)
        end_page(page);
    for (size_t i = from; i < to; i++) {
        const struct letter *letter = &letters->all[i];
        if (letter->from != NONE)
            page->map.to[letter->from] = page->out.length;
        buf_add(&page->out, letter->bytes, letter->length);
    }
    buf_add_string(&page->out,
                   page->style == SPACED && page->line + 1 < PAGE_LINES ? "\n\n" : "\n");
    page->line++;
}

/* Where the line that begins at `from` ends: no closing mark begins a line, no opening one
 * ends it. */
static size_t
line_end(const struct letters *letters, size_t from, int used)
{
    size_t end = from;

    while (end < letters->count) {
        size_t next = atom_end(letters, end);
        used += cells_between(letters, end, next);
        if (end > from && used > LINE_CELLS &&
            !is_one_of(letters->all[end].c, "，。、；：？！）》」』】〕”’…—％·,.;:?!)"))
            break;
        end = next;
    }
    while (end < letters->count && end > from + 1 &&
           is_one_of(letters->all[end - 1].c, "（《「『【〔“‘"))
        end--;
    return end;
}

static void
set_paragraph(struct page *page, const struct letters *letters)
{
    int used = 4;

    if (page->style == INDENTED)
        buf_add_string(&page->out, "　　");
    for (size_t from = 0, to; from < letters->count; from = to, used = 0) {
        to = line_end(letters, from, used);
        set_line(page, letters, from, to);
    }
}

static struct doc *
set_anew(const struct doc *doc, enum trial style, struct map *map)
{
    const struct tree *tree = doc_tree(doc);
    struct page page = {style, BUF_INIT, new_map(text_length(doc_text(doc))), 0, 0};
    struct letters letters = {0};

    for (size_t i = 0; i < tree_block_count(tree); i++)
        if (tree_block(tree, i)->role != ROLE_FURNITURE) {
            read_block(&letters, tree, tree_block(tree, i));
            set_paragraph(&page, &letters);
        }
    free(letters.all);
    *map = page.map;
    return doc_of("/forms/set-anew.txt", &page.out);
}

/* ---- Other encodings ---- */

/* The same bytes of text; NULL where the encoding has not all of the characters. */
static struct doc *
encode(const struct doc *doc, const char *encoding, const char *mark, size_t mark_length,
       struct map *map)
{
    size_t left = text_length(doc_text(doc)), room = 4 * left + 4;
    char *in = mem_copy(text_bytes(doc_text(doc)), left), *from = in;
    struct buf out = BUF_INIT;
    iconv_t door = iconv_open(encoding, "UTF-8");

    buf_add(&out, mark, mark_length);
    char *start = buf_reserve(&out, room), *to = start;
    bool ok = iconv(door, &from, &left, &to, &room) == 0;
    out.length += (size_t)(to - start);
    iconv_close(door);
    free(in);
    *map = new_map(text_length(doc_text(doc)));
    if (!ok) {
        buf_fini(&out);
        return NULL;
    }
    struct doc *encoded = doc_of("/forms/encoded.txt", &out);
    if (encoded && text_length(doc_text(encoded)) == map->length)
        for (size_t i = 0; i < map->length; i++)
            map->to[i] = i;
    else
        fprintf(stderr, "%s: not the same in %s\n", doc_path(doc), encoding);
    return encoded;
}

/* ---- Edits ---- */

/* Puts the character in, over or away at chance. */
static void
edit(const struct doc *doc, size_t at, size_t step, struct buf *out, struct map *map)
{
    static const char *const others[] = {"，", "的", "新", "3", "x", "区", "镇", "理"};
    const char *other, *here = text_bytes(doc_text(doc)) + at;
    uint32_t c, before, next;

    uni_read(here, &next);
    uni_read_back(text_bytes(doc_text(doc)), at, &before);
    do { /* of two that are the same nobody can tell which was put in */
        other = others[random_below(sizeof others / sizeof others[0])];
        uni_read(other, &c);
    } while (c == before || c == next);
    switch (random_below(3)) {
    case 0:
        buf_add_string(out, other);
        map->to[at] = out->length;
        buf_add(out, text_bytes(doc_text(doc)) + at, step);
        break;
    case 1:
        map->to[at] = out->length; /* what stands for it is its heir */
        buf_add_string(out, other);
        break;
    default:
        break;
    }
}

/* The notice with some of its characters edited, those whose flag is set. */
static struct doc *
edited(const struct doc *doc, const char *flags, struct map *map)
{
    const struct text *text = doc_text(doc);
    struct buf out = BUF_INIT;
    uint32_t c;

    *map = new_map(text_length(text));
    for (size_t at = 0, step; at < text_length(text); at += step) {
        step = uni_read(text_bytes(text) + at, &c);
        if (flags[at]) {
            edit(doc, at, step, &out, map);
        } else {
            map->to[at] = out.length;
            buf_add(&out, text_bytes(text) + at, step);
        }
    }
    return doc_of(doc_path(doc), &out);
}

/* Sets flags of about 1 of 100 of the words with an index in from..to, `least` at least. */
static void
flag_words(const struct words *words, size_t from, size_t to, size_t least, char *flags)
{
    size_t count = (to - from) / 100;

    for (count = count > least ? count : least; count > 0 && from < to; count--)
        flags[words->offsets[from + random_below(to - from)]] = 1;
}

/* ---- Comparing two extractions ---- */

/* The furthest that each diagonal has come, of each number of edits. */
struct myers {
    size_t **rows;
    size_t count, capacity;
};

/* Maps the words of one text to those of another along a shortest way. */
static void
compare(const struct words *a, const struct words *b, size_t *to)
{
    ptrdiff_t n = (ptrdiff_t)a->count, m = (ptrdiff_t)b->count, most = n + m, d;
    struct myers myers = {0};
    ptrdiff_t x = 0, y, k = 0;

    for (d = 0; d <= most; d++) {
        size_t *row = mem_zero((size_t)(2 * d + 1), sizeof row[0]);
        const size_t *last = d ? myers.rows[d - 1] : NULL;
        bool there = false;
        for (k = -d; k <= d && !there; k += 2) {
            if (d == 0)
                x = 0;
            else if (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]))
                x = (ptrdiff_t)last[k + 1 + d - 1];
            else
                x = (ptrdiff_t)last[k - 1 + d - 1] + 1;
            y = x - k;
            while (x < n && y < m && a->characters[x] == b->characters[y]) {
                x++;
                y++;
            }
            row[k + d] = (size_t)x;
            there = x >= n && y >= m;
        }
        myers.rows = mem_grow(myers.rows, &myers.capacity, myers.count + 1, sizeof row);
        myers.rows[myers.count++] = row;
        if (there)
            break;
    }
    for (size_t i = 0; i < a->count; i++)
        to[i] = NONE;
    x = n;
    y = m;
    for (; d >= 0; d--) {
        k = x - y;
        ptrdiff_t begin = 0;
        bool down = false;
        if (d) {
            const size_t *last = myers.rows[d - 1];
            down = k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
            begin = down ? (ptrdiff_t)last[k + 1 + d - 1] : (ptrdiff_t)last[k - 1 + d - 1] + 1;
        }
        while (x > begin) {
            x--;
            y--;
            to[x] = (size_t)y;
        }
        if (d) {
            x -= !down;
            y -= down;
        }
    }
    for (size_t i = 0; i < myers.count; i++)
        free(myers.rows[i]);
    free(myers.rows);
}

static struct map
compare_docs(const struct doc *from, const struct doc *to)
{
    struct words a = {0}, b = {0};
    struct map map = new_map(text_length(doc_text(from)));

    words_read_tree(&a, doc_tree(from));
    words_read_tree(&b, doc_tree(to));
    size_t *way = mem_zero(a.count + 1, sizeof way[0]);
    compare(&a, &b, way);
    for (size_t i = 0; i < a.count; i++)
        if (way[i] != NONE)
            map.to[a.offsets[i]] = b.offsets[way[i]];
    free(way);
    words_fini(&a);
    words_fini(&b);
    return map;
}

/* ---- The trials ---- */

static struct notes *notes;

/* What was highlighted: of each its id and its span in the text form. */
struct highlight {
    char id[64];
    struct span span;
};

static struct highlight highlights[HIGHLIGHTS];
static size_t highlight_count;

static bool
attach(const struct doc *doc)
{
    struct err err = {""};

    if (notes_attach(notes, doc, &err))
        return true;
    fprintf(stderr, "%s: %s\n", doc_path(doc), err.sentence);
    return false;
}

/* Characters of a highlight: of a phrase, a clause, a sentence, a paragraph. */
static size_t
random_length(void)
{
    static const size_t ranges[][2] = {{4, 12}, {13, 40}, {41, 100}, {101, 400}};
    const size_t *range = ranges[random_below(4)];

    return range[0] + random_below(range[1] - range[0] + 1);
}

static void
make_highlights(const struct doc *doc, const struct words *words)
{
    struct err err = {""};

    highlight_count = 0;
    for (size_t i = 0; i < HIGHLIGHTS && words->count > 4; i++) {
        size_t length = random_length();
        length = length < words->count ? length : words->count;
        size_t from = random_below(words->count - length + 1);
        const struct note_draft draft = {
            .kind = NOTE_HIGHLIGHT, .span = words_span(words, doc_text(doc), from, from + length)};
        const struct note *note = notes_add(notes, &draft, &err);
        if (!note) {
            fprintf(stderr, "%s: %s\n", doc_path(doc), err.sentence);
            continue;
        }
        struct highlight *made = &highlights[highlight_count++];
        snprintf(made->id, sizeof made->id, "%s", note->id);
        made->span = note->span;
    }
}

/* The first characters of the span in a row, for a person. */
static void
print_span(const struct doc *doc, struct span span)
{
    struct buf text = BUF_INIT;

    if (span.start != NONE)
        quotation_text(doc_tree(doc), span, &text);
    for (size_t i = 0; i < text.length; i++)
        text.bytes[i] = text.bytes[i] == '\n' ? ' ' : text.bytes[i];
    fprintf(stderr, "    %zu..%zu %s\n", span.start, span.end, buf_string(&text));
    buf_fini(&text);
}

static bool
is_same(struct span a, struct span b)
{
    return a.start == b.start && a.end == b.end;
}

static void
judge(enum trial trial, const struct highlight *made, const struct map *map, const struct doc *from,
      const struct doc *to)
{
    const struct note *note = notes_find(notes, made->id);
    struct span expected = mapped(map, from, to, made->span);
    bool found = note && (note->state == NOTE_PLACED || note->state == NOTE_EDITED);

    if (expected.start == NONE)
        return; /* nothing of it is in this form */
    scores[trial].all++;
    if (found && is_same(note->span, expected))
        scores[trial].right++;
    else if (found)
        scores[trial].wrong++;
    else
        scores[trial].lost++;
    if (!is_verbose || (found && is_same(note->span, expected)))
        return;
    fprintf(stderr, "  %s: %s: %s\n", doc_path(from), trials[trial].name,
            !note   ? "not there"
            : found ? "elsewhere"
                    : "lost");
    print_span(from, made->span);
    print_span(to, expected);
    if (note)
        print_span(to, note->span);
}

/* Takes over the doc and the map. */
static void
try_form(enum trial trial, const struct doc *from, struct doc *to, struct map map)
{
    if (to && attach(to))
        for (size_t i = 0; i < highlight_count; i++)
            judge(trial, &highlights[i], &map, from, to);
    notes_detach(notes);
    doc_free(to);
    free(map.to);
}

static struct doc *
renamed(const struct doc *doc, struct map *map)
{
    struct buf bytes = BUF_INIT;

    buf_add(&bytes, text_bytes(doc_text(doc)), text_length(doc_text(doc)));
    *map = new_map(text_length(doc_text(doc)));
    for (size_t i = 0; i < map->length; i++)
        map->to[i] = i;
    return doc_of("/elsewhere/another name.txt", &bytes);
}

/* The words of a highlight are taken away: it may not be found, whatever is like it. */
static void
try_without(const struct doc *doc, const struct highlight *made)
{
    const struct text *text = doc_text(doc);
    struct buf bytes = BUF_INIT;

    buf_add(&bytes, text_bytes(text), made->span.start);
    buf_add(&bytes, text_bytes(text) + made->span.end, text_length(text) - made->span.end);
    struct doc *other = doc_of(doc_path(doc), &bytes);
    if (other && attach(other)) {
        const struct note *note = notes_find(notes, made->id);
        bool lost = !note || note->state == NOTE_LOST;
        scores[GONE].all++;
        scores[GONE].right += lost;
        scores[GONE].wrong += !lost;
        if (!lost && is_verbose) {
            fprintf(stderr, "  %s: placed although taken away\n", doc_path(doc));
            print_span(doc, made->span);
            print_span(other, note->span);
        }
    }
    notes_detach(notes);
    doc_free(other);
}

static void
try_edits(const struct doc *doc, const struct words *words, const struct highlight *made)
{
    size_t length = text_length(doc_text(doc));
    size_t from = words_index(words, made->span.start), to = words_index(words, made->span.end);

    for (int trial = ELSEWHERE; trial <= INSIDE; trial++) {
        char *flags = mem_zero(length + 1, 1);
        struct map map;
        if (trial == INSIDE) {
            flag_words(words, from + 1, to - 1, 1, flags);
        } else {
            flag_words(words, 0, from, 0, flags);
            flag_words(words, to, words->count, 0, flags);
        }
        struct doc *other = edited(doc, flags, &map);
        if (other && attach(other))
            judge((enum trial)trial, made, &map, doc, other);
        notes_detach(notes);
        doc_free(other);
        free(map.to);
        free(flags);
    }
}

static void
try_notice(const char *path, const char *pdf)
{
    struct err err;
    struct doc *doc = whole(doc_open(path, &rules, NULL, &err)), *other;
    struct words words = {0};
    struct map map;

    if (!doc || !attach(doc)) {
        doc_free(doc);
        return;
    }
    words_read_tree(&words, doc_tree(doc));
    make_highlights(doc, &words);
    for (int style = PLAIN; style <= INDENTED; style++) {
        other = set_anew(doc, (enum trial)style, &map);
        try_form((enum trial)style, doc, other, map);
    }
    other = encode(doc, "GB18030", "", 0, &map);
    try_form(GB18030, doc, other, map);
    other = encode(doc, "UTF-16LE", "\xFF\xFE", 2, &map);
    try_form(UTF16, doc, other, map);
    other = renamed(doc, &map);
    try_form(RENAMED, doc, other, map);
    if (pdf && (other = whole(doc_open(pdf, &rules, NULL, &err))))
        try_form(PDF, doc, other, compare_docs(doc, other));
    else if (pdf)
        fprintf(stderr, "%s: %s\n", pdf, err.sentence);
    for (size_t i = 0; i < highlight_count; i++) {
        try_edits(doc, &words, &highlights[i]);
        try_without(doc, &highlights[i]);
    }
    words_fini(&words);
    doc_free(doc);
}

/* Each notice has a store of its own: what is known of others must not help, nor harm. */
static void
try_with_store(const char *folder, const char *word)
{
    struct err err;
    char *path = mem_copy_string(word), *pdf = strchr(path, '=');
    char *store = file_join(folder, "notes.db");

    if (pdf)
        *pdf++ = '\0';
    notes = notes_open(store, &err);
    if (notes)
        try_notice(path, pdf);
    else
        fprintf(stderr, "%s: %s\n", store, err.sentence);
    notes_free(notes);
    unlink(store);
    free(store);
    free(path);
}

static const char *const own[] = {"fangxun-tongzhi", "gongyuan-guanli-ling", "library-hours-notice",
                                  "bosai-kunren-tsuchi"};

static void
try_own(const char *folder)
{
    const char *top = getenv("top_srcdir");

    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        struct buf path = BUF_INIT;
        buf_addf(&path, "%s/doc/notices/%s.txt", top ? top : ".", own[i]);
        try_with_store(folder, buf_string(&path));
        buf_fini(&path);
    }
}

static int
report(void)
{
    int number = 0, failed = 0;

    for (int i = 0; i < TRIAL_COUNT; i++) {
        double share = scores[i].all ? 100.0 * (double)scores[i].right / (double)scores[i].all : 0;
        bool ok = share >= trials[i].least && scores[i].wrong == 0;
        if (scores[i].all == 0)
            continue;
        printf("%sok %d - %s: %zu of %zu on the same words (%.2f%%), %zu lost, %zu elsewhere\n",
               ok ? "" : "not ", ++number, trials[i].name, scores[i].right, scores[i].all, share,
               scores[i].lost, scores[i].wrong);
        failed += !ok;
    }
    printf("1..%d\n", number);
    return failed > 0;
}

int
main(int argc, char **argv)
{
    const char *base = getenv("TMPDIR");
    char *folder = file_join(base ? base : "/tmp", "gongwen-anchors.XXXXXX");
    struct filters *filters = filters_new();

    is_verbose = getenv("DETAILS") != NULL;
    rules.filters = filters;
    if (!mkdtemp(folder))
        return 2;
    for (int i = 1; i < argc; i++)
        try_with_store(folder, argv[i]);
    if (argc == 1)
        try_own(folder);
    rmdir(folder);
    free(folder);
    filters_free(filters);
    return report();
}
