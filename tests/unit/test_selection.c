/* test_selection.c: choosing words by their units, in a window that follows.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "reader/selecting.h"

/* A page ends within the second paragraph; a form feed and a page number show it. */
static const char notice[] = "临山县教育局关于校园树木养护的通知\n"
                             "\n"
                             "各中小学校：\n"
                             "\n"
                             "　　一、排查。各校要查清每一棵树，逐棵登\n"
                             "记；做到不漏。“先查树根。”台账每周一报\n"
                             "送县局汇总，县局每月通报一次。最后再查树\n"
                             "\n"
                             "- 1 -\n"
                             "\f"
                             "冠，发现枯枝立即处置。\n"
                             "　　（一）查树干。看有无空洞。\n"
                             "　　二、整治。四月前完成。\n"
                             "\n"
                             "临山县教育局\n"
                             "\n"
                             "2023年3月1日\n";

static int
setup(void **state)
{
    const struct reader_options options = {.measure = 24, .ambiguous = 2};
    struct fixture *fixture = fixture_new();

    fixture_write(fixture, notice, strlen(notice));
    fixture_open(fixture, &options, 24, 5);
    while (reader_idle(fixture->reader))
        ;
    *state = fixture;
    return 0;
}

static void
do_all(struct reader *reader, const enum command *commands, size_t count)
{
    for (size_t i = 0; i < count; i++)
        reader_do(reader, commands[i], 0);
}

#define DO(reader, ...)                                                                            \
    do_all(reader, (const enum command[]){__VA_ARGS__},                                            \
           sizeof((const enum command[]){__VA_ARGS__}) / sizeof(enum command))

/* The words of the span as they would be printed, a line end between blocks. */
static void
assert_words(const struct reader *reader, struct span span, const char *expected)
{
    const struct tree *tree = doc_tree(reader_doc(reader));
    struct buf words = BUF_INIT;

    for (size_t i = 0; i < tree_block_count(tree) && span.start < span.end; i++) {
        const struct block *block = tree_block(tree, i);
        struct span own = tree_block_span(tree, block);
        if (block->role == ROLE_FURNITURE || own.start >= span.end || own.end <= span.start)
            continue;
        if (words.length > 0)
            buf_add_char(&words, '\n');
        tree_part_text(tree, block, span, &words);
    }
    assert_string_equal(buf_string(&words), expected);
    buf_fini(&words);
}

static void
assert_selected(const struct reader *reader, const char *expected)
{
    assert_words(reader, selecting_span(reader), expected);
}

static void
go_to(struct reader *reader, const char *words)
{
    const char *found = strstr(text_bytes(doc_text(reader_doc(reader))), words);

    assert_non_null(found);
    selecting_show(reader, (size_t)(found - text_bytes(doc_text(reader_doc(reader)))));
}

static void
test_begins_at_the_first_sentence(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(selecting_context(reader), CONTEXT_READING);
    reader_do(reader, COMMAND_SELECT, 0);
    assert_int_equal(selecting_context(reader), CONTEXT_SELECTING);
    assert_selected(reader, "");
    DO(reader, COMMAND_CURSOR_RIGHT, COMMAND_SELECT, COMMAND_CURSOR_RIGHT);
    assert_selected(reader, "山县");
    reader_do(reader, COMMAND_LEAVE_SELECTION, 0);
    assert_int_equal(selecting_context(reader), CONTEXT_READING);
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    assert_selected(reader, "临山县教育局关于校园树木养护的通知");
}

/* In the midst of a sentence, the next one that begins in the window. */
static void
test_begins_below_the_top(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    reader_do(reader, COMMAND_LINE_DOWN, 0);
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    assert_selected(reader, "“先查树根。”");
}

static void
test_clauses_and_sentences(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "各校要");
    DO(reader, COMMAND_SELECT, COMMAND_NEXT_CLAUSE);
    assert_selected(reader, "各校要查清每一棵树，");
    reader_do(reader, COMMAND_NEXT_CLAUSE, 2);
    assert_selected(reader, "各校要查清每一棵树，逐棵登记；做到不漏。");
    reader_do(reader, COMMAND_PREVIOUS_CLAUSE, 0);
    assert_selected(reader, "各校要查清每一棵树，逐棵登记；");
    reader_do(reader, COMMAND_NEXT_SENTENCE, 2);
    assert_selected(reader, "各校要查清每一棵树，逐棵登记；做到不漏。“先查树根。”");
    reader_do(reader, COMMAND_PREVIOUS_SENTENCE, 2);
    assert_selected(reader, "各");
    reader_do(reader, COMMAND_PREVIOUS_SENTENCE, 0);
    assert_selected(reader, "一、排查。各");
}

