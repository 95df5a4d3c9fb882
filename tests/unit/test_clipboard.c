/* test_clipboard.c: what a terminal is sent for its clipboard.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "tui/clipboard.h"
#include "tui/screen.h"
#include "tui/term.h"

#include "unit.h"

static struct buf sent;

void
screen_send(const char *bytes, size_t length)
{
    buf_add(&sent, bytes, length);
}

bool
term_is_linux_console(void)
{
    return false;
}

bool
term_is_gnu_screen(void)
{
    return false;
}

static void
expect(const char *bytes, bool tmux, bool screen, const char *expected)
{
    struct buf out = BUF_INIT;

    clipboard_print(bytes, strlen(bytes), tmux, screen, &out);
    assert_string_equal(buf_string(&out), expected);
    buf_fini(&out);
}

/* The vectors of RFC 4648, 10. */
static void
test_base64(void **state)
{
    (void)state;
    expect("", false, false, "\033]52;c;\a");
    expect("f", false, false, "\033]52;c;Zg==\a");
    expect("fo", false, false, "\033]52;c;Zm8=\a");
    expect("foobar", false, false, "\033]52;c;Zm9vYmFy\a");
    expect("公文", false, false, "\033]52;c;5YWs5paH\a");
}

static void
test_wrappings(void **state)
{
    char long_words[400];
    struct buf out = BUF_INIT;

    (void)state;
    expect("f", true, false, "\033]52;c;Zg==\a\033Ptmux;\033\033]52;c;Zg==\a\033\\");
    expect("f", false, true, "\033P\033]52;c;Zg==\a\033\\");
    memset(long_words, 'f', sizeof long_words);
    clipboard_print(long_words, sizeof long_words, false, true, &out);
    assert_non_null(strstr(buf_string(&out), "\033\\\033P"));
    buf_fini(&out);
}

static void
test_too_much(void **state)
{
    char *bytes = mem_zero(CLIPBOARD_MOST + 1, 1);
    struct err err = {""};

    (void)state;
    assert_false(clipboard_put(bytes, CLIPBOARD_MOST + 1, &err));
    assert_non_null(strstr(err.sentence, "74995 bytes"));
    assert_int_equal(sent.length, 0);
    assert_true(clipboard_put(bytes, CLIPBOARD_MOST, &err));
    assert_true(sent.length <= 100000);
    buf_fini(&sent);
    free(bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base64),
        cmocka_unit_test(test_wrappings),
        cmocka_unit_test(test_too_much),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
