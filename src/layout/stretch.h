/* stretch.h: a stretch of a block's text as runs of a row.
 *
 * The text was joined (joined.h); its runs are spans of the source, one for each style and for
 * each piece.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_STRETCH_H
#define GONGWEN_LAYOUT_STRETCH_H

#include "layout/composer.h"
#include "layout/row.h"
#include "layout/style.h"

/* Puts the stretch of composer->joined, which begins and ends with a character that is no space,
 * or is followed by another stretch, at a column of the last row. */
void stretch_add(const struct composer *composer, const struct cut *stretch, int column,
                 const struct styles *styles, struct rows *rows);

#endif
