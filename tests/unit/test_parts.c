/* test_parts.c: very long paragraphs and lines in parts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include "base/uni.h"
#include "layout/layout.h"
#include "layout/parts.h"
#include "reader/stand.h"
#include "unit.h"

#define MEGABYTES 10

/* Milliseconds of a processor for what a person waits for; it takes five, and the sanitizers ask
 * for more. */
#define MOST_MS 100

static struct doc *
open_text(const struct buf *bytes)
{
    struct buf copy = BUF_INIT;
    struct err err = {""};

    buf_add(&copy, bytes->bytes, bytes->length);
    struct doc *doc = doc_from_bytes("notice", &copy, "UTF-8", &err);
    assert_non_null(doc);
    buf_fini(&copy);
    return doc;
}

/* A notice with a paragraph, of one line, so long. */
static void
write_long_notice(struct buf *out, size_t length, const char *words)
{
    buf_add_string(out, "青禾市档案局关于开展检查的通知\n各单位：\n　　");
    while (out->length < length)
        buf_addf(out, "%zu%s", out->length, words);
    buf_add_string(out, "\n　　特此通知。\n");
}

static struct doc *
open_long_notice(size_t length, const char *words)
{
    struct buf bytes = BUF_INIT;

    write_long_notice(&bytes, length, words);
    struct doc *doc = open_text(&bytes);
    doc_finish(doc);
    buf_fini(&bytes);
    return doc;
}

static const char sentence[] = "号库房的防火、防盗、防潮、防虫（见附件1）等设施是否“完好”。";
static const char unbroken[] = "aaaaaaaa";

static void
test_short_blocks_are_units(void **state)
{
    struct doc *doc = open_long_notice(1000, sentence);
    struct parts *parts = parts_new(doc, false);

    (void)state;
    assert_int_equal(parts_count(parts), tree_block_count(doc_tree(doc)));
    for (size_t unit = 0; unit < parts_count(parts); unit++) {
        struct part part = parts_at(parts, unit);
        assert_int_equal(part.index, unit);
        assert_int_equal(part.number, 0);
        assert_true(part.last);
        assert_int_equal(parts_unit_of(parts, unit), unit);
    }
    parts_free(parts);
    doc_free(doc);
}

/* The parts follow one another, each belongs to its block, and offsets lead to them. */
static void
check_parts(const struct doc *doc, bool source)
{
    struct parts *parts = parts_new(doc, source);
    struct part before = parts_at(parts, 0);
    size_t longest = 0;

    assert_true(parts_count(parts) > 5);
    for (size_t unit = 1; unit < parts_count(parts); unit++) {
        struct part part = parts_at(parts, unit);
        if (part.index == before.index) {
            assert_int_equal(part.number, before.number + 1);
            assert_int_equal(part.span.start, before.span.end);
            assert_false(before.last);
        } else {
            assert_int_equal(part.index, before.index + 1);
            assert_int_equal(part.number, 0);
            assert_true(before.last);
            assert_int_equal(parts_unit_of(parts, part.index), unit);
        }
        if (part.span.end > part.span.start) {
            assert_int_equal(parts_unit_at(parts, part.span.start), unit);
            assert_int_equal(parts_unit_at(parts, part.span.end - 1), unit);
        }
        longest = span_length(part.span) > longest ? span_length(part.span) : longest;
        before = part;
    }
    assert_true(before.last);
    assert_int_equal(parts_unit_of(parts, before.index + 1), parts_count(parts));
    assert_in_range(longest, PART_LENGTH, 2 * PART_LENGTH);
    parts_free(parts);
}

static void
test_parts_cover_what_is_long(void **state)
{
    static const char *const words[] = {sentence, unbroken,
                                        " is an item: the owner shall act. Item "};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct doc *doc = open_long_notice(300000, words[i]);
        check_parts(doc, false);
        check_parts(doc, true);
        doc_free(doc);
    }
}

static void
test_parts_begin_behind_sentences(void **state)
{
    struct doc *doc = open_long_notice(300000, sentence);
    struct parts *parts = parts_new(doc, false);
    const char *bytes = text_bytes(doc_text(doc));

    (void)state;
    for (size_t unit = 0; unit < parts_count(parts); unit++) {
        struct part part = parts_at(parts, unit);
        if (part.number > 0)
            assert_memory_equal(bytes + part.span.start - strlen("。"), "。", strlen("。"));
    }
    parts_free(parts);
    doc_free(doc);
}

