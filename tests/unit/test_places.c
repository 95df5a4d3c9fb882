/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/places.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "unit.h"

#define NOTICE                                                                                                                         \
    "关于开展安全检查的通知\n各区县：\n根据市里的要求，现将有关事项通知如下。\n一、检查范围\n" \
    "全市各类场所。\n二、检查时间\n从本月一日起。\n"

/* The same words, wrapped elsewhere. */
#define REWRAPPED                                                                                                                  \
    "  关于开展安全\n检查的通知\n\n各区县：\n　　根据市里的要求，现将有\n关事项通知如下。\n\f" \
    "　　一、检查\n范围\n　　全市各类场所。\n　　二、检查时\n间\n　　从本月一日起。\n"

/* Other words before and behind. */
#define CHANGED                                                                                                                        \
    "关于开展消防安全检查的紧急通知\n各区县人民政府：\n现将有关事项通知如下。\n一、检查范围\n" \
    "全市各类公共场所。\n二、检查时间\n从下月一日起。\n"

static struct text *
text_of(const char *words)
{
    struct text *text = text_new();

    text_append(text, words, strlen(words));
    text_close(text);
    return text;
}

static struct places *
open_places(void **state)
{
    char *path = file_join(*state, "places.db");
    struct err err = {""};
    struct places *places = places_open(path, &err);

    if (!places)
        print_error("%s\n", err.sentence);
    assert_non_null(places);
    free(path);
    return places;
}

static size_t
offset_of(const char *words, const char *part)
{
    const char *at = strstr(words, part);

    assert_non_null(at);
    return (size_t)(at - words);
}

static void
remember(struct places *places, struct whereabouts notice, const char *words, const char *part,
         int percent)
{
    struct text *text = text_of(words);
    struct err err;

    assert_true(places_put(places, notice, text, offset_of(words, part), percent, &err));
    text_free(text);
}

static size_t
recall(struct places *places, struct whereabouts notice, const char *words)
{
    struct text *text = text_of(words);
    size_t offset = places_get(places, notice, text);

    text_free(text);
    return offset;
}

static void
test_a_place_outlives_the_process(void **state)
{
    struct whereabouts notice = {"/n/outlives.txt", "0000000000000001"};
    struct places *places = open_places(state);

    assert_true(recall(places, notice, NOTICE) == NONE);
    remember(places, notice, NOTICE, "全市", 50);
    places_free(places);
    places = open_places(state);
    assert_int_equal(recall(places, notice, NOTICE), offset_of(NOTICE, "全市"));
    remember(places, notice, NOTICE, "关于", 0);
    assert_int_equal(recall(places, notice, NOTICE), 0);
    places_free(places);
}

static void
test_another_wrapping_has_the_same_place(void **state)
{
    struct whereabouts pdf = {"/n/wrapped.pdf", "0000000000000002"};
    struct whereabouts copy = {"/n/copy.html", "0000000000000002"};
    struct places *places = open_places(state);
    static const char *const parts[] = {"各区县", "一、检查", "二、检查时", "从本月"};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        size_t rewrapped = offset_of(REWRAPPED, parts[i]);
        remember(places, pdf, NOTICE, parts[i], 10);
        assert_int_equal(recall(places, copy, REWRAPPED), rewrapped);
        remember(places, pdf, REWRAPPED, parts[i], 10);
        assert_int_equal(recall(places, copy, NOTICE), offset_of(NOTICE, parts[i]));
    }
    assert_int_equal(places_percent(places, copy.path), -1);
    places_free(places);
}

static void
test_a_changed_text_is_searched_for_the_words(void **state)
{
    struct whereabouts before = {"/n/changed.txt", "0000000000000003"};
    struct whereabouts after = {"/n/changed.txt", "0000000000000004"};
    struct places *places = open_places(state);

    remember(places, before, "序言。\n\n三、保障措施有力，责任落实到人，成效明显可见。\n", "三、",
             60);
    const char *longer = "新加了很长的一段序言。\n又一段。\n三、保障措施\n有力，责任落实到人，"
                         "成效明显可见。\n四、其他\n";
    assert_int_equal(recall(places, after, longer), offset_of(longer, "三、"));
    /* Where the words are gone, what is as far from the start will do. */
    remember(places, before, NOTICE, "二、", 60);
    size_t offset = recall(places, after, CHANGED);
    assert_true(offset > 0 && offset < strlen(CHANGED));
    assert_true(recall(places, after, "短") <= 3);
    places_free(places);
}

static void
test_the_most_that_was_read_counts(void **state)
{
    struct whereabouts notice = {"/n/read.txt", "0000000000000005"};
    struct whereabouts changed = {"/n/read.txt", "0000000000000006"};
    struct places *places = open_places(state);

    assert_int_equal(places_percent(places, notice.path), -1);
    remember(places, notice, NOTICE, "全市", 41);
    assert_int_equal(places_percent(places, notice.path), 41);
    remember(places, notice, NOTICE, "二、", 100);
    remember(places, notice, NOTICE, "关于", 5);
    assert_int_equal(places_percent(places, notice.path), 100);
    remember(places, changed, CHANGED, "关于", 7);
    assert_int_equal(places_percent(places, notice.path), 7);
    places_free(places);
}

