/* bench_search.c: how fast a notice that is open is searched.
 *
 *     bench_search FILE KEYSTROKES-FILE
 *
 * Of FILE (50 MB): what its joined text takes, in time and memory, and how fast each kind of
 * pattern goes through all of it.  Of KEYSTROKES-FILE (10 MB): how long each letter of a phrase
 * takes as one types it, all of the notice being searched anew.  Processor time of one core, the
 * best of five; a gigabyte is 10^9 bytes of joined text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/uni.h"
#include "search/search.h"

#define RUNS 5

static const struct {
    const char *words;
    enum pattern_kind kind;
    bool exact;
} patterns[] = {
    {"扶贫", PATTERN_WORDS, false},
    {"疫情防控", PATTERN_WORDS, false},
    {"妇联", PATTERN_WORDS, false},
    {"发展", PATTERN_WORDS, false},
    {"习近平总书记", PATTERN_WORDS, false},
    {"的", PATTERN_WORDS, false},
    {"2020年", PATTERN_WORDS, false},
    {"notice", PATTERN_WORDS, false},
    {"没有这句话", PATTERN_WORDS, false},
    {"扶贫", PATTERN_WORDS, true},
    {"妇联", PATTERN_WORDS, true},
    {"notice", PATTERN_WORDS, true},
    {"fp", PATTERN_PINYIN, false},
    {"fupin", PATTERN_PINYIN, false},
    {"〔\\d{4}〕\\d+号", PATTERN_REGEX, false},
    {"\\p{Han}{2}贫", PATTERN_REGEX, false},
};

#define PATTERN_COUNT (sizeof patterns / sizeof patterns[0])

/* What a person types, a character at a time. */
static const char typed[] = "习近平总书记重要指示精神";

static double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static size_t
resident_bytes(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    size_t size, resident = 0;

    if (file && fscanf(file, "%zu %zu", &size, &resident) != 2)
        resident = 0;
    if (file)
        fclose(file);
    return resident * 4096;
}

static struct doc *
open_whole(const char *path)
{
    struct err err;
    struct doc *doc = doc_open(path, NULL, NULL, &err);

    if (!doc) {
        fprintf(stderr, "bench_search: %s: %s\n", path, err.sentence);
        exit(1);
    }
    doc_finish(doc);
    return doc;
}

/* Seconds to make the pattern and to find all its hits. */
static double
time_search(const struct doc *doc, const struct fulltext *fulltext, const char *words,
            size_t length, const struct pattern_options *options, size_t *hits)
{
    double best = 0;

    for (int run = 0; run < RUNS; run++) {
        struct pattern_fault fault;
        double since = seconds_now();
        struct pattern *pattern = pattern_new(words, length, options, &fault);
        struct search *search = search_new(pattern, doc, fulltext, NULL);
        search_finish(search);
        double took = seconds_now() - since;
        *hits = search_count(search);
        search_free(search);
        pattern_free(pattern);
        if (run == 0 || took < best)
            best = took;
    }
    return best;
}

static void
measure_patterns(const struct doc *doc, const struct fulltext *fulltext)
{
    static const char *const kinds[] = {"", "regex", "pinyin"};
    size_t length = fulltext_length(fulltext);

    for (size_t i = 0; i < PATTERN_COUNT; i++) {
        struct pattern_options options = PATTERN_DEFAULTS;
        size_t hits;
        options.kind = patterns[i].kind;
        if (patterns[i].exact)
            options.folds = FOLD_NONE;
        double took = time_search(doc, fulltext, patterns[i].words, strlen(patterns[i].words),
                                  &options, &hits);
        printf("%7.2f GB/s %8.2f ms %8zu hits  %s %s%s\n", (double)length / took / 1e9, took * 1e3,
               hits, patterns[i].words, kinds[patterns[i].kind], patterns[i].exact ? "exact" : "");
    }
}

static int
by_time(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

static void
measure_keystrokes(const char *path)
{
    struct doc *doc = open_whole(path);
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    struct pattern_options options = PATTERN_DEFAULTS;
    double times[64];
    size_t count = 0, hits;
    uint32_t c;

    for (size_t at = 0; typed[at];) {
        at += uni_read(typed + at, &c);
        times[count++] = time_search(doc, fulltext, typed, at, &options, &hits);
    }
    qsort(times, count, sizeof times[0], by_time);
    printf("%7.2f ms median, %.2f ms most: a keystroke in %zu MB, %zu of them\n",
           times[count / 2] * 1e3, times[count - 1] * 1e3, text_length(doc_text(doc)) / 1000000,
           count);
    fulltext_free(fulltext);
    doc_free(doc);
}

int
main(int argc, char **argv)
{
    if (argc != 3)
        return 1;
    struct doc *doc = open_whole(argv[1]);
    size_t before = resident_bytes();
    double since = seconds_now();
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    double took = seconds_now() - since;
    size_t length = fulltext_length(fulltext);
    printf("%7.2f GB/s %8.2f ms, %zu MB for %zu MB of text: the joined text\n",
           (double)length / took / 1e9, took * 1e3, (resident_bytes() - before) / 1000000,
           length / 1000000);
    measure_patterns(doc, fulltext);
    fulltext_free(fulltext);
    doc_free(doc);
    measure_keystrokes(argv[2]);
    return 0;
}
