/* furniture.h: which rows belong to the page and not to the notice.
 *
 * Page numbers in the forms that print has (— 1 —, －1－, ·52·, - 1 -, 第 3 页 共 10 页,
 * 12) and running heads and feet: rows at the edge of a page that are there on several
 * pages, or that repeat the title.  They get ROW_FURNITURE; the first row of each page
 * gets ROW_PAGE.  Marks of Markdown that are no text (<!-- … -->) are furniture too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FURNITURE_H
#define GONGWEN_NOTICE_FURNITURE_H

#include "notice/measure.h"

/* What is remembered from one stretch of a source to the next. */
struct furniture;

struct furniture *furniture_new(void);
void furniture_free(struct furniture *furniture);

/* Marks rows [first, count).  `ends` tells that the text ends behind the last row. */
void furniture_mark(struct furniture *furniture, const struct text *text, struct rows *rows,
                    size_t first, bool ends);

/* Where the number of a page begins with which s[0..length), a line of words, ends, as extraction
 * has put it there: …办理。—3—.  `length` when it ends in none. */
size_t furniture_folio_at_end(const char *s, size_t length);

#endif
