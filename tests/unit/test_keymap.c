/* test_keymap.c: keys to commands: counts, beginnings, bindings of one's own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/conf.h"
#include "base/uni.h"
#include "reader/keymap.h"

/* Feeds the characters one after the other; every one but the last must ask for more. */
static enum keymap_answer
type(const struct keymap *keymap, enum context context, struct keymap_typed *typed,
     const char *keys, struct keymap_stroke *stroke)
{
    enum keymap_answer answer = KEYMAP_UNBOUND;

    for (; *keys; keys++) {
        answer = keymap_feed(keymap, context, typed, (uint32_t)*keys, stroke);
        if (keys[1])
            assert_true(answer == KEYMAP_MORE || answer == KEYMAP_PENDING);
    }
    return answer;
}

static void
check(const struct keymap *keymap, enum context context, const char *keys, enum command command,
      int count)
{
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    assert_int_equal(type(keymap, context, &typed, keys, &stroke), KEYMAP_COMMAND);
    assert_int_equal(stroke.command, command);
    assert_int_equal(stroke.count, count);
    assert_false(stroke.feed_again);
    assert_int_equal(typed.length, 0);
    assert_int_equal(typed.count, 0);
}

/* The default bindings with a [keys] section over them. */
static struct keymap *
configured(const char *keys, struct diags *diags)
{
    char path[] = "/tmp/gongwen-keymap-XXXXXX";
    struct conf *conf = conf_new();
    struct keymap *keymap = keymap_new();
    struct err err = {""};
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, "[keys]\n", 7), 7);
    assert_int_equal(write(fd, keys, strlen(keys)), strlen(keys));
    close(fd);
    *diags = (struct diags){NULL, 0, 0, 0};
    assert_true(conf_read(conf, path, diags, &err));
    keymap_configure(keymap, conf, diags);
    unlink(path);
    conf_free(conf);
    return keymap;
}

static void
assert_said(const struct diags *diags, size_t line, const char *words)
{
    assert_int_equal(diags->count, 1);
    assert_int_equal(diags->all[0].line, line);
    if (!strstr(diags->all[0].sentence, words))
        fail_msg("\"%s\" does not say \"%s\"", diags->all[0].sentence, words);
}

static void
test_a_key_is_a_command(void **state)
{
    struct keymap *keymap = keymap_new();

    (void)state;
    check(keymap, CONTEXT_READING, "j", COMMAND_LINE_DOWN, 0);
    check(keymap, CONTEXT_LIBRARY, "j", COMMAND_ITEM_DOWN, 0);
    check(keymap, CONTEXT_READING, "]", COMMAND_NEXT_SECTION, 0);
    check(keymap, CONTEXT_READING, "''", COMMAND_EXCHANGE, 0);
    check(keymap, CONTEXT_READING, "ZZ", COMMAND_QUIT, 0);
    check(keymap, CONTEXT_READING, ":q", COMMAND_QUIT, 0);
    check(keymap, CONTEXT_READING, ":n", COMMAND_NEXT_NOTICE, 0);
    check(keymap, CONTEXT_READING, "\x06", COMMAND_PAGE_DOWN, 0);
    check(keymap, CONTEXT_READING, " ", COMMAND_PAGE_DOWN, 0);
    check(keymap, CONTEXT_READING, "\r", COMMAND_LINE_DOWN, 0);
    check(keymap, CONTEXT_LIBRARY, "\r", COMMAND_OPEN, 0);
    check(keymap, CONTEXT_HELP, "?", COMMAND_LIST_HELP, 0);
    check(keymap, CONTEXT_READING, "?", COMMAND_SEARCH_BACK, 0);
    keymap_free(keymap);
}

static void
test_counts(void **state)
{
    struct keymap *keymap = keymap_new();

    (void)state;
    check(keymap, CONTEXT_READING, "3]", COMMAND_NEXT_SECTION, 3);
    check(keymap, CONTEXT_READING, "50%", COMMAND_PERCENT, 50);
    check(keymap, CONTEXT_READING, "10j", COMMAND_LINE_DOWN, 10);
    check(keymap, CONTEXT_READING, "12gg", COMMAND_TOP, 12);
    check(keymap, CONTEXT_READING, "99999999999j", COMMAND_LINE_DOWN, KEYMAP_MOST_COUNT);
    keymap_free(keymap);
}

