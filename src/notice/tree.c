/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sorted.h"
#include "base/standin.h"
#include "base/uni.h"

struct tree {
    const struct text *text;
    const struct forms *forms;
    struct block *blocks;
    size_t block_count, block_capacity;
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    size_t *pages; /* where each begins */
    size_t page_count, page_capacity;
    struct marker *labels; /* that were noted */
    size_t label_count, label_capacity;
};

/* What a block's `label` says; beyond these the index of a noted one. */
enum { LABEL_UNKNOWN, LABEL_NONE, LABEL_NOTED };

struct tree *
tree_new(const struct text *text, const struct forms *forms)
{
    struct tree *tree = mem_zero(1, sizeof *tree);

    tree->text = text;
    tree->forms = forms;
    tree_add_page(tree, 0);
    return tree;
}

void
tree_free(struct tree *tree)
{
    if (!tree)
        return;
    free(tree->blocks);
    free(tree->pieces);
    free(tree->pages);
    free(tree->labels);
    free(tree);
}

const struct forms *
tree_forms(const struct tree *tree)
{
    return tree->forms;
}

const struct text *
tree_text(const struct tree *tree)
{
    return tree->text;
}

struct block *
tree_add_block(struct tree *tree, enum role role, size_t page, size_t line)
{
    tree->blocks = mem_grow(tree->blocks, &tree->block_capacity, tree->block_count + 1,
                            sizeof tree->blocks[0]);
    struct block *block = &tree->blocks[tree->block_count++];
    *block =
        (struct block){.role = role, .first_piece = tree->piece_count, .page = page, .line = line};
    return block;
}

void
tree_add_piece(struct tree *tree, struct span span, enum join join)
{
    assert(tree->block_count > 0 && span.start < span.end);
    tree->pieces = mem_grow(tree->pieces, &tree->piece_capacity, tree->piece_count + 1,
                            sizeof tree->pieces[0]);
    tree->pieces[tree->piece_count++] = (struct piece){span, join};
    tree->blocks[tree->block_count - 1].piece_count++;
}

void
tree_note_label(struct tree *tree, const struct marker *label)
{
    struct block *block = &tree->blocks[tree->block_count - 1];

    block->label = LABEL_NONE;
    if (!label)
        return;
    tree->labels = mem_grow(tree->labels, &tree->label_capacity, tree->label_count + 1,
                            sizeof tree->labels[0]);
    block->label = LABEL_NOTED + (uint32_t)tree->label_count;
    tree->labels[tree->label_count++] = *label;
}

bool
tree_goes_on(const struct tree *tree, size_t block)
{
    return block > 0 && tree->blocks[block].first_piece == tree->blocks[block - 1].first_piece +
                                                               tree->blocks[block - 1].piece_count;
}

void
tree_merge(struct tree *tree, size_t first, size_t last, enum join join)
{
    struct block *block = &tree->blocks[first];

    assert(first <= last && last < tree->block_count);
    for (size_t i = first + 1; i <= last; i++) {
        assert(tree->blocks[i].first_piece == block->first_piece + block->piece_count);
        tree->pieces[tree->blocks[i].first_piece].join = join;
        block->piece_count += tree->blocks[i].piece_count;
    }
    memmove(&tree->blocks[first + 1], &tree->blocks[last + 1],
            (tree->block_count - last - 1) * sizeof tree->blocks[0]);
    tree->block_count -= last - first;
}

