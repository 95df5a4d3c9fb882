/* row_rules.c: what holds of the rows of every notice at every width, by the standards.
 *
 *     row_rules [--quick] FILE...
 *
 * Lays out each file as a notice and as the source it is, at the widths 20 to 120 (--quick: at
 * some of them; and at some that are narrower, where the last three rules alone are asked for),
 * with ambiguous characters one and two columns wide, and counts
 *
 *     rows that begin with a mark that may not begin one, or end with one that may not end one
 *     —— and …… that two rows share
 *     document numbers, 〔2020〕13号, that two rows share although one could hold them
 *     rows of one or two characters in a title of several rows
 *     rows that are wider than the window
 *     rows that do not give the text back, and offsets that do not lead back to their row
 *
 * where the break was made here and not by the source.  Each count is to be 0.  Then the columns
 * that are left empty on a full row, on average, against those that ICU's breaks (zh, strict)
 * leave in the same texts; that is skipped where the program was built without ICU.  Prints the
 * Test Anything Protocol, and where it went wrong first.
 *
 * The marks are written here from GB/T 15834, CLREQ and JLREQ, not taken from layout/linebreak.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/uni.h"
#include "layout/fill.h"
#include "layout/joined.h"
#include "layout/layout.h"
#include "rows/icu_breaks.h"

#define LEAST_WIDTH 20
#define MOST_WIDTH  120
#define QUICK_STEP  9
#define MANNER_STEP 5 /* each such width in the other manners too (layout/manner.h) */
#define TOLD_MOST   5

/* What is counted. */
enum rule { FIRST, LAST, DASH, NUMBER, LONELY, WIDE, TEXT, PLACE, RULES };

static const char *const rule_names[RULES] = {
    [FIRST] = "rows that begin with a mark that may not",
    [LAST] = "rows that end with a mark that may not",
    [DASH] = "divided dashes and ellipses",
    [NUMBER] = "divided document numbers",
    [LONELY] = "rows of a title with one or two characters",
    [WIDE] = "rows wider than the window",
    [TEXT] = "units whose rows do not give their text",
    [PLACE] = "offsets that do not lead to their row",
};

struct counts {
    const char *path;
    long rows, breaks;
    long wrong[RULES];
};

/* The rows of a unit as one text, and where each of them begins and ends in it. */
struct unit_rows {
    struct buf text;
    struct {
        size_t start, end;
        int left;       /* the column of its first character */
        bool by_layout; /* the break before it is the layout's */
    } * all;
    size_t count, capacity;
};

static void
tell(struct counts *counts, enum rule rule, const struct layout *layout, struct place place,
     const char *s, size_t length)
{
    const struct layout_options *how = layout_options(layout);
    if (counts->wrong[rule]++ >= TOLD_MOST || (how->measure < LEAST_WIDTH && rule < WIDE))
        return;
    printf("# %s: %s %d columns, unit %zu, row %zu%s: %.*s\n", rule_names[rule], counts->path,
           how->measure, place.unit, place.row, how->mode == LAYOUT_SOURCE ? " of the source" : "",
           (int)length, s);
}

/* ---- The rows of a unit -------------------------------------------------------- */

/* A table's lines are the source's. */
static bool
is_source_break(const struct doc *doc, const struct layout *layout, const struct row *row,
                size_t from, size_t to)
{
    if (layout_options(layout)->mode == LAYOUT_SOURCE)
        return false;
    const struct tree *tree = doc_tree(doc);
    enum role role = tree_block(tree, tree_block_at(tree, row->span.start))->role;
    return role == ROLE_TABLE && to > from &&
           memchr(text_bytes(doc_text(doc)) + from, '\n', to - from);
}

static void
add_row(const struct doc *doc, const struct layout *layout, const struct row *row, size_t before,
        struct unit_rows *rows)
{
    size_t start = rows->text.length;

    for (size_t i = 0; i < row->run_count; i++)
        layout_run_text(layout, &row->runs[i], &rows->text);
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity ? 2 * rows->capacity : 64;
        rows->all = realloc(rows->all, rows->capacity * sizeof rows->all[0]);
    }
    bool by_layout = rows->count > 0 && !is_source_break(doc, layout, row, before, row->span.start);
    rows->all[rows->count].start = start;
    rows->all[rows->count].end = rows->text.length;
    rows->all[rows->count].left = row->run_count ? row->runs[0].column : 0;
    rows->all[rows->count++].by_layout = by_layout;
}

