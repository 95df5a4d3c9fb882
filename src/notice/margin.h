/* margin.h: how wide full lines are.
 *
 * A margin is the right edge that many rows reach and few go past.  Every row says something for or
 * against each margin (a vote); first lines that have lost their indent are counted with it when
 * more of them reach the margin then.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_MARGIN_H
#define GONGWEN_NOTICE_MARGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notice/measure.h"

/* The indent of a first line, in cells: two ideographs. */
#define MARGIN_INDENT 4

/* Narrower rows, in cells, are columns, lists, titles. */
#define MARGIN_NARROWEST 32

struct margin {
    int cells;       /* to the right edge of a full line */
    int deficit;     /* by which a first line is narrower, its indent being lost */
    bool indented;   /* given: first lines have kept their indent */
    bool bounded;    /* given: a blank line ends a paragraph */
    bool in_words;   /* most rows are of words, not of ideographs */
    int64_t votes;   /* for it: so many rows end at it */
    uint8_t *edges;  /* the right edge of each row, as it is */
    size_t counting; /* rows that count */
};

/* Whether the row counts: page furniture and the rows of tables and forms do not. */
static inline bool
margin_counts(const struct row *row)
{
    return !(row->flags & (ROW_FURNITURE | ROW_COLUMNS)) && row->grid == GRID_NONE;
}

/* The cells from the left edge of the page to the right end of the row. */
static inline uint32_t
margin_right_edge(const struct row *row)
{
    return row->indent + row->lost + row->lead + row->width;
}

/* Whether the margin that was found hangs on which rows begin paragraphs. */
static inline bool
margin_asks_for_starts(const struct margin *margin)
{
    return !margin->indented && !margin->in_words;
}

/* Measures where the rows [first, count) end, and tells whether they are of words.  To be done
 * again when their indents or widths change.  A margin starts as all zeros. */
void margin_measure(struct margin *margin, const struct rows *rows, size_t first);
void margin_fini(struct margin *margin);

/* Finds the margin of the rows, which were measured, with cells and deficit. */
void margin_find(struct margin *margin, const struct rows *rows, size_t first);

/* Gives each row the margin of the rows around it: that of them all, unless others have far more
 * votes there. */
void margin_find_local(const struct margin *margin, struct rows *rows, size_t first);

#endif
