/* find.h: where a few bytes stand in a text.
 *
 * For words of a character or two in lines of text, where memmem takes longer to get ready than to
 * look.  The last byte is looked for first: in UTF-8 it is the rarest of a character.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_FIND_H
#define GONGWEN_BASE_FIND_H

#include <stddef.h>

/* The first place in s[0..length) of wanted[0..bytes); NULL when it is not there. */
const char *find_bytes(const char *s, size_t length, const char *wanted, size_t bytes);

#endif
