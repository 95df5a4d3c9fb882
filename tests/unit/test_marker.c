/* test_marker.c: the values of numerals, and labels as they are typed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/marker.h"

#include "unit.h"

static void
numerals_have_values(void **state)
{
    static const struct {
        const char *numeral;
        int value;
    } cases[] = {
        {"三十二", 32}, {"二〇二〇", 2020}, {"二○二○", 2020},  {"廿一", 21}, {"壹", 1},
        {"拾贰", 12},   {"十", 10},         {"一百零五", 105}, {"千", 1000}, {"一万二千", 12000},
        {"１２", 12},   {"2020", 2020},     {"IV", 4},         {"xiv", 14},  {"", -1},
        {"十二条", -1}, {"IIII", -1},       {"12a", -1},       {"总", -1},   {"9999999999", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(marker_numeral(cases[i].numeral, strlen(cases[i].numeral)),
                         cases[i].value);
}

static void
assert_typed(const char *typed, const char *form, int number, size_t length)
{
    struct marker marker;

    assert_true(marker_read_typed(typed, strlen(typed), &marker));
    assert_int_equal(marker.number, number);
    assert_int_equal(marker.length, length);
    if (form)
        assert_string_equal(marker_form_name(marker.form), form);
    else
        assert_int_equal(marker.form, -1);
}

static void
labels_are_typed_in_steps(void **state)
{
    struct marker marker;

    (void)state;
    assert_typed("二", NULL, 2, 3);
    assert_typed("二（三）", NULL, 2, 3);
    assert_typed("（三）", "han-paren", 3, 9);
    assert_typed("(三)", "han-paren", 3, 5);
    assert_typed("2.3", NULL, 2, 1);
    assert_typed("二、", "han", 2, 6);
    assert_typed("第十二条", "article", 12, 12);
    assert_typed("第12条", "article", 12, 8);
    assert_typed("第十", NULL, 10, 6);
    assert_false(marker_read_typed("总则", 6, &marker));
    assert_false(marker_read_typed("", 0, &marker));
}

/* No bytes that are no label are read past their end: each prefix of a label is safe. */
static void
any_prefix_may_be_read(void **state)
{
    static const char *const labels[] = {
        "第 十 七 条之一　", "（ 二十 ）、", "1.2.3.4.", "Section 3. S",
        "SECTION 1",         "제1조의2 ",    "(viii) "};
    struct marker markers[MARKER_READINGS];

    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        for (size_t length = 0; length <= strlen(labels[i]); length++) {
            if (labels[i][length] & 0x80 && !(labels[i][length] & 0x40))
                continue; /* within a character */
            char *copy = malloc(length + 1);
            memcpy(copy, labels[i], length);
            size_t count = marker_readings(copy, length, markers);
            assert_true(count <= MARKER_READINGS);
            for (size_t k = 0; k < count; k++)
                assert_true(markers[k].length <= length);
            free(copy);
        }
    }
}

static void
forms_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < marker_form_count(); i++) {
        assert_true(strlen(marker_form_name(i)) > 0);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(marker_form_name(i), marker_form_name(k));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals_have_values),
        cmocka_unit_test(labels_are_typed_in_steps),
        cmocka_unit_test(any_prefix_may_be_read),
        cmocka_unit_test(forms_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