/* ---- Marks ------------------------------------------------------------------- */

static const char not_first[] = "，。、；：？！．）》」』】〕〗〉］｝”’·‧・…～〜－／｡｣､)]}"
                                "々ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
static const char not_last[] = "（《「『【〔〖〈［｛“‘｢([{";

static bool
is_among(const char *marks, const char *s, size_t length)
{
    return length > 0 && memmem(marks, strlen(marks), s, length);
}

static bool
is_letter(const char *s, size_t length)
{
    return length == 1 && ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'));
}

/* Whether the two clusters are halves of one —— or ……. */
static bool
is_divided(const char *before, const char *after, size_t bytes)
{
    return bytes == 3 && memcmp(before, after, bytes) == 0 &&
           (memcmp(before, "—", bytes) == 0 || memcmp(before, "…", bytes) == 0);
}

/* The break before a row: what stands on either side of it. */
static void
check_break(struct counts *counts, const struct layout *layout, struct place place,
            const struct unit_rows *rows, size_t i)
{
    const char *s = rows->text.bytes;
    size_t at = rows->all[i].start;
    size_t length = rows->all[i].end - at;
    size_t first = uni_cluster(s + at, length);
    size_t last = uni_cluster_back(s, at);
    bool apostrophe = first == 3 && memcmp(s + at, "’", 3) == 0 &&
                      is_letter(s + at + first, length > first ? 1 : 0);

    counts->breaks++;
    if (is_among(not_first, s + at, first) && !apostrophe)
        tell(counts, FIRST, layout, place, s + at, length);
    if (is_among(not_last, s + at - last, last))
        tell(counts, LAST, layout, place, s + rows->all[i - 1].start, at - rows->all[i - 1].start);
    if (first == last && is_divided(s + at - last, s + at, first))
        tell(counts, DASH, layout, place, s + at, length);
}

/* ---- Document numbers ---------------------------------------------------------- */

static size_t
skip(const char *s, size_t length, const char *word)
{
    return length >= strlen(word) && memcmp(s, word, strlen(word)) == 0 ? strlen(word) : 0;
}

static size_t
skip_digits(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length && s[at] >= '0' && s[at] <= '9')
        at++;
    return at;
}

/* The bytes of 〔2020〕13号, 〔2020〕 13 号 or 〔2020〕第13号 at the start, else 0. */
static size_t
document_number(const char *s, size_t length)
{
    size_t at = skip(s, length, "〔");

    if (at == 0 || skip_digits(s + at, length - at) != 4)
        return 0;
    at += 4;
    size_t close = skip(s + at, length - at, "〕");
    at += close;
    at += skip(s + at, length - at, " ");
    at += skip(s + at, length - at, "第");
    size_t digits = skip_digits(s + at, length - at);
    at += digits;
    at += skip(s + at, length - at, " ");
    size_t end = skip(s + at, length - at, "号");
    return close && digits && end ? at + end : 0;
}

static void
check_numbers(struct counts *counts, const struct layout *layout, size_t unit,
              const struct unit_rows *rows)
{
    const char *s = rows->text.bytes;
    const struct layout_options *how = layout_options(layout);

    for (size_t i = 1; i < rows->count; i++) {
        size_t from = rows->all[i - 1].start;
        for (size_t at = from; at < rows->all[i].start; at++) {
            size_t length = document_number(s + at, rows->text.length - at);
            int cells = uni_cells(s + at, length, how->ambiguous);
            if (rows->all[i].by_layout && at + length > rows->all[i].start &&
                cells <= how->measure - rows->all[i].left)
                tell(counts, NUMBER, layout, (struct place){unit, i}, s + at, length);
        }
    }
}

/* ---- Titles ------------------------------------------------------------------- */

static void
check_title(struct counts *counts, const struct doc *doc, struct layout *layout, size_t unit,
            const struct unit_rows *rows)
{
    const struct tree *tree = doc_tree(doc);

    if (layout_options(layout)->mode == LAYOUT_SOURCE || rows->count < 2 ||
        tree_block(tree, tree_block_at(tree, layout_offset(layout, (struct place){unit, 0})))
                ->role != ROLE_TITLE)
        return;
    for (size_t i = 0; i < rows->count; i++) {
        const char *s = rows->text.bytes + rows->all[i].start;
        size_t length = rows->all[i].end - rows->all[i].start;
        if (uni_cells(s, length, 1) <= 4)
            tell(counts, LONELY, layout, (struct place){unit, i}, s, length);
    }
}

