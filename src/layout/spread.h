/* spread.h: where a line takes more space, so that it reaches the measure.
 *
 * Space is added in whole columns, first between words and between ideographs and Latin text
 * (JLREQ's and CLREQ's order), then, in the full manner, behind stops and between ideographs.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_SPREAD_H
#define GONGWEN_LAYOUT_SPREAD_H

#include "layout/fill.h"
#include "layout/manner.h"

/* So many columns more before the byte. */
struct gap {
    size_t at;
    int columns;
};

/* Starts as all zeros and is used again and again. */
struct gaps {
    struct gap *all;
    size_t count, capacity;
};

void gaps_fini(struct gaps *gaps);

/* The gaps, in order, by which the line becomes `room` columns wider; none where that cannot be
 * done, or would tear it apart. */
void spread_line(const struct fill *fill, const struct cut *line, int room, enum justify justify,
                 struct gaps *gaps);

#endif
