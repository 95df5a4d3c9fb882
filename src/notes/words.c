/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sorted.h"
#include "base/standin.h"
#include "base/uni.h"

void
words_fini(struct words *words)
{
    free(words->characters);
    free(words->offsets);
    free(words->turns);
    *words = (struct words){0};
}

static void
add_turn(struct words *words)
{
    words->turns = mem_grow(words->turns, &words->turn_capacity, words->turn_count + 1,
                            sizeof words->turns[0]);
    words->turns[words->turn_count++] = words->count;
}

static void
add_character(struct words *words, uint32_t character, size_t offset)
{
    words->characters = mem_grow(words->characters, &words->capacity, words->count + 1,
                                 sizeof words->characters[0]);
    if (offset != NONE) {
        words->offsets = mem_grow(words->offsets, &words->offset_capacity, words->count + 1,
                                  sizeof words->offsets[0]);
        words->offsets[words->count] = offset;
        if (words->count > 0 && offset < words->offsets[words->count - 1])
            add_turn(words);
    }
    words->characters[words->count++] = character;
}

/* Quotes and dashes come in as many shapes as there are fonts; what NFKC leaves apart. */
static uint32_t
fold_shape(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case '\'':
    case '`':
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
        return '-';
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
        return 0xB7;
    case 0x2236:
        return ':';
    case 0x223C:
    case 0x301C:
    case 0xFF5E:
        return '~';
    case 0x3007:
    case 0x25CB:
    case 0x25EF:
        return 0x3007;
    default:
        return c;
    }
}

static void
add_compatible(struct words *words, const char *s, size_t length, size_t offset)
{
    size_t folded_length;
    char *folded = uni_compatible(s, length, &folded_length);
    uint32_t c;

    for (size_t at = 0; at < folded_length;) {
        at += uni_read(folded + at, &c);
        if (!uni_is_space(c))
            add_character(words, fold_shape(c), offset);
    }
    free(folded);
}

static void
add_folded(struct words *words, uint32_t c, size_t offset)
{
    char bytes[4];

    c = fold_shape(standin_meant(uni_half_width(c)));
    if (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3015))
        add_character(words, c, offset);
    else
        add_compatible(words, bytes, uni_write(bytes, c), offset);
}

static void
read_words(struct words *words, const char *s, size_t length, size_t offset)
{
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (!uni_is_space(c) && c != 0xAD)
            add_folded(words, c, offset == NONE ? NONE : offset + at);
    }
}

void
words_add(struct words *words, const char *s, size_t length)
{
    read_words(words, s, length, NONE);
}

char *
words_key(const char *string)
{
    struct words words = {0};
    struct buf key = BUF_INIT;
    char bytes[4];

    words_add(&words, string ? string : "", string ? strlen(string) : 0);
    for (size_t i = 0; i < words.count; i++)
        buf_add(&key, bytes, uni_write(bytes, words.characters[i]));
    words_fini(&words);
    return key.length ? buf_detach(&key) : NULL;
}

void
words_read_tree(struct words *words, const struct tree *tree)
{
    const char *bytes = text_bytes(tree_text(tree));

    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        if (block->role == ROLE_FURNITURE)
            continue;
        for (size_t k = 0; k < block->piece_count; k++) {
            size_t start = tree_piece(tree, block, k)->span.start;
            read_words(words, bytes + start, tree_kept_span(tree, block, k).end - start, start);
        }
    }
}

/* The index of the first character from..to, whose offsets ascend, at or behind the offset; `to`
 * when there is none. */
static size_t
index_within(const struct words *words, size_t from, size_t to, size_t offset)
{
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (words->offsets[middle] < offset)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

size_t
words_turn(const struct words *words, size_t from, size_t to)
{
    size_t passed = sorted_up_to(words->turns, words->turn_count, sizeof words->turns[0], 0, from);

    return passed < words->turn_count && words->turns[passed] < to ? words->turns[passed] : to;
}

size_t
words_index(const struct words *words, size_t offset)
{
    size_t found = words->count;

    for (size_t from = 0, to; from < words->count; from = to) {
        to = words_turn(words, from, words->count);
        size_t index = index_within(words, from, to, offset);
        if (index < to && (found == words->count || words->offsets[index] < words->offsets[found]))
            found = index;
    }
    return found;
}

size_t
words_behind(const struct words *words, size_t offset)
{
    size_t behind = 0;

    for (size_t from = 0, to; from < words->count; from = to) {
        to = words_turn(words, from, words->count);
        size_t index = index_within(words, from, to, offset);
        if (index > from && (behind == 0 || words->offsets[index - 1] > words->offsets[behind - 1]))
            behind = index;
    }
    return behind;
}

struct span
words_span(const struct words *words, const struct text *text, size_t from, size_t to)
{
    size_t first = words->offsets[from], last = words->offsets[to - 1];
    uint32_t c;

    if (last < first) {
        first = last;
        last = words->offsets[from];
    }
    return (struct span){first, last + uni_read(text_bytes(text) + last, &c)};
}
