/* test_layout.c: what holds of every notice at every width.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <glob.h>
#include <string.h>

#include "base/uni.h"
#include "layout/layout.h"
#include "unit.h"

/* The notices of the project, read once. */
struct notices {
    struct doc **docs;
    size_t count;
};

static const int measures[] = {1, 2, 3, 7, 11, 12, 20, 23, 24, 33, 40, 56, 80, 81, 120, 1000};

#define MEASURES (sizeof measures / sizeof measures[0])

static int
open_notices(void **state)
{
    static const char *const patterns[] = {"doc/notices/*.txt", "tests/notices/*.txt"};
    struct notices *notices = calloc(1, sizeof *notices);
    const char *root = getenv("top_srcdir");
    glob_t paths = {0};

    for (size_t i = 0; i < 2; i++) {
        struct buf pattern = BUF_INIT;
        buf_addf(&pattern, "%s/%s", root ? root : ".", patterns[i]);
        glob(buf_string(&pattern), i ? GLOB_APPEND : 0, NULL, &paths);
        buf_fini(&pattern);
    }
    notices->docs = calloc(paths.gl_pathc + 1, sizeof(struct doc *));
    for (; notices->count < paths.gl_pathc; notices->count++) {
        struct err err = {""};
        struct doc *doc = doc_open(paths.gl_pathv[notices->count], NULL, NULL, &err);
        if (!doc)
            return -1;
        doc_finish(doc);
        notices->docs[notices->count] = doc;
    }
    globfree(&paths);
    *state = notices;
    return notices->count > 0 ? 0 : -1;
}

static int
close_notices(void **state)
{
    struct notices *notices = *state;

    for (size_t i = 0; i < notices->count; i++)
        doc_free(notices->docs[i]);
    free(notices->docs);
    free(notices);
    return 0;
}

/* Calls the check with a layout of the notice in every manner, at every measure. */
static void
for_each_manner(const struct doc *doc, void (*check)(const struct doc *doc, struct layout *layout))
{
    for (size_t i = 0; i < MEASURES * 3 * 2 * 3 * 2; i++) {
        struct layout_options options = {.measure = measures[i / (3 * 2 * 3 * 2)], .ambiguous = 1};
        options.manner.level = (enum linebreak_level)(i % 3);
        options.manner.hangs = i / 3 % 2;
        options.manner.justify = (enum justify)(i / 6 % 3);
        options.manner.fits = i / 18 % 2;
        struct layout *layout = layout_new(doc, &options);
        check(doc, layout);
        layout_free(layout);
    }
}

/* Calls the check with a layout of every notice at every measure, in both modes. */
static void
for_each_layout(const struct notices *notices,
                void (*check)(const struct doc *doc, struct layout *layout))
{
    for (size_t i = 0; i < notices->count; i++)
        for (size_t j = 0; j < MEASURES * 4; j++) {
            struct layout_options options = {.mode = j & 1 ? LAYOUT_SOURCE : LAYOUT_NOTICE,
                                             .measure = measures[j / 4],
                                             .ambiguous = j & 2 ? 2 : 1};
            struct layout *layout = layout_new(notices->docs[i], &options);
            check(notices->docs[i], layout);
            layout_free(layout);
        }
    for_each_manner(notices->docs[0], check);
}

/* Calls the check with every row, from the first to the last. */
static void
for_each_row(struct layout *layout, void (*check)(struct layout *layout, struct place place))
{
    struct place place = layout_first(layout);

    if (layout_row_count(layout, place.unit) == 0)
        return;
    do
        check(layout, place);
    while (layout_step(layout, &place, 1));
}

/* No row is wider than the measure, but for a cluster that is so by itself. */

static void
check_width(struct layout *layout, struct place place)
{
    const struct row *row = layout_row(layout, place);
    const struct layout_options *options = layout_options(layout);
    struct buf text = BUF_INIT;

    layout_row_text(layout, row, &text);
    int width = uni_cells(buf_string(&text), text.length, options->ambiguous);
    assert_int_equal(width, row->width);
    if (width > options->measure)
        assert_int_equal(uni_cluster(text.bytes, text.length), text.length);
    buf_fini(&text);
}

static void
check_widths(const struct doc *doc, struct layout *layout)
{
    (void)doc;
    for_each_row(layout, check_width);
}

