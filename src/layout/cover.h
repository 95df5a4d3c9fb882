/* cover.h: which columns of a row a span of the text covers, and what is under a column.
 *
 * What is found or marked is a span of the text; a screen paints columns.  A span that runs
 * over the end of a page has furniture within it, and over the lines of the source their
 * indents: of a block only its own pieces are covered.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_COVER_H
#define GONGWEN_LAYOUT_COVER_H

#include <stddef.h>

#include "layout/layout.h"

struct cover {
    int column;
    int limit; /* the column behind the last */
};

/* Starts as all zeros and is used again and again. */
struct covers {
    struct cover *all;
    size_t count, capacity;
};

void covers_fini(struct covers *covers);

/* The columns of the row that the span covers, from left to right, in the stead of those before:
 * whole clusters, and the space that joins two words of it.  With a `block` only the block's
 * pieces count, with NONE all the text within the span. */
void cover_find(const struct layout *layout, const struct row *row, size_t block, struct span span,
                struct covers *covers);

/* The column of the cluster that holds the offset in the row, else of the first one behind it;
 * behind the last one the row's width. */
int cover_column(const struct layout *layout, const struct row *row, size_t offset);

/* The offset of the cluster that covers the column, else of the first one at its right, else of
 * the last; the row's start in a row without runs. */
size_t cover_offset(const struct layout *layout, const struct row *row, int column);

#endif
