/* nodes.h: the places of a text where a line can end, to choose among them all.
 *
 * fill.h goes on line by line; balance.h and fit.h look at a whole title or paragraph: they find
 * the cheapest way through its nodes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_NODES_H
#define GONGWEN_LAYOUT_NODES_H

#include "layout/fill.h"

/* A place where a line can end, or the text's beginning or end. */
struct node {
    size_t start;               /* where the next line would begin */
    size_t end;                 /* where this one would, without spaces */
    int start_width, end_width; /* columns from the beginning up to there */
    int hangs;                  /* of them the last, a stop that may stand beyond the line */
    enum linebreak verdict;
};

/* Starts as all zeros and is used again and again. */
struct nodes {
    struct node *all;
    size_t count, capacity;
};

void nodes_fini(struct nodes *nodes);

/* Every node of the text, from its beginning to its end; stops when there are more than `most`. */
void nodes_find(const struct fill *fill, size_t most, struct nodes *nodes);

/* The columns of a line from one node to another. */
static inline int
nodes_width(const struct node *from, const struct node *to)
{
    return to->end_width - from->start_width;
}

static inline struct cut
nodes_cut(const struct node *from, const struct node *to)
{
    return (struct cut){from->start, to->end, nodes_width(from, to)};
}

#endif
