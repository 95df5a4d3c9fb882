/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

static void
test_what_was_written_is_read(void **state)
{
    const char *folder = *state;
    struct err err;
    struct buf bytes = BUF_INIT;
    struct stat st;
    char *path = file_join(folder, "deep/er/notice.txt");
    char *directory = file_directory(path);

    assert_true(file_replace(path, "a\0公文", 8, &err));
    assert_true(file_replace(path, "new\0er", 6, &err));
    assert_true(file_read(path, &bytes, &err));
    assert_int_equal(bytes.length, 6);
    assert_memory_equal(bytes.bytes, "new\0er", 7);
    assert_int_equal(stat(directory, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    buf_fini(&bytes);
    free(directory);
    free(path);
}

static void
assert_not_read(const char *path, const char *sentence)
{
    struct err err = {""};
    struct buf bytes = BUF_INIT;

    assert_false(file_read(path, &bytes, &err));
    assert_string_equal(err.sentence, sentence);
    assert_int_equal(bytes.length, 0);
    buf_fini(&bytes);
}

static void
test_what_cannot_be_read_says_why(void **state)
{
    const char *folder = *state;
    char *path = file_join(folder, "nothing");

    assert_not_read(path, "cannot be opened: No such file or directory");
    assert_not_read(folder, "is a directory");
    assert_not_read("/dev/null", "is neither a file nor a pipe");
    free(path);
}

/* Where the file cannot be written, what stood there stays, and nothing is left beside it. */
static void
test_a_failed_write_leaves_no_trace(void **state)
{
    const char *folder = *state;
    struct err err = {""};
    char *path = file_join(folder, "directory");
    char *inside = file_join(path, "kept");

    assert_true(file_replace(inside, "kept", 4, &err));
    assert_false(file_replace(path, "new", 3, &err));
    assert_non_null(strstr(err.sentence, "cannot be written"));
    assert_int_equal(access(inside, R_OK), 0);
    char *command = NULL;
    assert_true(asprintf(&command, "ls '%s' | grep -q 'directory\\.'", folder) > 0);
    assert_int_not_equal(system(command), 0);
    free(command);
    free(inside);
    free(path);
}

static void
assert_directory(const char *path, const char *expected)
{
    char *directory = file_directory(path);

    assert_string_equal(directory, expected);
    free(directory);
}

/* What a person asks to be written: a link stays, a device is no file, a folder is not made up. */
static void
test_what_is_published_goes_where_it_was_asked_for(void **state)
{
    const char *folder = *state;
    struct err err = {""};
    struct stat st;
    char *file = file_join(folder, "published"), *link = file_join(folder, "link");
    char *nowhere = file_join(folder, "no/such/place"), *pipe = file_join(folder, "pipe");
    struct buf bytes = BUF_INIT;

    assert_false(file_is_at_stake(file));
    assert_true(file_publish(file, "old", 3, &err));
    assert_true(file_is_at_stake(file));
    assert_int_equal(symlink(file, link), 0);
    assert_true(file_is_at_stake(link));
    assert_true(file_publish(link, "new", 3, &err));
    assert_true(lstat(link, &st) == 0 && S_ISLNK(st.st_mode));
    assert_true(file_read(file, &bytes, &err));
    assert_string_equal(buf_string(&bytes), "new");
    assert_false(file_publish(nowhere, "new", 3, &err));
    assert_int_not_equal(access(nowhere, F_OK), 0);
    assert_false(file_publish(folder, "new", 3, &err));
    assert_string_equal(err.sentence, "is a directory");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    int reader = open(pipe, O_RDONLY | O_NONBLOCK);
    assert_false(file_is_at_stake(pipe));
    assert_true(file_publish(pipe, "new", 3, &err));
    char got[4] = "";
    assert_int_equal(read(reader, got, sizeof got), 3);
    assert_true(lstat(pipe, &st) == 0 && S_ISFIFO(st.st_mode));
    assert_string_equal(got, "new");
    close(reader);
    buf_fini(&bytes);
    free(file), free(link), free(nowhere), free(pipe);
}

static void
test_parts_of_paths(void **state)
{
    (void)state;
    assert_directory("a/b", "a");
    assert_directory("b", ".");
    assert_directory("/b", "/");
    assert_string_equal(file_name("a/b"), "b");
    assert_string_equal(file_name("b"), "b");
    char *path = file_join("a/", "b");
    assert_string_equal(path, "a/b");
    free(path);
}

static void
assert_place(const char *expected)
{
    char *place = file_place("XDG_CONFIG_HOME", ".config", "config");

    if (expected)
        assert_string_equal(place, expected);
    else
        assert_null(place);
    free(place);
}

static void
test_places_follow_xdg(void **state)
{
    (void)state;
    setenv("HOME", "/home/wang", 1);
    setenv("XDG_CONFIG_HOME", "/etc/xdg", 1);
    assert_place("/etc/xdg/gongwen/config");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    assert_place("/home/wang/.config/gongwen/config");
    unsetenv("XDG_CONFIG_HOME");
    assert_place("/home/wang/.config/gongwen/config");
    unsetenv("HOME");
    assert_place(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_written_is_read),
        cmocka_unit_test(test_what_cannot_be_read_says_why),
        cmocka_unit_test(test_a_failed_write_leaves_no_trace),
        cmocka_unit_test(test_what_is_published_goes_where_it_was_asked_for),
        cmocka_unit_test(test_parts_of_paths),
        cmocka_unit_test(test_places_follow_xdg),
    };
    return cmocka_run_group_tests_name("file", tests, scratch_set_up, scratch_tear_down);
}
