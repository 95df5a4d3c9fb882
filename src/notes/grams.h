/* grams.h: where in the words of a notice some of a quotation's stand: seeds of likeness.
 *
 * An index of all runs of GRAM characters, and from it the diagonals (index in the words less
 * index in the pattern) on which many of a pattern's runs lie: where it may stand, edited
 * or not.  Runs that stand everywhere say nothing and are left out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_GRAMS_H
#define GONGWEN_NOTES_GRAMS_H

#include "notes/words.h"

#define GRAM 5

/* Starts as all zeros and is built by the first use. */
struct grams {
    uint32_t *heads;  /* by the hash of a run: 1 more than the index of its last one; 0: none */
    uint32_t *before; /* of each index: the one before it with that hash, likewise */
    size_t mask;
};

void grams_fini(struct grams *grams);

/* A place where the pattern may stand: words[i + diagonal] is near pattern[i]. */
struct grams_seed {
    ptrdiff_t diagonal;
    size_t hits;
};

/* The most promising places of the pattern in the words, best first, `slack` apart at least: up
 * to `most` into seeds; returns how many. */
size_t grams_seeds(struct grams *grams, const struct words *words, const struct words *pattern,
                   size_t slack, struct grams_seed *seeds, size_t most);

#endif
