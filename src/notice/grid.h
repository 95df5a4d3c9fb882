/* grid.h: which rows are the cells of forms and tables.
 *
 * Extraction gives a form with its columns, or a cell a line, its lines short and in odd
 * order.  Neither are they to be joined, nor are the numbers in them sections.  A stretch of short
 * rows is a form or a table when enough of them have what only these have (notice/cell), or when a
 * title that says so stands above (…申请表, …回执); sentences that lie within, and the notes below
 * (注：1.…), are of it.  A heading (二、…) ends it.
 *
 * A table of old and new text (新旧対照表, 修改前 修改后) is one from its head on.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_GRID_H
#define GONGWEN_NOTICE_GRID_H

#include "notice/measure.h"
#include "source/text.h"

/* Sets `grid` of the rows. */
void grid_mark(const struct text *text, struct rows *rows);

#endif
