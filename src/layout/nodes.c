/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/nodes.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

void
nodes_fini(struct nodes *nodes)
{
    free(nodes->all);
    *nodes = (struct nodes){0};
}

static void
add_node(struct nodes *nodes, const struct node *node)
{
    if (nodes->count == nodes->capacity)
        nodes->all = mem_grow(nodes->all, &nodes->capacity, nodes->count + 1, sizeof nodes->all[0]);
    nodes->all[nodes->count++] = *node;
}

void
nodes_find(const struct fill *fill, size_t most, struct nodes *nodes)
{
    struct node node = {.start = fill_skip_spaces(fill, 0)};
    int width = 0;
    int cells;

    nodes->count = 0;
    add_node(nodes, &node);
    for (size_t at = node.start, step; at < fill->length && nodes->count <= most; at += step) {
        if (fill->breaks[at] && at > nodes->all[0].start) {
            node.start = at;
            node.start_width = width;
            node.verdict = (enum linebreak)fill->breaks[at];
            add_node(nodes, &node);
        }
        step = uni_step(fill->bytes + at, fill->length - at, fill->ambiguous, &cells);
        width += cells;
        if (!fill_space(fill, at)) {
            node.end = at + step;
            node.end_width = width;
            node.hangs = fill_hangs(fill, at) ? cells : 0;
        }
    }
    node.start = fill->length;
    node.start_width = width;
    node.verdict = LINEBREAK_GOOD;
    add_node(nodes, &node);
}
