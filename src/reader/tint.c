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

void
tints_add_words(struct tints *tints, enum tint tint, const struct window *window, struct place top,
                struct span span)
{
    const struct tree *tree = doc_tree(window->doc);

    if (span.start >= span.end)
        return;
    struct span seen = motion_shown(window, top);
    size_t from = span.start > seen.start ? span.start : seen.start;
    size_t block = tree_block_at(tree, from);
    for (; block < tree_block_count(tree); block++) {
        struct span own = tree_block_span(tree, tree_block(tree, block));
        if (own.start >= span.end || own.start >= seen.end)
            break;
        if (!tree_passes_over(tree, block, span))
            tints_add(tints, tint, block, span);
    }
}
