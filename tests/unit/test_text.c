/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/text.h"

#include <string.h>

#include "base/mem.h"
#include "unit.h"

static void
assert_line(const struct text *text, size_t line, const char *expected)
{
    struct span span = text_line(text, line);

    assert_int_equal(span_length(span), strlen(expected));
    assert_memory_equal(text_bytes(text) + span.start, expected, strlen(expected));
}

static void
test_a_line_counts_once_it_is_whole(void **state)
{
    (void)state;
    struct text *text = text_new();

    text_append(text, "一\n二", 7);
    assert_int_equal(text_line_count(text), 1);
    text_append(text, "三\n\n", 5);
    assert_int_equal(text_line_count(text), 3);
    assert_line(text, 0, "一");
    assert_line(text, 1, "二三");
    assert_line(text, 2, "");
    text_append(text, "end", 3);
    text_close(text);
    assert_int_equal(text_line_count(text), 4);
    assert_line(text, 3, "end");
    text_free(text);
}

static void
test_no_empty_line_behind_the_last_end(void **state)
{
    (void)state;
    struct text *text = text_new();

    text_append(text, "a\n", 2);
    text_close(text);
    assert_true(text_is_closed(text));
    assert_int_equal(text_line_count(text), 1);
    text_free(text);

    text = text_new();
    text_close(text);
    assert_int_equal(text_line_count(text), 0);
    assert_int_equal(text_length(text), 0);
    assert_string_equal(text_bytes(text), "");
    text_free(text);
}

static void
test_adopted_bytes_are_indexed(void **state)
{
    (void)state;
    struct text *text = text_new();

    text_adopt(text, mem_copy("a\nbc\nd", 6), 6);
    assert_int_equal(text_length(text), 0);
    assert_true(text_reveal(text, 3));
    assert_int_equal(text_line_count(text), 1);
    assert_false(text_reveal(text, SIZE_MAX));
    text_close(text);
    assert_int_equal(text_line_count(text), 3);
    assert_line(text, 1, "bc");
    text_free(text);
}

/* Every offset is in the line that says so; past the end it is the last. */
static void
test_offsets_and_lines_agree(void **state)
{
    (void)state;
    struct text *text = text_new();
    const char *words = "ab\n\n公文\nx\n";

    text_append(text, words, strlen(words));
    text_close(text);
    for (size_t line = 0; line < text_line_count(text); line++) {
        struct span span = text_line(text, line);
        for (size_t offset = span.start; offset <= span.end; offset++)
            assert_int_equal(text_line_at(text, offset), line);
    }
    assert_int_equal(text_line_at(text, 1000), 3);
    text_free(text);
}

static void
test_trim_takes_wide_spaces_off(void **state)
{
    (void)state;
    struct text *text = text_new();
    const char *words = "　　各区县 \t\n";

    text_append(text, words, strlen(words));
    struct span trimmed = text_trim(text, text_line(text, 0));
    assert_int_equal(trimmed.start, 6);
    assert_int_equal(trimmed.end, 15);
    trimmed = text_trim(text, (struct span){0, 6});
    assert_int_equal(span_length(trimmed), 0);
    text_free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line_counts_once_it_is_whole),
        cmocka_unit_test(test_no_empty_line_behind_the_last_end),
        cmocka_unit_test(test_adopted_bytes_are_indexed),
        cmocka_unit_test(test_offsets_and_lines_agree),
        cmocka_unit_test(test_trim_takes_wide_spaces_off),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
