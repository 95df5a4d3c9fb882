/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/err.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "unit.h"

static void
test_a_sentence_and_false(void **state)
{
    (void)state;
    struct err err = {""};

    assert_false(err_set(&err, "page %d is missing", 3));
    assert_string_equal(err.sentence, "page 3 is missing");
    assert_false(err_set_errno(&err, ENOENT, "%s cannot be opened", "it"));
    assert_string_equal(err.sentence, "it cannot be opened: No such file or directory");
}

/* Ideographs of three bytes, from each of three offsets: a cut would show. */
static void
test_long_sentences_are_cut_between_characters(void **state)
{
    (void)state;
    char words[3001] = "";
    struct err err;

    for (int i = 0; i < 1000; i++)
        memcpy(words + 3 * i, "文", 4);
    for (int offset = 0; offset < 3; offset++) {
        err_set(&err, "%.*s%s", offset, "abc", words);
        size_t length = strlen(err.sentence);
        assert_true(length > sizeof err.sentence - 4);
        assert_int_equal(utf8_valid_prefix(err.sentence, length), length);
        err_set_errno(&err, ENOENT, "%.*s%s", offset, "abc", words);
        length = strlen(err.sentence);
        assert_int_equal(utf8_valid_prefix(err.sentence, length), length);
    }
}

static void
test_diagnostics_are_kept_up_to_a_limit(void **state)
{
    (void)state;
    struct diags diags = {NULL, 0, 0, 0};

    for (size_t i = 1; i <= DIAGS_MOST + 5; i++)
        diags_add(&diags, DIAG_REPAIR, i, "line %zu", i);
    assert_int_equal(diags.count, DIAGS_MOST);
    assert_int_equal(diags.dropped, 5);
    assert_int_equal(diags.all[9].line, 10);
    assert_string_equal(diags.all[9].sentence, "line 10");
    assert_string_equal(diag_level_name(diags.all[9].level), "repair");
    diags_fini(&diags);
    assert_int_equal(diags.count, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sentence_and_false),
        cmocka_unit_test(test_long_sentences_are_cut_between_characters),
        cmocka_unit_test(test_diagnostics_are_kept_up_to_a_limit),
    };
    return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
