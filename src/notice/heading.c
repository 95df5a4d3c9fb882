/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/heading.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"

/* A heading that stands alone is no wider, in cells; an article's, and one with a closing
 * 。, are narrower still. */
#define CELLS_MOST         100
#define ARTICLE_CELLS_MOST 20
#define CLOSED_CELLS_MOST  44

static bool
is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Whether the full stop at s[at] is of a word that is cut short and has its number behind it:
 * FR Doc. 2013, Pub. L. 111. */
static bool
is_abbreviation(const char *s, size_t at)
{
    static const char *const words[] = {"Doc", "No",  "Nos", "Pub", "Stat", "Sec", "Art",
                                        "Vol", "Fig", "Reg", "Fed", "Dr",   "Mr",  "Ms"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if (at >= length && memcmp(s + at - length, words[i], length) == 0 &&
            (at == length || s[at - length - 1] == ' ' || s[at - length - 1] == '('))
            return true;
    }
    return false;
}

/* Whether the mark at s[at] ends a heading: 。 ； ： and what stands for them in Latin
 * text; *bytes is its length.  `length` is the piece's. */
static bool
is_mark(const char *s, size_t at, size_t length, size_t *bytes)
{
    bool behind_ideograph = at > 0 && (unsigned char)s[at - 1] >= 0x80;
    uint32_t c;

    switch (s[at]) {
    case ':':
    case ';':
        *bytes = 1;
        return behind_ideograph || at + 1 == length || s[at + 1] == ' ';
    case '.': /* of a sentence, not of U.S. or 3.5 */
        *bytes = 1;
        if (behind_ideograph && (at + 1 == length || s[at + 1] == ' '))
            return uni_read_back(s, at, &c) == 3 && uni_is_hangul(c);
        return at > 1 && !is_abbreviation(s, at) && (is_lower(s[at - 1]) || s[at - 1] == ')') &&
               (is_lower(s[at - 2]) || s[at - 1] == ')') && (at + 1 == length || s[at + 1] == ' ');
    case '\xE3':
    case '\xEF':
        *bytes = uni_read(s + at, &c);
        return c == 0x3002 || c == 0xFF1B || c == 0xFF1A; /* 。 ； ： */
    default:
        return false;
    }
}

/* Where the first byte with which a mark begins stands in s[at..end); `end` without. */
static size_t
skip_plain(const char *s, size_t at, size_t end)
{
    static const bool begins_mark[0x100] = {
        [':'] = true, [';'] = true, ['.'] = true, [0xE3] = true, [0xEF] = true};
    const unsigned char *b = (const unsigned char *)s;

    while (at < end) {
        if (b[at] >= 0xE4 && b[at] <= 0xE9)
            at += 3;
        else if (begins_mark[b[at]])
            break;
        else
            at++;
    }
    return at < end ? at : end;
}

/* Where the first mark behind the offset stands, and where it ends; NONE without. */
static size_t
find_mark(const struct tree *tree, const struct block *block, size_t from, size_t *mark_end)
{
    const char *bytes = text_bytes(tree_text(tree));

    for (size_t i = 0; i < block->piece_count; i++) {
        struct span span = tree_piece(tree, block, i)->span;
        size_t mark;

        if (span.end <= from)
            continue;
        size_t at = skip_plain(bytes, span.start < from ? from : span.start, span.end);
        for (; at < span.end; at = skip_plain(bytes, at + 1, span.end)) {
            if (is_mark(bytes + span.start, at - span.start, span_length(span), &mark)) {
                *mark_end = at + mark;
                return at;
            }
        }
    }
    return NONE;
}

/* The first byte behind the label that is no white space, at most the block's end. */
static size_t
text_start(const struct tree *tree, const struct block *block, size_t label_end)
{
    const char *bytes = text_bytes(tree_text(tree));

    for (size_t i = 0; i < block->piece_count; i++) {
        struct span span = tree_piece(tree, block, i)->span;

        if (span.start >= label_end)
            return span.start;
        if (span.end > label_end) {
            size_t start = label_end;
            return start + uni_leading_space(bytes + start, span.end - start);
        }
    }
    return tree_block_span(tree, block).end;
}

/* The cells of the block's text from the offset, as far as they matter. */
static size_t
cells_from(const struct tree *tree, const struct block *block, size_t from)
{
    const char *bytes = text_bytes(tree_text(tree));
    size_t cells = 0;

    for (size_t i = 0; i < block->piece_count && cells <= CELLS_MOST; i++) {
        struct span span = tree_piece(tree, block, i)->span;

        if (span.start < from)
            span.start = from;
        if (span.start < span.end)
            cells += uni_print_cells(bytes + span.start, span_length(span));
    }
    return cells;
}

/* Whether it reads as a sentence: it has a ， or, in Japanese, hiragana. */
static bool
is_sentence(const struct tree *tree, struct span span)
{
    const char *bytes = text_bytes(tree_text(tree));

    for (size_t at = span.start; at < span.end;) {
        uint32_t c;

        at += uni_read(bytes + at, &c);
        if (c == 0xFF0C || (c >= 0x3041 && c <= 0x309F))
            return true;
    }
    return false;
}

/* Whether a wide space parts two words or more: 日時　令和6年9月1日, but not 総　則. */
static bool
has_gap(const struct tree *tree, struct span span)
{
    const char *bytes = text_bytes(tree_text(tree));
    size_t before = 0; /* characters since the last white space */
    bool gap = false;

    for (size_t at = span.start; at < span.end;) {
        uint32_t c;

        at += uni_read(bytes + at, &c);
        if (uni_is_space(c)) {
            gap = c == 0x3000 && before > 1;
            before = 0;
        } else if (++before > 1 && gap) {
            return true;
        }
    }
    return false;
}

/* The kind of a heading without a mark. */
static enum heading_kind
unmarked_kind(const struct tree *tree, struct span span, size_t cells, enum form_rank rank)
{
    if (cells > (rank == RANK_ARTICLE ? ARTICLE_CELLS_MOST : CELLS_MOST))
        return HEADING_RUNS_IN;
    return rank == RANK_ITEM && has_gap(tree, span) ? HEADING_RUNS_IN : HEADING_ALONE;
}

void
heading_read(const struct tree *tree, size_t index, size_t label_end, enum form_rank rank,
             struct heading *heading)
{
    const char *bytes = text_bytes(tree_text(tree));
    const struct block *block = tree_block(tree, index);
    size_t end = tree_block_span(tree, block).end;
    size_t start = text_start(tree, block, label_end);
    size_t mark_end = end;
    size_t mark = find_mark(tree, block, start, &mark_end);

    *heading = (struct heading){{start, mark == NONE ? end : mark}, HEADING_RUNS_IN};
    if (mark == NONE)
        heading->kind = unmarked_kind(tree, heading->span, cells_from(tree, block, start), rank);
    else if (mark_end == end && bytes[mark] == '\xE3' /* 。 */ && rank != RANK_ARTICLE &&
             cells_from(tree, block, start) <= CLOSED_CELLS_MOST &&
             !is_sentence(tree, heading->span))
        heading->kind = HEADING_CLOSED;
}
