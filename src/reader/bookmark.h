/* bookmark.h: marks and bookmarks: single places of a notice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_BOOKMARK_H
#define GONGWEN_READER_BOOKMARK_H

#include <stddef.h>

struct reader;

/* The place that is marked: the cursor's, where there is one, else the top of the window. */
size_t bookmark_place(const struct reader *reader);

/* Sets the mark of the letter there; adds a bookmark of the name ("": without one) at the words
 * that the reader's wish is about.  Return effects. */
unsigned bookmark_set_mark(struct reader *reader, char letter);
unsigned bookmark_add(struct reader *reader, const char *name);

#endif
