/* test_doc.c: a large file that is read as it is needed is the same notice as one that was read
 * whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/doc.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "unit.h"

#define LARGE ((size_t)3 << 20)

struct fixture {
    char *folder;
    char *path;
    struct buf bytes;
};

static int
set_up(void **state)
{
    struct fixture *f = mem_zero(1, sizeof *f);

    f->folder = scratch_new();
    f->path = file_join(f->folder, "notice.txt");
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;

    buf_fini(&f->bytes);
    free(f->path);
    scratch_remove(f->folder);
    free(f);
    return 0;
}

/* Fills the file with the line, over and over, each time with its number. */
static void
fill(struct fixture *f, const char *line, size_t length)
{
    struct err err;

    for (size_t i = 0; f->bytes.length < LARGE; i++) {
        buf_addf(&f->bytes, "%zu", i);
        buf_add(&f->bytes, line, length);
    }
    assert_true(file_replace(f->path, f->bytes.bytes, f->bytes.length, &err));
}

static struct doc *
open_lazily(const struct fixture *f, const char *encoding)
{
    struct err err;
    struct doc *doc = doc_open(f->path, NULL, encoding, &err);

    assert_non_null(doc);
    assert_false(doc_is_whole(doc));
    assert_true(text_length(doc_text(doc)) < LARGE / 2);
    return doc;
}

static void
assert_same(const struct doc *one, const struct doc *other)
{
    size_t length = text_length(doc_text(one));

    assert_string_equal(doc_encoding(one), doc_encoding(other));
    assert_int_equal(length, text_length(doc_text(other)));
    assert_memory_equal(text_bytes(doc_text(one)), text_bytes(doc_text(other)), length);
    assert_int_equal(doc_diags(one)->count, doc_diags(other)->count);
    for (size_t i = 0; i < doc_diags(one)->count; i++)
        assert_int_equal(doc_diags(one)->all[i].line, doc_diags(other)->all[i].line);
}

static void
check(struct fixture *f, const char *encoding)
{
    struct err err;
    struct doc *lazy = open_lazily(f, encoding);
    struct doc *whole = doc_from_bytes(f->path, &f->bytes, encoding, &err);

    assert_non_null(whole);
    doc_finish(lazy);
    doc_finish(whole);
    assert_same(lazy, whole);
    doc_free(lazy);
    doc_free(whole);
}

/* No line is as long as another's part of a portion: characters are cut at each place in turn. */
static void
test_utf8(void **state)
{
    static const char line[] = "、各区要做好防汛工作，不留空白。\r\n";

    fill(*state, line, sizeof line - 1);
    check(*state, NULL);
}

static void
test_utf8_with_damage(void **state)
{
    static const char line[] = "、各区要做好防汛工\xE4\xBD，不\rn留空白\xFF。\n";

    fill(*state, line, sizeof line - 1);
    check(*state, NULL);
}

static void
test_gb18030(void **state)
{
    static const char line[] = "\xA1\xA2\xD7\xF6\xBA\xC3\xB7\xC0\xD1\xB4\xB9\xA4\xD7\xF7\xA1\xA3\n";

    fill(*state, line, sizeof line - 1);
    check(*state, NULL);
}

static void
test_a_mark_and_a_cut_end(void **state)
{
    static const char line[] = "、工作\n";
    struct fixture *f = *state;
    struct err err;

    buf_add_string(&f->bytes, "\xEF\xBB\xBF");
    fill(f, line, sizeof line - 1);
    buf_add_string(&f->bytes, "\xE5\xB7");
    assert_true(file_replace(f->path, f->bytes.bytes, f->bytes.length, &err));
    check(f, NULL);
}

static void
test_a_file_that_shrinks_ends_there_and_that_is_told(void **state)
{
    static const char line[] = "、工作\n";
    struct fixture *f = *state;

    fill(f, line, sizeof line - 1);
    struct doc *doc = open_lazily(f, NULL);
    assert_int_equal(truncate(f->path, (off_t)(LARGE / 2)), 0);
    doc_finish(doc);
    assert_true(text_length(doc_text(doc)) <= LARGE / 2 + 3);
    const struct diags *diags = doc_diags(doc);
    assert_non_null(strstr(diags->all[diags->count - 1].sentence, "has changed while it was read"));
    doc_free(doc);
}

static void
test_a_file_that_is_replaced_is_read_on(void **state)
{
    static const char line[] = "、工作\n";
    struct fixture *f = *state;
    struct err err;

    fill(f, line, sizeof line - 1);
    struct doc *doc = open_lazily(f, NULL);
    assert_true(file_replace(f->path, "new", 3, &err));
    doc_finish(doc);
    assert_int_equal(text_length(doc_text(doc)), f->bytes.length);
    doc_free(doc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_utf8, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_utf8_with_damage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gb18030, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_mark_and_a_cut_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_that_shrinks_ends_there_and_that_is_told,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_replaced_is_read_on, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