static void
test_rows_keep_to_the_measure(void **state)
{
    for_each_layout(*state, check_widths);
}

/* Every byte that is neither white space nor a dropped hyphen is in one run, in order. */

static void
add_runs(struct layout *layout, size_t unit, const char *bytes, struct buf *out)
{
    for (size_t i = 0; i < layout_row_count(layout, unit); i++) {
        const struct row *row = layout_row(layout, (struct place){unit, i});
        for (size_t j = 0; j < row->run_count; j++)
            buf_add(out, bytes + row->runs[j].span.start, span_length(row->runs[j].span));
    }
}

static void
add_unit_text(const struct doc *doc, const struct layout *layout, size_t unit, struct buf *out)
{
    if (layout_options(layout)->mode == LAYOUT_NOTICE) {
        tree_block_text(doc_tree(doc), tree_block(doc_tree(doc), unit), out);
    } else {
        struct span span = text_line(doc_text(doc), unit);
        buf_add(out, text_bytes(doc_text(doc)) + span.start, span_length(span));
    }
}

static void
check_units(const struct doc *doc, struct layout *layout)
{
    for (size_t unit = 0; unit < layout_unit_count(layout); unit++) {
        struct buf rows = BUF_INIT, whole = BUF_INIT;
        if (layout_row_count(layout, unit) > 0)
            add_unit_text(doc, layout, unit, &whole);
        add_runs(layout, unit, text_bytes(doc_text(doc)), &rows);
        char *found = uni_squeeze(buf_string(&rows), rows.length, NULL);
        char *wanted = uni_squeeze(buf_string(&whole), whole.length, NULL);
        assert_string_equal(found, wanted);
        free(found);
        free(wanted);
        buf_fini(&rows);
        buf_fini(&whole);
    }
}

static void
test_rows_put_together_give_the_text(void **state)
{
    for_each_layout(*state, check_units);
}

/* Place to offset to place is the identity, for rows with text. */

static void
check_place(struct layout *layout, struct place place)
{
    const struct row *row = layout_row(layout, place);

    if (row->run_count == 0)
        return;
    struct span span = row->span;
    assert_int_equal(layout_offset(layout, place), span.start);
    struct place first = layout_place(layout, span.start);
    struct place last = layout_place(layout, span.end - 1);
    assert_int_equal(first.unit, place.unit);
    assert_int_equal(first.row, place.row);
    assert_int_equal(last.unit, place.unit);
    assert_int_equal(last.row, place.row);
}

static void
check_places(const struct doc *doc, struct layout *layout)
{
    (void)doc;
    for_each_row(layout, check_place);
}

static void
test_places_lead_back_to_their_rows(void **state)
{
    for_each_layout(*state, check_places);
}

/* Backward one meets the same rows as forward. */

static void
check_steps(const struct doc *doc, struct layout *layout)
{
    struct place place = layout_first(layout);
    struct place last = layout_last(layout);
    size_t forward = 0, backward = 0;

    (void)doc;
    while (layout_step(layout, &place, 1))
        forward++;
    assert_int_equal(place.unit, last.unit);
    assert_int_equal(place.row, last.row);
    while (layout_step(layout, &place, -1))
        backward++;
    assert_int_equal(forward, backward);
    assert_int_equal(place.unit, layout_first(layout).unit);
    assert_int_equal(place.row, 0);
}

static void
test_steps_lead_there_and_back(void **state)
{
    for_each_layout(*state, check_steps);
}

/* No closing mark first, no opening one last, where the measure leaves a choice. */

static bool
is_one_of(const char *marks, const char *s, size_t length)
{
    char *mark = strndup(s, length);
    bool found = strstr(marks, mark) != NULL;

    free(mark);
    return found;
}

static void
check_marks(struct layout *layout, struct place place)
{
    static const char closing[] = "，。、；：？！）》」』】〕〉］｝”’·…";
    static const char opening[] = "（《「『【〔〈［｛“‘";
    struct buf text = BUF_INIT;

    if (layout_options(layout)->measure < 20 ||
        layout_options(layout)->manner.level == LINEBREAK_LOOSE)
        return;
    layout_row_text(layout, layout_row(layout, place), &text);
    size_t lead = uni_leading_space(buf_string(&text), text.length);
    if (text.length > lead) {
        const char *s = text.bytes + lead;
        size_t length = text.length - lead;
        size_t last = uni_cluster_back(s, length);
        assert_false(place.row > 0 && is_one_of(closing, s, uni_cluster(s, length)));
        assert_false(is_one_of(opening, s + length - last, last));
    }
    buf_fini(&text);
}