/* ---- Rows -------------------------------------------------------------------- */

static void
check_row(struct counts *counts, struct layout *layout, struct place place)
{
    const struct row *row = layout_row(layout, place);
    const struct layout_options *how = layout_options(layout);
    struct buf text = BUF_INIT;

    counts->rows++;
    layout_row_text(layout, row, &text);
    int width = uni_cells(buf_string(&text), text.length, how->ambiguous);
    if (width != row->width ||
        (width > how->measure && uni_cluster(text.bytes, text.length) != text.length))
        tell(counts, WIDE, layout, place, text.bytes, text.length);
    for (size_t i = 0; i < row->run_count; i++) {
        struct place start = layout_place(layout, row->runs[i].span.start);
        struct place end = layout_place(layout, row->runs[i].span.end - 1);
        if (start.unit != place.unit || start.row != place.row || end.unit != place.unit ||
            end.row != place.row)
            tell(counts, PLACE, layout, place, text.bytes, text.length);
    }
    buf_fini(&text);
}

/* The rows of one unit; `all` takes what their runs hold of the source. */
static void
check_unit(struct counts *counts, const struct doc *doc, struct layout *layout, size_t unit,
           struct unit_rows *rows, struct buf *all)
{
    size_t count = layout_row_count(layout, unit);
    size_t before = 0;

    buf_clear(&rows->text);
    rows->count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct row *row = layout_row(layout, (struct place){unit, i});
        check_row(counts, layout, (struct place){unit, i});
        if (row->run_count == 0)
            continue;
        for (size_t j = 0; j < row->run_count; j++)
            buf_add(all, text_bytes(doc_text(doc)) + row->runs[j].span.start,
                    span_length(row->runs[j].span));
        add_row(doc, layout, row, before, rows);
        before = row->span.end;
    }
    for (size_t i = 1; i < rows->count; i++)
        if (rows->all[i].by_layout)
            check_break(counts, layout, (struct place){unit, i}, rows, i);
    check_numbers(counts, layout, unit, rows);
    check_title(counts, doc, layout, unit, rows);
}

/* What the rows are to give: the text of the blocks, or of the source. */
static void
add_wanted(const struct doc *doc, enum layout_mode mode, struct buf *out)
{
    const struct tree *tree = doc_tree(doc);

    if (mode == LAYOUT_SOURCE) {
        buf_add(out, text_bytes(doc_text(doc)), text_length(doc_text(doc)));
        return;
    }
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        if (block->role == ROLE_FURNITURE)
            continue;
        for (size_t j = 0; j < block->piece_count; j++) {
            struct span span = tree_piece(tree, block, j)->span;
            uint32_t hyphen;
            if (j + 1 < block->piece_count && tree_piece(tree, block, j + 1)->join == JOIN_HYPHEN)
                span.end -= uni_read_back(text_bytes(doc_text(doc)) + span.start, span_length(span),
                                          &hyphen);
            buf_add(out, text_bytes(doc_text(doc)) + span.start, span_length(span));
        }
    }
}

static void
check_layout(struct counts *counts, const struct doc *doc, const struct layout_options *options)
{
    struct layout *layout = layout_new(doc, options);
    struct unit_rows rows = {.text = BUF_INIT};
    struct buf all = BUF_INIT, wanted = BUF_INIT;
    size_t found_length, wanted_length;

    for (size_t unit = 0; unit < layout_unit_count(layout); unit++)
        check_unit(counts, doc, layout, unit, &rows, &all);
    add_wanted(doc, options->mode, &wanted);
    char *found = uni_squeeze(buf_string(&all), all.length, &found_length);
    char *text = uni_squeeze(buf_string(&wanted), wanted.length, &wanted_length);
    if (found_length != wanted_length || memcmp(found, text, found_length) != 0)
        tell(counts, TEXT, layout, (struct place){0, 0}, "", 0);
    free(found);
    free(text);
    free(rows.all);
    buf_fini(&rows.text);
    buf_fini(&all);
    buf_fini(&wanted);
    layout_free(layout);
}

/* ---- How full the rows are ------------------------------------------------------ */

struct fullness {
    double lines, empty;
};

