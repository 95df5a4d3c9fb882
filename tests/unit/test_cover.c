/* test_cover.c: the columns of a row that a span of the text covers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <glob.h>
#include <string.h>

#include "base/uni.h"
#include "layout/cover.h"
#include "unit.h"

/* A paragraph over two pages: a page number stands within it, and its lines are indented. */
static const char notice[] =
    "关于修剪行道树的通知\n"
    "\n"
    "    各养护所要在三月底前完成行道树的修剪工作，剪下的枝条要及时清运，不得堆放在人行道\n"
    "\n"
    "                                  - 1 -\n"
    "\f\n"
    "    上妨碍通行，并向 park office 报告。确有困难的，应当提前说明原因并报告完成的时间。\n";

static struct doc *
open_words(const char *words)
{
    struct buf bytes = BUF_INIT;
    struct err err = {""};

    buf_add_string(&bytes, words);
    struct doc *doc = doc_from_bytes("test", &bytes, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    return doc;
}

static struct span
span_from_to(const struct doc *doc, const char *from, const char *to)
{
    const char *bytes = text_bytes(doc_text(doc));
    size_t length = text_length(doc_text(doc));
    const char *start = memmem(bytes, length, from, strlen(from));
    const char *last = memmem(bytes, length, to, strlen(to));

    assert_non_null(start);
    assert_non_null(last);
    return (struct span){(size_t)(start - bytes), (size_t)(last - bytes) + strlen(to)};
}

/* The bytes of a row's text from one column to before another. */
static void
add_columns(const struct layout *layout, const struct row *row, struct cover cover, struct buf *out)
{
    struct buf text = BUF_INIT;
    int column = 0, cells;

    layout_row_text(layout, row, &text);
    for (size_t at = 0, step; at < text.length; at += step, column += cells) {
        step =
            uni_step(text.bytes + at, text.length - at, layout_options(layout)->ambiguous, &cells);
        if (column >= cover.column && column + cells <= cover.limit)
            buf_add(out, text.bytes + at, step);
    }
    buf_fini(&text);
}

/* What the span covers, row by row; where a row has several covers, "+" between them. */
static void
add_covered(struct layout *layout, size_t block, struct span span, struct buf *out)
{
    struct place place = layout_first(layout);
    struct covers covers = {0};

    do {
        const struct row *row = layout_row(layout, place);
        cover_find(layout, row, block, span, &covers);
        for (size_t i = 0; i < covers.count; i++) {
            assert_true(covers.all[i].column < covers.all[i].limit);
            assert_true(covers.all[i].limit <= row->width);
            if (i > 0)
                buf_add_char(out, '+');
            add_columns(layout, row, covers.all[i], out);
        }
        if (covers.count > 0)
            buf_add_char(out, '|');
    } while (layout_step(layout, &place, 1));
    covers_fini(&covers);
}

static void
check(enum layout_mode mode, bool of_block, const char *from, const char *to, const char *expected)
{
    struct doc *doc = open_words(notice);
    struct layout_options options = {.mode = mode, .measure = 40, .ambiguous = 1};
    struct layout *layout = layout_new(doc, &options);
    struct span span = span_from_to(doc, from, to);
    struct buf covered = BUF_INIT;

    add_covered(layout, of_block ? tree_block_at(doc_tree(doc), span.start) : NONE, span, &covered);
    assert_string_equal(buf_string(&covered), expected);
    buf_fini(&covered);
    layout_free(layout);
    doc_free(doc);
}

static void
test_words_within_a_row(void **state)
{
    (void)state;
    check(LAYOUT_NOTICE, true, "三月底", "三月底", "三月底|");
    check(LAYOUT_NOTICE, true, "park", "office", "park office|");
}

static void
test_words_over_the_end_of_a_page(void **state)
{
    (void)state;
    check(LAYOUT_NOTICE, true, "人行道", "上妨碍", "人|行道上妨碍|");
    check(LAYOUT_SOURCE, true, "人行道", "上妨碍", "人|行道|上妨碍|");
    check(LAYOUT_SOURCE, false, "- 1 -", "- 1 -", "- 1 -|");
}

/* Columns that were added between characters and words to fill the row belong to what is covered on
 * both sides of them. */
static void
test_what_fills_a_row_is_no_hole(void **state)
{
    static const char *const words[] = {
        "The library proposes to extend extraordinarily complicated weekday opening hours at all "
        "four branches and to abolish unconscionable fees for readers under the age of eighteen.",
        "各养护所要在三月底前完成行道树修剪工作 2024 年，剪下枝条及时清运，不得堆放在人行道上。",
    };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        for (int measure = 20; measure < 60; measure++) {
            struct doc *doc = open_words(words[i]);
            struct layout_options options = {
                .measure = measure, .ambiguous = 1, .manner = {.justify = JUSTIFY_FULL}};
            struct layout *layout = layout_new(doc, &options);
            struct span all = {0, text_length(doc_text(doc))};
            struct place place = layout_first(layout);
            struct covers covers = {0};
            do {
                cover_find(layout, layout_row(layout, place), 0, all, &covers);
                assert_true(covers.count <= 1);
            } while (layout_step(layout, &place, 1));
            covers_fini(&covers);
            layout_free(layout);
            doc_free(doc);
        }
}

static void
test_a_part_of_a_cluster_covers_it(void **state)
{
    struct doc *doc = open_words("通知\n\ne\xCC\x81g");
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 40, .ambiguous = 1};
    struct layout *layout = layout_new(doc, &options);
    struct span mark = span_from_to(doc, "\xCC\x81", "\xCC\x81");
    struct covers covers = {0};

    (void)state;
    cover_find(layout, layout_row(layout, layout_place(layout, mark.start)), NONE, mark, &covers);
    assert_int_equal(covers.count, 1);
    assert_int_equal(covers.all[0].limit - covers.all[0].column, 1);
    covers_fini(&covers);
    layout_free(layout);
    doc_free(doc);
}

