/* test_ledger.c: what became of the rows of a source, to bytes and back, and kept.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "tests/unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "library/ledger.h"

#define MOST ((size_t)1 << 20)
#define ROWS 5

static const char source[] = "　　各单位要按照要求落实责任，加强值班值守，提前做好防汛\n"
                             "工作，储备物资，检查堤防和水库，遇有险情立即报告，并组织群众\n"
                             "转移。\n"
                             "— 1 —\n"
                             "\f　　特此通知。\n";

static void
read_source(struct seams *seams)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    buf_add_string(&bytes, source);
    struct doc *doc = doc_from_bytes("notice", &bytes, NULL, &err);
    doc_finish(doc);
    assert_true(seams_read(seams, doc_tree(doc)));
    doc_free(doc);
}

static void
test_rows_are_told_apart(void **state)
{
    static const enum seam_kind kinds[] = {SEAM_JOINED, SEAM_JOINED, SEAM_END, SEAM_FURNITURE,
                                           SEAM_END};
    struct seams seams = {0};
    (void)state;

    read_source(&seams);
    assert_int_equal(seams.count, ROWS);
    for (size_t i = 0; i < seams.count; i++)
        assert_int_equal(seams.all[i].kind, kinds[i]);
    assert_memory_equal(source + seams.all[2].start, "转", 3);
    seams_fini(&seams);
}

static void
test_they_are_packed_and_unpacked(void **state)
{
    struct seams seams = {0}, again = {0};
    struct buf packed = BUF_INIT;
    (void)state;

    read_source(&seams);
    seams_pack(&seams, &packed);
    assert_true(seams_unpack(&again, packed.bytes, packed.length, sizeof source - 1));
    assert_int_equal(again.count, seams.count);
    for (size_t i = 0; i < seams.count; i++) {
        assert_int_equal(again.all[i].start, seams.all[i].start);
        assert_int_equal(again.all[i].end, seams.all[i].end);
        assert_int_equal(again.all[i].kind, seams.all[i].kind);
    }
    assert_false(seams_unpack(&again, packed.bytes, packed.length, seams.all[ROWS - 1].end - 1));
    assert_false(seams_unpack(&again, packed.bytes, packed.length - 1, sizeof source - 1));
    buf_fini(&packed);
    seams_fini(&again);
    seams_fini(&seams);
}

/* Whatever the bytes are, rows stand in their order and within the text. */
static void
test_damage_gives_no_rows_outside(void **state)
{
    struct seams seams = {0};
    uint32_t number = 1;
    (void)state;

    for (int i = 0; i < 20000; i++) {
        char bytes[12];
        for (size_t k = 0; k < sizeof bytes; k++) {
            number = number * 1664525 + 1013904223;
            bytes[k] = (char)(number >> 24);
        }
        if (!seams_unpack(&seams, bytes, (size_t)i % sizeof bytes, 40))
            continue;
        for (size_t k = 0; k < seams.count; k++) {
            assert_true(seams.all[k].start < seams.all[k].end && seams.all[k].end <= 40);
            assert_true(k == 0 || seams.all[k - 1].end <= seams.all[k].start);
        }
    }
    seams_fini(&seams);
}

static bool
are_same(struct digest one, struct digest other)
{
    return one.words[0] == other.words[0] || one.words[1] == other.words[1];
}

/* Any bit makes both halves other ones, and so does a zero more at the end. */
static void
test_digests_tell_bytes_apart(void **state)
{
    char bytes[100] = {0};
    (void)state;

    for (size_t length = 0; length < sizeof bytes; length++) {
        struct digest digest = digest_of(bytes, length);
        assert_false(are_same(digest, digest_of(bytes, length + 1)));
        for (size_t bit = 0; bit < 8 * length; bit++) {
            bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
            assert_false(are_same(digest, digest_of(bytes, length)));
            bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        }
    }
}

static struct digest
source_digest(void)
{
    return digest_of(source, sizeof source - 1);
}

