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
#include "layout/linebreak.h"

#define FOLDER "/usr/share/unicode/auxiliary/"

#define CLUSTER_TESTS    602
#define MOST_DIFFERENCES 360

/* The lines of LineBreakTest 15.0 from which libunistring 1.0 (Unicode 14) differs, by the rule
 * of the first place where it does, and what is wanted there. */
static const struct known {
    const char *rule; /* as the test's comment numbers it */
    bool breaks;      /* wanted; libunistring has the opposite */
    int lines;
    const char *why;
} known_differences[] = {
    {"18.0", true, 273, "a line may end behind spaces that begin the text: linebreak lets it"},
    {"999.0", true, 34, "the test file has LB25 as a regular expression: $( %( )$ ,0 may part"},
    {"20.01", true, 4, "objects, U+FFFC, which no notice has"},
    {"20.02", true, 13, "the same"},
    {"14.0", false, 12, "an opening bracket, spaces, and a lone combining mark"},
    {"29.0", false, 12, "stops before letters: linebreak repairs it"},
    {"16.0", false, 5, "a closing bracket, spaces, and a mark that may not begin a line"},
    {"30.11", false, 1, "two flags, the first with a combining mark"},
};

#define KNOWN (sizeof known_differences / sizeof known_differences[0])

/* A line of a test: its text, and for each byte whether a break is wanted before it, by which
 * rule. */
struct sample {
    char text[1024];
    char breaks[1024];
    char rules[1024][8];
    size_t length;
};

/* Reads the rules, `[0.3]`, from the comment: one for each character and one for the end. */
static void
read_rules(const char *comment, struct sample *sample)
{
    const char *rule = comment;

    for (size_t at = 0; at < sample->length && (rule = strchr(rule, '[')); rule++) {
        size_t bytes = strcspn(rule + 1, "]");
        if (strspn(rule + 1, "0123456789.") != bytes || bytes >= sizeof sample->rules[0])
            continue; /* the name of a character */
        memcpy(sample->rules[at], rule + 1, bytes);
        sample->rules[at][bytes] = '\0';
        uint32_t c;
        at += uni_read(sample->text + at, &c);
    }
}

static bool
read_sample(FILE *file, struct sample *sample)
{
    char line[8192];

    sample->length = 0;
    while (sample->length == 0 && fgets(line, sizeof line, file)) {
        bool breaks = false;
        char *comment = line + strcspn(line, "#\n");
        bool commented = *comment == '#';
        *comment = '\0';
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
        if (commented)
            read_rules(comment + 1, sample);
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
    int count = 0;
    for (; read_sample(file, &sample); count++) {
        find_clusters(&sample, breaks);
        assert_memory_equal(breaks, sample.breaks, sample.length);
    }
    fclose(file);
    assert_int_equal(count, CLUSTER_TESTS);
}

/* LB29: no break before a letter that follows . , : or ; directly, as in www.gov.cn. */
static void
test_stops_before_letters_are_repaired(void **state)
{
    FILE *file = open_test(FOLDER "LineBreakTest.txt");
    struct sample sample;
    char breaks[1024];
    int seen = 0;

    (void)state;
    while (read_sample(file, &sample)) {
        linebreak_find(sample.text, sample.length, LINEBREAK_GB, breaks);
        for (size_t at = 1; at < sample.length; at++) {
            uint32_t c;
            uni_read(sample.text + at, &c);
            if (strcmp(sample.rules[at], "29.0") != 0 || !uni_is_alphabetic(c) ||
                !strchr(".,:;", sample.text[at - 1]))
                continue;
            assert_int_equal(breaks[at], LINEBREAK_NEVER);
            seen++;
        }
    }
    fclose(file);
    assert_true(seen > 0);
}

/* The first byte before which the breaks are not those that are wanted, or the length. */
static size_t
first_difference(const struct sample *sample, const char *breaks)
{
    size_t at = 1; /* whether a line may end before the text is nobody's question */

    while (at < sample->length && (breaks[at] != LINEBREAK_NEVER) == sample->breaks[at])
        at++;
    return at;
}

static void
test_line_breaks_differ_from_uax_14_as_known(void **state)
{
    FILE *file = open_test(FOLDER "LineBreakTest.txt");
    int counts[KNOWN] = {0};
    struct sample sample;
    char breaks[1024];
    int total = 0;

    (void)state;
    while (read_sample(file, &sample)) {
        uni_line_breaks(sample.text, sample.length, breaks);
        size_t at = first_difference(&sample, breaks);
        if (at == sample.length)
            continue;
        size_t i = 0;
        while (i < KNOWN && (strcmp(known_differences[i].rule, sample.rules[at]) != 0 ||
                             known_differences[i].breaks != sample.breaks[at]))
            i++;
        if (i == KNOWN)
            fail_msg("rule %s, %s wanted", sample.rules[at],
                     sample.breaks[at] ? "a break" : "none");
        else
            counts[i]++;
        total++;
    }
    fclose(file);
    for (size_t i = 0; i < KNOWN; i++)
        assert_int_equal(counts[i], known_differences[i].lines);
    assert_true(total <= MOST_DIFFERENCES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clusters_are_those_of_uax_29),
        cmocka_unit_test(test_line_breaks_differ_from_uax_14_as_known),
        cmocka_unit_test(test_stops_before_letters_are_repaired),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
