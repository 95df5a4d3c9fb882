/* likeness.h: how a row of characters lies in another one, and what was edited on the way.
 *
 * Edit distance (insertion, deletion, substitution cost one each) of a pattern to a part of a
 * text whose ends are free, within a band around a diagonal: Ukkonen, Algorithms for
 * approximate string matching, Information and Control 64 (1985).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_LIKENESS_H
#define GONGWEN_NOTES_LIKENESS_H

#include <stddef.h>

#include "notes/words.h"

/* A pattern of three parts: before, what is looked for, and behind. */
struct likeness_pattern {
    const struct words *words;
    size_t from, to; /* of the middle part */
};

/* How it lies: the middle part on from..to of the text, and the edits in each part.  Of a run that
 * the text has too much (a page's head that was taken for words) LIKENESS_RUN count. */
#define LIKENESS_RUN 4

struct likeness {
    size_t from, to; /* from == to when nothing of the middle part is there */
    size_t before, middle, behind;
};

/* The cheapest way in which the pattern lies in the text with pattern[i] not further than `slack`
 * from text[i + diagonal]. */
struct likeness likeness_find(const struct likeness_pattern *pattern, const struct words *text,
                              ptrdiff_t diagonal, size_t slack);

#endif