static void
add_fullness(struct fullness *fullness, const struct fill *fill, struct cuts *cuts)
{
    fill_paragraph(fill, cuts);
    for (size_t i = 0; i + 1 < cuts->count; i++) {
        fullness->lines++;
        fullness->empty += (i ? fill->rest : fill->first) - cuts->all[i].width;
    }
}

/* The paragraphs of the notice, cut by both breaks. */
static void
compare_fullness(const struct doc *doc, int width, struct fullness *ours, struct fullness *icus)
{
    const struct tree *tree = doc_tree(doc);
    struct joined joined = {0};
    struct cuts cuts = {0};

    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        if (!role_is_body(block->role) || block->role == ROLE_TABLE)
            continue;
        joined_read(&joined, tree, block);
        struct fill fill = {.bytes = joined.text.bytes,
                            .length = joined.text.length,
                            .breaks = joined.breaks,
                            .first = width - 4,
                            .rest = width,
                            .ambiguous = 1};
        add_fullness(ours, &fill, &cuts);
        icu_breaks(fill.bytes, fill.length, joined.breaks);
        add_fullness(icus, &fill, &cuts);
    }
    cuts_fini(&cuts);
    joined_fini(&joined);
}

/* ---- The files ----------------------------------------------------------------- */

/* In windows that leave no choice only what holds anywhere is asked for. */
static void
check_narrow(struct counts *counts, const struct doc *doc)
{
    static const int widths[] = {1, 2, 3, 5, 8, 13};

    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct counts all = *counts;
        struct layout_options options = {.measure = widths[i], .ambiguous = 1 + widths[i] % 2};
        check_layout(&all, doc, &options);
        counts->rows = all.rows;
        for (enum rule rule = WIDE; rule < RULES; rule++)
            counts->wrong[rule] = all.wrong[rule];
    }
}

static bool
check_file(const char *path, int step, struct counts *counts, struct fullness fullness[2])
{
    struct err err;
    struct doc *doc = doc_open(path, NULL, NULL, &err);

    counts->path = path;
    if (!doc)
        return false;
    doc_finish(doc);
    check_narrow(counts, doc);
    for (int width = LEAST_WIDTH; width <= MOST_WIDTH; width += step) {
        for (int i = 0; i < 4; i++) {
            struct layout_options options = {.mode = i & 1 ? LAYOUT_SOURCE : LAYOUT_NOTICE,
                                             .measure = width,
                                             .ambiguous = i & 2 ? 2 : 1};
            check_layout(counts, doc, &options);
        }
        struct layout_options manners = {
            .measure = width,
            .ambiguous = 1,
            .manner = {.level = LINEBREAK_STRICT, .hangs = true, .fits = true}};
        manners.manner.justify = width % 2 ? JUSTIFY_FULL : JUSTIFY_EVEN;
        if (width % MANNER_STEP == 0)
            check_layout(counts, doc, &manners);
        if (icu_is_here())
            compare_fullness(doc, width, &fullness[0], &fullness[1]);
    }
    doc_free(doc);
    return true;
}

static bool
report(const struct counts *counts, const struct fullness fullness[2])
{
    bool good = true;

    printf("# %ld rows, %ld breaks\n", counts->rows, counts->breaks);
    for (int i = 0; i < RULES; i++) {
        good = good && counts->wrong[i] == 0;
        printf("%s %d - %s: %ld\n", counts->wrong[i] ? "not ok" : "ok", i + 1, rule_names[i],
               counts->wrong[i]);
    }
    if (!icu_is_here() || fullness[0].lines == 0) {
        printf("ok %d - empty columns against ICU's # SKIP %s\n", RULES + 1,
               icu_is_here() ? "no full row" : "built without ICU");
    } else {
        double ours = fullness[0].empty / fullness[0].lines;
        double icus = fullness[1].empty / fullness[1].lines;
        bool full = ours <= icus + 0.05;
        printf("%s %d - empty columns a full row: %.3f, ICU's %.3f\n", full ? "ok" : "not ok",
               RULES + 1, ours, icus);
        good = good && full;
    }
    printf("1..%d\n", RULES + 1);
    return good;
}

int
main(int argc, char **argv)
{
    struct counts counts = {0};
    struct fullness fullness[2] = {0};
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;

    for (int i = quick ? 2 : 1; i < argc; i++)
        if (!check_file(argv[i], quick ? QUICK_STEP : 1, &counts, fullness))
            printf("# %s: cannot be read\n", argv[i]);
    return report(&counts, fullness) ? 0 : 1;
}
