/* test_harvest.c: what a search in all notices has found: letters that may be pinyin, words with
 * their numbers, and notices with more hits than are kept.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <poll.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "reader/harvest.h"
#include "reader/inkling.h"
#include "unit.h"

static void
write_notice(const char *folder, const char *name, const char *words, int times)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    char *path = file_join(folder, name);

    buf_add_string(&bytes, "关于某项工作的通知\n\n各区县人民政府：\n");
    for (int i = 0; i < times; i++)
        buf_addf(&bytes, "　　第%d处：%s。\n", i + 1, words);
    assert_true(file_replace(path, bytes.bytes, bytes.length, &err));
    buf_fini(&bytes);
    free(path);
}

/* As the screen takes it: whenever the descriptor tells. */
static struct harvest *
reap(const char *line, const char *folder, bool guess)
{
    const struct harvest_field field = {.paths = &folder, .count = 1, .guess_pinyin = guess};
    struct err err;
    struct harvest *harvest = harvest_new(line, &field, &err);

    assert_non_null(harvest);
    while (harvest_take(harvest) || harvest_descriptor(harvest) >= 0) {
        struct pollfd ready = {harvest_descriptor(harvest), POLLIN, 0};
        assert_true(poll(&ready, 1, 10000) >= 0);
    }
    return harvest;
}

static void
test_letters_that_stand_nowhere_are_pinyin(void **state)
{
    char *folder = scratch_new();

    (void)state;
    write_notice(folder, "a.txt", "扶贫工作", 3);
    write_notice(folder, "b.txt", "防止返贫", 1);
    write_notice(folder, "c.txt", "other words", 2);
    struct harvest *harvest = reap("fp", folder, true);
    assert_string_equal(harvest_line(harvest), "py:fp");
    assert_int_equal(harvest_progress(harvest)->notices, 2);
    assert_int_equal(harvest_progress(harvest)->hits, 4);
    assert_int_equal(harvest_wordings(harvest)->count, 2);
    assert_string_equal(harvest_wordings(harvest)->all[0].text, "扶贫");
    assert_int_equal(harvest_wordings(harvest)->all[0].count, 3);
    assert_string_equal(harvest_wordings(harvest)->all[1].text, "返贫");
    harvest_free(harvest);

    harvest = reap("fp", folder, false);
    assert_string_equal(harvest_line(harvest), "fp");
    assert_int_equal(harvest_count(harvest), 0);
    harvest_free(harvest);

    harvest = reap("other", folder, true);
    assert_string_equal(harvest_line(harvest), "other");
    assert_int_equal(harvest_progress(harvest)->hits, 2);
    assert_int_equal(harvest_wordings(harvest)->count, 0);
    harvest_free(harvest);
    scratch_remove(folder);
}

/* All are counted; the first ones and the last are kept, and the first of the others is known. */
static void
test_a_notice_with_very_many_hits(void **state)
{
    char *folder = scratch_new();

    (void)state;
    write_notice(folder, "a.txt", "防汛", 250);
    write_notice(folder, "b.txt", "防汛", 100);
    struct harvest *harvest = reap("防汛", folder, false);
    assert_int_equal(harvest_count(harvest), 2);
    const struct harvested *one = harvest_at(harvest, 0);
    assert_int_equal(one->scanned.count, 250);
    assert_int_equal(one->kept + one->left_out, 250);
    assert_true(one->left_out > 0);
    const struct excerpt *first = &one->scanned.excerpts[0];
    const struct excerpt *last = &one->scanned.excerpts[one->kept - 1];
    assert_int_equal(first->line, 4);
    assert_int_equal(last->line, 253);
    size_t before = one->scanned.excerpts[one->kept - 2].source.start;
    assert_true(one->next > before && one->next < last->source.start);
    one = harvest_at(harvest, 1);
    assert_int_equal(one->kept, 100);
    assert_int_equal(one->left_out, 0);
    harvest_free(harvest);
    scratch_remove(folder);
}

static void
test_it_is_stopped(void **state)
{
    char *folder = scratch_new();
    const struct harvest_field field = {.paths = (const char *const *)&folder, .count = 1};
    struct err err;

    (void)state;
    write_notice(folder, "a.txt", "防汛", 1);
    assert_null(harvest_new("re:(", &field, &err));
    assert_non_null(strstr(err.sentence, "re:("));
    assert_null(harvest_new("section:防汛", &field, &err));
    struct harvest *harvest = harvest_new("防汛", &field, &err);
    assert_true(harvest_stop(harvest));
    assert_false(harvest_stop(harvest));
    assert_true(harvest_is_stopped(harvest));
    while (!harvest_progress(harvest)->over)
        harvest_take(harvest);
    assert_int_equal(harvest_descriptor(harvest), -1);
    harvest_free(harvest);
    scratch_remove(folder);
}

/* Until nothing more will come. */
static void
look_ahead(struct inkling *inkling, const char *typed)
{
    inkling_type(inkling, typed);
    while (inkling_idle(inkling) || inkling_descriptor(inkling) >= 0) {
        struct pollfd ready = {inkling_descriptor(inkling), POLLIN, 0};
        assert_true(poll(&ready, 1, 10000) >= 0);
    }
}

static void
test_words_are_known_while_one_types(void **state)
{
    char *folder = scratch_new();
    const char *paths[] = {folder};
    struct harvest_field field = {.paths = paths, .count = 1};

    (void)state;
    write_notice(folder, "a.txt", "扶贫工作", 3);
    write_notice(folder, "b.txt", "防止返贫", 1);
    struct inkling *inkling = inkling_new(&field);
    look_ahead(inkling, "");
    look_ahead(inkling, "py:f"); /* a letter alone means too much */
    look_ahead(inkling, "fp");   /* nothing says that it is pinyin */
    look_ahead(inkling, "扶贫");
    assert_int_equal(inkling_wordings(inkling)->count, 0);
    assert_false(inkling_guesses(inkling));
    look_ahead(inkling, "py:fp");
    assert_true(inkling_is_complete(inkling));
    assert_int_equal(inkling_wordings(inkling)->count, 2);
    assert_string_equal(inkling_wordings(inkling)->all[0].text, "扶贫");
    assert_int_equal(inkling_wordings(inkling)->all[0].count, 3);
    inkling_type(inkling, "py:fpx");
    assert_int_equal(inkling_wordings(inkling)->count, 0);
    inkling_idle(inkling); /* what runs is broken off */
    inkling_free(inkling);
    field.guess_pinyin = true;
    inkling = inkling_new(&field);
    look_ahead(inkling, "fupin");
    assert_true(inkling_guesses(inkling));
    assert_int_equal(inkling_wordings(inkling)->count, 1);
    inkling_free(inkling);
    scratch_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_known_while_one_types),
        cmocka_unit_test(test_letters_that_stand_nowhere_are_pinyin),
        cmocka_unit_test(test_a_notice_with_very_many_hits),
        cmocka_unit_test(test_it_is_stopped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
