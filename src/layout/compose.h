/* compose.h: a unit set as rows: a block as its form says, or a line as it is.
 *
 * Puts together what the modules below know: the block's text (joined.h), where it
 * stands (form.h), where its lines end (fill.h, balance.h), what stands out (style.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_COMPOSE_H
#define GONGWEN_LAYOUT_COMPOSE_H

#include "layout/composer.h"
#include "layout/parts.h"
#include "layout/row.h"

/* Appends the rows of the block, or of a part of it; before its first one with the blank ones
 * that part it from the block `above`, the visible one before it or NONE. */
void compose_block(struct composer *composer, const struct part *part, size_t above,
                   struct rows *rows);

/* Appends the rows of a line of the source, or of a part of it. */
void compose_line(struct composer *composer, const struct part *part, struct rows *rows);

#endif
