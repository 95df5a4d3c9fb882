/* linebreak.h: where a line may end.
 *
 * UAX #14 as libunistring has it, and over it a table of tailorings for Chinese (CLREQ,
 * GB/T 15834, GB/T 15835), Japanese (JLREQ) and Korean: closing marks and stops do not begin a
 * line, opening marks do not end one, “ ” ‘ ’ beside ideographs act as brackets, —— and …… are
 * never divided, Korean is broken at its spaces; and what glue.h says of numbers and words.
 *
 *                                                  loose   GB   strict
 *     · ～ － ／ … and small kana first on a line      may  never  never
 *     ／ last on a line (GB/T 15834, 5.1.9)           may  never  never
 *     —— first on a line (CLREQ)                      may    may  never
 *     a number and its unit on two lines              may    bad  never
 *     第十二条, a date, No. 5 on two lines            may   poor   poor
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

/* How strictly; the first is the usual one.  The order is that of the option's choices. */
enum linebreak_level { LINEBREAK_GB, LINEBREAK_STRICT, LINEBREAK_LOOSE, LINEBREAK_LEVELS };

/* Whether a line may end before a byte. */
enum linebreak {
    LINEBREAK_NEVER,
    LINEBREAK_GOOD,
    LINEBREAK_POOR, /* it may, but an earlier good one is better if it is near */
    LINEBREAK_BAD,  /* the same, but an earlier poor one is better too */
    LINEBREAK_VERDICTS
};

/* Sets breaks[i] (an enum linebreak) for each byte of s[0..length); `breaks` has room for
 * `length`.  breaks[0] is always LINEBREAK_NEVER. */
void linebreak_find(const char *s, size_t length, enum linebreak_level level, char *breaks);

/* Whether a line that has no break at all may be cut before s[at], at > 0: not where
 * a closing mark would come first or an opening one last. */
bool linebreak_may_cut(const char *s, size_t at, enum linebreak_level level);

#endif
