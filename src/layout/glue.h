/* glue.h: what stays together on a line: numbers with what they count, citations, addresses.
 *
 * UAX #14 and the rules for marks look at two characters; these look at words.  A document
 * number, 〔2020〕13号, is whole (GB/T 9704).  A number and its unit, 1600万, 3月, stay together
 * wherever that can be (GB/T 15835).  A date's parts, 第十二条, § 12, 附件1, No. 5, 12 CFR 1003.2
 * and the address of a page are rather moved to the next line whole than divided where that
 * costs little.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_GLUE_H
#define GONGWEN_LAYOUT_GLUE_H

#include <stddef.h>
#include <stdint.h>

#include "layout/kinds.h"

/* Positions before which lines had better not end.  Starts as all zeros. */
struct glue {
    size_t whole; /* before this one never */
    size_t bad;   /* only where nothing else is near */
    size_t poor;  /* the same, but better than a bad one */
    size_t date;  /* a number that begins here goes on with a date */
};

/* Both look at the character of the kind at s[at] in s[0..length), which follows one of the kind
 * `last` and, behind spaces, one that is `solid`: join says what it belongs to before the verdict
 * on a break before it is given, open notes afterwards how far what it begins reaches.  To be
 * called for every character, from the first to the last; but an ideograph behind an
 * ideograph, other than this one, and a letter behind a letter need no call. */
void glue_join(struct glue *glue, const char *s, size_t length, size_t at, enum kind kind,
               enum kind last, enum kind solid);
void glue_open(struct glue *glue, const char *s, size_t length, size_t at, enum kind kind,
               enum kind last);

#define GLUE_ORDINAL "第"

#endif