/* Whether a ledger that is read now knows the notice. */
static bool
is_known(size_t most)
{
    struct ledger *ledger = ledger_new(NULL, most);
    struct seams seams = {0};

    bool known = ledger_find(ledger, source_digest(), sizeof source - 1, &seams);
    if (known)
        assert_int_equal(seams.count, ROWS);
    seams_fini(&seams);
    ledger_free(ledger);
    return known;
}

static void
enter(size_t most, struct digest digest)
{
    struct ledger *ledger = ledger_new(NULL, most);
    struct seams seams = {0};

    read_source(&seams);
    ledger_enter(ledger, digest, &seams);
    ledger_free(ledger);
    seams_fini(&seams);
}

static char *
ledger_path(void)
{
    return file_place("XDG_CACHE_HOME", ".cache", "ledger");
}

static void
forget(void)
{
    char *path = ledger_path();

    unlink(path);
    free(path);
}

static size_t
ledger_size(void)
{
    char *path = ledger_path();
    struct file_stamp stamp = file_stamp(path);

    free(path);
    return (size_t)stamp.size;
}

static void
test_it_is_found_again(void **state)
{
    char *path = ledger_path();
    struct stat st;
    (void)state;

    forget();
    assert_false(is_known(MOST));
    enter(MOST, source_digest());
    assert_true(is_known(MOST));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    enter(MOST, digest_of("other", 5));
    assert_true(is_known(MOST));
    free(path);
}

static void
test_nothing_is_kept_of_no_bytes(void **state)
{
    (void)state;

    forget();
    enter(0, source_digest());
    assert_int_equal(ledger_size(), 0);
}

static void
test_the_oldest_go(void **state)
{
    enum { LITTLE = 1000 };
    (void)state;

    forget();
    enter(LITTLE, source_digest());
    for (int i = 0; i < 50; i++) {
        enter(LITTLE, digest_of((const char *)&i, sizeof i));
        assert_true(ledger_size() <= LITTLE);
    }
    assert_false(is_known(LITTLE));
    enter(LITTLE, source_digest());
    assert_true(is_known(LITTLE));
}

/* However the file is cut or changed, the notice is known as it is or not at all, and what is
 * entered next is found. */
static void
test_damage_is_mended(void **state)
{
    char *path = ledger_path();
    struct buf whole = BUF_INIT;
    struct err err;
    (void)state;

    forget();
    enter(MOST, digest_of("other", 5));
    enter(MOST, source_digest());
    assert_true(file_read(path, &whole, &err));
    for (size_t i = 0; i < whole.length; i += 3) {
        char kept = whole.bytes[i];
        assert_true(file_replace(path, whole.bytes, i, &err));
        assert_false(is_known(MOST));
        whole.bytes[i] = (char)~kept;
        assert_true(file_replace(path, whole.bytes, whole.length, &err));
        whole.bytes[i] = kept;
        is_known(MOST);
        enter(MOST, source_digest());
        assert_true(is_known(MOST));
    }
    buf_fini(&whole);
    free(path);
}

/* Where nothing can be kept nothing is lost. */
static void
test_no_place_is_no_trouble(void **state)
{
    char *usual = mem_copy_string(getenv("XDG_CACHE_HOME"));
    (void)state;

    setenv("XDG_CACHE_HOME", "/proc/nonexistent", 1);
    enter(MOST, source_digest());
    assert_false(is_known(MOST));
    setenv("XDG_CACHE_HOME", usual, 1);
    free(usual);
}

static int
set_up(void **state)
{
    return scratch_set_up(state) || setenv("XDG_CACHE_HOME", *state, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_told_apart),
        cmocka_unit_test(test_they_are_packed_and_unpacked),
        cmocka_unit_test(test_damage_gives_no_rows_outside),
        cmocka_unit_test(test_digests_tell_bytes_apart),
        cmocka_unit_test(test_it_is_found_again),
        cmocka_unit_test(test_nothing_is_kept_of_no_bytes),
        cmocka_unit_test(test_the_oldest_go),
        cmocka_unit_test(test_damage_is_mended),
        cmocka_unit_test(test_no_place_is_no_trouble),
    };

    return cmocka_run_group_tests(tests, set_up, scratch_tear_down);
}