size_t
tree_split(struct tree *tree, size_t at, size_t piece)
{
    assert(at < tree->block_count && piece > 0 && piece < tree->blocks[at].piece_count);
    tree->blocks = mem_grow(tree->blocks, &tree->block_capacity, tree->block_count + 1,
                            sizeof tree->blocks[0]);
    memmove(&tree->blocks[at + 1], &tree->blocks[at],
            (tree->block_count - at) * sizeof tree->blocks[0]);
    tree->block_count++;
    tree->blocks[at].piece_count = piece;
    struct block second = tree->blocks[at + 1];
    second.first_piece += piece;
    second.piece_count -= piece;
    second.label = LABEL_UNKNOWN;
    tree->pieces[second.first_piece].join = JOIN_NONE;
    size_t start = tree->pieces[second.first_piece].span.start;
    second.page = tree_page_at(tree, start);
    second.line = text_line_at(tree->text, start) + 1;
    for (at++; at + 1 < tree->block_count; at++) { /* what interrupted the first goes before it */
        const struct block *next = &tree->blocks[at + 1];
        if (!role_is_aside(next->role) || tree_block_span(tree, next).start > start)
            break;
        tree->blocks[at] = *next;
    }
    tree->blocks[at] = second;
    return at;
}

void
tree_set_role(struct tree *tree, size_t block, enum role role)
{
    assert(block < tree->block_count);
    tree->blocks[block].role = role;
}

void
tree_add_page(struct tree *tree, size_t offset)
{
    tree->pages =
        mem_grow(tree->pages, &tree->page_capacity, tree->page_count + 1, sizeof tree->pages[0]);
    tree->pages[tree->page_count++] = offset;
}

size_t
tree_page_count(const struct tree *tree)
{
    return tree->page_count;
}

size_t
tree_page_at(const struct tree *tree, size_t offset)
{
    size_t begun = sorted_up_to(tree->pages, tree->page_count, sizeof tree->pages[0], 0, offset);

    return begun ? begun : 1;
}

size_t
tree_page_start(const struct tree *tree, size_t page)
{
    assert(page >= 1 && page <= tree->page_count);
    return tree->pages[page - 1];
}

size_t
tree_block_count(const struct tree *tree)
{
    return tree->block_count;
}

const struct block *
tree_block(const struct tree *tree, size_t block)
{
    assert(block < tree->block_count);
    return &tree->blocks[block];
}

/* So many blocks further on. */
#define FETCHED_AHEAD 12

void
tree_fetch_ahead(const struct tree *tree, size_t block)
{
    if (block + FETCHED_AHEAD >= tree->block_count)
        return;
    const char *bytes = text_bytes(tree->text);
    struct span span = tree_block_span(tree, &tree->blocks[block + FETCHED_AHEAD]);
    __builtin_prefetch(bytes + span.start);
    __builtin_prefetch(bytes + span.end - 1);
}

const struct piece *
tree_piece(const struct tree *tree, const struct block *block, size_t i)
{
    assert(i < block->piece_count);
    return &tree->pieces[block->first_piece + i];
}

size_t
tree_label(const struct tree *tree, const struct block *block,
           struct marker readings[MARKER_READINGS])
{
    if (block->label == LABEL_NONE)
        return 0;
    if (block->label == LABEL_UNKNOWN) {
        struct span span = tree_piece(tree, block, 0)->span;
        return marker_readings(tree->forms, text_bytes(tree->text) + span.start, span_length(span),
                               readings);
    }
    readings[0] = tree->labels[block->label - LABEL_NOTED];
    return 1;
}

struct span
tree_block_span(const struct tree *tree, const struct block *block)
{
    return (struct span){tree_piece(tree, block, 0)->span.start,
                         tree_piece(tree, block, block->piece_count - 1)->span.end};
}

struct span
tree_blocks_span(const struct tree *tree, size_t first, size_t last)
{
    struct span span = tree_block_span(tree, &tree->blocks[first]);

    if (first < last && tree_block_span(tree, &tree->blocks[first + 1]).start < span.start)
        span.start = tree_block_span(tree, &tree->blocks[first + 1]).start;
    for (size_t i = last + 1; i-- > first;) {
        size_t end = tree_block_span(tree, &tree->blocks[i]).end;
        span.end = end > span.end ? end : span.end;
        if (!role_is_aside(tree->blocks[i].role))
            break;
    }
    return span;
}

