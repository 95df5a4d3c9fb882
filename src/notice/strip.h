/* strip.h: printed lines, put together of the rows into which extraction cut them.
 *
 * Extraction cuts a printed line where print has squeezed marks: 》（ and ），.  A strip is the
 * line as it was printed, with what its neighbours tell about it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_STRIP_H
#define GONGWEN_NOTICE_STRIP_H

#include "notice/habit.h"
#include "notice/measure.h"

/* A printed line: a row, or several into which extraction cut it. */
struct strip {
    size_t row; /* the first, counted in the rows */
    const struct row *first;
    const struct row *last;
    int width;    /* cells, without the indent */
    int play;     /* cells by which print may have squeezed it */
    bool page;    /* a page or furniture lies before it */
    bool follows; /* its label counts on from one before */
    bool signs;   /* a name, and a date stands behind it */
    bool remark;  /* ends with the bracket of a remark that an earlier one opened behind a stop */
    bool field;   /* a field, 项目名称：…, and others stand near */
    bool heads;   /* labels of its form stand before headings alone */
};

struct strips {
    struct strip *all;
    size_t count;
};

/* The strips of the rows [first, count) without furniture; they point into the rows, and are freed
 * with strips_fini. */
struct strips strips_make(const struct habit *habit, const struct rows *rows, size_t first);
void strips_fini(struct strips *strips);

#endif
