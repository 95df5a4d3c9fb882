/* test_fulltext.c: the joined text is that of the blocks, and each of its bytes knows its place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/doc.h"
#include "notice/fulltext.h"
#include "unit.h"

static struct doc *
doc_of(const char *string)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    buf_add_string(&bytes, string);
    struct doc *doc = doc_from_bytes("test", &bytes, NULL, &err);
    assert_non_null(doc);
    return doc;
}

static size_t
position_of(const struct fulltext *fulltext, const char *words)
{
    const char *found = strstr(fulltext_bytes(fulltext), words);

    assert_non_null(found);
    return (size_t)(found - fulltext_bytes(fulltext));
}

/* What the source holds at the range, its stretches between bars. */
static void
read_source(const struct doc *doc, const struct fulltext *fulltext, struct span range,
            struct buf *out)
{
    struct span span;

    while (fulltext_next_span(fulltext, &range, &span)) {
        buf_add(out, text_bytes(doc_text(doc)) + span.start, span_length(span));
        buf_add_char(out, '|');
    }
}

static void
test_a_phrase_over_a_page_break_is_one(void **state)
{
    struct doc *doc =
        doc_of("　　各级妇联组织要认真学习贯彻习近平总书记重要指示精神，切实做好疫情防\n"
               "— 1 —\n\f"
               "控工作，动员广大妇女投身疫情防控的人民战争、总体战、阻击战，为打赢疫情\n"
               "防控阻击战作出贡献。\n");
    doc_finish(doc);
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    size_t at = position_of(fulltext, "疫情防控工作");
    struct span range = {at, at + strlen("疫情防控工作")};
    struct buf source = BUF_INIT;

    (void)state;
    read_source(doc, fulltext, range, &source);
    assert_string_equal(buf_string(&source), "疫情防|控工作|");
    struct span span = fulltext_source(fulltext, range);
    assert_memory_equal(text_bytes(doc_text(doc)) + span.start, "疫情防\n", 10);
    assert_memory_equal(text_bytes(doc_text(doc)) + span.end - 6, "工作，", 9);
    assert_int_equal(fulltext_position(fulltext, span.start), at);
    buf_fini(&source);
    fulltext_free(fulltext);
    doc_free(doc);
}

static void
test_words_are_joined_by_a_space_and_hyphens_go(void **state)
{
    struct text *text = text_new();
    text_append(text, "the com-\nmittee of\nthe city\n", 28);
    text_close(text);
    struct tree *tree = tree_new(text, NULL);
    tree_add_block(tree, ROLE_PARAGRAPH, 1, 1);
    tree_add_piece(tree, text_line(text, 0), JOIN_NONE);
    tree_add_piece(tree, text_line(text, 1), JOIN_HYPHEN);
    tree_add_piece(tree, text_line(text, 2), JOIN_SPACE);
    struct fulltext *fulltext = fulltext_new(tree);

    (void)state;
    assert_string_equal(fulltext_bytes(fulltext), "the committee of the city");
    assert_int_equal(fulltext_offset(fulltext, 6), 6);
    assert_int_equal(fulltext_offset(fulltext, 7), 9); /* behind the hyphen */
    assert_int_equal(fulltext_offset(fulltext, strlen("the committee of")), 18); /* the space */
    assert_int_equal(fulltext_position(fulltext, 7), 7);                         /* of the hyphen */
    assert_int_equal(fulltext_position(fulltext, 18), strlen("the committee of "));
    assert_int_equal(fulltext_offset(fulltext, 1000), 27);
    fulltext_free(fulltext);
    tree_free(tree);
    text_free(text);
}

static void
test_blocks_are_parted_by_a_line_feed(void **state)
{
    struct doc *doc = doc_of("　　第一段。\n\n　　第二段。\n\n　　第三段。\n");
    doc_finish(doc);
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));

    (void)state;
    assert_string_equal(fulltext_bytes(fulltext), "第一段。\n第二段。\n第三段。");
    assert_int_equal(fulltext_block_count(fulltext), 3);
    struct span second = fulltext_block(fulltext, 1);
    assert_int_equal(second.start, 13);
    assert_int_equal(second.end, 25);
    assert_int_equal(fulltext_block_at(fulltext, 0), 0);
    assert_int_equal(fulltext_block_at(fulltext, 12), 0); /* the line feed */
    assert_int_equal(fulltext_block_at(fulltext, 13), 1);
    assert_int_equal(fulltext_block_at(fulltext, 1000), 2);
    fulltext_free(fulltext);
    doc_free(doc);
}

static void
test_radicals_are_ideographs(void **state)
{
    struct doc *doc = doc_of("　　⼀、⽣产安全。\n");
    doc_finish(doc);
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));

    (void)state;
    assert_string_equal(fulltext_bytes(fulltext), "一、生产安全。");
    fulltext_free(fulltext);
    doc_free(doc);
}

