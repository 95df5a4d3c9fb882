/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/verbatim.h"

#include <limits.h>
#include <string.h>

#include "base/uni.h"

/* Columns of one character. */
#define WIDEST_CLUSTER 2

/* Bytes of a line behind which nothing of a table has a column. */
#define LINE_MOST 4096

/* Pieces of a table, and rows of it before and behind, by which its indent is told. */
#define TABLE_SAMPLE 1000
#define ROWS_SAMPLE  100

void
verbatim_add(struct composer *composer, struct span span, int column, struct rows *rows)
{
    const char *bytes = composer_bytes(composer) + span.start;
    const char *breaks = joined_breaks(&composer->joined, bytes, span_length(span));
    const struct fill fill = {.bytes = bytes,
                              .length = span_length(span),
                              .breaks = breaks,
                              .first = composer->measure - column,
                              .rest = composer->measure,
                              .column = column,
                              .ambiguous = composer->ambiguous,
                              .level = composer->manner.level};

    fill_verbatim(&fill, &composer->cuts);
    for (size_t i = 0; i < composer->cuts.count; i++) {
        const struct cut *cut = &composer->cuts.all[i];
        int from = i ? 0 : column;
        rows_add(rows, (struct span){span.start + cut->start, span.start + cut->end},
                 from + cut->width);
        for (size_t at = cut->start, end; at < cut->end; at = end) {
            const char *tab = memchr(bytes + at, '\t', cut->end - at);
            end = tab ? (size_t)(tab - bytes) : cut->end;
            if (end > at)
                rows_add_run(rows,
                             (struct run){{span.start + at, span.start + end}, from, STYLE_PLAIN});
            if (end < cut->end)
                from += uni_cells(bytes + at, end - at, composer->ambiguous);
            for (; end < cut->end && bytes[end] == '\t'; end++)
                from += fill_tab_width(from);
        }
    }
}

/* The columns before the offset on its line of the source. */
static int
source_column(const struct composer *composer, size_t offset)
{
    const struct text *text = doc_text(composer->doc);
    size_t start = text_line(text, text_line_at(text, offset)).start;
    int column = 0;
    int cells;

    if (offset - start > LINE_MOST)
        return 0;
    for (; start < offset; column += cells) {
        const char *s = text_bytes(text) + start;
        start += uni_step(s, offset - start, composer->ambiguous, &cells);
        if (*s == '\t')
            cells = fill_tab_width(column);
    }
    return column;
}

/* The column at which the span of a table is set: its own, unless it would be broken into
 * shreds there. */
static int
table_column(const struct composer *composer, struct span span, int column)
{
    int room = composer->measure - column;

    if (2 * column <= composer->measure && room >= WIDEST_CLUSTER)
        return column;
    return uni_cells(composer_bytes(composer) + span.start, span_length(span),
                     composer->ambiguous) <= room
               ? column
               : 0;
}

/* Whether the piece goes on with the line of the span. */
static bool
is_on_line(const struct composer *composer, struct span span, const struct piece *piece)
{
    const char *bytes = composer_bytes(composer);

    return piece->span.start >= span.end &&
           !memchr(bytes + span.end, '\n', piece->span.start - span.end);
}

/* The cells by which the block stands to the right of the rows of its table from it on in the
 * direction, as far as is looked. */
static int
inset_from(const struct tree *tree, size_t index, int direction)
{
    int own = tree_block(tree, index)->indent;
    int least = own;

    for (size_t i = 0; i < ROWS_SAMPLE && least > 0; i++) {
        if (direction < 0 ? index == 0 : index + 1 == tree_block_count(tree))
            break;
        index = direction < 0 ? index - 1 : index + 1;
        const struct block *block = tree_block(tree, index);
        if (block->role == ROLE_FURNITURE)
            continue;
        if (block->role != ROLE_TABLE)
            break;
        least = block->indent < least ? block->indent : least;
    }
    return own - least;
}

/* The columns that stand before every line of the block, as far as is looked. */
static int
block_indent(const struct composer *composer, const struct block *block)
{
    const struct tree *tree = doc_tree(composer->doc);
    int least = INT_MAX;

    for (size_t i = 0; i < block->piece_count && i < TABLE_SAMPLE && least > 0; i++) {
        int column = source_column(composer, tree_piece(tree, block, i)->span.start);
        least = column < least ? column : least;
    }
    return least;
}

/* The columns that stand before every line of the table in which the block is a row. */
static int
table_indent(const struct composer *composer, size_t index)
{
    const struct tree *tree = doc_tree(composer->doc);
    int before = inset_from(tree, index, -1), behind = inset_from(tree, index, 1);
    int indent =
        block_indent(composer, tree_block(tree, index)) - (before > behind ? before : behind);

    return indent > 0 ? indent : 0;
}

void
verbatim_table(struct composer *composer, const struct part *part, struct rows *rows)
{
    const struct tree *tree = doc_tree(composer->doc);
    const struct block *block = composer_block(composer, part->index);
    int indent = table_indent(composer, part->index);

    for (size_t i = tree_piece_behind(tree, block, part->span.start); i < block->piece_count;) {
        struct span span = tree_piece(tree, block, i)->span;
        if (span.start >= part->span.end)
            break;
        while (++i < block->piece_count && span.end < part->span.end &&
               is_on_line(composer, span, tree_piece(tree, block, i)))
            span.end = tree_piece(tree, block, i)->span.end;
        int column = span.start < part->span.start ? 0 : source_column(composer, span.start);
        span = span_within(span, part->span);
        column = column > indent ? column - indent : 0;
        verbatim_add(composer, span, table_column(composer, span, column), rows);
    }
}