/* What the whole of a block covers, white space and dropped hyphens apart, is what its pieces
 * cover one by one, and all of its rows. */

static void
add_rows(struct layout *layout, size_t unit, struct buf *out)
{
    for (size_t row = 0; row < layout_row_count(layout, unit); row++)
        layout_row_text(layout, layout_row(layout, (struct place){unit, row}), out);
}

static void
add_unit_covered(struct layout *layout, size_t unit, struct span span, struct buf *out)
{
    struct covers covers = {0};

    for (size_t i = 0; i < layout_row_count(layout, unit); i++) {
        const struct row *row = layout_row(layout, (struct place){unit, i});
        cover_find(layout, row, unit, span, &covers);
        for (size_t k = 0; k < covers.count; k++)
            add_columns(layout, row, covers.all[k], out);
    }
    covers_fini(&covers);
}

static void
assert_same_words(const struct buf *a, const struct buf *b)
{
    char *x = uni_squeeze(buf_string(a), a->length, NULL);
    char *y = uni_squeeze(buf_string(b), b->length, NULL);

    assert_string_equal(x, y);
    free(x);
    free(y);
}

static void
check_block(const struct tree *tree, struct layout *layout, size_t block)
{
    struct buf rows = BUF_INIT, whole = BUF_INIT, pieces = BUF_INIT;
    const struct block *own = tree_block(tree, block);

    add_rows(layout, block, &rows);
    add_unit_covered(layout, block, tree_block_span(tree, own), &whole);
    for (size_t i = 0; i < own->piece_count; i++)
        add_unit_covered(layout, block, tree_piece(tree, own, i)->span, &pieces);
    assert_same_words(&whole, &rows);
    assert_same_words(&pieces, &rows);
    buf_fini(&rows);
    buf_fini(&whole);
    buf_fini(&pieces);
}

static void
check_notice(const char *path)
{
    static const int measures[] = {1, 12, 33, 80};
    struct err err = {""};
    struct doc *doc = doc_open(path, NULL, NULL, &err);

    assert_non_null(doc);
    doc_finish(doc);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        struct layout_options options = {
            .mode = LAYOUT_NOTICE, .measure = measures[i], .ambiguous = 1 + (int)i % 2};
        struct layout *layout = layout_new(doc, &options);
        for (size_t block = 0; block < layout_unit_count(layout); block++)
            check_block(doc_tree(doc), layout, block);
        layout_free(layout);
    }
    doc_free(doc);
}

static void
test_a_block_covers_its_rows(void **state)
{
    const char *root = getenv("top_srcdir");
    struct buf pattern = BUF_INIT;
    glob_t paths = {0};

    (void)state;
    buf_addf(&pattern, "%s/doc/notices/*.txt", root ? root : ".");
    assert_int_equal(glob(buf_string(&pattern), 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        check_notice(paths.gl_pathv[i]);
    globfree(&paths);
    buf_fini(&pattern);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_within_a_row),
        cmocka_unit_test(test_words_over_the_end_of_a_page),
        cmocka_unit_test(test_what_fills_a_row_is_no_hole),
        cmocka_unit_test(test_a_part_of_a_cluster_covers_it),
        cmocka_unit_test(test_a_block_covers_its_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
