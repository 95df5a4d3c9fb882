/* fill.h: a text cut into lines that are not wider than a measure.
 *
 * Two ways: greedily, where the line breaks allow it, and by clusters, for what is shown
 * verbatim (titles: balance.h).  No line is wider than the measure, but for a
 * single cluster that is wider by itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_FILL_H
#define GONGWEN_LAYOUT_FILL_H

#include <stdbool.h>
#include <stddef.h>

/* One line: bytes of the text that was cut, without the spaces that hang at its end. */
struct cut {
    size_t start;
    size_t end;
    int width; /* columns of these bytes */
};

/* Starts as all zeros and is used again and again. */
struct cuts {
    struct cut *all;
    size_t count, capacity;
};

void cuts_fini(struct cuts *cuts);

/* Makes it so many lines; those added are not set. */
void cuts_resize(struct cuts *cuts, size_t count);

/* What is cut, and how wide: columns of the first line and of the others, at least 1. */
struct fill {
    const char *bytes;
    size_t length;
    const char *breaks; /* linebreak_find's; not read by fill_verbatim */
    int first;
    int rest;
    int ambiguous;
};

/* As much on each line as fits.  Spaces at a line's end are dropped; a word wider than the
 * measure is cut at a cluster. */
void fill_greedy(const struct fill *fill, struct cuts *cuts);

/* Cluster by cluster, spaces and all; `column` is where the text begins, for its tabs. */
void fill_verbatim(const struct fill *fill, int column, struct cuts *cuts);

/* The columns that a tab takes at the column, never past the measure. */
int fill_tab_width(int column, int measure);

#endif
