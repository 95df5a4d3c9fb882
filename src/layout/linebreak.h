/* linebreak.h: where a line may end.
 *
 * UAX #14 as libunistring has it, plus a table of tailorings for Chinese (CLREQ, GB/T
 * 15834): closing marks do not begin a line, opening marks do not end one, “ ” ‘ ’
 * beside ideographs act as brackets, —— and …… stay whole, a document number stays in one piece.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_LINEBREAK_H
#define GONGWEN_LAYOUT_LINEBREAK_H

#include <stddef.h>

/* For each byte of s[0..length): breaks[i] is 1 when a line may end before it, else 0.
 * `breaks` has room for `length`; breaks[0] is always 0. */
void linebreak_find(const char *s, size_t length, char *breaks);

#endif
