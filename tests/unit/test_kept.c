/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/kept.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "unit.h"

#define MOST ((size_t)1 << 14)

static char convert[] = "convert", file_argument[] = "%f";
static char *const arguments[] = {convert, file_argument, NULL};

/* A folder of its own for the cache and the files of the test. */
static char folder[] = "/tmp/gongwen-kept.XXXXXX";

static char *
put_file(const char *name, const char *bytes)
{
    char *path = file_join(folder, name);
    struct err err;

    assert_true(file_replace(path, bytes, strlen(bytes), &err));
    return path;
}

static struct buf
buf_of(const char *string)
{
    struct buf buf = BUF_INIT;

    buf_add_string(&buf, string);
    return buf;
}

/* The key of a file whose bytes are `bytes`; false where it has none. */
static bool
key_of(struct buf *key, const char *path, const char *bytes, const char *encoding)
{
    struct buf file = buf_of(bytes);
    bool known = kept_key(key, path, &file, "/bin/sh", arguments, encoding);

    buf_fini(&file);
    return known;
}

static void
keep(struct kept *kept, const struct buf *key, const char *text)
{
    struct buf words = buf_of(text), complaint = buf_of("odd font");

    kept_keep(kept, key, &words, &complaint);
    buf_fini(&words);
    buf_fini(&complaint);
}

/* Whether the text is there, and is `text`. */
static bool
recalls(struct kept *kept, const struct buf *key, const char *text)
{
    struct buf words = buf_of("%PDF"), complaint = BUF_INIT;
    bool found = kept_recall(kept, key, &words, &complaint);

    assert_string_equal(words.bytes, found ? text : "%PDF");
    assert_string_equal(buf_string(&complaint), found ? "odd font" : "");
    buf_fini(&words);
    buf_fini(&complaint);
    return found;
}

/* Calls `look` for each file of the cache; the bytes of all of them. */
static size_t
look_at_all(void (*look)(const char *path))
{
    char *cache = file_join(folder, "gongwen/converted");
    DIR *directory = opendir(cache);
    const struct dirent *entry;
    struct stat st;
    size_t size = 0;

    while (directory && (entry = readdir(directory))) {
        char *path = file_join(cache, entry->d_name);
        if (entry->d_name[0] != '.' && stat(path, &st) == 0) {
            size += (size_t)st.st_size;
            if (look)
                look(path);
        }
        free(path);
    }
    if (directory)
        closedir(directory);
    free(cache);
    return size;
}

static void
test_a_text_comes_back_with_its_complaint(void **state)
{
    (void)state;
    char *path = put_file("one.pdf", "%PDF");
    struct buf key = BUF_INIT;
    struct kept *kept = kept_new(MOST);

    assert_true(key_of(&key, path, "%PDF", NULL));
    assert_false(recalls(kept, &key, ""));
    keep(kept, &key, "一、总则\n\f");
    kept_free(kept);
    kept = kept_new(MOST);
    assert_true(recalls(kept, &key, "一、总则\n\f"));
    keep(kept, &key, "");
    assert_true(recalls(kept, &key, ""));
    kept_free(kept);
    buf_fini(&key);
    free(path);
}

static void
test_another_file_or_converter_is_another_text(void **state)
{
    (void)state;
    char *path = put_file("two.pdf", "%PDF");
    char *other[] = {convert, path, NULL};
    struct buf key = BUF_INIT, changed = BUF_INIT, file = buf_of("%PDF");

    assert_true(key_of(&key, path, "%PDF", NULL));
    assert_true(key_of(&changed, path, "%PDG", NULL));
    assert_string_not_equal(key.bytes, changed.bytes);
    assert_true(key_of(&changed, path, "%PDF", "BIG5"));
    assert_string_not_equal(key.bytes, changed.bytes);
    assert_true(kept_key(&changed, path, &file, "/bin/cat", arguments, NULL));
    assert_string_not_equal(key.bytes, changed.bytes);
    assert_true(kept_key(&key, path, &file, "/bin/sh", other, NULL));
    free(
        put_file("two.pdf", "%PDF")); /* the same words, written anew: the script of `other`, too */
    assert_true(kept_key(&changed, path, &file, "/bin/sh", other, NULL));
    assert_string_not_equal(key.bytes, changed.bytes);
    buf_fini(&key);
    buf_fini(&changed);
    buf_fini(&file);
    free(path);
}

