/* hits.h: all hits of a search in a notice, as the rows of a list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_HITS_H
#define GONGWEN_TUI_HITS_H

#include "reader/reader.h"
#include "tui/list.h"

struct hits;

extern const struct list_model hits_model;

/* Those of what the reader seeks, which is borrowed: the data of the list. */
struct hits *hits_new(struct reader *reader);

/* The row of the hit at which one is; the first one where that is none. */
size_t hits_current(const struct hits *hits);

/* The reader goes to the hit of the row (see split.h). */
unsigned hits_go(void *data, size_t row, bool jump);

#endif
