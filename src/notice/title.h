/* title.h: where title and addressee are among the rows of a head.
 *
 * A title ends in the word for its kind, or where something stands that is no title: a
 * number, a remark, a label, an addressee.  An addressee ends in ： and names organs or persons.
 * What they say is not kept here.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_TITLE_H
#define GONGWEN_NOTICE_TITLE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/head.h"

/* The title among the rows from..limit: its first row into *first, returns the row behind its last,
 * *first when there is none.  Where it is printed twice the second is meant, and the first is
 * marked PART_TITLE_AGAIN; an ordinal before it is no part of its row. */
size_t title_find(struct head *head, size_t from, size_t limit, size_t *first);

/* The kind that the rows first..last together end in; NULL when none. */
const char *title_kind(const struct head *head, size_t first, size_t last);

/* Whether a document with that title has an addressee; one of an unknown kind may. */
bool title_is_letter(const struct head *head, size_t first, size_t last);

/* The row behind a title that begins in the row `first`; `first` when none does. */
size_t title_end_from(const struct head *head, size_t first, size_t limit);

/* The row behind the addressee's last, 0 without one; its first row into *first. */
size_t title_addressee(const struct head *head, size_t from, size_t *first);

/* Past number, date and remarks, which belong to the head as long as nothing else stands between.
 */
size_t title_skip_lines(const struct head *head, size_t row);

/* The same, and past who has written the text, which is marked as its sender: a person below the
 * day; with `organs` an organ, too. */
size_t title_skip_byline(struct head *head, size_t row, bool organs);

/* Adds what two prints of the words have in common: ideographs, letters and digits. */
void title_add_essence(struct buf *essence, struct key key);

/* The row behind those from `first` on that say what `essence` says somewhere; `first` when the
 * row `first` does not. */
size_t title_said_end(const struct head *head, size_t first, const char *essence);

#endif