/* ---- What holds of every notice -------------------------------------------------- */

static void
expect_blocks(const struct doc *doc, const struct fulltext *fulltext)
{
    struct buf text = BUF_INIT;

    assert_int_equal(fulltext_block_count(fulltext), tree_block_count(doc_tree(doc)));
    for (size_t i = 0; i < fulltext_block_count(fulltext); i++) {
        struct span range = fulltext_block(fulltext, i);
        buf_clear(&text);
        tree_block_text(doc_tree(doc), tree_block(doc_tree(doc), i), &text);
        assert_int_equal(text.length, span_length(range));
        assert_memory_equal(buf_string(&text), fulltext_bytes(fulltext) + range.start, text.length);
    }
    buf_fini(&text);
}

/* There and back again, for each byte that the source has. */
static void
expect_places(const struct doc *doc, const struct fulltext *fulltext)
{
    size_t length = fulltext_length(fulltext);

    for (size_t position = 0; position < length; position++) {
        struct span range = {position, position + 1};
        struct span span;
        if (!fulltext_next_span(fulltext, &range, &span))
            continue; /* a space or line feed of a join */
        assert_int_equal(span.start, fulltext_offset(fulltext, position));
        assert_int_equal(fulltext_position(fulltext, span.start), position);
        assert_true(span.end <= text_length(doc_text(doc)));
    }
}

static void
test_every_notice(void **state)
{
    static const char *const names[] = {"fangxun-tongzhi", "jiaotong-guanzhi-tonggao",
                                        "library-hours-notice", "bosai-kunren-tsuchi",
                                        "zijiao-jijin-banfa"};
    char path[4096];
    struct err err;

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/doc/notices/%s.txt", getenv("top_srcdir"), names[i]);
        struct doc *doc = doc_open(path, NULL, NULL, &err);
        assert_non_null(doc);
        doc_finish(doc);
        struct fulltext *fulltext = fulltext_new(doc_tree(doc));
        expect_blocks(doc, fulltext);
        expect_places(doc, fulltext);
        fulltext_free(fulltext);
        doc_free(doc);
    }
}

/* Taken in a slice at a time it is the same as taken in whole. */
static void
test_it_grows(void **state)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    (void)state;
    for (int i = 0; i < 20000; i++)
        buf_addf(&bytes, "　　%d、各单位要加强领导，落实责任，把各项工作做细做实。\n", i);
    struct doc *doc = doc_from_bytes("test", &bytes, NULL, &err);
    struct fulltext *grown = fulltext_new(doc_tree(doc));
    size_t steps = 0;
    for (; doc_advance(doc, DOC_SLICE); steps += fulltext_advance(grown))
        ;
    fulltext_advance(grown);
    assert_true(steps > 2);
    struct fulltext *whole = fulltext_new(doc_tree(doc));
    assert_int_equal(fulltext_length(grown), fulltext_length(whole));
    assert_memory_equal(fulltext_bytes(grown), fulltext_bytes(whole), fulltext_length(whole));
    expect_blocks(doc, grown);
    fulltext_free(grown);
    fulltext_free(whole);
    doc_free(doc);
}

/* A stretch at a time it comes to the same. */
static void
test_by_stretches(void **state)
{
    struct buf words = BUF_INIT;

    (void)state;
    for (int i = 0; i < 500; i++)
        buf_addf(&words, "　　第%d段：各级妇联组织要认真学习。\n", i);
    struct doc *doc = doc_of(buf_string(&words));
    doc_finish(doc);
    struct fulltext *whole = fulltext_new(doc_tree(doc));
    struct fulltext *slow = fulltext_begin(doc_tree(doc));
    assert_int_equal(fulltext_length(slow), 0);
    size_t before = 0;
    while (fulltext_advance_by(slow, 1000)) {
        assert_true(fulltext_length(slow) - before < 2000);
        before = fulltext_length(slow);
    }
    assert_int_equal(fulltext_block_count(slow), tree_block_count(doc_tree(doc)));
    assert_string_equal(fulltext_bytes(slow), fulltext_bytes(whole));
    assert_false(fulltext_advance(slow));
    fulltext_free(slow);
    fulltext_free(whole);
    doc_free(doc);
    buf_fini(&words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_phrase_over_a_page_break_is_one),
        cmocka_unit_test(test_words_are_joined_by_a_space_and_hyphens_go),
        cmocka_unit_test(test_blocks_are_parted_by_a_line_feed),
        cmocka_unit_test(test_radicals_are_ideographs),
        cmocka_unit_test(test_every_notice),
        cmocka_unit_test(test_it_grows),
        cmocka_unit_test(test_by_stretches),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
