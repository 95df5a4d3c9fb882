/* test_request.c: what a person types to search, taken apart and put together.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "reader/request.h"
#include "unit.h"

static void
check_words(const char *line, const char *words)
{
    struct request request = request_read(line);

    assert_string_equal(request.query.words, words);
    assert_string_equal(line + request.words, words);
}

static void
test_words_stand_behind_the_prefixes(void **state)
{
    (void)state;
    check_words("疫情", "疫情");
    check_words("title:疫情", "疫情");
    check_words("标题：re:疫情", "疫情");
    check_words("section:=疫情", "疫情");
    check_words("本节：疫情", "疫情");
    check_words("re:title:疫情", "title:疫情");
    check_words("时间：9:30", "时间：9:30");
    check_words("title:", "");
    check_words("", "");
}

static void
test_what_the_prefixes_say(void **state)
{
    struct request request = request_read("section:py:fp");

    (void)state;
    assert_true(request_has(&request, REQUEST_PINYIN));
    assert_true(request.in_section);
    assert_int_equal(request.query.part, SCOPE_ALL);
    request = request_read("number:=13");
    assert_true(request_has(&request, REQUEST_EXACT));
    assert_int_equal(request.query.part, SCOPE_NUMBER);
    assert_true(request_is_restricted(&request));
    request = request_read("标记：疫情");
    assert_true(request.in_marked);
    request = request_read("疫情");
    assert_false(request_is_restricted(&request));
}

static void
check_turn(const char *line, enum request_switch which, const char *expected)
{
    char *turned = request_turn(line, which);

    assert_string_equal(turned, expected);
    free(turned);
}

static void
test_a_switch_is_turned_on_and_off(void **state)
{
    (void)state;
    check_turn("疫情", REQUEST_REGEX, "re:疫情");
    check_turn("re:疫情", REQUEST_REGEX, "疫情");
    check_turn("re:疫情", REQUEST_PINYIN, "py:疫情");
    check_turn("'fp", REQUEST_PINYIN, "fp");
    check_turn("title:fp", REQUEST_PINYIN, "title:py:fp");
    check_turn("标题：re:疫情", REQUEST_EXACT, "标题：=疫情");
    check_turn("", REQUEST_EXACT, "=");
    check_turn("re:title:a", REQUEST_REGEX, "\\title:a");
    check_turn("re:re:a", REQUEST_REGEX, "\\re:a");
    check_turn("\\title:a", REQUEST_REGEX, "re:title:a");
}

static void
test_where_to_search_goes_round(void **state)
{
    static const char *const lines[] = {"疫情", "section:疫情", "headings:疫情", "title:疫情",
                                        "marked:疫情"};

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        char *turned = request_turn_where(lines[i]);
        assert_string_equal(turned, lines[(i + 1) % 5]);
        free(turned);
    }
    char *turned = request_turn_where("number:=13");
    assert_string_equal(turned, "=13");
    free(turned);
}

static bool
may_be_pinyin(const char *line)
{
    struct request request = request_read(line);

    return request_may_be_pinyin(&request);
}

static void
test_what_may_be_pinyin(void **state)
{
    (void)state;
    assert_true(may_be_pinyin("fupin"));
    assert_true(may_be_pinyin("title:xi'an"));
    assert_false(may_be_pinyin("fupin2"));
    assert_false(may_be_pinyin("FP"));
    assert_false(may_be_pinyin("re:fp"));
    assert_false(may_be_pinyin("=fp"));
    assert_false(may_be_pinyin("扶贫"));
    assert_false(may_be_pinyin(""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_stand_behind_the_prefixes),
        cmocka_unit_test(test_what_the_prefixes_say),
        cmocka_unit_test(test_a_switch_is_turned_on_and_off),
        cmocka_unit_test(test_where_to_search_goes_round),
        cmocka_unit_test(test_what_may_be_pinyin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
