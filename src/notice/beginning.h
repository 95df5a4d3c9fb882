/* beginning.h: words that tell by themselves that a paragraph begins with them.
 *
 * What heads a line at a notice's end (附件：抄送：), and the formulae with which a notice closes
 * or goes back to the paragraph before (特此, 前款).  Labels are notice/marker's.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_BEGINNING_H
#define GONGWEN_NOTICE_BEGINNING_H

#include <stddef.h>
#include <stdint.h>

enum beginning {
    BEGINNING_NONE,
    BEGINNING_CAPTION, /* 附件：抄送： */
    BEGINNING_FORMULA  /* 特此, 前款 */
};

/* What s[0..length), whose first character is `first`, begins with; more must follow. */
enum beginning beginning_of(const char *s, size_t length, uint32_t first);

#endif
