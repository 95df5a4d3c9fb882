/* footmarks.h: the marks of footnotes in a text, by their numbers.
 *
 * Takes in whatever looks like one; which of them are, the notes tell.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOOTMARKS_H
#define GONGWEN_NOTICE_FOOTMARKS_H

#include "notice/footmark.h"
#include "notice/roll.h"
#include "source/text.h"

/* Starts as all zeros. */
struct footmarks {
    struct footmark *all; /* in the order of the text; `start` is the offset */
    size_t count, capacity;
    struct rolls numbers;
    size_t read; /* up to this offset */
};

void footmarks_fini(struct footmarks *marks);

/* Goes on with the text up to the offset, a character's start. */
void footmarks_read(struct footmarks *marks, const struct text *text, size_t to);

/* The next mark of the note at or behind the index `from` that begins within the span, and is
 * surely one where that is asked for; NONE when there is none. */
size_t footmarks_next(const struct footmarks *marks, const struct footmark *note,
                      struct span within, bool sure, size_t from);

#endif
