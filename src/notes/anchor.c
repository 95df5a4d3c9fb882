/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/anchor.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/uni.h"

#define QUOTE_CHARACTERS 24

/* The bytes of words in s[0..length). */
static size_t
count_words(const char *s, size_t length)
{
    size_t words = 0;
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (!uni_is_space(c))
            words += step;
    }
    return words;
}

/* The offset of the character behind so many bytes of words; the length at most. */
static size_t
offset_behind_words(const char *s, size_t length, size_t words)
{
    size_t at = 0;
    uint32_t c;

    for (size_t seen = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (uni_is_space(c))
            continue;
        if (seen >= words)
            break;
        seen += step;
    }
    return at;
}

static void
quote_words(const char *s, size_t length, struct buf *quote)
{
    size_t characters = 0;
    uint32_t c;

    for (size_t at = 0, step; at < length && characters < QUOTE_CHARACTERS; at += step) {
        step = uni_read(s + at, &c);
        if (uni_is_space(c))
            continue;
        buf_add(quote, s + at, step);
        characters++;
    }
}

static size_t
distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* The bytes of words before the occurrence of the quotation that is nearest to where it
 * stood; that place itself where there is none. */
static size_t
find_quote(const struct anchor *anchor, const struct text *text)
{
    size_t length, nearest = NONE;
    char *squeezed = uni_squeeze(text_bytes(text), text_length(text), &length);
    const char *found = squeezed;

    while ((found = memmem(found, length - (size_t)(found - squeezed), anchor->quote.bytes,
                           anchor->quote.length))) {
        size_t at = (size_t)(found - squeezed);
        if (nearest == NONE || distance(at, anchor->words) < distance(nearest, anchor->words))
            nearest = at;
        found++;
    }
    free(squeezed);
    return nearest == NONE ? anchor->words : nearest;
}

/* Whether the quotation stands at the offset: in a text that was not changed. */
static bool
stands_at(const struct anchor *anchor, const struct text *text, size_t offset)
{
    struct buf there = BUF_INIT;

    quote_words(text_bytes(text) + offset, text_length(text) - offset, &there);
    bool same = there.length == anchor->quote.length &&
                strcmp(buf_string(&there), buf_string(&anchor->quote)) == 0;
    buf_fini(&there);
    return same;
}

void
anchor_init(struct anchor *anchor, const struct text *text, size_t offset)
{
    const char *bytes = text_bytes(text);

    *anchor = (struct anchor){.words = count_words(bytes, offset), .quote = BUF_INIT};
    quote_words(bytes + offset, text_length(text) - offset, &anchor->quote);
}

void
anchor_fini(struct anchor *anchor)
{
    buf_fini(&anchor->quote);
}

size_t
anchor_find(const struct anchor *anchor, const struct text *text)
{
    const char *bytes = text_bytes(text);
    size_t offset = offset_behind_words(bytes, text_length(text), anchor->words);

    if (anchor->quote.length == 0 || stands_at(anchor, text, offset))
        return offset;
    return offset_behind_words(bytes, text_length(text), find_quote(anchor, text));
}
