/* wrap.h: which line breaks are the printer's and which the author's.
 *
 * Print fills its lines: within a paragraph a line ends only where what comes next
 * would not have fitted.  Each row either begins a paragraph or goes on with one;
 * of all ways to tell them apart over a stretch of rows, the one with the least cost is taken
 * (dynamic programming with two states a row, as in Viterbi's algorithm, since how
 * full a row is depends on whether it is a first line, which has lost its indent).
 * The costs are a table in wrap.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_WRAP_H
#define GONGWEN_NOTICE_WRAP_H

#include "notice/habit.h"
#include "notice/measure.h"

/* Sets ROW_BEGINS on the rows of [first, count) that begin a paragraph, and clears it on
 * the others; the row `first` always begins one.  Furniture is passed over. */
void wrap_decide(const struct habit *habit, struct rows *rows, size_t first);

/* The first row at or behind i that begins a paragraph, the count of rows when none does. */
size_t wrap_next(const struct rows *rows, size_t i);

#endif
