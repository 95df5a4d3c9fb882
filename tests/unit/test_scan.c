/* test_scan.c: one pattern over many notices: all that hold it, in their order, and none other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/scan.h"
#include "unit.h"

static void
write_file(const char *folder, const char *name, const char *bytes, size_t length)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* Notices 0000 to count-1, every third of which speaks of floods, twice. */
static char *
make_notices(int count)
{
    char *folder = scratch_new();
    char name[32], text[1024];

    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "%04d.txt", i);
        snprintf(text, sizeof text,
                 "关于第%d项工作的通知\n\n各区县人民政府：\n　　一、要做好%s工作。\n　　二、%s。\n",
                 i, i % 3 ? "日常" : "防汛", i % 3 ? "落实责任" : "防汛物资要备足");
        write_file(folder, name, text, strlen(text));
    }
    return folder;
}

static struct pattern *
pattern_of(const char *words)
{
    struct pattern_options options = PATTERN_DEFAULTS;
    struct pattern_fault fault;

    return pattern_new(words, strlen(words), &options, &fault);
}

static void
test_all_that_hold_it_in_their_order(void **state)
{
    char *folder = make_notices(300);
    struct pattern *pattern = pattern_of("防汛");
    struct scan_options options = {.pattern = pattern,
                                   .excerpts = true,
                                   .excerpt_characters = 3,
                                   .in_order = true,
                                   .threads = 4};
    struct scan *scan = scan_start((const char *const *)&folder, 1, &options);
    struct scanned scanned;
    char name[32];
    int count = 0;

    (void)state;
    while (scan_wait(scan)) {
        assert_true(scan_next(scan, &scanned));
        snprintf(name, sizeof name, "/%04d.txt", count * 3);
        assert_non_null(strstr(scanned.path, name));
        assert_false(scanned.unreadable);
        assert_int_equal(scanned.count, 2);
        assert_string_equal(scanned.excerpts[0].text, "防汛");
        assert_string_equal(scanned.excerpts[0].before, "要做好");
        assert_true(scanned.excerpts[0].more_before);
        assert_string_equal(scanned.excerpts[0].after, "工作。");
        assert_false(scanned.excerpts[0].more_after);
        assert_string_equal(scanned.excerpts[1].path, "二");
        assert_int_equal(scanned.excerpts[1].line, 5);
        scanned_fini(&scanned);
        count++;
    }
    assert_int_equal(count, 100);
    struct scan_progress progress = scan_progress(scan);
    assert_true(progress.over);
    assert_int_equal(progress.total, 300);
    assert_int_equal(progress.done, 300);
    assert_int_equal(progress.notices, 100);
    assert_int_equal(progress.hits, 200);
    scan_free(scan);
    pattern_free(pattern);
    scratch_remove(folder);
}

/* As a screen does it: wait for the descriptor, take what there is. */
static void
test_it_can_be_polled(void **state)
{
    char *folder = make_notices(100);
    struct pattern *pattern = pattern_of("防汛");
    struct scan_options options = {.pattern = pattern};
    struct scan *scan = scan_start((const char *const *)&folder, 1, &options);
    struct pollfd fd = {scan_descriptor(scan), POLLIN, 0};
    struct scanned scanned;
    size_t hits = 0;
    bool over = false;

    (void)state;
    while (!over) {
        assert_int_equal(poll(&fd, 1, 10000), 1);
        over = scan_progress(scan).over;
        while (scan_next(scan, &scanned)) {
            assert_null(scanned.excerpts);
            hits += scanned.count;
            scanned_fini(&scanned);
        }
    }
    assert_int_equal(hits, 68);
    scan_free(scan);
    pattern_free(pattern);
    scratch_remove(folder);
}

static void
test_it_can_be_ended(void **state)
{
    char *folder = make_notices(300);
    struct pattern *pattern = pattern_of("防汛");
    struct scan_options options = {.pattern = pattern, .excerpts = true, .threads = 3};

    (void)state;
    for (int i = 0; i < 20; i++) {
        struct scan *scan = scan_start((const char *const *)&folder, 1, &options);
        struct scanned scanned;
        if (i % 2 && scan_wait(scan) && scan_next(scan, &scanned))
            scanned_fini(&scanned);
        scan_cancel(scan);
        assert_true(scan_progress(scan).done <= 300);
        scan_free(scan);
    }
    pattern_free(pattern);
    scratch_remove(folder);
}

static void
test_what_is_wrong_is_told(void **state)
{
    char *folder = make_notices(3);
    char binary[4096 + 64], text[4096];
    const char *paths[] = {folder, binary, text, "/nowhere/at-all"};
    struct pattern *pattern = pattern_of("防汛");
    struct scan_options options = {.pattern = pattern, .in_order = true};
    struct scanned scanned;
    size_t good = 0, bad = 0;

    (void)state;
    write_file(folder, "program",
               "\x7F"
               "ELF\0\0\0\1\2\3\0\0\0\0",
               14);
    snprintf(binary, sizeof binary, "%s/program", folder);
    snprintf(text, sizeof text, "%s/0000.txt", folder);
    struct scan *scan = scan_start(paths, 4, &options);
    while (scan_wait(scan) && scan_next(scan, &scanned)) {
        good += !scanned.unreadable;
        bad += scanned.unreadable;
        assert_true(!scanned.unreadable || scanned.err.sentence[0]);
        scanned_fini(&scanned);
    }
    assert_int_equal(good, 2); /* in the directory, and by itself */
    assert_int_equal(bad, 2);  /* not the program in the directory */
    scan_free(scan);
    pattern_free(pattern);
    scratch_remove(folder);
}

/* What the prefilter must let through. */
static void
test_the_prefilter(void **state)
{
    static const struct {
        const char *source;
        bool passes;
    } cases[] = {
        {"　　各级妇联组织", true},
        {"各級婦聯組織", true},
        {"各级妇 联组织", true},
        {"各级妇\n联组织", true},
        {"各级妇\r\n— 3 —\r\n\f联组织", true},
        {"各级妇\n3\n某某公报\n　联组织", true},
        {"各级妇\n3\n组织", false}, /* no line begins with 联 */
        {"各级妇女联合会", false},
        {"联妇", false},
        {"\xB8\xBE\xC1\xAA", true}, /* GBK */
        {"a\0b", true},
    };
    struct pattern *pattern = pattern_of("妇联");
    struct prefilter *prefilter = pattern_prefilter(pattern);
    struct regex_scratch *scratch = regex_scratch_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = i + 1 == sizeof cases / sizeof cases[0] ? 3 : strlen(cases[i].source);
        if (prefilter_passes(prefilter, scratch, cases[i].source, length) != cases[i].passes)
            fail_msg("%s", cases[i].source);
    }
    regex_scratch_free(scratch);
    prefilter_free(prefilter);
    pattern_free(pattern);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_that_hold_it_in_their_order),
        cmocka_unit_test(test_it_can_be_polled),
        cmocka_unit_test(test_it_can_be_ended),
        cmocka_unit_test(test_what_is_wrong_is_told),
        cmocka_unit_test(test_the_prefilter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
