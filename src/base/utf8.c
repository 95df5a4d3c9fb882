/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

size_t
utf8_ascii_prefix(const char *s, size_t length)
{
    size_t at = 0;
    uint64_t eight;

    for (; length - at >= 8; at += 8) {
        memcpy(&eight, s + at, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < length && (unsigned char)s[at] < 0x80)
        at++;
    return at;
}

/* ---- A character at a time --------------------------------------------------- */

/* How a lead byte goes on: how many bytes follow, and between what the first of them
 * lies.  Length 0: no lead byte. */
struct lead {
    size_t follow;
    unsigned char least, most;
};

static struct lead
lead_of(unsigned char b)
{
    if (b < 0xC2 || b > 0xF4)
        return (struct lead){0, 0, 0};
    if (b < 0xE0)
        return (struct lead){1, 0x80, 0xBF};
    if (b < 0xF0)
        return (struct lead){2, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF};
    return (struct lead){3, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF};
}

/* The bytes of the valid character at the start; 0 when there is none. */
static size_t
valid_character(const char *s, size_t length)
{
    const unsigned char *b = (const unsigned char *)s;

    if (length > 0 && b[0] < 0x80)
        return 1;
    struct lead lead = length > 0 ? lead_of(b[0]) : (struct lead){0, 0, 0};
    if (lead.follow == 0 || lead.follow >= length || b[1] < lead.least || b[1] > lead.most)
        return 0;
    for (size_t i = 2; i <= lead.follow; i++)
        if (!utf8_continues(s[i]))
            return 0;
    return lead.follow + 1;
}

/* ---- A block of bytes at a time ---------------------------------------------- */

/* What the processor handles at once; a comparison makes a byte all ones where it holds. */
typedef unsigned char block __attribute__((vector_size(16)));

static inline block
load(const char *s)
{
    block loaded;

    memcpy(&loaded, s, sizeof loaded);
    return loaded;
}

static inline bool
is_zero(block b)
{
    uint64_t halves[2];

    memcpy(halves, &b, sizeof halves);
    return !(halves[0] | halves[1]);
}

/* What of the block at `s`, with two bytes before it, is not plain, or not valid but for a
 * character that the block's end cuts: leads that ask more of the byte behind them than that it
 * goes on are left to valid_character. */
static inline block
faults_of(const char *s)
{
    const block b = load(s), before = load(s - 1), before_that = load(s - 2);
    const block goes_on = (block)((b & 0xC0) == 0x80);
    const block must_go_on = (block)((before >= 0xC0) | (before_that >= 0xE0));
    const block special = (block)(((b & 0xFE) == 0xC0) | (b == 0xE0) | (b == 0xED) | (b >= 0xF0));

    return (goes_on ^ must_go_on) | special;
}

/* The start of the character that the end of s[0..at), valid as far as it is whole, cuts, else the
 * end. */
static size_t
whole_characters(const char *s, size_t at)
{
    if ((unsigned char)s[at - 1] >= 0xC0)
        return at - 1;
    return (unsigned char)s[at - 2] >= 0xE0 ? at - 2 : at;
}

/* So many blocks are looked at before it is asked whether something was wrong. */
#define BLOCKS 8

/* The end of the plain characters from `at` on, as far as blocks reach; two bytes stand before. */
static size_t
plain_end(const char *s, size_t at, size_t length)
{
    const size_t start = at;

    while (length - at >= BLOCKS * sizeof(block)) {
        block faults = {0};
        for (size_t i = 0; i < BLOCKS; i++)
            faults |= faults_of(s + at + i * sizeof(block));
        if (!is_zero(faults))
            break;
        at += BLOCKS * sizeof(block);
    }
    while (length - at >= sizeof(block) && is_zero(faults_of(s + at)))
        at += sizeof(block);
    return at > start ? whole_characters(s, at) : at;
}

size_t
utf8_valid_prefix(const char *s, size_t length)
{
    for (size_t at = 0, end;;) {
        if (at >= 2)
            at = plain_end(s, at, length);
        end = at + sizeof(block);
        do {
            size_t step = valid_character(s + at, length - at);
            if (step == 0)
                return at;
            at += step;
        } while (at < end);
    }
}

/* ---- What is not valid --------------------------------------------------------- */

size_t
utf8_invalid_prefix(const char *s, size_t length)
{
    const unsigned char *b = (const unsigned char *)s;

    if (length == 0 || b[0] < 0x80)
        return 0;
    struct lead lead = lead_of(b[0]);
    if (lead.follow == 0)
        return 1;
    for (size_t i = 1; i <= lead.follow && i < length; i++)
        if (i == 1 ? b[i] < lead.least || b[i] > lead.most : !utf8_continues(s[i]))
            return i;
    return 0;
}
