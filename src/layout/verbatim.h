/* verbatim.h: text set as it is, with its lines and columns: the source, and tables.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_VERBATIM_H
#define GONGWEN_LAYOUT_VERBATIM_H

#include "layout/composer.h"
#include "layout/parts.h"
#include "layout/row.h"

/* Appends the rows of bytes of one line of the source, the first from a column. */
void verbatim_add(struct composer *composer, struct span span, int column, struct rows *rows);

/* Appends the rows of a table, or of a part of it: its lines as they are, less the columns that
 * stood before all of them. */
void verbatim_table(struct composer *composer, const struct part *part, struct rows *rows);

#endif
