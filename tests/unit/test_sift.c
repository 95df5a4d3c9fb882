/* test_sift.c: which notes are seen for what is typed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notes/sift.h"

#include "unit.h"

static bool
passes(const char *typed, const struct note *note)
{
    struct sift *sift = sift_new(typed);
    bool passed = sift_passes(sift, note);

    sift_free(sift);
    return passed;
}

/* A red highlight in 二（三）, of 2026-11-25, with a comment. */
static void
test_sift(void **state)
{
    static char title[] = "关于水质检测的通知", comment[] = "谁来检测？", none[] = "";
    static char exact[] = "每月检测湖水两次", path[] = "2.3", labels[] = "二（三）";
    struct note_source source = {.title = title};
    struct note note = {.kind = NOTE_HIGHLIGHT,
                        .colour = NOTE_RED,
                        .comment = comment,
                        .quotation = {.exact = exact, .prefix = none, .suffix = none},
                        .where = {.path = path, .labels = labels},
                        .created = note_read_time("2026-11-25T10:00:00Z"),
                        .source = &source};

    (void)state;
    assert_true(passes("", &note));
    assert_true(passes("湖水 谁来 水质", &note));
    assert_false(passes("湖水 土壤", &note));
    assert_true(passes("c:red", &note));
    assert_true(passes("c:r 湖水", &note));
    assert_true(passes("color:", &note));
    assert_false(passes("colour:green", &note));
    assert_false(passes("c:nothing", &note));
    assert_true(passes("c:green c:red", &note));
    assert_true(passes("s:二（三）", &note));
    assert_false(passes("section:三", &note));
    assert_true(passes("since:2026-11-25 until:2026-11-25", &note));
    assert_false(passes("since:2026-11-26", &note));
    assert_false(passes("until:2026-11-24", &note));
    assert_true(passes("since:2026-1", &note));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sift),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
