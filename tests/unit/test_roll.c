/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/roll.h"

#include "source/text.h"
#include "unit.h"

static void
test_the_next_section_of_a_number_is_found(void **state)
{
    (void)state;
    struct rolls rolls = {0};

    for (size_t section = 0; section < 1000; section++)
        rolls_enter(&rolls, (int)(section % 7), section);
    for (size_t from = 0; from < 1000; from++) {
        for (int number = 0; number < 7; number++) {
            size_t wanted = from;
            while (wanted < 1000 && wanted % 7 != (size_t)number)
                wanted++;
            assert_int_equal(rolls_next(&rolls, number, from), wanted < 1000 ? wanted : NONE);
        }
    }
    rolls_fini(&rolls);
}

static void
test_what_no_section_bears_is_not_found(void **state)
{
    (void)state;
    struct rolls rolls = {0};

    assert_int_equal(rolls_next(&rolls, 0, 0), NONE);
    rolls_enter(&rolls, 3, 0);
    assert_int_equal(rolls_next(&rolls, 2, 0), NONE);
    assert_int_equal(rolls_next(&rolls, 4, 0), NONE);
    assert_int_equal(rolls_next(&rolls, -1, 0), NONE);
    assert_int_equal(rolls_next(&rolls, 3, 0), 0);
    assert_int_equal(rolls_next(&rolls, 3, 1), NONE);
    rolls_fini(&rolls);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_next_section_of_a_number_is_found),
        cmocka_unit_test(test_what_no_section_bears_is_not_found),
    };
    return cmocka_run_group_tests_name("roll", tests, NULL, NULL);
}
