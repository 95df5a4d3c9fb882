/* furniture.h: which rows belong to the page and not to the notice.
 *
 * Page numbers (notice/folio) and running heads and feet: rows at the edge of a page that are there
 * on several pages, or that repeat the title.  They get ROW_FURNITURE; the first row of each page
 * gets ROW_PAGE.  Marks of Markdown that are no text (<!-- … -->) are furniture too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FURNITURE_H
#define GONGWEN_NOTICE_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/measure.h"

/* What is remembered from one stretch of a source to the next. */
struct furniture;

struct furniture *furniture_new(void);
void furniture_free(struct furniture *furniture);

/* Marks rows [first, count).  `ends` tells that the text ends behind the last row. */
void furniture_mark(struct furniture *furniture, const struct text *text, struct rows *rows,
                    size_t first, bool ends);

/* What can be said of a row by its bytes alone, s[0..length) without the white space around it, for
 * who does not measure rows (notice/glance).  All of it is on the safe side: a row of which it says
 * no is surely none, whatever stands around it. */

/* Whether it may be a running head or foot where it stands at an edge of a page: it is one only
 * when furniture_may_stand_alone, or when another row of the text ends as it does, of those at
 * edges and of the first FURNITURE_TITLES. */
bool furniture_may_be_head(const char *s, size_t length);

#define FURNITURE_TITLES 12

/* Whether it may be a running head that no other page has, at the top of a page; `before` is the
 * row before it, page numbers apart. */
bool furniture_may_stand_alone(const char *s, size_t length, const char *before,
                               size_t before_length);

#endif
