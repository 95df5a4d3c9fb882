/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/find.h"

#include <stdint.h>
#include <string.h>

const char *
find_bytes(const char *s, size_t length, const char *wanted, size_t bytes)
{
    const size_t before = bytes - 1;
    const char *const end = s + length;

    if (length < bytes || bytes == 0)
        return bytes == 0 ? s : NULL;
    for (const char *last = s + before; (last = memchr(last, wanted[before], (size_t)(end - last)));
         last++)
        if (memcmp(last - before, wanted, before) == 0)
            return last - before;
    return NULL;
}

/* ---- One of several characters ----------------------------------------------------- */

/* What the processor handles at once; a comparison makes a byte all ones where it holds. */
typedef unsigned char block __attribute__((vector_size(16)));

static block
load(const char *s)
{
    block loaded;

    memcpy(&loaded, s, sizeof loaded);
    return loaded;
}

static bool
is_zero(block b)
{
    uint64_t halves[2];

    memcpy(halves, &b, sizeof halves);
    return !(halves[0] | halves[1]);
}

bool
finder_add(struct finder *finder, const char *bytes, size_t length)
{
    if (finder->count == FINDER_MOST)
        return false;
    memcpy(finder->all[finder->count].bytes, bytes, length);
    finder->all[finder->count++].length = length;
    return true;
}

size_t
finder_at(const struct finder *finder, const char *s, size_t length)
{
    for (size_t i = 0; i < finder->count; i++) {
        size_t same = 0;
        while (same < finder->all[i].length && same < length &&
               s[same] == finder->all[i].bytes[same])
            same++;
        if (same == finder->all[i].length)
            return same;
    }
    return 0;
}

/* The last byte of each of them, and the one before it where there is one. */
struct ends {
    block last[FINDER_MOST], before[FINDER_MOST], alone[FINDER_MOST];
    size_t count;
};

static void
find_ends(const struct finder *finder, struct ends *ends)
{
    ends->count = finder->count;
    for (size_t i = 0; i < finder->count; i++) {
        size_t length = finder->all[i].length;
        const unsigned char *bytes = (const unsigned char *)finder->all[i].bytes;
        ends->last[i] = (block){0} + bytes[length - 1];
        ends->before[i] = (block){0} + bytes[length > 1 ? length - 2 : 0];
        ends->alone[i] = (block){0} + (unsigned char)(length > 1 ? 0 : 0xFF);
    }
}

/* Whether one of them may end in the block at `s`, which a byte stands before. */
static inline bool
may_end_in(const struct ends *ends, size_t count, const char *s)
{
    const block b = load(s), before = load(s - 1);
    block found = {0};

    for (size_t i = 0; i < count; i++)
        found |=
            (block)(b == ends->last[i]) & ((block)(before == ends->before[i]) | ends->alone[i]);
    return !is_zero(found);
}

/* The first block from `at` on, as far as whole ones reach, in which one of them may end; `limit`
 * less than a block where there is none.  A small number is one that the compiler knows. */
static inline const char *
skip_blocks(const struct ends *ends, size_t count, const char *at, const char *limit)
{
    while ((size_t)(limit - at) >= sizeof(block) && !may_end_in(ends, count, at))
        at += sizeof(block);
    return at;
}

static const char *
next_block(const struct ends *ends, const char *at, const char *limit)
{
    switch (ends->count) {
    case 1:
        return skip_blocks(ends, 1, at, limit);
    case 2:
        return skip_blocks(ends, 2, at, limit);
    case 3:
        return skip_blocks(ends, 3, at, limit);
    case 4:
        return skip_blocks(ends, 4, at, limit);
    default:
        return skip_blocks(ends, ends->count, at, limit);
    }
}

static const char *
find_within(const struct finder *finder, const char *s, const char *end, const char *limit)
{
    for (; s < end; s++)
        if (finder_at(finder, s, (size_t)(limit - s)))
            return s;
    return NULL;
}

const char *
finder_next(const struct finder *finder, const char *s, size_t length)
{
    const char *const limit = s + length;
    const char *at = s + 4; /* those that end before it were not looked for yet */
    struct ends ends;

    if (length < 4 + sizeof(block))
        return find_within(finder, s, limit, limit);
    const char *found = find_within(finder, s, at, limit);
    if (found)
        return found;
    find_ends(finder, &ends);
    while ((size_t)(limit - (at = next_block(&ends, at, limit))) >= sizeof(block)) {
        if ((found = find_within(finder, at - 3, at + sizeof(block), limit)))
            return found;
        at += sizeof(block);
    }
    return find_within(finder, at - 3, limit, limit);
}