static void
check_all_marks(const struct doc *doc, struct layout *layout)
{
    (void)doc;
    for_each_row(layout, check_marks);
}

static void
test_marks_stand_where_they_may(void **state)
{
    for_each_layout(*state, check_all_marks);
}

/* A doc that grows slice by slice ends with the rows of one that was read at once. */

static void
add_all_rows(struct layout *layout, struct buf *out)
{
    struct place place = layout_first(layout);

    do {
        layout_row_text(layout, layout_row(layout, place), out);
        buf_add_char(out, '\n');
    } while (layout_step(layout, &place, 1));
}

static struct doc *
open_bytes(const struct buf *bytes)
{
    struct buf copy = BUF_INIT;
    struct err err = {""};

    buf_add(&copy, bytes->bytes, bytes->length);
    struct doc *doc = doc_from_bytes("notice", &copy, "UTF-8", &err);
    assert_non_null(doc);
    buf_fini(&copy);
    return doc;
}

/* A notice longer than a slice. */
static void
make_long_notice(struct buf *out)
{
    buf_add_string(out, "青禾市档案局文件\n青档发〔2024〕22号\n青禾市档案局关于开展检查的通知\n"
                        "各单位：\n");
    while (out->length < 2 * DOC_SLICE + 1000)
        buf_addf(out, "　　%zu.档案库房的防火、防盗、防潮、防虫等设施是否完好。\n", out->length);
    buf_add_string(out, "　　　　　　青禾市档案局\n　　　　　　2024年6月18日\n");
}

static void
test_growing_doc_is_laid_out_anew(void **state)
{
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 60, .ambiguous = 1};
    struct buf bytes = BUF_INIT, grown_rows = BUF_INIT, whole_rows = BUF_INIT;

    (void)state;
    make_long_notice(&bytes);
    struct doc *grown = open_bytes(&bytes);
    struct doc *whole = open_bytes(&bytes);
    struct layout *growing = layout_new(grown, &options);
    do
        layout_row(growing, layout_last(growing));
    while (doc_advance(grown, DOC_SLICE));
    doc_finish(whole);
    struct layout *done = layout_new(whole, &options);
    struct place last = layout_last(growing);
    struct place wanted = layout_last(done);
    assert_int_equal(last.unit, wanted.unit);
    add_all_rows(growing, &grown_rows);
    add_all_rows(done, &whole_rows);
    assert_string_equal(buf_string(&grown_rows), buf_string(&whole_rows));
    layout_free(growing);
    layout_free(done);
    doc_free(grown);
    doc_free(whole);
    buf_fini(&bytes);
    buf_fini(&grown_rows);
    buf_fini(&whole_rows);
}

/* A row stays good while others are asked for, as long as layout.h says. */
static void
test_rows_stay_for_a_while(void **state)
{
    const struct notices *notices = *state;
    struct layout_options options = {.mode = LAYOUT_SOURCE, .measure = 40, .ambiguous = 1};
    struct layout *layout = layout_new(notices->docs[0], &options);
    size_t units = layout_unit_count(layout);
    const struct row *row = layout_row(layout, (struct place){0, 0});
    const struct row copy = *row;

    for (size_t unit = 1; unit < units && unit < 64; unit++)
        layout_row(layout, (struct place){unit, 0});
    assert_int_equal(row->span.end, copy.span.end);
    assert_ptr_equal(row->runs, copy.runs);
    layout_free(layout);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_keep_to_the_measure),
        cmocka_unit_test(test_rows_put_together_give_the_text),
        cmocka_unit_test(test_places_lead_back_to_their_rows),
        cmocka_unit_test(test_steps_lead_there_and_back),
        cmocka_unit_test(test_marks_stand_where_they_may),
        cmocka_unit_test(test_growing_doc_is_laid_out_anew),
        cmocka_unit_test(test_rows_stay_for_a_while),
    };

    return cmocka_run_group_tests(tests, open_notices, close_notices);
}
