/* habit.h: how the lines of a stretch of a source were set.
 *
 * The margin, whether first lines kept their indent, what a blank line means: a
 * source has one habit for long stretches, and every decision on a single line
 * is taken against it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_HABIT_H
#define GONGWEN_NOTICE_HABIT_H

#include "notice/measure.h"

struct habit {
    bool wrapped;  /* lines end at a margin; else each line is a paragraph */
    int margin;    /* cells to the right edge of a full line */
    int deficit;   /* cells by which a first line is narrower, its indent being lost */
    bool indented; /* first lines kept their indent */
    bool doubled;  /* a blank line follows every line, and means nothing */
    bool bounded;  /* a blank line ends a paragraph, always */
    bool parted;   /* and no paragraph ends without one */
    bool cut;      /* printed lines were cut at their marks */
    bool stray;    /* single spaces between ideographs are damage */
};

/* The habit of the rows [first, count), furniture apart.  In text with indents, each page's
 * own left margin is taken off the rows' indents from `first` on.  Each row gets the margin of
 * the rows around it, for a notice may have parts in another size. */
void habit_find(struct habit *habit, struct rows *rows, size_t first);

/* Narrower rows, in cells, that are letter-spaced are so by intent: titles, letterheads. */
#define HABIT_LETTERED 32

/* Whether single spaces between the row's ideographs are not of the text; `stray` is the habit's. A
 * space in a cell may part two of them. */
static inline bool
habit_drops_spaces(bool stray, const struct row *row)
{
    return row->width >= HABIT_LETTERED &&
           ((stray && row->grid != GRID_CELL) || (row->flags & ROW_SPACED));
}

#endif
