/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/seams.h"

#include <stdlib.h>

#include "base/mem.h"
#include "notice/glance.h"

void
seams_fini(struct seams *seams)
{
    free(seams->all);
    *seams = (struct seams){0};
}

static void
add_seam(struct seams *seams, struct span row, enum seam_kind kind)
{
    seams->all = mem_grow(seams->all, &seams->capacity, seams->count + 1, sizeof seams->all[0]);
    seams->all[seams->count++] = (struct seam){(uint32_t)row.start, (uint32_t)row.end, kind};
}

/* ---- From a notice ------------------------------------------------------------------ */

/* The last of the pieces of the block that are the row, spaces within it left out; the block's
 * count when they are not. */
static size_t
last_piece_of(const struct tree *tree, const struct block *block, struct span row)
{
    size_t first = tree_piece_behind(tree, block, row.start);
    size_t last = tree_piece_behind(tree, block, row.end - 1);

    if (last == block->piece_count || tree_piece(tree, block, first)->span.start != row.start ||
        tree_piece(tree, block, last)->span.end != row.end)
        return block->piece_count;
    return last;
}

/* What the row is; *next is where its paragraph goes on. */
static enum seam_kind
kind_of_row(const struct tree *tree, struct span row, size_t *next)
{
    size_t index = tree_block_at(tree, row.start);
    const struct block *block = index == NONE ? NULL : tree_block(tree, index);
    size_t piece = block ? last_piece_of(tree, block, row) : 0;

    if (!block || piece == block->piece_count)
        return SEAM_ODD;
    if (block->role == ROLE_FURNITURE)
        return SEAM_FURNITURE;
    if (piece + 1 == block->piece_count)
        return SEAM_END;
    *next = tree_piece(tree, block, piece + 1)->span.start;
    return tree_piece(tree, block, piece + 1)->join == JOIN_NONE ? SEAM_JOINED : SEAM_PARTED;
}

/* Where the row that is no furniture, behind one that is joined, does not go on with it. */
static void
drop_false_joins(struct seams *seams, const size_t *nexts)
{
    size_t behind = NONE;

    for (size_t i = seams->count; i-- > 0;) {
        struct seam *seam = &seams->all[i];
        if (seam->kind == SEAM_JOINED && nexts[i] != behind)
            seam->kind = SEAM_PARTED;
        if (seam->kind != SEAM_FURNITURE)
            behind = seam->start;
    }
}

bool
seams_read(struct seams *seams, const struct tree *tree)
{
    const struct text *text = tree_text(tree);
    struct glance glance;
    struct glance_row row;
    size_t *nexts = NULL, capacity = 0;
    bool parted = false;

    seams->count = 0;
    if (!glance_init(&glance, text_bytes(text), text_length(text), NULL))
        return false;
    for (bool more = glance_first(&glance, &row, &parted); more;
         more = glance_next(&glance, &row, &row, &parted)) {
        size_t next = NONE;
        add_seam(seams, row.span, kind_of_row(tree, row.span, &next));
        nexts = mem_grow(nexts, &capacity, seams->count, sizeof nexts[0]);
        nexts[seams->count - 1] = next;
    }
    drop_false_joins(seams, nexts);
    free(nexts);
    return true;
}

/* ---- To bytes and back -------------------------------------------------------------- */

/* A row is two numbers: the bytes between it and the one before, and its own with its kind. */
#define KIND_BITS 3

/* A number, seven bits a byte, the lowest first; all but the last byte have the eighth. */
static void
pack_number(struct buf *packed, size_t number)
{
    for (; number >= 0x80; number >>= 7)
        buf_add_char(packed, (char)(number | 0x80));
    buf_add_char(packed, (char)number);
}

static bool
unpack_number(const char **at, const char *end, size_t *number)
{
    *number = 0;
    for (int shift = 0; *at < end && shift < 35; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        *number |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

void
seams_pack(const struct seams *seams, struct buf *packed)
{
    size_t end = 0;

    for (size_t i = 0; i < seams->count; i++) {
        const struct seam *seam = &seams->all[i];
        pack_number(packed, seam->start - end);
        pack_number(packed, (size_t)(seam->end - seam->start) << KIND_BITS | seam->kind);
        end = seam->end;
    }
}

bool
seams_unpack(struct seams *seams, const char *packed, size_t size, size_t length)
{
    const char *const behind = packed + size;
    size_t end = 0, gap, row;

    seams->count = 0;
    while (packed < behind) {
        if (!unpack_number(&packed, behind, &gap) || !unpack_number(&packed, behind, &row))
            return false;
        size_t kind = row & (((size_t)1 << KIND_BITS) - 1);
        row >>= KIND_BITS;
        if (gap > length - end || row > length - end - gap || row == 0 || kind >= SEAM_KINDS)
            return false;
        add_seam(seams, (struct span){end + gap, end + gap + row}, (enum seam_kind)kind);
        end += gap + row;
    }
    return true;
}
