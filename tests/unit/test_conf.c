/* test_conf.c: options from a file, and every way in which a file can be wrong.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/conf.h"
#include "base/file.h"
#include "base/mem.h"

/* A configuration read from bytes, and what was said about them. */
struct fixture {
    struct conf *conf;
    struct diags diags;
};

static void
read_bytes(struct fixture *fixture, const char *bytes, size_t length)
{
    char path[] = "/tmp/gongwen-conf-XXXXXX";
    struct err err = {""};
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, length), length);
    close(fd);
    *fixture = (struct fixture){.conf = conf_new()};
    assert_true(conf_read(fixture->conf, path, &fixture->diags, &err));
    unlink(path);
}

static void
read_string(struct fixture *fixture, const char *string)
{
    read_bytes(fixture, string, strlen(string));
}

static void
fini(struct fixture *fixture)
{
    conf_free(fixture->conf);
    diags_fini(&fixture->diags);
}

/* That just one thing was said, about the line, with these words. */
static void
assert_said(const struct fixture *fixture, size_t line, const char *words)
{
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.all[0].line, line);
    if (!strstr(fixture->diags.all[0].sentence, words))
        fail_msg("\"%s\" does not say \"%s\"", fixture->diags.all[0].sentence, words);
}

static void
test_defaults_hold_without_a_file(void **state)
{
    struct conf *conf = conf_new();

    (void)state;
    assert_int_equal(conf_int(conf, CONF_MEASURE), 80);
    assert_true(conf_bool(conf, CONF_REMEMBER_PLACES));
    assert_false(conf_bool(conf, CONF_CONTENTS_BESIDE));
    assert_int_equal(conf_choice(conf, CONF_AMBIGUOUS), 0);
    assert_string_equal(conf_string(conf, CONF_SORT), "date");
    assert_int_equal(conf_path_count(conf, CONF_DIRECTORIES), 0);
    conf_free(conf);
}

static void
test_values_of_each_type(void **state)
{
    struct fixture f;

    (void)state;
    setenv("HOME", "/home/li", 1);
    read_string(&f, "; a comment\n"
                    "[library]\n"
                    "directories = ~/公文:/srv/notices: \n"
                    "SORT = Number\n"
                    "[Reading]\n"
                    "measure=72 ; narrower\n"
                    "  contents-beside = on\n"
                    "encoding = \"GB18030\"\n"
                    "[screen]\n"
                    "ambiguous = 2");
    assert_int_equal(f.diags.count, 0);
    assert_int_equal(conf_path_count(f.conf, CONF_DIRECTORIES), 2);
    assert_string_equal(conf_path(f.conf, CONF_DIRECTORIES, 0), "/home/li/公文");
    assert_string_equal(conf_path(f.conf, CONF_DIRECTORIES, 1), "/srv/notices");
    assert_int_equal(conf_choice(f.conf, CONF_SORT), 1);
    assert_int_equal(conf_int(f.conf, CONF_MEASURE), 72);
    assert_true(conf_bool(f.conf, CONF_CONTENTS_BESIDE));
    assert_string_equal(conf_string(f.conf, CONF_ENCODING), "GB18030");
    assert_int_equal(conf_choice(f.conf, CONF_AMBIGUOUS), 2);
    fini(&f);
}

/* One line that is wrong, on line 3, between two that are right. */
static void
check_bad_line(const char *bad, size_t length, const char *words)
{
    struct fixture f;
    struct buf file = BUF_INIT;

    buf_add_string(&file, "[reading]\nmeasure = 60\n");
    buf_add(&file, bad, length);
    buf_add_string(&file, "\n[screen]\nambiguous = 1\n");
    read_bytes(&f, file.bytes, file.length);
    assert_said(&f, 3, words);
    assert_int_equal(conf_int(f.conf, CONF_MEASURE), 60);
    assert_int_equal(conf_choice(f.conf, CONF_AMBIGUOUS), 1);
    buf_fini(&file);
    fini(&f);
}

static void
test_a_bad_line_spoils_only_itself(void **state)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"[a", "neither [section] nor name"},
        {"=x", "neither [section] nor name"},
        {"a bare word", "neither [section] nor name"},
        {"measure = wide", "\"wide\" is no whole number from 10 to 400"},
        {"measure = 9", "\"9\" is no whole number"},
        {"measure = 401", "\"401\" is no whole number"},
        {"measure = 99999999999999999999", "is no whole number"},
        {"measure =", "\"\" is no whole number"},
        {"measure = 70 80", "\"70 80\" is no whole number"},
        {"remember-places = perhaps", "\"perhaps\" is neither yes nor no"},
        {"colour = red", "there is no option colour"},
        {"theme = dark", "theme belongs into the section [screen]"},
        {"encoding = C:\\", "ends in a backslash"},
        {"encoding = \xFF\xFE", "not in UTF-8"},
        {"[colours]", "there is no section [colours]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_bad_line(cases[i].line, strlen(cases[i].line), cases[i].words);
    check_bad_line("measure\0 = 70", 13, "NUL");
}

