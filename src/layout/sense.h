/* sense.h: what it costs the sense of a title when a line ends here.
 *
 * There is no dictionary.  The breaks of the source are trusted, a table says what is said
 * together in titles, another which words of official titles are one, and two characters that
 * often follow one another in the notice belong together.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_SENSE_H
#define GONGWEN_LAYOUT_SENSE_H

#include "layout/fill.h"
#include "layout/joined.h"
#include "source/text.h"

/* The cost of a break before the byte of joined->text, where fill->breaks has one: 0 where it is
 * as good as can be, some 15 where nothing is known, some 50 within a word.  The notice's
 * own words are looked up in `text`. */
int sense_cost(const struct fill *fill, const struct joined *joined, size_t at,
               const struct text *text);

#endif
