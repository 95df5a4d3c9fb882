/* letterhead.h: the lines above the number that name the issuer.
 *
 * …文件 and …令 tell by themselves; the name of an organ alone is a letterhead where a number
 * follows and nothing but such lines stands before it.  In English it is a line of capitals.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_LETTERHEAD_H
#define GONGWEN_NOTICE_LETTERHEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/head.h"

/* Marks the letterhead's rows.  Returns the row behind it, 0 without one.  A page's title may
 * stand before it. */
size_t letterhead_mark(struct head *head);

/* The names in the marked rows, without 文件 or 令, with 、 between several; NULL without.  The
 * caller owns it. */
char *letterhead_issuer(const struct head *head);

/* The row in which the title begins that stands in capitals below a letterhead in capitals: the
 * first but one that names no organ, or the last of those before *end, which are two or more.  *end
 * is then behind its last, which may be a short word. */
size_t letterhead_title(const struct head *head, size_t *end);

/* Whether the line is one of English capitals. */
bool letterhead_is_capital(struct key key);

#endif