static void
test_a_long_line_spoils_only_itself(void **state)
{
    struct buf line = BUF_INIT;

    (void)state;
    buf_add_string(&line, "encoding = ");
    for (int i = 0; i < 500; i++)
        buf_add_string(&line, "公");
    check_bad_line(line.bytes, line.length, "longer than 1000 bytes");
    buf_fini(&line);
}

static void
test_an_unknown_section_is_told_once(void **state)
{
    struct fixture f;

    (void)state;
    read_string(&f, "[colours]\nred = 1\ngreen = 2\n");
    assert_said(&f, 1, "there is no section [colours]");
    fini(&f);
}

static void
test_a_byte_order_mark_and_crlf_do_no_harm(void **state)
{
    struct fixture f;

    (void)state;
    read_string(&f, "\xEF\xBB\xBF[reading]\r\nmeasure = 66\r\n");
    assert_int_equal(f.diags.count, 0);
    assert_int_equal(conf_int(f.conf, CONF_MEASURE), 66);
    fini(&f);
}

/* In iniparser a section's name read as a number is a crash (CVE-2023-33461). */
static void
test_a_section_named_like_an_option(void **state)
{
    struct fixture f;

    (void)state;
    read_string(&f, "[reading:measure]\n[reading]\n");
    assert_said(&f, 1, "there is no section");
    assert_int_equal(conf_int(f.conf, CONF_MEASURE), 80);
    fini(&f);
}

static void
test_an_option_before_any_section(void **state)
{
    struct fixture f;

    (void)state;
    read_string(&f, "measure = 60\n");
    assert_said(&f, 1, "measure belongs into the section [reading]");
    fini(&f);
}

static void
test_keys_keep_their_lines(void **state)
{
    struct fixture f;

    (void)state;
    read_string(&f, "[keys]\n\nnext-section = ] n\nquit = \"'';#\"\n");
    assert_int_equal(f.diags.count, 0);
    assert_int_equal(conf_entry_count(f.conf, CONF_KEYS), 2);
    assert_string_equal(conf_entry(f.conf, CONF_KEYS, 0)->name, "next-section");
    assert_string_equal(conf_entry(f.conf, CONF_KEYS, 0)->value, "] n");
    assert_int_equal(conf_entry(f.conf, CONF_KEYS, 0)->line, 3);
    assert_string_equal(conf_entry(f.conf, CONF_KEYS, 1)->value, "'';#");
    fini(&f);
}

static void
test_a_file_that_cannot_be_read(void **state)
{
    struct conf *conf = conf_new();
    struct diags diags = {NULL, 0, 0, 0};
    struct err err = {""};

    (void)state;
    assert_false(conf_read(conf, "/nonexistent/gongwen", &diags, &err));
    assert_true(strlen(err.sentence) > 0);
    assert_false(conf_read(conf, "/", &diags, &err));
    assert_int_equal(diags.count, 0);
    conf_free(conf);
}

/* What is printed says the same when it is read. */
static void
test_printed_and_read_again(void **state)
{
    struct fixture f, again;
    struct buf printed = BUF_INIT, twice = BUF_INIT;

    (void)state;
    read_string(&f, "[library]\ndirectories = \"/a;b:/c#d\"\n[reading]\nmeasure = 44\n"
                    "encoding = '\"; \\'\n[screen]\ntheme = mono\n");
    assert_int_equal(f.diags.count, 0);
    conf_print(f.conf, &printed);
    read_bytes(&again, printed.bytes, printed.length);
    assert_int_equal(again.diags.count, 0);
    assert_string_equal(conf_path(again.conf, CONF_DIRECTORIES, 0), "/a;b");
    assert_string_equal(conf_path(again.conf, CONF_DIRECTORIES, 1), "/c#d");
    assert_int_equal(conf_int(again.conf, CONF_MEASURE), 44);
    assert_string_equal(conf_string(again.conf, CONF_ENCODING), "\"; \\");
    assert_int_equal(conf_choice(again.conf, CONF_THEME), CONF_THEME_MONO);
    conf_print(again.conf, &twice);
    assert_string_equal(printed.bytes, twice.bytes);
    buf_fini(&printed);
    buf_fini(&twice);
    fini(&f);
    fini(&again);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults_hold_without_a_file),
        cmocka_unit_test(test_values_of_each_type),
        cmocka_unit_test(test_a_bad_line_spoils_only_itself),
        cmocka_unit_test(test_a_long_line_spoils_only_itself),
        cmocka_unit_test(test_an_unknown_section_is_told_once),
        cmocka_unit_test(test_a_byte_order_mark_and_crlf_do_no_harm),
        cmocka_unit_test(test_a_section_named_like_an_option),
        cmocka_unit_test(test_an_option_before_any_section),
        cmocka_unit_test(test_keys_keep_their_lines),
        cmocka_unit_test(test_a_file_that_cannot_be_read),
        cmocka_unit_test(test_printed_and_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
