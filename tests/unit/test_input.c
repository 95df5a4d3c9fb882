/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/input.h"

#include "reader/keymap.h"
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
    struct input input = {false, 0};
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

static void
a_paste_is_no_key(void **state)
{
    struct input input = {false, 0};
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_themselves),
        cmocka_unit_test(one_key_has_one_code),
        cmocka_unit_test(an_escape_alone_is_the_key),
        cmocka_unit_test(sequences_that_terminfo_lacks_are_keys),
        cmocka_unit_test(reports_are_swallowed),
        cmocka_unit_test(a_paste_is_no_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
