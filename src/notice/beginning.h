/* beginning.h: words that tell by themselves that a paragraph begins with them, or behind them.
 *
 * What heads a line at a notice's end (附件：抄送：), and the formulae with which a notice closes
 * or goes back to the paragraph before (特此, 前款); and what stands before the colon at a line's
 * end.  Labels are notice/marker's.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_BEGINNING_H
#define GONGWEN_NOTICE_BEGINNING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum beginning {
    BEGINNING_NONE,
    BEGINNING_CAPTION, /* 附件：抄送： */
    BEGINNING_FORMULA  /* 特此, 前款 */
};

/* What s[0..length), whose first character is `first`, begins with. */
enum beginning beginning_of(const char *s, size_t length, uint32_t first);

/* What stands before the colon that a line ends with. */
enum colon {
    COLON_PLAIN,
    COLON_ANNOUNCES, /* 如下： a paragraph begins behind it */
    COLON_NAMES      /* 电话： its value stands behind it, on the next line where this is full */
};

/* Of s[0..length), which ends with the colon. */
enum colon colon_of(const char *s, size_t length);

/* Whether s[0..length), in English, breaks off where a place is cited: … of section */
bool beginning_is_cited(const char *s, size_t length);

#endif