bool
tree_passes_over(const struct tree *tree, size_t block, struct span span)
{
    size_t interrupted = block;

    if (tree->blocks[block].role != ROLE_FOOTNOTE)
        return tree->blocks[block].role == ROLE_FURNITURE;
    while (interrupted > 0 && role_is_aside(tree->blocks[interrupted].role))
        interrupted--;
    if (interrupted == block)
        return false;
    size_t first = tree_block_span(tree, &tree->blocks[interrupted + 1]).start;
    size_t start = tree_block_span(tree, &tree->blocks[block]).start;
    size_t end = tree_block_span(tree, &tree->blocks[interrupted]).end;
    return end > start && span.start < first && span.end <= end;
}

static bool
block_holds(const struct tree *tree, const struct block *block, size_t offset)
{
    size_t i = tree_piece_behind(tree, block, offset);

    return i < block->piece_count && span_holds(tree_piece(tree, block, i)->span, offset);
}

size_t
tree_block_at(const struct tree *tree, size_t offset)
{
    size_t low = 0;
    size_t high = tree->block_count;

    if (tree->block_count == 0)
        return NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tree_block_span(tree, &tree->blocks[middle]).start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    size_t last = low ? low - 1 : 0;
    for (size_t i = last + 1; i < tree->block_count && i <= last + 2; i++)
        if (block_holds(tree, &tree->blocks[i], offset)) /* a label below its text's first line */
            return i;
    /* Asides stand within paragraphs, and blocks of stacked labels within one another. */
    size_t passed = 0;
    for (size_t i = last + 1; i > 0 && passed < TREE_STACKED_MOST; i--) {
        if (block_holds(tree, &tree->blocks[i - 1], offset))
            return i - 1;
        passed += !role_is_aside(tree->blocks[i - 1].role);
    }
    return last;
}

struct span
tree_kept_span(const struct tree *tree, const struct block *block, size_t i)
{
    struct span span = tree_piece(tree, block, i)->span;
    uint32_t hyphen;

    if (i + 1 < block->piece_count && tree_piece(tree, block, i + 1)->join == JOIN_HYPHEN)
        span.end -= uni_read_back(text_bytes(tree->text) + span.start, span_length(span), &hyphen);
    return span;
}

size_t
tree_piece_behind(const struct tree *tree, const struct block *block, size_t offset)
{
    size_t low = 0, high = block->piece_count;

    if (high > 0 && tree_piece(tree, block, 0)->span.end > offset)
        return 0; /* as when the whole block is asked for */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tree_piece(tree, block, middle)->span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void
tree_part_text(const struct tree *tree, const struct block *block, struct span part,
               struct buf *out)
{
    const char *bytes = text_bytes(tree->text);
    size_t length_before = out->length;

    for (size_t i = tree_piece_behind(tree, block, part.start); i < block->piece_count; i++) {
        const struct piece *piece = tree_piece(tree, block, i);
        if (piece->span.start >= part.end)
            break;
        size_t start = piece->span.start > part.start ? piece->span.start : part.start;
        size_t end = tree_kept_span(tree, block, i).end;
        if (end > part.end)
            end = part.end;
        if (start >= end)
            continue;
        if (out->length > length_before && piece->join == JOIN_SPACE)
            buf_add_char(out, ' ');
        standin_add(out, bytes + start, end - start);
    }
}

void
tree_block_text(const struct tree *tree, const struct block *block, struct buf *out)
{
    tree_part_text(tree, block, tree_block_span(tree, block), out);
}

const char *
role_name(enum role role)
{
    static const char *const names[] = {
#define X(id, name) [ROLE_##id] = name,
        ROLES(X)
#undef X
    };

    return names[role];
}

bool
role_is_body(enum role role)
{
    return role == ROLE_HEADING || role == ROLE_PARAGRAPH || role == ROLE_ITEM ||
           role == ROLE_TABLE;
}

bool
role_is_aside(enum role role)
{
    return role == ROLE_FURNITURE || role == ROLE_FOOTNOTE;
}

bool
role_has_section(enum role role)
{
    return role_is_body(role) || role == ROLE_FOOTNOTE;
}
