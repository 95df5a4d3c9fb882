/* standin.h: characters that stand in for others.
 *
 * Text out of a PDF holds radicals in the place of ideographs (⼀ for 一), since both share
 * a glyph in the font, and private characters in the place of bullets.  The source keeps them;
 * what is shown, compared and exported are the characters that they stand in for.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_STANDIN_H
#define GONGWEN_BASE_STANDIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* The character that is meant: the unified ideograph of a radical, the bullet of a private
 * character of Symbol or Wingdings, and every other character itself. */
uint32_t standin_meant(uint32_t character);

/* Puts the characters that are meant in the place of those in bytes[0..length), which are whole
 * characters; fast on much text at once. */
void standin_put_meant(char *bytes, size_t length);

/* Appends the bytes with the characters that are meant; their number stays the same, so that
 * offsets into s are offsets into what was appended. */
void standin_add(struct buf *out, const char *s, size_t length);

#endif
