/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/buf.h"

#include <string.h>

#include "unit.h"

static void
test_grows_at_its_end(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;

    assert_string_equal(buf_string(&buf), "");
    buf_add_string(&buf, "公文");
    buf_add_char(&buf, '!');
    buf_add_spaces(&buf, 2);
    buf_addf(&buf, "%d号", 13);
    buf_add_number(&buf, 0);
    buf_add_number(&buf, 4294967295);
    assert_string_equal(buf.bytes, "公文!  13号04294967295");
    assert_int_equal(buf.length, strlen(buf.bytes));
    buf_fini(&buf);
}

static void
test_nul_stands_behind_every_step(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;

    for (int i = 0; i < 100; i++) {
        buf_add(&buf, "ab", 2);
        assert_int_equal(buf.bytes[buf.length], '\0');
    }
    buf_clear(&buf);
    assert_string_equal(buf.bytes, "");
    assert_int_equal(buf.length, 0);
    buf_fini(&buf);
}

static void
test_formats_longer_than_any_room(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;

    for (int length = 60; length < 70; length++) { /* about the usual room */
        buf_clear(&buf);
        buf_addf(&buf, "%0*d", length, 7);
        assert_int_equal(strlen(buf.bytes), length);
        assert_int_equal(buf.length, length);
    }
    buf_clear(&buf);
    buf_addf(&buf, "%0*d", 5000, 7);
    assert_int_equal(buf.length, 5000);
    assert_int_equal(buf.bytes[4999], '7');
    buf_addf(&buf, "%s", "");
    assert_int_equal(buf.length, 5000);
    buf_fini(&buf);
}

static void
test_detached_bytes_are_a_string(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    char *nothing = buf_detach(&buf);

    assert_string_equal(nothing, "");
    free(nothing);
    buf_add_string(&buf, "通知");
    char *words = buf_detach(&buf);
    assert_string_equal(words, "通知");
    assert_null(buf.bytes);
    assert_int_equal(buf.length, 0);
    free(words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_at_its_end),
        cmocka_unit_test(test_nul_stands_behind_every_step),
        cmocka_unit_test(test_formats_longer_than_any_room),
        cmocka_unit_test(test_detached_bytes_are_a_string),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
