/* cell.h: whether one row looks like a cell of a form or a table.
 *
 * What forms ask for (姓名, 出生年月, 联系电话：, 领导签字：), what is to be filled in (______, □,
 * 年　月　日), figures that stand for themselves (120.5, 90～100, A+).  One row proves nothing:
 * notice/grid looks at many.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_CELL_H
#define GONGWEN_NOTICE_CELL_H

#include <stdbool.h>

#include "notice/measure.h"
#include "source/text.h"

/* Wider rows, in cells of print, are hardly cells of a table. */
#define CELL_MOST 40

enum cell {
    CELL_HEADS, /* a short heading with a label, 二、主要事迹, as forms have them, too */
    CELL_ENDS,  /* heads something else: 第二章, 附件2, a date, a caption */
    CELL_LONG,  /* a sentence or a part of one */
    CELL_MAY,   /* short, and nothing more */
    CELL_ONE,   /* a single ideograph: a word set upright */
    CELL_GIVEN, /* a figure alone, 120.5, 90～100, A+ */
    CELL_ASKS   /* what only forms have; a row of columns */
};

/* Whether the row, by a first look, may be a cell. */
static inline bool
cell_may_be(const struct row *row)
{
    return (row->flags & ROW_COLUMNS) ||
           (row->width <= CELL_MOST && row->last != GLYPH_STOP && row->last != GLYPH_COMMA &&
            row->last != GLYPH_SEMI && row->first != GLYPH_COMMA && row->first != GLYPH_STOP);
}

enum cell cell_of(const struct text *text, const struct row *row);

/* Whether the row names the form or the table below it: …申请表, …回执, 附件2. */
bool cell_is_title(const struct text *text, const struct row *row);

/* Whether the row opens the notes below or within a table: 注：. */
bool cell_opens_notes(const struct text *text, const struct row *row);

#endif