static void
test_zero_alone_is_no_count(void **state)
{
    struct keymap *keymap = keymap_new();
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    (void)state;
    assert_int_equal(type(keymap, CONTEXT_READING, &typed, "0", &stroke), KEYMAP_UNBOUND);
    check(keymap, CONTEXT_READING, "j", COMMAND_LINE_DOWN, 0);
    keymap_free(keymap);
}

static void
test_escape_drops_what_was_typed(void **state)
{
    struct keymap *keymap = keymap_new();
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    (void)state;
    assert_int_equal(type(keymap, CONTEXT_LIBRARY, &typed, "7\x1B", &stroke), KEYMAP_UNBOUND);
    assert_int_equal(typed.count, 0);
    assert_int_equal(type(keymap, CONTEXT_LIBRARY, &typed, "Z\x1B", &stroke), KEYMAP_UNBOUND);
    check(keymap, CONTEXT_LIBRARY, "\x1B", COMMAND_CANCEL, 0);
    keymap_free(keymap);
}

/* g is a command and the beginning of gg. */
static void
test_a_pending_command_falls_back(void **state)
{
    struct keymap *keymap = keymap_new();
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    (void)state;
    assert_int_equal(type(keymap, CONTEXT_READING, &typed, "5g", &stroke), KEYMAP_PENDING);
    keymap_time_out(keymap, CONTEXT_READING, &typed, &stroke);
    assert_int_equal(stroke.command, COMMAND_TOP);
    assert_int_equal(stroke.count, 5);
    assert_int_equal(typed.length, 0);

    assert_int_equal(type(keymap, CONTEXT_READING, &typed, "gj", &stroke), KEYMAP_COMMAND);
    assert_int_equal(stroke.command, COMMAND_TOP);
    assert_true(stroke.feed_again);
    keymap_free(keymap);
}

static void
test_what_was_typed_can_be_shown(void **state)
{
    struct keymap *keymap = keymap_new();
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;
    struct buf shown = BUF_INIT;

    (void)state;
    type(keymap, CONTEXT_READING, &typed, "12:", &stroke);
    keymap_print_typed(&typed, &shown);
    assert_string_equal(buf_string(&shown), "12:");
    buf_fini(&shown);
    keymap_free(keymap);
}

static void
test_rebinding_replaces_the_keys_of_a_command(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("next-section = n <F5> ^N <lt>\n", &diags);
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    (void)state;
    assert_int_equal(diags.count, 0);
    check(keymap, CONTEXT_READING, "n", COMMAND_NEXT_SECTION, 0);
    check(keymap, CONTEXT_READING, "\x0E", COMMAND_NEXT_SECTION, 0);
    check(keymap, CONTEXT_READING, "<", COMMAND_NEXT_SECTION, 0);
    assert_int_equal(keymap_feed(keymap, CONTEXT_READING, &typed, KEYMAP_F5, &stroke),
                     KEYMAP_COMMAND);
    assert_int_equal(stroke.command, COMMAND_NEXT_SECTION);
    assert_int_equal(type(keymap, CONTEXT_READING, &typed, "]", &stroke), KEYMAP_UNBOUND);
    keymap_free(keymap);
}

static void
test_a_key_is_taken_from_a_default(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("next-section = j\n", &diags);
    struct buf keys = BUF_INIT;

    (void)state;
    assert_int_equal(diags.count, 0);
    check(keymap, CONTEXT_READING, "j", COMMAND_NEXT_SECTION, 0);
    check(keymap, CONTEXT_LIBRARY, "j", COMMAND_ITEM_DOWN, 0);
    keymap_print(keymap, CONTEXT_READING, COMMAND_LINE_DOWN, &keys);
    assert_string_equal(buf_string(&keys), "<Down> <Enter>");
    buf_fini(&keys);
    keymap_free(keymap);
}

static void
test_a_command_can_lose_its_keys(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("suspend =\n", &diags);
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;

    (void)state;
    assert_int_equal(diags.count, 0);
    assert_int_equal(type(keymap, CONTEXT_READING, &typed, "\x1A", &stroke), KEYMAP_UNBOUND);
    keymap_free(keymap);
}

