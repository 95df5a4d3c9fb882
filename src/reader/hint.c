/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/hint.h"

#include "layout/cover.h"
#include "notice/reference.h"

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

_Static_assert(sizeof letters - 1 == HINT_MOST, "a letter for each hint");

/* Where the place meant begins. */
static size_t
target_of(const struct doc *doc, const struct reference *reference)
{
    const struct tree *tree = doc_tree(doc);

    if (reference->section != NONE) {
        const struct section *section = outline_section(doc_outline(doc), reference->section);
        if (section->block == reference->block)
            return section->label.start;
    }
    return tree_block_span(tree, tree_block(tree, reference->block)).start;
}

/* Adds the hints of the references that begin in the row. */
static size_t
add_hints(const struct window *window, const struct row *row, int index,
          const struct references *references, struct hint hints[HINT_MOST], size_t count)
{
    for (size_t i = 0; i < references->count && count < HINT_MOST; i++) {
        const struct reference *reference = &references->all[i];
        if (reference->block == NONE || !span_holds(row->span, reference->span.start))
            continue;
        hints[count] =
            (struct hint){.letter = letters[count],
                          .row = index,
                          .column = cover_column(window->layout, row, reference->span.start),
                          .target = target_of(window->doc, reference)};
        count++;
    }
    return count;
}

/* The references of the block in which the row ends (a row of the source begins with its
 * indent); `block` is the one that was read before. */
static void
read_references(const struct doc *doc, const struct row *row, struct references *references,
                size_t *block)
{
    size_t here = tree_block_at(doc_tree(doc), row->span.end - 1);

    if (here == NONE || here == *block)
        return;
    references->count = 0;
    reference_read(doc_outline(doc), here, references);
    *block = here;
}

size_t
hint_find(const struct window *window, struct place top, struct hint hints[HINT_MOST])
{
    struct references references = {0};
    size_t block_read = NONE;
    size_t count = 0;

    for (int i = 0; i < window->rows; i++) {
        const struct row *row = layout_row(window->layout, top);
        if (row->span.start < row->span.end) {
            read_references(window->doc, row, &references, &block_read);
            count = add_hints(window, row, i, &references, hints, count);
        }
        if (!layout_step(window->layout, &top, 1))
            break;
    }
    references_fini(&references);
    return count;
}
