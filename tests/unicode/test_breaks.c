/* test_breaks.c: uni against the test files of Unicode.
 *
 * GraphemeBreakTest.txt must hold whole, forwards and backwards.  Of LineBreakTest.txt
 * libunistring 1.0 misses 354 cases, of which layout/linebreak repairs those that show: most
 * are breaks behind spaces at a line's start, and numbers, which the file tailors.  More
 * misses than that are a change for the worse.  Speaks TAP; skipped where the package
 * unicode-data is not installed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/uni.h"

#define FOLDER            "/usr/share/unicode/auxiliary"
#define LINE_BREAK_MISSES 354
#define CASE_MOST         512 /* bytes of UTF-8 in a case */

/* A case: the text, and for each byte whether a break stands before it. */
struct example {
    char text[CASE_MOST];
    char breaks[CASE_MOST + 1]; /* the last for the end of the text */
    size_t length;
};

/* "÷ 0061 × 0308 ÷  # …".  False for a line without a case. */
static bool
read_example(char *line, struct example *example)
{
    char *comment = strchr(line, '#');

    *example = (struct example){.length = 0};
    if (comment)
        *comment = '\0';
    for (char *word = strtok(line, " \t"); word; word = strtok(NULL, " \t")) {
        if (strcmp(word, "÷") == 0)
            example->breaks[example->length] = 1;
        else if (strcmp(word, "×") != 0)
            example->length +=
                uni_write(example->text + example->length, (uint32_t)strtoul(word, NULL, 16));
    }
    return example->length > 0;
}

static bool
clusters_agree(const struct example *example)
{
    for (size_t at = 0, step; at < example->length; at += step) {
        step = uni_cluster(example->text + at, example->length - at);
        for (size_t i = 1; i <= step; i++)
            if (example->breaks[at + i] != (i == step))
                return false;
    }
    for (size_t end = example->length, step; end > 0; end -= step) {
        step = uni_cluster_back(example->text, end);
        if (!example->breaks[end - step])
            return false;
    }
    return true;
}

static bool
lines_agree(const struct example *example)
{
    char breaks[CASE_MOST];

    uni_line_breaks(example->text, example->length, breaks);
    for (size_t i = 1; i < example->length; i++)
        if (breaks[i] != example->breaks[i])
            return false;
    return true;
}

static void
run_file(int number, const char *name, bool (*agrees)(const struct example *), size_t most_misses)
{
    char path[100];
    struct buf bytes = BUF_INIT;
    struct err err;
    struct example example;
    size_t cases = 0, misses = 0;

    snprintf(path, sizeof path, "%s/%s", FOLDER, name);
    if (!file_read(path, &bytes, &err)) {
        printf("ok %d - %s # SKIP %s: install unicode-data\n", number, name, err.sentence);
        return;
    }
    for (char *line = bytes.bytes, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        if (!read_example(line, &example))
            continue;
        cases++;
        misses += !agrees(&example);
    }
    bool ok = cases > 500 && misses <= most_misses;
    printf("%s %d - %s: %zu cases, %zu misses\n", ok ? "ok" : "not ok", number, name, cases,
           misses);
    buf_fini(&bytes);
}

int
main(void)
{
    printf("1..2\n");
    run_file(1, "GraphemeBreakTest.txt", clusters_agree, 0);
    run_file(2, "LineBreakTest.txt", lines_agree, LINE_BREAK_MISSES);
    return 0;
}
