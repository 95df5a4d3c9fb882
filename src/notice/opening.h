/* opening.h: an opening element, taken from the rows of the head that are marked as it.
 *
 * What the rows are is for others to find (notice/letterhead, notice/title and the forms of
 * notices); here stands what they then say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_OPENING_H
#define GONGWEN_NOTICE_OPENING_H

#include <stddef.h>

#include "notice/elements.h"
#include "notice/head.h"

/* Puts the words, which are handed over, in the place of what the element was. */
void opening_set(char **element, char *words);

/* What the rows first..last say as one line.  The caller owns it. */
char *opening_words(const struct head *head, size_t first, size_t last);

/* The rows [first, end) are the title, and are marked so. */
void opening_take_title(struct elements *elements, struct head *head, size_t first, size_t end);

/* The number and the date that stand alone among the rows before `end`, or in a remark there. */
void opening_take_lines(struct elements *elements, const struct head *head, size_t end);

/* The issuer, by the letterhead and the title, which is taken; and the kind of notice, by the title
 * and the rows of the letterhead before `letterhead_end`. */
void opening_take_issuer(struct elements *elements, const struct head *head);
void opening_take_kind(struct elements *elements, const struct head *head, size_t letterhead_end);

#endif