static void
test_paths_are_one_however_given(void **state)
{
    char *path = file_join(*state, "here.txt");
    struct err err;
    struct places *places = open_places(state);

    assert_true(file_replace(path, NOTICE, strlen(NOTICE), &err));
    char *around = file_join(*state, "./here.txt");
    remember(places, (struct whereabouts){path, "0000000000000007"}, NOTICE, "一、", 30);
    assert_int_equal(places_percent(places, around), 30);
    /* Standard input has no path, but words. */
    remember(places, (struct whereabouts){"-", "0000000000000008"}, NOTICE, "一、", 30);
    assert_int_equal(recall(places, (struct whereabouts){"-", "0000000000000008"}, NOTICE),
                     offset_of(NOTICE, "一、"));
    assert_true(recall(places, (struct whereabouts){"-", "0000000000000009"}, NOTICE) == NONE);
    places_free(places);
    free(around);
    free(path);
}

static void
test_without_a_store_the_reader_goes_on(void **state)
{
    (void)state;
    struct whereabouts notice = {"/n/none.txt", "000000000000000a"};
    struct err err = {""};

    assert_null(places_open("/dev/null/places.db", &err));
    assert_string_not_equal(err.sentence, "");
    remember(NULL, notice, NOTICE, "一、", 30);
    assert_true(recall(NULL, notice, NOTICE) == NONE);
    assert_int_equal(places_percent(NULL, notice.path), -1);
    places_free(NULL);
}

/* A store that fails says so once. */
static void
test_a_failing_store_says_so_once(void **state)
{
    char *folder = scratch_new();
    char *path = file_join(folder, "places.db");
    struct err err = {""};
    struct places *places = places_open(path, &err);
    struct whereabouts notice = {"/n/fails.txt", "000000000000000b"};
    struct text *text = text_of(NOTICE);
    char *command = NULL;

    (void)state;
    assert_non_null(places);
    assert_true(asprintf(&command,
                         "yes damaged | dd of='%s' conv=notrunc bs=4096 count=4 2>/dev/null",
                         path) > 0);
    assert_int_equal(system(command), 0);
    assert_false(places_put(places, notice, text, 0, 0, &err));
    assert_string_not_equal(err.sentence, "");
    assert_true(places_put(places, notice, text, 0, 0, &err));
    free(command);
    text_free(text);
    places_free(places);
    free(path);
    scratch_remove(folder);
}

/* Readers are killed while they write: every place is one that was once put there. */
static void
test_a_killed_reader_leaves_a_whole_place(void **state)
{
    struct whereabouts notice = {"/n/killed.txt", "000000000000000c"};
    static const char *const parts[] = {"各区县", "一、检查"};
    int status;

    for (int round = 0; round < 5; round++) {
        pid_t child = fork();
        if (child == 0) {
            struct places *places = open_places(state);
            for (int i = 0;; i++)
                remember(places, notice, NOTICE, parts[i % 2], 10);
        }
        usleep((useconds_t)(20000 + 3000 * round));
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        struct places *places = open_places(state);
        size_t offset = recall(places, notice, NOTICE);
        assert_true(offset == NONE || offset == offset_of(NOTICE, parts[0]) ||
                    offset == offset_of(NOTICE, parts[1]));
        remember(places, notice, NOTICE, parts[0], 10);
        assert_int_equal(recall(places, notice, NOTICE), offset_of(NOTICE, parts[0]));
        places_free(places);
    }
}

static void
test_a_chosen_encoding_is_kept(void **state)
{
    struct places *places = open_places(state);
    struct err err;

    assert_null(places_encoding(places, "/notices/a.txt"));
    assert_true(places_put_encoding(places, "/notices/a.txt", "BIG5", &err));
    assert_true(places_put_encoding(places, "/notices/a.txt", "GB18030", &err));
    assert_true(places_put_encoding(places, "-", "BIG5", &err));
    places_free(places);

    places = open_places(state);
    char *encoding = places_encoding(places, "/notices/a.txt");
    assert_string_equal(encoding, "GB18030");
    free(encoding);
    assert_null(places_encoding(places, "/notices/b.txt"));
    assert_null(places_encoding(places, "-"));
    assert_true(places_put_encoding(places, "/notices/a.txt", "", &err));
    assert_null(places_encoding(places, "/notices/a.txt"));
    assert_null(places_encoding(NULL, "/notices/a.txt"));
    places_free(places);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_place_outlives_the_process),
        cmocka_unit_test(test_another_wrapping_has_the_same_place),
        cmocka_unit_test(test_a_changed_text_is_searched_for_the_words),
        cmocka_unit_test(test_the_most_that_was_read_counts),
        cmocka_unit_test(test_paths_are_one_however_given),
        cmocka_unit_test(test_without_a_store_the_reader_goes_on),
        cmocka_unit_test(test_a_failing_store_says_so_once),
        cmocka_unit_test(test_a_chosen_encoding_is_kept),
        cmocka_unit_test(test_a_killed_reader_leaves_a_whole_place),
    };
    return cmocka_run_group_tests_name("places", tests, scratch_set_up, scratch_tear_down);
}
