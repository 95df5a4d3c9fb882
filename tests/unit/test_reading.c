/* test_reading.c: the words of a line without the accidents of print.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/reading.h"

#include "unit.h"

static void
assert_reads(const char *line, const char *text, const char *key)
{
    struct reading reading = {BUF_INIT, BUF_INIT};

    reading_set(&reading, line, strlen(line));
    assert_string_equal(buf_string(&reading.text), text);
    assert_string_equal(buf_string(&reading.key), key);
    reading_fini(&reading);
}

static void
test_spaces(void **state)
{
    (void)state;
    assert_reads("几 个 问　题", "几个问题", "几个问题");
    assert_reads("校学〔2019〕6 号", "校学〔2019〕6号", "校学〔2019〕6号");
    assert_reads("  Truth in  Lending ", "Truth in Lending", "TruthinLending");
    assert_reads("도서관 운영", "도서관 운영", "도서관운영");
    assert_reads("", "", "");
}

static void
test_forms(void **state)
{
    (void)state;
    assert_reads("第１９号：", "第１９号：", "第19号:");
    assert_reads("⼈⺠政府", "人民政府", "人民政府");
}

/* A part of the key is the same part of the text, spaces and wide forms or not. */
static void
test_part(void **state)
{
    const char *line = "Dated:　March 4, 2025";
    struct reading reading = {BUF_INIT, BUF_INIT};

    (void)state;
    reading_set(&reading, line, strlen(line));
    char *part = reading_part(&reading, strlen("Dated:"), reading_key(&reading).length);
    assert_string_equal(part, "March 4, 2025");
    free(part);
    part = reading_part(&reading, 0, strlen("Dated:"));
    assert_string_equal(part, "Dated:");
    free(part);
    reading_fini(&reading);
}

static void
test_keys(void **state)
{
    static const char *const words[] = {"通知", "决定", NULL};
    struct key key = key_of("关于放假的通知(试行)");

    (void)state;
    assert_true(key_is(key_without_brackets(key), "关于放假的通知"));
    assert_string_equal(key_ends_with_any(key_without_brackets(key), words), "通知");
    assert_null(key_starts_with_any(key, words));
    assert_int_equal(key_find(key, "放假"), strlen("关于"));
    assert_int_equal(key_count(key), 11);
    assert_int_equal(key_last(key), ')');
    assert_int_equal(key_last(key_of("")), 0);
}

static void
test_brackets(void **state)
{
    (void)state;
    assert_int_equal(key_bracketed(key_of("(a(b)c)d")), 7);
    assert_int_equal(key_bracketed(key_of("(a")), 0);
    assert_int_equal(key_bracketed(key_of("a(b)")), 0);
    assert_true(key_is(key_without_brackets(key_of("(试行)")), "(试行)"));
    assert_true(key_is(key_without_brackets(key_of("a)")), "a)"));
}

static void
test_sentences(void **state)
{
    (void)state;
    assert_true(key_is_sentence(key_of("请做好防火工作。")));
    assert_false(key_is_sentence(key_of("关于做好防火工作的通知")));
    assert_false(key_is_sentence(key_of("LibraryHours(RegulationL);Correction")));
    assert_false(key_is_sentence(key_of("")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spaces),   cmocka_unit_test(test_forms),
        cmocka_unit_test(test_part),     cmocka_unit_test(test_keys),
        cmocka_unit_test(test_brackets), cmocka_unit_test(test_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
