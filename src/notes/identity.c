/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/identity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Characters of a run, and how many hashes are kept, each as 8 hexadecimal digits. */
#define RUN    6
#define KEPT   48
#define DIGITS 8

static uint32_t
hash_run(const uint32_t *run)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < RUN; i++)
        hash = (hash ^ run[i]) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 29;
    return (uint32_t)(hash * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
}

/* Puts the hash among the least so far, in order, once. */
static size_t
keep(uint32_t hash, uint32_t least[KEPT], size_t count)
{
    size_t at = count;

    if (count == KEPT && hash >= least[KEPT - 1])
        return count;
    while (at > 0 && least[at - 1] >= hash)
        at--;
    if (at < count && least[at] == hash)
        return count;
    if (count < KEPT)
        count++;
    memmove(least + at + 1, least + at, (count - at - 1) * sizeof least[0]);
    least[at] = hash;
    return count;
}

char *
identity_sketch(const struct words *words)
{
    uint32_t least[KEPT];
    struct buf sketch = BUF_INIT;
    size_t count = 0;

    for (size_t i = 0; i + RUN <= words->count; i++)
        count = keep(hash_run(words->characters + i), least, count);
    for (size_t i = 0; i < count; i++)
        buf_addf(&sketch, "%0*x", DIGITS, (unsigned)least[i]);
    return buf_detach(&sketch);
}

/* Of the least of both together, how many are in both: an estimate without bias. */
int
identity_resemblance(const char *a, const char *b)
{
    size_t all = 0, both = 0;

    if (!a || !b || !*a || !*b)
        return -1;
    while (all < KEPT && (*a || *b)) {
        int order = !*a ? 1 : !*b ? -1 : strncmp(a, b, DIGITS);
        both += order == 0;
        all++;
        if (order <= 0)
            a += strnlen(a, DIGITS);
        if (order >= 0)
            b += strnlen(b, DIGITS);
    }
    return (int)(both * 100 / all);
}

enum agreement { UNKNOWN, SAME, OTHER };

static enum agreement
compare(const char *a, const char *b)
{
    char *key_a = words_key(a), *key_b = words_key(b);
    enum agreement agreement = UNKNOWN;

    if (key_a && key_b)
        agreement = strcmp(key_a, key_b) == 0 ? SAME : OTHER;
    free(key_a);
    free(key_b);
    return agreement;
}

static bool
is_same_file(const struct note_source *a, const struct note_source *b)
{
    return strcmp(a->path, b->path) == 0 && strcmp(a->path, "-") != 0;
}

/* More than any two texts resemble each other. */
#define NEVER 101

/* How much of the words must be the same, of 100, by what the titles and the dates say, where no
 * numbers do.  Notices that are issued each year, or by one office on several matters, are alike
 * in three quarters of their words and more; extractions of one notice are in nine tenths. */
static const int resemblances[3][3] = {
    /* of the dates: UNKNOWN, SAME, OTHER */
    [UNKNOWN] = {50, 50, 90},
    [SAME] = {20, 20, 96},
    [OTHER] = {85, 90, NEVER},
};

static int
least_resemblance(const struct note_source *a, const struct note_source *b)
{
    enum agreement number = compare(a->number, b->number), title = compare(a->title, b->title);

    if (number == SAME && title == SAME)
        return 0;
    if (is_same_file(a, b))
        return 20;
    if (number == SAME) /* several notices may be issued under one */
        return title == OTHER ? 60 : 20;
    if (number == OTHER)
        return 90;
    return resemblances[title][compare(a->date, b->date)];
}

int
identity_match(const struct note_source *a, const struct note_source *b)
{
    int least = least_resemblance(a, b), resemblance = identity_resemblance(a->sketch, b->sketch);

    if (*a->fingerprint && strcmp(a->fingerprint, b->fingerprint) == 0)
        return 1000;
    if (least > 0 && resemblance < least)
        return 0;
    return 1 + (resemblance > 0 ? resemblance : 0) + (least == 0 ? 200 : 0) +
           (is_same_file(a, b) ? 100 : 0);
}
