/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/standin.h"
#include "base/uni.h"

static void
test_radicals(void **state)
{
    static const char damaged[] = "⼀、关于⽔利⼯程的⻓效管理\xEF\x82\xB7";
    static const char meant[] = "一、关于水利工程的长效管理•";
    struct buf out = BUF_INIT;

    (void)state;
    standin_add(&out, damaged, strlen(damaged));
    assert_string_equal(buf_string(&out), meant);
    buf_fini(&out);
}

/* Offsets and columns must not shift, nor may a stand-in stand for another one. */
static void
test_all_keep_their_place(void **state)
{
    char bytes[4];

    (void)state;
    for (uint32_t c = 0x20; c < 0x110000; c++) {
        uint32_t meant = standin_meant(c);
        if (meant == c)
            continue;
        assert_int_equal(uni_write(bytes, c), 3);
        assert_int_equal(uni_write(bytes, meant), 3);
        assert_int_equal(uni_width(c, 1), uni_width(meant, 1));
        assert_int_equal(uni_width(c, 2), uni_width(meant, 2));
        assert_int_equal(standin_meant(meant), meant);
    }
}

/* Wherever it stands in whatever length, and nothing else is touched. */
static void
test_at_any_place(void **state)
{
    char bytes[100], wanted[100];

    (void)state;
    for (size_t length = 3; length < sizeof bytes; length++)
        for (size_t at = 0; at + 3 <= length; at++) {
            memset(bytes, 'a', length);
            memset(wanted, 'a', length);
            memcpy(bytes + at, "\xE2\xBC\x80", 3); /* a radical */
            memcpy(wanted + at, "一", 3);
            standin_put_meant(bytes, length);
            assert_memory_equal(bytes, wanted, length);
        }
    standin_put_meant(bytes, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at_any_place),
        cmocka_unit_test(test_radicals),
        cmocka_unit_test(test_all_keep_their_place),
    };

    return cmocka_run_group_tests_name("standin", tests, NULL, NULL);
}