static void
test_what_cannot_be_known_again_is_not_kept(void **state)
{
    (void)state;
    struct buf key = BUF_INIT;

    assert_false(key_of(&key, "-", "%PDF", NULL));
    assert_false(key_of(&key, "/nowhere/at.pdf", "%PDF", NULL));
    assert_false(key_of(&key, folder, "%PDF", NULL));
    assert_null(kept_new(0));
    keep(NULL, &key, "x");
    assert_false(recalls(NULL, &key, ""));
    buf_fini(&key);
}

static void
is_for_its_owner_alone(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

static void
damage_end(const char *path)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    assert_true(file_read(path, &bytes, &err));
    bytes.bytes[bytes.length - 1] ^= 1;
    assert_true(file_replace(path, bytes.bytes, bytes.length, &err));
    buf_fini(&bytes);
}

static void
cut(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(truncate(path, st.st_size / 2), 0);
}

static void
empty(const char *path)
{
    assert_int_equal(truncate(path, 0), 0);
}

static void
test_what_is_damaged_is_made_anew(void **state)
{
    (void)state;
    void (*const damages[])(const char *) = {damage_end, cut, empty};
    char *path = put_file("three.pdf", "%PDF");
    struct buf key = BUF_INIT;
    struct kept *kept = kept_new(MOST);

    assert_true(key_of(&key, path, "%PDF", NULL));
    for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        keep(kept, &key, "一、总则");
        assert_true(recalls(kept, &key, "一、总则"));
        look_at_all(is_for_its_owner_alone);
        look_at_all(damages[i]);
        assert_false(recalls(kept, &key, ""));
    }
    kept_free(kept);
    buf_fini(&key);
    free(path);
}

/* A minute goes by. */
static void
age(const char *path)
{
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    times[1].tv_sec = st.st_mtim.tv_sec - 60;
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
test_what_was_not_asked_for_longest_goes(void **state)
{
    (void)state;
    struct buf keys[40] = {BUF_INIT};
    char text[1001], name[20];
    struct kept *kept = kept_new(MOST);

    memset(text, 'a', 1000);
    text[1000] = '\0';
    for (size_t i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "%zu.pdf", i);
        char *path = put_file(name, "%PDF");
        assert_true(key_of(&keys[i], path, "%PDF", NULL));
        look_at_all(age);
        if (i > 0)
            assert_true(recalls(kept, &keys[0], text));
        keep(kept, &keys[i], text);
        assert_true(look_at_all(NULL) <= MOST);
        free(path);
    }
    assert_true(recalls(kept, &keys[0], text));
    assert_true(recalls(kept, &keys[39], text));
    assert_false(recalls(kept, &keys[1], text));
    assert_true(look_at_all(NULL) > MOST / 2);
    kept_free(kept);
    for (size_t i = 0; i < 40; i++)
        buf_fini(&keys[i]);
}

static void
test_a_text_that_is_too_large_is_not_kept(void **state)
{
    (void)state;
    char *path = put_file("large.pdf", "%PDF");
    char *text = calloc(MOST, 1);
    struct buf key = BUF_INIT;
    struct kept *kept = kept_new(MOST);

    memset(text, 'a', MOST / 2);
    assert_true(key_of(&key, path, "%PDF", NULL));
    keep(kept, &key, text);
    assert_false(recalls(kept, &key, text));
    kept_free(kept);
    buf_fini(&key);
    free(text);
    free(path);
}

static int
set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? setenv("XDG_CACHE_HOME", folder, 1) : -1;
}

static int
tear_down(void **state)
{
    struct buf command = BUF_INIT;

    (void)state;
    buf_addf(&command, "rm -r '%s'", folder);
    int status = system(command.bytes);
    buf_fini(&command);
    return status;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_text_comes_back_with_its_complaint),
        cmocka_unit_test(test_another_file_or_converter_is_another_text),
        cmocka_unit_test(test_what_cannot_be_known_again_is_not_kept),
        cmocka_unit_test(test_what_is_damaged_is_made_anew),
        cmocka_unit_test(test_what_was_not_asked_for_longest_goes),
        cmocka_unit_test(test_a_text_that_is_too_large_is_not_kept),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
