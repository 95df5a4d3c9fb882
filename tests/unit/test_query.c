/* test_query.c: what a person types to search, taken apart and put together.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "reader/query.h"
#include "unit.h"

static void
check_words(const char *line, const char *words)
{
    struct query query = query_read(line);

    assert_string_equal(line + query.words, words);
}

static void
test_words_stand_behind_the_prefixes(void **state)
{
    (void)state;
    check_words("疫情", "疫情");
    check_words("title:疫情", "疫情");
    check_words("title:exact:疫情", "疫情");
    check_words("regex:title:疫情", "title:疫情");
    check_words("words:title:疫情", "title:疫情");
    check_words("时间：9:30", "时间：9:30");
    check_words("Date: 2 March", "Date: 2 March");
    check_words(":", ":");
    check_words("title:", "");
    check_words("", "");
}

static void
test_what_the_prefixes_say(void **state)
{
    struct query query;

    (void)state;
    query = query_read("section:pinyin:fp");
    assert_int_equal(query.options.kind, PATTERN_PINYIN);
    assert_true(query.in_section);
    assert_int_equal(query.part, SCOPE_ALL);
    assert_string_equal(query_scope_name(&query), "section");
    query = query_read("number:exact:13");
    assert_int_equal(query.options.kind, PATTERN_WORDS);
    assert_int_equal(query.options.folds, FOLD_NONE);
    assert_int_equal(query.part, SCOPE_NUMBER);
    query = query_read("疫情");
    assert_int_equal(query.options.folds, FOLD_ALL);
    assert_null(query_scope_name(&query));
}

static void
check_turn(const char *line, enum query_switch which, const char *expected)
{
    char *turned = query_turn(line, which);

    assert_string_equal(turned, expected);
    free(turned);
}

static void
test_a_switch_is_turned_on_and_off(void **state)
{
    (void)state;
    check_turn("疫情", QUERY_REGEX, "regex:疫情");
    check_turn("regex:疫情", QUERY_REGEX, "疫情");
    check_turn("regex:疫情", QUERY_PINYIN, "pinyin:疫情");
    check_turn("title:fp", QUERY_PINYIN, "title:pinyin:fp");
    check_turn("exact:疫情", QUERY_REGEX, "exact:regex:疫情");
    check_turn("exact:regex:疫情", QUERY_EXACT, "regex:疫情");
    check_turn("", QUERY_EXACT, "exact:");
    check_turn("regex:title:a", QUERY_REGEX, "words:title:a");
}

static void
test_where_to_search_goes_round(void **state)
{
    static const char *const lines[] = {"疫情", "section:疫情", "headings:疫情", "title:疫情",
                                        "marked:疫情"};

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        char *turned = query_turn_scope(lines[i]);
        assert_string_equal(turned, lines[(i + 1) % 5]);
        free(turned);
    }
    char *turned = query_turn_scope("number:13");
    assert_string_equal(turned, "13");
    free(turned);
}

static bool
may_be_pinyin(const char *line)
{
    struct query query = query_read(line);

    return query_may_be_pinyin(&query, line);
}

static void
test_what_may_be_pinyin(void **state)
{
    (void)state;
    assert_true(may_be_pinyin("fupin"));
    assert_true(may_be_pinyin("title:xi'an"));
    assert_false(may_be_pinyin("fupin2"));
    assert_false(may_be_pinyin("FP"));
    assert_false(may_be_pinyin("words:fp"));
    assert_false(may_be_pinyin("exact:fp"));
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
