/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/tint.h"

#include <stdlib.h>

#include "base/mem.h"

void
tints_fini(struct tints *tints)
{
    free(tints->all);
    *tints = (struct tints){NULL, 0, 0};
}

void
tints_add(struct tints *tints, enum tint tint, size_t block, struct span span)
{
    tints->all = mem_grow(tints->all, &tints->capacity, tints->count + 1, sizeof tints->all[0]);
    tints->all[tints->count++] = (struct tinted){tint, block, span};
}

/* The text that the window shows, from its first byte to behind its last. */
static struct span
shown(const struct window *window, struct place top)
{
    struct span span = {layout_offset(window->layout, top), 0};

    for (int i = 0; i < window->rows; i++) {
        const struct row *row = layout_row(window->layout, top);
        if (row->span.end > span.end)
            span.end = row->span.end;
        if (!layout_step(window->layout, &top, 1))
            break;
    }
    return span;
}

void
tints_add_words(struct tints *tints, enum tint tint, const struct window *window, struct place top,
                struct span span)
{
    const struct tree *tree = doc_tree(window->doc);

    if (span.start >= span.end)
        return;
    struct span seen = shown(window, top);
    size_t from = span.start > seen.start ? span.start : seen.start;
    size_t block = tree_block_at(tree, from);
    for (; block < tree_block_count(tree); block++) {
        struct span own = tree_block_span(tree, tree_block(tree, block));
        if (own.start >= span.end || own.start >= seen.end)
            break;
        if (tree_block(tree, block)->role != ROLE_FURNITURE)
            tints_add(tints, tint, block, span);
    }
}
