/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/cover.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

/* What stands in a row between two words of a paragraph is no wider, where nothing was added to
 * fill the row. */
#define WIDEST_SPACE 1

void
covers_fini(struct covers *covers)
{
    free(covers->all);
    *covers = (struct covers){NULL, 0, 0};
}

static bool
overlap(struct span a, struct span b)
{
    return a.start < b.end && b.start < a.end;
}

/* Adds columns, to those before them where no more than a space lies between, or where they go on
 * with what ends there. */
static void
add(struct covers *covers, int column, int limit, bool goes_on)
{
    struct cover *last = covers->count ? &covers->all[covers->count - 1] : NULL;

    if (last && (goes_on || column - last->limit <= WIDEST_SPACE)) {
        last->limit = limit;
        return;
    }
    covers->all =
        mem_grow(covers->all, &covers->capacity, covers->count + 1, sizeof covers->all[0]);
    covers->all[covers->count++] = (struct cover){column, limit};
}

/* The columns of the run's clusters that lie in the span, be it in part.  True when it is covered
 * to its end; `goes_on`: so was the run before it. */
static bool
cover_run(const struct layout *layout, const struct run *run, struct span span, bool goes_on,
          struct covers *covers)
{
    const char *bytes = text_bytes(doc_text(layout_doc(layout)));
    int ambiguous = layout_options(layout)->ambiguous;
    int column = run->column, from = -1;
    size_t at = run->span.start;
    int cells;

    for (; at < run->span.end && at < span.end; column += cells) {
        at += uni_step(bytes + at, run->span.end - at, ambiguous, &cells);
        if (from < 0 && at > span.start)
            from = column;
    }
    if (from >= 0)
        add(covers, from, column, goes_on && from == run->column);
    return from >= 0 && at == run->span.end;
}

/* *last is the last run that is covered to its end. */
static void
cover_runs(const struct layout *layout, const struct row *row, struct span span, size_t *last,
           struct covers *covers)
{
    for (size_t i = 0; i < row->run_count; i++)
        if (overlap(row->runs[i].span, span) &&
            cover_run(layout, &row->runs[i], span, i > 0 && *last == i - 1, covers))
            *last = i;
}

void
cover_find(const struct layout *layout, const struct row *row, size_t block, struct span span,
           struct covers *covers)
{
    const struct tree *tree = doc_tree(layout_doc(layout));

    size_t last = NONE;

    covers->count = 0;
    span.start = span.start > row->span.start ? span.start : row->span.start;
    span.end = span.end < row->span.end ? span.end : row->span.end;
    if (span.start >= span.end)
        return;
    if (block == NONE) {
        cover_runs(layout, row, span, &last, covers);
        return;
    }
    const struct block *own = tree_block(tree, block);
    for (size_t i = tree_piece_behind(tree, own, span.start); i < own->piece_count; i++) {
        struct span piece = tree_piece(tree, own, i)->span;
        if (piece.start >= span.end)
            break;
        cover_runs(layout, row, span_within(piece, span), &last, covers);
    }
}

int
cover_column(const struct layout *layout, const struct row *row, size_t offset)
{
    const char *bytes = text_bytes(doc_text(layout_doc(layout)));
    int ambiguous = layout_options(layout)->ambiguous;
    int cells;

    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        int column = run->column;
        for (size_t at = run->span.start; at < run->span.end; column += cells) {
            at += uni_step(bytes + at, run->span.end - at, ambiguous, &cells);
            if (at > offset)
                return column;
        }
    }
    return row->width;
}

size_t
cover_offset(const struct layout *layout, const struct row *row, int column)
{
    const char *bytes = text_bytes(doc_text(layout_doc(layout)));
    int ambiguous = layout_options(layout)->ambiguous;
    size_t last = row->span.start;
    int cells;

    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        int left = run->column;
        for (size_t at = run->span.start; at < run->span.end; left += cells) {
            last = at;
            at += uni_step(bytes + at, run->span.end - at, ambiguous, &cells);
            if (left + cells > column)
                return last;
        }
    }
    return last;
}
