/* find.h: where a few bytes stand in a text.
 *
 * For words of a character or two in lines of text, where memmem takes longer to get ready than to
 * look.  The last byte is looked for first: in UTF-8 it is the rarest of a character.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_FIND_H
#define GONGWEN_BASE_FIND_H

#include <stdbool.h>
#include <stddef.h>

/* The first place in s[0..length) of wanted[0..bytes); NULL when it is not there. */
const char *find_bytes(const char *s, size_t length, const char *wanted, size_t bytes);

/* A few characters in UTF-8 that are looked for at once, a block of bytes at a time. */
#define FINDER_MOST 16

struct finder {
    size_t count; /* 0 at first */
    struct {
        char bytes[4];
        size_t length;
    } all[FINDER_MOST];
};

/* Adds the character that is bytes[0..length); false when there is no room for it. */
bool finder_add(struct finder *finder, const char *bytes, size_t length);

/* The first place in s[0..length), valid UTF-8, where one of them stands; NULL when there is none.
 */
const char *finder_next(const struct finder *finder, const char *s, size_t length);

/* The bytes of the one that stands at the start of s[0..length), 0 when none does. */
size_t finder_at(const struct finder *finder, const char *s, size_t length);

#endif
