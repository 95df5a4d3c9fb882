/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/footlink.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/sorted.h"

void
footlinks_fini(struct footlinks *links)
{
    free(links->all);
    free(links->since);
    footmarks_fini(&links->marks);
    *links = (struct footlinks){0};
}

/* Its mark begins a note; extraction may have set it on a line of its own behind its text, or
 * beside those of others. */
bool
footlink_label(const struct tree *tree, const struct block *note, size_t *from,
               struct footmark *label)
{
    for (; *from < note->piece_count; ++*from) {
        struct span span = tree_piece(tree, note, *from)->span;
        bool reads =
            footmark_read(text_bytes(tree_text(tree)) + span.start, span_length(span), label);
        if (reads && (*from == 0 || label->length == span_length(span))) {
            ++*from;
            return true;
        }
    }
    return false;
}

static void
add_link(struct footlinks *links, const struct footmark *mark, size_t block)
{
    links->all = mem_grow(links->all, &links->capacity, links->count + 1, sizeof links->all[0]);
    links->all[links->count++] = (struct footlink){mark->start, mark->start + mark->length, block};
}

/* Links the marks of the note within the span: those that surely are marks, else one that may be;
 * of mere numbers only the first.  False without any. */
static bool
link_marks(struct footlinks *links, const struct footmark *label, struct span within, size_t block)
{
    bool sure = true;
    size_t i = footmarks_next(&links->marks, label, within, true, 0);

    if (i == NONE) {
        sure = false;
        i = footmarks_next(&links->marks, label, within, false, 0);
    }
    if (i == NONE)
        return false;
    do
        add_link(links, &links->marks.all[i], block);
    while (sure && links->marks.all[i].kind != FOOTMARK_BARE &&
           (i = footmarks_next(&links->marks, label, within, true, i + 1)) != NONE);
    return true;
}

static void
link_note(struct footlinks *links, const struct tree *tree, size_t block)
{
    const struct block *note = tree_block(tree, block);
    size_t start = tree_block_span(tree, note).start, piece = 0;
    struct span page = {tree_page_start(tree, note->page), start};
    struct footmark label;

    footmarks_read(&links->marks, tree_text(tree), start);
    while (footlink_label(tree, note, &piece, &label)) {
        struct span above = {links->since[label.number], start};
        if (!link_marks(links, &label, page, block))
            link_marks(links, &label, above, block);
        links->since[label.number] = start;
    }
}

static int
compare_starts(const void *a, const void *b)
{
    const struct footlink *x = a, *y = b;

    return (x->start > y->start) - (x->start < y->start);
}

void
footlinks_advance(struct footlinks *links, const struct tree *tree)
{
    bool whole = text_is_closed(tree_text(tree));
    size_t before = links->count;

    if (whole && !links->whole) { /* notes behind the text are known only now */
        footlinks_fini(links);
        before = 0;
    }
    links->whole = whole;
    if (!links->since)
        links->since = mem_zero(FOOTMARK_NUMBERS, sizeof links->since[0]);
    for (; links->blocks < tree_block_count(tree); links->blocks++)
        if (tree_block(tree, links->blocks)->role == ROLE_FOOTNOTE)
            link_note(links, tree, links->blocks);
    if (links->count > before)
        qsort(links->all, links->count, sizeof links->all[0], compare_starts);
}

size_t
footlinks_from(const struct footlinks *links, size_t offset)
{
    return offset == 0 ? 0
                       : sorted_up_to(links->all, links->count, sizeof links->all[0],
                                      offsetof(struct footlink, start), offset - 1);
}
