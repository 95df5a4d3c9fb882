/* balance.h: a title cut into lines of about equal length, where the sense allows it.
 *
 * GB/T 9704 asks that a title's lines break between words and form a trapezium or a
 * lozenge.  The cheapest of all ways to cut it is taken: uneven lines cost, a break
 * costs by what it stands between (sense.h), three lines of which the middle one is the
 * shortest cost more, and a line of one or two characters costs most.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_BALANCE_H
#define GONGWEN_LAYOUT_BALANCE_H

#include "layout/fill.h"
#include "layout/joined.h"
#include "source/text.h"

/* Cuts joined->text into lines of fill->rest columns at the most (fill is of that text; its
 * first measure is not used).  The notice's own words are looked up in `text`. */
void balance(const struct fill *fill, const struct joined *joined, const struct text *text,
             struct cuts *cuts);

#endif