static void
test_places_stay_while_the_doc_grows(void **state)
{
    struct buf bytes = BUF_INIT;

    (void)state;
    write_long_notice(&bytes, 2 * DOC_SLICE + 100000, sentence);
    struct doc *grown = open_text(&bytes);
    struct doc *whole = open_text(&bytes);
    struct parts *growing = parts_new(grown, false);
    do
        parts_count(growing);
    while (doc_advance(grown, DOC_SLICE / 3));
    doc_finish(whole);
    struct parts *done = parts_new(whole, false);
    assert_int_equal(parts_count(growing), parts_count(done));
    for (size_t unit = 0; unit < parts_count(done); unit++) {
        assert_int_equal(parts_at(growing, unit).span.start, parts_at(done, unit).span.start);
        assert_int_equal(parts_at(growing, unit).span.end, parts_at(done, unit).span.end);
    }
    parts_free(growing);
    parts_free(done);
    doc_free(grown);
    doc_free(whole);
    buf_fini(&bytes);
}

/* Forward and backward through all rows, and from each back to itself. */
static void
check_rows(const struct doc *doc, enum layout_mode mode)
{
    struct layout_options options = {.mode = mode, .measure = 50, .ambiguous = 1};
    struct layout *layout = layout_new(doc, &options);
    struct place place = layout_first(layout);
    struct place last = layout_last(layout);
    size_t end = 0, forward = 0, backward = 0;

    do {
        const struct row *row = layout_row(layout, place);
        if (row->run_count == 0)
            continue;
        assert_true(row->width <= options.measure);
        assert_true(row->span.start >= end);
        end = row->span.end;
        struct place found = layout_place(layout, row->span.start);
        assert_int_equal(found.unit, place.unit);
        assert_int_equal(found.row, place.row);
        forward++;
    } while (layout_step(layout, &place, 1));
    assert_int_equal(place.unit, last.unit);
    assert_int_equal(place.row, last.row);
    do
        backward += layout_row(layout, place)->run_count > 0;
    while (layout_step(layout, &place, -1));
    assert_int_equal(forward, backward);
    layout_free(layout);
}

static void
test_rows_of_parts_are_rows_like_others(void **state)
{
    struct doc *doc = open_long_notice(300000, sentence);

    (void)state;
    check_rows(doc, LAYOUT_NOTICE);
    check_rows(doc, LAYOUT_SOURCE);
    doc_free(doc);
}

/* The first row of a part but the first has no indent. */
static void
test_parts_go_on_as_one_paragraph(void **state)
{
    struct doc *doc = open_long_notice(300000, sentence);
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 50, .ambiguous = 1};
    struct layout *layout = layout_new(doc, &options);
    struct parts *parts = parts_new(doc, false);
    size_t seen = 0;

    (void)state;
    for (size_t unit = 0; unit < layout_unit_count(layout); unit++) {
        if (parts_at(parts, unit).number == 0)
            continue;
        const struct row *row = layout_row(layout, (struct place){unit, 0});
        assert_true(row->run_count > 0);
        assert_int_equal(row->runs[0].column, 0);
        seen++;
    }
    assert_true(seen > 5);
    parts_free(parts);
    layout_free(layout);
    doc_free(doc);
}

static double
milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

/* What a person does in a paragraph of ten megabytes, as after a resize: the first screen, the
 * middle, the end. */
static void
test_long_paragraph_is_not_laid_out_whole(void **state)
{
    struct doc *doc = open_long_notice(MEGABYTES * 1000000, sentence);
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 80, .ambiguous = 1};

    (void)state;
    double since = milliseconds();
    struct layout *layout = layout_new(doc, &options);
    struct place place = layout_first(layout);
    for (int i = 0; i < 24; i++)
        assert_true(layout_step(layout, &place, 1));
    place = layout_place(layout, MEGABYTES * 1000000 / 2);
    for (int i = 0; i < 24; i++)
        assert_true(layout_step(layout, &place, -1));
    place = layout_last(layout);
    for (int i = 0; i < 24; i++)
        assert_true(layout_step(layout, &place, -1));
    assert_true(milliseconds() - since < MOST_MS);
    layout_free(layout);
    doc_free(doc);
}

/* The reader opens it as a notice, though a slice of it is no paragraph yet. */
static void
test_long_paragraph_opens_as_a_notice(void **state)
{
    struct buf bytes = BUF_INIT;
    struct manner manner = {.level = LINEBREAK_GB};
    struct stand stand;

    (void)state;
    write_long_notice(&bytes, 3 * DOC_SLICE, sentence);
    stand_init(&stand, open_text(&bytes), 80, 1, &manner);
    assert_int_equal(stand.mode, LAYOUT_NOTICE);
    stand_fini(&stand);
    buf_fini(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_blocks_are_units),
        cmocka_unit_test(test_parts_cover_what_is_long),
        cmocka_unit_test(test_parts_begin_behind_sentences),
        cmocka_unit_test(test_places_stay_while_the_doc_grows),
        cmocka_unit_test(test_rows_of_parts_are_rows_like_others),
        cmocka_unit_test(test_parts_go_on_as_one_paragraph),
        cmocka_unit_test(test_long_paragraph_is_not_laid_out_whole),
        cmocka_unit_test(test_long_paragraph_opens_as_a_notice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
