/* joins.h: which row of a source goes on with another one.
 *
 * For who has to know of a few rows only (search/rawcount): the lines are joined to paragraphs as
 * they are in a notice (notice/reflow), but no elements are looked for, which is half of reading
 * one. Where elements may cut or join what reflow has made, in heads and closing lines, the answer
 * is that it is not sure.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_JOINS_H
#define GONGWEN_NOTICE_JOINS_H

#include "notice/glance.h"

struct joins;

/* Joins the lines of the source; the glance's bytes and forms are borrowed.  NULL for a source with
 * carriage returns. */
struct joins *joins_new(const struct glance *glance);
void joins_free(struct joins *joins);

enum joined {
    JOINED_TO_NONE, /* the row ends a paragraph, or is page furniture */
    JOINED_TO_NEXT, /* the paragraph goes on, with nothing between the two */
    JOINED_UNSURE
};

/* Whether a paragraph goes on behind the row, and with which bytes of the source. */
enum joined joins_next(const struct joins *joins, const struct glance_row *row, struct span *next);

#endif
