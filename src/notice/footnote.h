/* footnote.h: which rows at the foot of a page are footnotes.
 *
 * A note stands above the page's number, below the text that it is on, and often below a rule
 * (──────).  It begins with its mark, which stands in the text of the page as well; extraction
 * may set the marks on rows of their own, all before their notes, or behind them.  What only looks
 * like notes, an enumeration at the end of a page, has no marks in the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOOTNOTE_H
#define GONGWEN_NOTICE_FOOTNOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/footmark.h"
#include "notice/measure.h"

/* Gives the rows of notes their `note`, counted on each page, and ROW_FURNITURE, so that they
 * interrupt a paragraph and do not end it; the rule above them is furniture.  Looks at the pages
 * that end at or behind the row `first`; `ends` tells that the text ends behind the last row.
 * Where pages begin must be known (ROW_PAGE). */
void footnote_mark(const struct text *text, struct rows *rows, size_t first, bool ends);

/* What looks like the beginnings of footnotes in the rows of a source that nobody has measured
 * (notice/glance): labels that marks in the text have to answer to. */
#define FOOTNOTE_SIGNS 32

struct footnote_signs {
    struct {
        enum footmark_kind kind;
        int number;
    } all[FOOTNOTE_SIGNS];
    size_t count; /* 0 at first */
};

/* Notes the row, a part of a line without the white space around it; true when it may well begin a
 * footnote or stand above one, marks or not.  And whether one of the labels has a mark in the text:
 * where all of that is false there are surely no footnotes. */
bool footnote_note_row(struct footnote_signs *signs, const char *bytes, struct span row);
bool footnote_are_marked(const struct footnote_signs *signs, const char *bytes, size_t length);

/* Whether s[0..length) is a line that is drawn, ────── or ______. */
bool footnote_may_be_rule(const char *s, size_t length);

#endif
