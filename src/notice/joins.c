/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/joins.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notice/reflow.h"
#include "notice/tree.h"

struct joins {
    const struct glance *glance;
    struct text *text;
    struct tree *tree;
    struct diags diags;
};

struct joins *
joins_new(const struct glance *glance)
{
    struct joins *joins;

    if (memchr(glance->bytes, '\r', glance->length))
        return NULL;
    joins = mem_zero(1, sizeof *joins);
    joins->glance = glance;
    joins->text = text_new();
    joins->tree = tree_new(joins->text, glance->forms);
    struct reflow *reflow = reflow_new(joins->text, joins->tree, &joins->diags);
    text_adopt(joins->text, mem_copy(glance->bytes, glance->length), glance->length);
    text_reveal(joins->text, glance->length);
    text_close(joins->text);
    reflow_advance(reflow);
    reflow_free(reflow);
    return joins;
}

void
joins_free(struct joins *joins)
{
    if (!joins)
        return;
    tree_free(joins->tree);
    text_free(joins->text);
    diags_fini(&joins->diags);
    free(joins);
}

/* So many of a paragraph's last rows may be closing lines: a name above a date. */
#define CLOSING_ROWS 2

/* Whether the row may be a date, or end a block that is one. */
static bool
may_end_date(const struct joins *joins, struct span row)
{
    uint32_t last;

    uni_read_back(joins->glance->bytes + row.start, span_length(row), &last);
    return last == U'日' || last == U'⽇' || last == U'일'; /* closing_ends_in_day */
}

/* Whether the piece may be cut off its block: it is one of the last lines, and a date is one of
 * them or follows. */
static bool
may_be_cut_off(const struct joins *joins, const struct block *block, size_t piece)
{
    struct glance_row row =
        glance_row(joins->glance, tree_piece(joins->tree, block, piece)->span.start);
    bool parted = false;

    if (piece + CLOSING_ROWS < block->piece_count)
        return false;
    for (int i = 0; i <= 2 * CLOSING_ROWS; i++)
        if (may_end_date(joins, row.span))
            return true;
        else if (!glance_next(joins->glance, &row, &row, &parted))
            return false;
    return false;
}

/* Whether only ideographs meet where the rows are joined. */
static bool
is_solid(const struct joins *joins, struct span row, struct span next)
{
    const char *bytes = joins->glance->bytes;

    return span_length(row) >= 3 && uni_at_ideograph(bytes + row.end - 3) &&
           uni_at_ideograph(bytes + next.start);
}

enum joined
joins_next(const struct joins *joins, const struct glance_row *row, struct span *next)
{
    size_t index = tree_block_at(joins->tree, row->span.start);
    const struct block *block = index == NONE ? NULL : tree_block(joins->tree, index);
    size_t piece = block ? tree_piece_behind(joins->tree, block, row->span.end - 1) : 0;

    if (!block || piece == block->piece_count ||
        tree_piece(joins->tree, block, piece)->span.end != row->span.end ||
        glance_may_be_in_head(joins->glance, row))
        return JOINED_UNSURE;
    if (piece + 1 == block->piece_count)
        return JOINED_TO_NONE;
    *next = tree_piece(joins->tree, block, piece + 1)->span;
    if (tree_piece(joins->tree, block, piece + 1)->join != JOIN_NONE ||
        !is_solid(joins, row->span, *next) || may_be_cut_off(joins, block, piece + 1))
        return JOINED_UNSURE;
    return JOINED_TO_NEXT;
}
