/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/fulltext.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sorted.h"
#include "base/standin.h"

/* What a piece gave: `length` bytes at `position`, from `offset` of the source.  Up to the next
 * seam there is at most the space or the line feed of a join. */
struct seam {
    size_t position;
    size_t length;
    size_t offset;
};

/* Where a block begins, and its first seam. */
struct start {
    size_t position;
    size_t seam;
};

struct fulltext {
    const struct tree *tree;
    struct buf text;
    struct seam *seams;
    size_t seam_count, seam_capacity;
    struct start *blocks;
    size_t block_count, block_capacity;
};

/* ---- Taking in ------------------------------------------------------------------ */

static void
add_piece(struct fulltext *fulltext, struct span span)
{
    fulltext->seams = mem_grow(fulltext->seams, &fulltext->seam_capacity, fulltext->seam_count + 1,
                               sizeof fulltext->seams[0]);
    fulltext->seams[fulltext->seam_count++] =
        (struct seam){fulltext->text.length, span_length(span), span.start};
    buf_add(&fulltext->text, text_bytes(tree_text(fulltext->tree)) + span.start, span_length(span));
}

static void
add_block(struct fulltext *fulltext, const struct block *block)
{
    if (fulltext->block_count > 0)
        buf_add_char(&fulltext->text, '\n');
    fulltext->blocks = mem_grow(fulltext->blocks, &fulltext->block_capacity,
                                fulltext->block_count + 1, sizeof fulltext->blocks[0]);
    fulltext->blocks[fulltext->block_count++] =
        (struct start){fulltext->text.length, fulltext->seam_count};
    size_t from = fulltext->text.length;
    for (size_t i = 0; i < block->piece_count; i++) {
        if (fulltext->text.length > from &&
            tree_piece(fulltext->tree, block, i)->join == JOIN_SPACE)
            buf_add_char(&fulltext->text, ' ');
        add_piece(fulltext, tree_kept_span(fulltext->tree, block, i));
    }
}

/* Takes in blocks until there are none left, or as many bytes more. */
static void
take_in(struct fulltext *fulltext, size_t most)
{
    size_t count = tree_block_count(fulltext->tree);
    size_t from = fulltext->text.length;

    while (fulltext->block_count < count && fulltext->text.length - from < most)
        add_block(fulltext, tree_block(fulltext->tree, fulltext->block_count));
    if (fulltext->text.length > from)
        standin_put_meant(fulltext->text.bytes + from, fulltext->text.length - from);
}

bool
fulltext_advance(struct fulltext *fulltext)
{
    bool more = fulltext->block_count < tree_block_count(fulltext->tree);

    take_in(fulltext, SIZE_MAX);
    return more;
}

bool
fulltext_advance_by(struct fulltext *fulltext, size_t most)
{
    take_in(fulltext, most);
    return fulltext->block_count < tree_block_count(fulltext->tree);
}

struct fulltext *
fulltext_begin(const struct tree *tree)
{
    struct fulltext *fulltext = mem_zero(1, sizeof *fulltext);

    fulltext->tree = tree;
    buf_reserve(&fulltext->text, text_length(tree_text(tree)));
    return fulltext;
}

struct fulltext *
fulltext_new(const struct tree *tree)
{
    struct fulltext *fulltext = fulltext_begin(tree);

    fulltext_advance(fulltext);
    return fulltext;
}

void
fulltext_free(struct fulltext *fulltext)
{
    if (!fulltext)
        return;
    buf_fini(&fulltext->text);
    free(fulltext->seams);
    free(fulltext->blocks);
    free(fulltext);
}

const struct tree *
fulltext_tree(const struct fulltext *fulltext)
{
    return fulltext->tree;
}

const char *
fulltext_bytes(const struct fulltext *fulltext)
{
    return buf_string(&fulltext->text);
}

size_t
fulltext_length(const struct fulltext *fulltext)
{
    return fulltext->text.length;
}

/* ---- Blocks --------------------------------------------------------------------- */

size_t
fulltext_block_count(const struct fulltext *fulltext)
{
    return fulltext->block_count;
}

