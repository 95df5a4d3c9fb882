/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/input.h"

#include "reader/keymap.h"
#include "tui/pointer.h"
#include "unit.h"

/* What the terminal sends, and how far it was read. */
static const char *sent;

static bool
next_sent(uint32_t *code)
{
    if (!*sent)
        return false;
    *code = (unsigned char)*sent++;
    return true;
}

/* Decodes all that is sent and compares it with the keys, 0 at their end. */
static void
expect_keys(const char *bytes, const uint32_t *keys)
{
    struct input input = {0};
    struct event event;

    for (sent = bytes; *keys; keys++) {
        assert_true(input_decode(&input, next_sent, &event));
        assert_int_equal(event.kind, EVENT_KEY);
        assert_int_equal(event.key, *keys);
    }
    assert_false(input_decode(&input, next_sent, &event));
}

#define KEYS(...) ((const uint32_t[]){__VA_ARGS__, 0})

static void
characters_are_themselves(void **state)
{
    (void)state;
    expect_keys("j]", KEYS('j', ']'));
    expect_keys("\x06", KEYS(0x06));
}

static void
one_key_has_one_code(void **state)
{
    (void)state;
    expect_keys("\n\r", KEYS(KEYMAP_ENTER, KEYMAP_ENTER));
    expect_keys("\b\x7f", KEYS(KEYMAP_BACKSPACE, KEYMAP_BACKSPACE));
}

static void
an_escape_alone_is_the_key(void **state)
{
    (void)state;
    expect_keys("\033", KEYS(KEYMAP_ESCAPE));
    expect_keys("\033q", KEYS(KEYMAP_ESCAPE, 'q'));
}

static void
sequences_that_terminfo_lacks_are_keys(void **state)
{
    (void)state;
    expect_keys("\033[A\033OA", KEYS(KEYMAP_UP, KEYMAP_UP));
    expect_keys("\033[5~\033[6~", KEYS(KEYMAP_PAGE_UP, KEYMAP_PAGE_DOWN));
    expect_keys("\033OPj", KEYS(KEYMAP_F1, 'j'));
}

static void
reports_are_swallowed(void **state)
{
    (void)state;
    expect_keys("\033[5;3Rj", KEYS('j'));
    expect_keys("\033[?62;22cj", KEYS('j'));
    expect_keys("\033[>1;10;0cj", KEYS('j'));
    expect_keys("\033[5;3", (const uint32_t[]){0});
}

/* Of two reports that are awaited the second says so, a third is swallowed. */
static void
a_late_report_of_width_is_an_event(void **state)
{
    struct input input = {.awaited = 2};
    struct event event;

    (void)state;
    sent = "\033[5;2R\033[1;3Rk\033[5;3Rj";
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_WIDE);
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_KEY);
    assert_int_equal(event.key, 'k');
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_KEY);
    assert_int_equal(event.key, 'j');
}

static void
a_paste_is_no_key(void **state)
{
    struct input input = {0};
    struct event event;

    (void)state;
    sent = "\033[200~q\r\033[201~q";
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_PASTED);
    assert_int_equal(event.key, 'q');
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_PASTED);
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_KEY);
    assert_int_equal(event.key, 'q');
}

static void
expect_mouse(const char *bytes, enum mouse_deed deed, int row, int column)
{
    struct input input = {0};
    struct event event;

    sent = bytes;
    assert_true(input_decode(&input, next_sent, &event));
    assert_int_equal(event.kind, EVENT_MOUSE);
    assert_int_equal(event.mouse.deed, deed);
    assert_int_equal(event.mouse.row, row);
    assert_int_equal(event.mouse.column, column);
    assert_false(input_decode(&input, next_sent, &event));
}

static void
the_mouse_is_read(void **state)
{
    (void)state;
    expect_mouse("\033[<0;12;3M", MOUSE_PRESS, 2, 11);
    expect_mouse("\033[<32;200;3M", MOUSE_DRAG, 2, 199);
    expect_mouse("\033[<0;1;1m", MOUSE_RELEASE, 0, 0);
    expect_mouse("\033[<64;5;5M", MOUSE_WHEEL_UP, 4, 4);
    expect_mouse("\033[<69;5;5M", MOUSE_WHEEL_DOWN, 4, 4);
    expect_keys("\033[<2;5;5M\033[<66;5;5M\033[<0;0;0Mj", KEYS('j'));
}

/* Near in place and time; the fourth begins anew. */
static void
clicks_are_counted(void **state)
{
    struct pointer pointer = {0};

    (void)state;
    assert_int_equal(pointer_press(&pointer, 0, 0, 1000), 1);
    assert_int_equal(pointer_press(&pointer, 0, 1, 1300), 2);
    assert_int_equal(pointer_press(&pointer, 0, 1, 1600), 3);
    assert_int_equal(pointer_press(&pointer, 0, 1, 1700), 1);
    assert_int_equal(pointer_press(&pointer, 1, 1, 1800), 1);
    assert_int_equal(pointer_press(&pointer, 1, 1, 2500), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_themselves),
        cmocka_unit_test(one_key_has_one_code),
        cmocka_unit_test(an_escape_alone_is_the_key),
        cmocka_unit_test(sequences_that_terminfo_lacks_are_keys),
        cmocka_unit_test(reports_are_swallowed),
        cmocka_unit_test(a_late_report_of_width_is_an_event),
        cmocka_unit_test(a_paste_is_no_key),
        cmocka_unit_test(the_mouse_is_read),
        cmocka_unit_test(clicks_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
