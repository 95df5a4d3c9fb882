/* row.h: rows of runs: what the layout makes of a unit.
 *
 * A run is a span of the decoded text with a column and a style; a row is some of them
 * side by side, and rows grow at their end while a unit is laid out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_ROW_H
#define GONGWEN_LAYOUT_ROW_H

#include <stddef.h>

#include "source/text.h"

/* What a run is; how it looks is the screen's affair. */
enum style {
    STYLE_PLAIN,
    STYLE_LABEL,   /* a section's label */
    STYLE_HEADING, /* a section's heading; run-in: up to its first mark */
    STYLE_TITLE,
    STYLE_LETTERHEAD,
    STYLE_NUMBER,
    STYLE_ELEMENT, /* addressee, signature, date, note, copies, imprint */
    STYLE_COUNT
};

struct run {
    struct span span; /* of the decoded text, whole clusters */
    int column;       /* of its first cluster */
    enum style style;
};

struct row {
    const struct run *runs;
    size_t run_count; /* 0: a blank row */
    struct span span; /* from its first byte to behind its last; start == end when blank */
    int width;        /* columns used, from column 0 */
};

/* The rows of a unit.  Starts as all zeros. */
struct rows {
    struct row *all;
    size_t count, capacity;
    struct run *runs; /* of all rows, one after another */
    size_t run_count, run_capacity;
    size_t blank; /* so many at the top are blank */
};

void rows_fini(struct rows *rows);

/* Forgets the rows and keeps the room. */
void rows_clear(struct rows *rows);

/* Appends a row without runs, then runs to the last row. */
void rows_add(struct rows *rows, struct span span, int width);
void rows_add_run(struct rows *rows, struct run run);

/* Gives the rows their runs, once all have been added. */
void rows_tie(struct rows *rows);

#endif
