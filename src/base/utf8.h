/* utf8.h: which bytes are valid UTF-8.
 *
 * By The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing past
 * U+10FFFF.  What the characters are is base/uni's.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_UTF8_H
#define GONGWEN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the byte goes on with a character that begins before it. */
static inline bool
utf8_continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many of the bytes are valid UTF-8, from the start: `length` when all are. */
size_t utf8_valid_prefix(const char *s, size_t length);

/* How many bytes at the start make no character, as much as could have begun one (The
 * Unicode Standard, 3.9, maximal subpart).  0 when a valid character stands there, or
 * one that the end cuts. */
size_t utf8_invalid_prefix(const char *s, size_t length);

/* How many bytes from the start are ASCII. */
size_t utf8_ascii_prefix(const char *s, size_t length);

#endif