/* The joined words: neither the line end nor the page number lies between. */
static void
test_across_a_page(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "再查树");
    reader_do(reader, COMMAND_SELECT, 0);
    reader_do(reader, COMMAND_CURSOR_RIGHT, 3);
    assert_selected(reader, "再查树冠");
    reader_do(reader, COMMAND_CURSOR_LEFT, 0);
    assert_selected(reader, "再查树");
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    assert_selected(reader, "最后再查树冠，发现枯枝立即处置。");
}

static void
test_whole_sentences(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "查树根");
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    assert_selected(reader, "“先查树根。”");
    reader_do(reader, COMMAND_PREVIOUS_SENTENCE, 0);
    assert_selected(reader, "各校要查清每一棵树，逐棵登记；做到不漏。“先查树根。”");
    DO(reader, COMMAND_OTHER_END, COMMAND_NEXT_SENTENCE);
    assert_selected(reader, "各校要查清每一棵树，逐棵登记；做到不漏。“先查树根。”台账每周一报送"
                            "县局汇总，县局每月通报一次。");
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    assert_selected(reader, "");
    assert_int_equal(selecting_context(reader), CONTEXT_SELECTING);
}

static void
test_other_end(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "逐棵");
    DO(reader, COMMAND_SELECT, COMMAND_CURSOR_RIGHT, COMMAND_OTHER_END, COMMAND_PREVIOUS_CLAUSE);
    assert_selected(reader, "各校要查清每一棵树，逐棵");
    reader_do(reader, COMMAND_NEXT_CLAUSE, 0);
    assert_selected(reader, "逐棵");
}

static void
test_paragraphs_and_sections(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "（一）");
    DO(reader, COMMAND_SELECT, COMMAND_NEXT_PARAGRAPH);
    assert_selected(reader, "（一）查树干。看有无空洞。");
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    assert_selected(reader, "（一）查树干。看有无空洞。\n二、整治。四月前完成。");
    reader_do(reader, COMMAND_END, 0);
    assert_selected(reader, "（一）查树干。看有无空洞。\n二、整治。四月前完成。\n临山县教育局\n"
                            "2023年3月1日");
    reader_do(reader, COMMAND_TOP, 0);
    assert_words(reader, (struct span){selecting_span(reader).start, 9}, "临山县");
}

/* By rows the column is kept, over shorter rows too, and the window follows. */
static void
test_rows(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;
    size_t row = reader_top(reader).unit;

    DO(reader, COMMAND_SELECT, COMMAND_ROW_END);
    size_t before = selecting_head(reader);
    reader_do(reader, COMMAND_LINE_DOWN, 8);
    assert_true(reader_top(reader).unit > row);
    reader_do(reader, COMMAND_LINE_UP, 8);
    assert_int_equal(selecting_head(reader), before);
    assert_int_equal(reader_top(reader).unit, row);
    reader_do(reader, COMMAND_ROW_START, 0);
    assert_true(selecting_head(reader) < before);
}

/* Scrolled away, the place is none any more. */
static void
test_here(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "各中小");
    size_t here = selecting_here(reader);
    reader_do(reader, COMMAND_LEAVE_SELECTION, 0);
    assert_int_equal(selecting_here(reader), here);
    reader_do(reader, COMMAND_END, 0);
    assert_true(selecting_here(reader) > here);
}

/* Another window changes nothing of what is chosen. */
static void
test_resize(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    go_to(reader, "再查树");
    reader_do(reader, COMMAND_SELECT_SENTENCES, 0);
    size_t anchor = selecting_span(reader).start;
    reader_resize(reader, 11, 3);
    assert_selected(reader, "最后再查树冠，发现枯枝立即处置。");
    reader_do(reader, COMMAND_SOURCE, 0);
    assert_selected(reader, "最后再查树冠，发现枯枝立即处置。");
    reader_do(reader, COMMAND_LINE_DOWN, 2);
    reader_do(reader, COMMAND_LINE_UP, 9);
    assert_true(selecting_head(reader) < anchor);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_begins_at_the_first_sentence),
        TEST(test_begins_below_the_top),
        TEST(test_clauses_and_sentences),
        TEST(test_across_a_page),
        TEST(test_whole_sentences),
        TEST(test_other_end),
        TEST(test_paragraphs_and_sections),
        TEST(test_rows),
        TEST(test_here),
        TEST(test_resize),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
