/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/grams.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A run that stands more often than this is no help, while there are others. */
#define OFTEN      24
#define EVERYWHERE 2000

void
grams_fini(struct grams *grams)
{
    free(grams->heads);
    free(grams->before);
    *grams = (struct grams){0};
}

static size_t
hash_of(const uint32_t *run)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < GRAM; i++)
        hash = (hash ^ run[i]) * UINT64_C(0x9E3779B97F4A7C15) + i;
    return (size_t)(hash >> 20);
}

static void
build(struct grams *grams, const struct words *words)
{
    size_t size = 1024;

    while (size < 2 * words->count)
        size *= 2;
    grams->mask = size - 1;
    grams->heads = mem_zero(size, sizeof grams->heads[0]);
    grams->before = mem_zero(words->count + 1, sizeof grams->before[0]);
    for (size_t i = 0; i + GRAM <= words->count; i++) {
        uint32_t *head = &grams->heads[hash_of(words->characters + i) & grams->mask];
        grams->before[i] = *head;
        *head = (uint32_t)i + 1;
    }
}

/* The diagonals that the runs of the pattern give. */
struct diagonals {
    ptrdiff_t *all;
    size_t count, capacity;
};

/* Adds those of the run of the pattern at i, unless it stands more than `often` times. */
static void
add_diagonals(struct diagonals *diagonals, const struct grams *grams, const struct words *words,
              const struct words *pattern, size_t i, size_t often)
{
    const uint32_t *run = pattern->characters + i;
    size_t before = diagonals->count;

    for (size_t at = grams->heads[hash_of(run) & grams->mask]; at; at = grams->before[at - 1]) {
        if (memcmp(words->characters + at - 1, run, GRAM * sizeof run[0]) != 0)
            continue;
        if (diagonals->count - before == often) {
            diagonals->count = before;
            return;
        }
        diagonals->all = mem_grow(diagonals->all, &diagonals->capacity, diagonals->count + 1,
                                  sizeof diagonals->all[0]);
        diagonals->all[diagonals->count++] = (ptrdiff_t)(at - 1) - (ptrdiff_t)i;
    }
}

static int
compare_diagonals(const void *a, const void *b)
{
    const ptrdiff_t *m = a, *n = b;

    return (*m > *n) - (*m < *n);
}

static void
collect(struct diagonals *diagonals, const struct grams *grams, const struct words *words,
        const struct words *pattern, size_t often)
{
    for (size_t i = 0; i + GRAM <= pattern->count; i++)
        add_diagonals(diagonals, grams, words, pattern, i, often);
    if (diagonals->count)
        qsort(diagonals->all, diagonals->count, sizeof diagonals->all[0], compare_diagonals);
}

/* Puts the seed among the best so far, unless a better one is `slack` near. */
static size_t
keep_seed(struct grams_seed seed, size_t slack, struct grams_seed *seeds, size_t count, size_t most)
{
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        if ((size_t)labs(seeds[i].diagonal - seed.diagonal) > slack)
            continue;
        if (seeds[i].hits >= seed.hits)
            return count;
        memmove(seeds + i, seeds + i + 1, (count - i - 1) * sizeof seeds[0]);
        count--;
        i--;
    }
    while (at < count && seeds[at].hits >= seed.hits)
        at++;
    if (at == most)
        return count;
    if (count == most)
        count--;
    memmove(seeds + at + 1, seeds + at, (count - at) * sizeof seeds[0]);
    seeds[at] = seed;
    return count + 1;
}

/* The diagonals that hold the most within `slack` of one another; the middle one speaks
 * for them. */
static size_t
cluster(const struct diagonals *diagonals, size_t slack, struct grams_seed *seeds, size_t most)
{
    size_t count = 0;

    for (size_t from = 0, to = 0; from < diagonals->count; from++) {
        while (to < diagonals->count &&
               (size_t)(diagonals->all[to] - diagonals->all[from]) <= slack)
            to++;
        struct grams_seed seed = {diagonals->all[from + (to - from) / 2], to - from};
        count = keep_seed(seed, slack, seeds, count, most);
    }
    return count;
}

size_t
grams_seeds(struct grams *grams, const struct words *words, const struct words *pattern,
            size_t slack, struct grams_seed *seeds, size_t most)
{
    struct diagonals diagonals = {0};

    if (!grams->heads)
        build(grams, words);
    collect(&diagonals, grams, words, pattern, OFTEN);
    if (diagonals.count == 0)
        collect(&diagonals, grams, words, pattern, EVERYWHERE);
    size_t count = cluster(&diagonals, slack, seeds, most);
    free(diagonals.all);
    return count;
}
