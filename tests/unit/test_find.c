/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/find.h"

#include <string.h>

#include "unit.h"

/* Every part of a text is found where memmem finds it, in every part of the text. */
static void
test_finds_what_memmem_finds(void **state)
{
    (void)state;
    static const char text[] = "一、一。二。一。一、aab 。一";
    const size_t length = sizeof text - 1;

    for (size_t from = 0; from < length; from++)
        for (size_t to = from; to <= length; to++)
            for (size_t start = 0; start < length; start++)
                for (size_t bytes = 0; bytes <= 7 && start + bytes <= length; bytes++)
                    assert_ptr_equal(find_bytes(text + from, to - from, text + start, bytes),
                                     memmem(text + from, to - from, text + start, bytes));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_memmem_finds),
    };
    return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
