/* linebreak.h: where a line may end.
 *
 * UAX #14 as libunistring has it, and over it a table of tailorings for Chinese (CLREQ,
 * GB/T 15834, GB/T 15835), Japanese (JLREQ) and Korean: closing marks and small kana do not
 * begin a line, opening marks do not end one, “ ” ‘ ’ beside ideographs act as brackets,
 * —— and …… stay whole, · ～ － ／ do not begin a line, Korean is broken at its spaces; a
 * document number, 〔2020〕13号, stays in one piece, and a number with its unit or 第十二条
 * where that costs little.
 *
 * The pairs of libunistring 1.0 that break against UAX #14's rule LB29 (www.|gov.|cn)
 * are put right.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_LINEBREAK_H
#define GONGWEN_LAYOUT_LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line may end before a byte. */
enum linebreak {
    LINEBREAK_NEVER,
    LINEBREAK_GOOD,
    LINEBREAK_POOR /* it may, but an earlier good one is better if it is near */
};

/* Sets breaks[i] (an enum linebreak) for each byte of s[0..length); `breaks` has room for
 * `length`.  breaks[0] is always LINEBREAK_NEVER. */
void linebreak_find(const char *s, size_t length, char *breaks);

/* Whether a line that has no break at all may be cut before s[at], at > 0: not where
 * a closing mark would come first or an opening one last. */
bool linebreak_may_cut(const char *s, size_t at);

#endif
