/* test_recall.c: lines that were typed before.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "tui/recall.h"
#include "unit.h"

static int
set_up(void **state)
{
    *state = scratch_new();
    return setenv("XDG_STATE_HOME", *state, 1);
}

static int
tear_down(void **state)
{
    scratch_remove(*state);
    return 0;
}

static void
test_a_line_comes_once_and_last(void **state)
{
    struct recall recall = {0};

    (void)state;
    recall_add(&recall, "一");
    recall_add(&recall, "二");
    recall_add(&recall, "一");
    recall_add(&recall, "");
    assert_int_equal(recall.count, 2);
    assert_string_equal(recall.lines[0], "二");
    assert_string_equal(recall.lines[1], "一");
    recall_fini(&recall);
}

static void
test_the_oldest_goes_first(void **state)
{
    struct recall recall = {0};

    (void)state;
    recall_keep(&recall, "many");
    for (int i = 0; i < RECALL_MOST + 3; i++) {
        char line[16];
        snprintf(line, sizeof line, "%d", i);
        recall_add(&recall, line);
    }
    assert_int_equal(recall.count, RECALL_MOST);
    assert_string_equal(recall.lines[0], "3");
    recall_fini(&recall);
}

static void
test_two_readers_keep_what_both_have_typed(void **state)
{
    struct recall one = {0}, other = {0}, later = {0};

    (void)state;
    recall_keep(&one, "searches");
    recall_keep(&other, "searches");
    recall_read(&one);
    recall_read(&other);
    recall_add(&one, "扶贫");
    recall_add(&other, "防汛");
    recall_keep(&later, "searches");
    assert_true(recall_read(&later));
    assert_int_equal(later.count, 2);
    assert_string_equal(later.lines[0], "扶贫");
    assert_string_equal(later.lines[1], "防汛");
    recall_fini(&one);
    recall_fini(&other);
    recall_fini(&later);
}

static void
write_file(const char *name, const char *bytes, size_t length)
{
    struct buf path = BUF_INIT;
    struct err err = {""};

    buf_addf(&path, "%s/gongwen/%s", getenv("XDG_STATE_HOME"), name);
    assert_true(file_replace(buf_string(&path), bytes, length, &err));
    buf_fini(&path);
}

static void
test_any_bytes_are_lines(void **state)
{
    struct recall recall = {0};

    (void)state;
    write_file("odd", "a\n\n\xFF\nlast", strlen("a\n\n\xFF\nlast"));
    recall_keep(&recall, "odd");
    assert_true(recall_read(&recall));
    assert_int_equal(recall.count, 3);
    assert_string_equal(recall.lines[1], "\xEF\xBF\xBD");
    assert_string_equal(recall.lines[2], "last");
    recall_fini(&recall);
}

/* What cannot be read is not overwritten. */
static void
test_a_directory_in_its_place_is_left_alone(void **state)
{
    struct recall recall = {0};
    struct buf path = BUF_INIT;
    struct stat status;

    (void)state;
    buf_addf(&path, "%s/gongwen/folder", getenv("XDG_STATE_HOME"));
    struct err err = {""};
    assert_true(file_make_directory(buf_string(&path), &err));
    recall_keep(&recall, "folder");
    assert_false(recall_read(&recall));
    recall_add(&recall, "一");
    assert_int_equal(recall.count, 1);
    assert_int_equal(stat(buf_string(&path), &status), 0);
    assert_true(S_ISDIR(status.st_mode));
    recall_fini(&recall);
    buf_fini(&path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line_comes_once_and_last),
        cmocka_unit_test(test_the_oldest_goes_first),
        cmocka_unit_test(test_two_readers_keep_what_both_have_typed),
        cmocka_unit_test(test_any_bytes_are_lines),
        cmocka_unit_test(test_a_directory_in_its_place_is_left_alone),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
