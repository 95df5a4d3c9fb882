/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/quotation.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define CONTEXT_CHARACTERS 32
#define PLACE_CHARACTERS   24

void
quotation_fini(struct quotation *quotation)
{
    free(quotation->exact);
    free(quotation->prefix);
    free(quotation->suffix);
    *quotation = (struct quotation){0};
}

struct quotation
quotation_copy(const struct quotation *quotation)
{
    return (struct quotation){mem_copy_string(quotation->exact), mem_copy_string(quotation->prefix),
                              mem_copy_string(quotation->suffix), quotation->position};
}

void
quotation_text(const struct tree *tree, struct span span, struct buf *out)
{
    size_t length = out->length;

    for (size_t i = tree_block_at(tree, span.start); i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        struct span whole = tree_block_span(tree, block);
        if (whole.start >= span.end)
            break;
        if (block->role == ROLE_FURNITURE || whole.end <= span.start)
            continue;
        if (out->length > length)
            buf_add_char(out, '\n');
        tree_part_text(tree, block, span, out);
    }
}

/* The joined text of the words from..to; "" when there are none. */
static char *
text_between(const struct tree *tree, const struct words *words, size_t from, size_t to)
{
    struct buf text = BUF_INIT;

    if (from < to)
        quotation_text(tree, words_span(words, tree_text(tree), from, to), &text);
    return buf_detach(&text);
}

bool
quotation_take(struct quotation *quotation, const struct tree *tree, const struct words *words,
               struct span *span)
{
    size_t from = words_index(words, span->start);
    size_t to = span->end > span->start ? words_index(words, span->end) : from + PLACE_CHARACTERS;

    if (to > words->count)
        to = words->count;
    if (from >= to)
        return false;
    size_t before = from > CONTEXT_CHARACTERS ? from - CONTEXT_CHARACTERS : 0;
    size_t behind = words->count - to > CONTEXT_CHARACTERS ? to + CONTEXT_CHARACTERS : words->count;
    *quotation = (struct quotation){
        .exact = text_between(tree, words, from, to),
        .prefix = text_between(tree, words, before, from),
        .suffix = text_between(tree, words, to, behind),
        .position = from,
    };
    *span = words_span(words, tree_text(tree), from, to);
    return true;
}

/* The likeness of the surroundings of the words from..to to those of the quotation: how many
 * characters are the same until the first that is not. */
static size_t
likeness(const struct words *prefix, const struct words *suffix, const struct words *words,
         size_t from, size_t to)
{
    size_t same = 0;

    for (size_t i = 0; i < prefix->count && i < from; i++, same++)
        if (prefix->characters[prefix->count - 1 - i] != words->characters[from - 1 - i])
            break;
    for (size_t i = 0; i < suffix->count && to + i < words->count; i++, same++)
        if (suffix->characters[i] != words->characters[to + i])
            break;
    return same;
}

enum quotation_found
quotation_find(const struct quotation *quotation, const struct tree *tree,
               const struct words *words, struct span *span)
{
    struct words exact = {0}, prefix = {0}, suffix = {0};
    size_t best = NONE, best_likeness = 0, equals = 0;

    words_add(&exact, quotation->exact, strlen(quotation->exact));
    words_add(&prefix, quotation->prefix, strlen(quotation->prefix));
    words_add(&suffix, quotation->suffix, strlen(quotation->suffix));
    for (size_t at = 0; exact.count && at + exact.count <= words->count; at++) {
        if (memcmp(words->characters + at, exact.characters, exact.count * sizeof(uint32_t)) != 0)
            continue;
        size_t like = likeness(&prefix, &suffix, words, at, at + exact.count);
        equals = best != NONE && like == best_likeness ? equals + 1 : equals;
        if (best == NONE || like > best_likeness) {
            best = at;
            best_likeness = like;
            equals = 0;
        }
    }
    *span = best == NONE ? (struct span){NONE, NONE}
                         : words_span(words, tree_text(tree), best, best + exact.count);
    words_fini(&exact);
    words_fini(&prefix);
    words_fini(&suffix);
    return best == NONE || equals ? QUOTATION_LOST : QUOTATION_EXACT;
}
