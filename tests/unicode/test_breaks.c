/* test_breaks.c: clusters and line breaks by the Unicode Consortium's own tests, where
 * Debian's package unicode-data has them at hand.
 *
 * A line of such a test is `÷ 0020 × 0308 ÷`: code points, ÷ where there is a break.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "../unit/unit.h"
#include "base/uni.h"

#define FOLDER "/usr/share/unicode/auxiliary/"

/* Lines of LineBreakTest 15.0 from which libunistring 1.0 (Unicode 14) is known to differ: it
 * breaks behind spaces at a line's start (LB18) and between . , and letters (LB29, which
 * layout/linebreak repairs), and has another LB25 than the test file. */
#define KNOWN_DIFFERENCES 354

/* A line of a test: its text, and for each byte whether a break is wanted before it. */
struct sample {
    char text[1024];
    char breaks[1024];
    size_t length;
};

static bool
read_sample(FILE *file, struct sample *sample)
{
    char line[4096];

    sample->length = 0;
    while (sample->length == 0 && fgets(line, sizeof line, file)) {
        bool breaks = false;
        line[strcspn(line, "#\n")] = '\0';
        for (char *rest = line, *word; (word = strsep(&rest, " \t"));) {
            if (*word == '\0')
                continue;
            if (strcmp(word, "÷") == 0 || strcmp(word, "×") == 0) {
                breaks = strcmp(word, "÷") == 0;
                continue;
            }
            size_t bytes =
                uni_write(sample->text + sample->length, (uint32_t)strtoul(word, NULL, 16));
            memset(sample->breaks + sample->length, 0, bytes);
            sample->breaks[sample->length] = breaks;
            sample->length += bytes;
        }
    }
    return sample->length > 0;
}

static FILE *
open_test(const char *path)
{
    FILE *file = fopen(path, "r");

    if (!file)
        skip();
    return file;
}

static void
find_clusters(const struct sample *sample, char *breaks)
{
    memset(breaks, 0, sample->length);
    for (size_t at = 0; at < sample->length;) {
        const char *s = sample->text + at;
        int width;
        size_t step = uni_step(s, sample->length - at, 1, &width);
        assert_int_equal(step, uni_cluster(s, sample->length - at));
        assert_int_equal(width, uni_cluster_width(s, step, 1));
        breaks[at] = 1;
        at += step;
    }
}

static void
test_clusters_are_those_of_uax_29(void **state)
{
    FILE *file = open_test(FOLDER "GraphemeBreakTest.txt");
    struct sample sample;
    char breaks[1024];

    (void)state;
    while (read_sample(file, &sample)) {
        find_clusters(&sample, breaks);
        assert_memory_equal(breaks, sample.breaks, sample.length);
    }
    fclose(file);
}

static void
test_line_breaks_differ_from_uax_14_as_known(void **state)
{
    FILE *file = open_test(FOLDER "LineBreakTest.txt");
    struct sample sample;
    char breaks[1024];
    int different = 0;

    (void)state;
    while (read_sample(file, &sample)) {
        uni_line_breaks(sample.text, sample.length, breaks);
        breaks[0] = sample.breaks[0];
        different += memcmp(breaks, sample.breaks, sample.length) != 0;
    }
    fclose(file);
    assert_int_equal(different, KNOWN_DIFFERENCES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clusters_are_those_of_uax_29),
        cmocka_unit_test(test_line_breaks_differ_from_uax_14_as_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