static void
test_errors_name_their_line_and_the_rest_holds(void **state)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"next-chapter = n", "there is no command next-chapter"},
        {"next-section = <Hyper>", "<Hyper>: there is no key of this name"},
        {"next-section = abcde", "more than 4 keys"},
        {"next-section = 3n", "a digit begins a count"},
        {"next-section = m", "m"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf keys = BUF_INIT;
        struct diags diags;
        buf_addf(&keys, "line-up = m\n%s\nline-down = n\n", cases[i].line);
        struct keymap *keymap = configured(keys.bytes, &diags);
        assert_said(&diags, 3, cases[i].words);
        check(keymap, CONTEXT_READING, "m", COMMAND_LINE_UP, 0);
        check(keymap, CONTEXT_READING, "n", COMMAND_LINE_DOWN, 0);
        keymap_free(keymap);
        diags_fini(&diags);
        buf_fini(&keys);
    }
}

static void
test_a_bad_line_leaves_the_command_its_keys(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("next-section = n <Hyper>\n", &diags);

    (void)state;
    assert_int_equal(diags.count, 1);
    check(keymap, CONTEXT_READING, "]", COMMAND_NEXT_SECTION, 0);
    diags_fini(&diags);
    keymap_free(keymap);
}

static void
test_a_clash_names_both_lines(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("line-up = x\nitem-up = x\nline-down = x y\n", &diags);

    (void)state;
    assert_said(&diags, 4, "line 2 has given x to line-up already");
    check(keymap, CONTEXT_READING, "x", COMMAND_LINE_UP, 0);
    check(keymap, CONTEXT_READING, "y", COMMAND_LINE_DOWN, 0);
    check(keymap, CONTEXT_LIBRARY, "x", COMMAND_ITEM_UP, 0);
    diags_fini(&diags);
    keymap_free(keymap);
}

static void
test_no_default_hides_another(void **state)
{
    static const enum context contexts[] = {CONTEXT_READING, CONTEXT_LIBRARY, CONTEXT_CONTENTS,
                                            CONTEXT_HELP};
    struct keymap *keymap = keymap_new();

    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++)
        for (size_t j = 0; j < sizeof contexts / sizeof contexts[0]; j++) {
            struct buf keys = BUF_INIT;
            keymap_print(keymap, contexts[j], (enum command)i, &keys);
            if (command_info((enum command)i)->contexts & contexts[j])
                assert_string_equal(buf_string(&keys), command_info((enum command)i)->keys);
            else
                assert_string_equal(buf_string(&keys), "");
            buf_fini(&keys);
        }
    keymap_free(keymap);
}

static void
test_printed_bindings_can_be_read(void **state)
{
    struct diags diags;
    struct keymap *keymap = configured("line-up = \"; # ' < <lt> ^ ^^ <Caret>x =\"\n", &diags);
    struct buf printed = BUF_INIT, again = BUF_INIT;

    (void)state;
    assert_int_equal(diags.count, 0);
    keymap_print_conf(keymap, &printed);
    struct keymap *reread = configured(strchr(printed.bytes, ']') + 1, &diags);
    for (size_t i = 0; i < diags.count; i++)
        print_message("%zu: %s\n", diags.all[i].line, diags.all[i].sentence);
    assert_int_equal(diags.count, 0);
    keymap_print_conf(reread, &again);
    assert_string_equal(printed.bytes, again.bytes);
    buf_fini(&printed);
    buf_fini(&again);
    keymap_free(keymap);
    keymap_free(reread);
}

static void
test_names_of_commands(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++)
        assert_int_equal(command_by_name(command_info((enum command)i)->name), i);
    assert_int_equal(command_by_name("dance"), COMMAND_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_key_is_a_command),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_zero_alone_is_no_count),
        cmocka_unit_test(test_escape_drops_what_was_typed),
        cmocka_unit_test(test_a_pending_command_falls_back),
        cmocka_unit_test(test_what_was_typed_can_be_shown),
        cmocka_unit_test(test_rebinding_replaces_the_keys_of_a_command),
        cmocka_unit_test(test_a_key_is_taken_from_a_default),
        cmocka_unit_test(test_a_command_can_lose_its_keys),
        cmocka_unit_test(test_errors_name_their_line_and_the_rest_holds),
        cmocka_unit_test(test_a_bad_line_leaves_the_command_its_keys),
        cmocka_unit_test(test_a_clash_names_both_lines),
        cmocka_unit_test(test_no_default_hides_another),
        cmocka_unit_test(test_printed_bindings_can_be_read),
        cmocka_unit_test(test_names_of_commands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
