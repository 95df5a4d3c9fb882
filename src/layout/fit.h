/* fit.h: a paragraph cut into lines that are chosen together.
 *
 * Of all ways to cut it the one is taken whose lines but the last leave the least empty, a line
 * that leaves twice as much counting four times (least raggedness: Knuth and Plass, Breaking
 * Paragraphs into Lines, without stretching), where a break that divides a number from its unit
 * costs too, and a last line of one or two characters.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_FIT_H
#define GONGWEN_LAYOUT_FIT_H

#include "layout/fill.h"

/* Room for work.  Starts as all zeros and is used again and again. */
struct fit;
struct fit *fit_new(void);
void fit_free(struct fit *fit);

/* Like fill_paragraph, which does it where a word is longer than a line. */
void fit_paragraph(struct fit *work, const struct fill *fill, struct cuts *cuts);

#endif
