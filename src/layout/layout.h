/* layout.h: from the notice to rows of a given width.
 *
 * The only room that knows rows and columns.  A layout is lazy: it lays out one unit
 * (a block of the notice, a line of the source, or a part of a very long one) at a time, when it
 * is asked for a row of it, and keeps what lies near.  A row is a list of runs: spans of the
 * decoded text with a column and a style; nothing is copied.
 *
 *     unit 3, row 0   | |　　二、主动担当作为，团结动员全市妇女为打赢疫情防控人|
 *     unit 3, row 1   | |民战争、总体战、阻击战贡献智慧和力量。习近平总书记对发|
 *                      ^ a row's columns count from the left of the text's measure
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_LAYOUT_H
#define GONGWEN_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/manner.h"
#include "layout/row.h"
#include "notice/doc.h"

enum layout_mode {
    LAYOUT_NOTICE, /* as printed: units are the tree's blocks; furniture has no rows */
    LAYOUT_SOURCE  /* the source as it is: units are the text's lines, wrapped where too wide */
};

struct layout_options {
    enum layout_mode mode;
    int measure;   /* columns of the text, at least 1 */
    int ambiguous; /* columns of “ ① — …: 1 or 2 */
    struct manner manner;
};

/* A row, named. */
struct place {
    size_t unit;
    size_t row;
};

static inline bool
place_is_below(struct place a, struct place b)
{
    return a.unit != b.unit ? a.unit > b.unit : a.row > b.row;
}

struct layout;

/* The doc is borrowed, may still grow, and must outlive the layout. */
struct layout *layout_new(const struct doc *doc, const struct layout_options *options);
void layout_free(struct layout *layout);
const struct layout_options *layout_options(const struct layout *layout);
const struct doc *layout_doc(const struct layout *layout);

/* Units by now: the doc's blocks or the text's lines, very long ones in several (parts.h). */
size_t layout_unit_count(const struct layout *layout);

/* The first unit of the block, or line of the source; the count for the one behind the last. */
size_t layout_unit_of(const struct layout *layout, size_t block);

/* Rows of a unit, blank ones around it included; 0 for furniture. */
size_t layout_row_count(struct layout *layout, size_t unit);

/* The row.  Valid until another unit is asked for 64 times, or the layout is freed. */
const struct row *layout_row(struct layout *layout, struct place place);

/* The row that holds the offset, else the first behind it, else the last. */
struct place layout_place(struct layout *layout, size_t offset);

/* The offset of a row's first byte; of a blank row that of the row with text next to it. */
size_t layout_offset(struct layout *layout, struct place place);

/* One row on (direction 1) or back (-1).  False, and the place unchanged, at the end. */
bool layout_step(struct layout *layout, struct place *place, int direction);

/* The first row and the last row of all; {0, 0} when there is none. */
struct place layout_first(struct layout *layout);
struct place layout_last(struct layout *layout);

/* The words of a run as they are shown, appended: of the notice, what stand-ins stand for (see
 * base/standin), of the source its bytes.  As long as the run's span, and as wide. */
void layout_run_text(const struct layout *layout, const struct run *run, struct buf *out);

/* The row as UTF-8 (spaces for gaps, placeholders for what must not reach a terminal), appended. */
void layout_row_text(const struct layout *layout, const struct row *row, struct buf *out);

#endif
