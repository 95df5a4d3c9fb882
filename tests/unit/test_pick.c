/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pick.h"

#include <stdio.h>

#include "unit.h"

static bool
passes(const char *typed, const char *line)
{
    struct pick *pick = pick_new(typed);
    bool passed = pick_passes(pick, line);

    pick_free(pick);
    return passed;
}

static void
test_words_stand_anywhere_in_any_form(void **state)
{
    (void)state;
    assert_true(passes("", ""));
    assert_true(passes("", "扶贫"));
    assert_true(passes("扶贫", "巾帼扶贫"));
    assert_true(passes("帼  扶", "扶贫巾帼"));
    assert_true(passes(" 帼 ", "扶贫巾帼"));
    assert_false(passes("帼 x", "扶贫巾帼"));
    assert_true(passes("妇联", "全國婦聯"));
    assert_true(passes("2020年", "2020 年"));
    assert_true(passes("notice", "NOTICE 3"));
    assert_true(passes("NOTICE", "notice 3"));
}

static void
test_prefixes_say_how_words_are_meant(void **state)
{
    (void)state;
    assert_true(passes("py:fp", "扶贫"));
    assert_true(passes("'fupin", "扶贫"));
    assert_true(passes("'fu pin", "扶贫"));
    assert_false(passes("fp", "扶贫"));
    assert_false(passes("'fupin", "返贫"));
    assert_true(passes("re:^第.条$", "第三条"));
    assert_false(passes("re:^第.条$", "第三条 "));
    assert_true(passes("=婦聯", "婦聯"));
    assert_false(passes("=婦聯", "妇联"));
    assert_true(passes("=a b", "a b"));
    assert_false(passes("=a b", "b a"));
    assert_true(passes("\\'s", "it's"));
}

static void
test_what_is_not_finished_lets_all_pass(void **state)
{
    (void)state;
    assert_true(passes("re:(", "第三条"));
    assert_true(passes("re:", "第三条"));
    assert_true(passes("'", "第三条"));
    assert_true(passes("py:!", "第三条"));
}

static void
test_columns(void **state)
{
    (void)state;
    const char *const columns[] = {"防汛值守", NULL, "水利局"};
    struct pick *pick = pick_new("水利 值守");

    assert_true(pick_passes_any(pick, columns, 3));
    assert_false(pick_passes_any(pick, columns, 2));
    pick_free(pick);
    pick = pick_new("守水");
    assert_false(pick_passes_any(pick, columns, 3));
    pick_free(pick);
    pick = pick_new("title:防汛");
    assert_int_equal(pick_part(pick), SCOPE_TITLE);
    assert_true(pick_passes_any(pick, columns, 1));
    pick_free(pick);
}

/* Lines stand in the same room one after the other. */
static void
test_each_line_is_looked_at_anew(void **state)
{
    (void)state;
    static const char *const lines[] = {"无水体", "步道积", "水步道", "步水道", "树木花"};
    static const bool holds[] = {true, false, true, true, false};
    struct pick *pick = pick_new("水");
    char line[32];

    for (size_t i = 0; i < 5; i++) {
        snprintf(line, sizeof line, "%s", lines[i]);
        assert_int_equal(pick_passes(pick, line), holds[i]);
    }
    pick_free(pick);
}

static void
test_a_line_may_hold_any_bytes(void **state)
{
    (void)state;
    assert_true(passes("txt", "\xCD\xA8.txt"));
    assert_false(passes("汛", "\xCD\xA8.txt"));
    assert_true(passes("re:t$", "\xE5\x85.txt"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_stand_anywhere_in_any_form),
        cmocka_unit_test(test_prefixes_say_how_words_are_meant),
        cmocka_unit_test(test_what_is_not_finished_lets_all_pass),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_each_line_is_looked_at_anew),
        cmocka_unit_test(test_a_line_may_hold_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