struct span
fulltext_block(const struct fulltext *fulltext, size_t block)
{
    assert(block < fulltext->block_count);
    return (struct span){fulltext->blocks[block].position,
                         block + 1 < fulltext->block_count
                             ? fulltext->blocks[block + 1].position - 1
                             : fulltext->text.length};
}

size_t
fulltext_block_at(const struct fulltext *fulltext, size_t position)
{
    size_t begun = sorted_up_to(fulltext->blocks, fulltext->block_count, sizeof fulltext->blocks[0],
                                offsetof(struct start, position), position);

    return begun ? begun - 1 : NONE;
}

/* Blocks that are stepped over before they are searched. */
#define NEAR 8

size_t
fulltext_block_near(const struct fulltext *fulltext, size_t position, size_t near)
{
    const struct start *blocks = fulltext->blocks;

    if (near >= fulltext->block_count || blocks[near].position > position)
        return fulltext_block_at(fulltext, position);
    for (size_t last = near + NEAR; near < last; near++)
        if (near + 1 == fulltext->block_count || blocks[near + 1].position > position)
            return near;
    return fulltext_block_at(fulltext, position);
}

/* The seams of a block: from the index .start to before .end. */
static struct span
block_seams(const struct fulltext *fulltext, size_t block)
{
    return (struct span){fulltext->blocks[block].seam, block + 1 < fulltext->block_count
                                                           ? fulltext->blocks[block + 1].seam
                                                           : fulltext->seam_count};
}

/* ---- There and back ------------------------------------------------------------- */

/* The last seam that begins at or before the position; there is one at 0. */
static const struct seam *
seam_at(const struct fulltext *fulltext, size_t position)
{
    size_t begun = sorted_up_to(fulltext->seams, fulltext->seam_count, sizeof fulltext->seams[0],
                                offsetof(struct seam, position), position);

    return &fulltext->seams[begun - 1];
}

size_t
fulltext_offset(const struct fulltext *fulltext, size_t position)
{
    if (fulltext->seam_count == 0)
        return 0;
    const struct seam *seam = seam_at(fulltext, position);
    size_t within = position - seam->position;
    return seam->offset + (within < seam->length ? within : seam->length);
}

size_t
fulltext_position(const struct fulltext *fulltext, size_t offset)
{
    size_t block = tree_block_at(fulltext->tree, offset);

    if (block == NONE || fulltext->block_count == 0)
        return 0;
    if (block >= fulltext->block_count)
        return fulltext->text.length;
    struct span seams = block_seams(fulltext, block);
    const struct seam *first = &fulltext->seams[seams.start];
    size_t begun = sorted_up_to(first, span_length(seams), sizeof *first,
                                offsetof(struct seam, offset), offset);
    if (begun == 0)
        return fulltext->blocks[block].position;
    const struct seam *seam = &first[begun - 1];
    if (offset - seam->offset < seam->length)
        return seam->position + (offset - seam->offset);
    return begun < span_length(seams) ? seam[1].position : fulltext_block(fulltext, block).end;
}

struct span
fulltext_source(const struct fulltext *fulltext, struct span range)
{
    size_t start = fulltext_offset(fulltext, range.start);

    if (range.start >= range.end)
        return (struct span){start, start};
    size_t last = fulltext_offset(fulltext, range.end - 1);
    const struct seam *seam = seam_at(fulltext, range.end - 1);
    return (struct span){start, last + (range.end - 1 - seam->position < seam->length)};
}

bool
fulltext_next_span(const struct fulltext *fulltext, struct span *range, struct span *span)
{
    while (range->start < range->end && range->start < fulltext->text.length) {
        const struct seam *seam = seam_at(fulltext, range->start);
        const struct seam *behind = &fulltext->seams[fulltext->seam_count];
        size_t next = seam + 1 < behind ? seam[1].position : fulltext->text.length;
        size_t end = seam->position + seam->length;
        size_t start = range->start;
        range->start = next < range->end ? next : range->end;
        if (end > range->end)
            end = range->end;
        if (start >= end)
            continue;
        *span = (struct span){seam->offset + (start - seam->position),
                              seam->offset + (end - seam->position)};
        return true;
    }
    return false;
}
