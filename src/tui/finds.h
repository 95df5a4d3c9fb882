/* finds.h: what a search finds in all notices of the library, as the rows of a list.
 *
 *      防汛   [=======    ]  6120/10000   56 notices, 123 hits
 *      渝水发〔2020〕7号  关于做好今年防汛工作的通知                      12
 *          一        p 1       为切实做好今年防汛工作，现就有关事项通
 *          二        p 3           要把防汛责任落实到人，做到
 *
 * Of each notice the first hits are shown, all of them when it is unfolded.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_FINDS_H
#define GONGWEN_TUI_FINDS_H

#include "base/err.h"
#include "reader/harvest.h"
#include "tui/list.h"

struct finds;

extern const struct list_model finds_model;

/* Begins to search: see harvest_new. */
struct finds *finds_new(const char *line, const struct harvest_field *field, struct err *err);

/* What is searched for. */
const char *finds_line(const struct finds *finds);

/* The row's notice and the place of its hit, of its first hit where the row is the notice's.
 * False for what leads nowhere.  Borrowed until the list is closed. */
struct found {
    const char *path;
    size_t offset;
};

bool finds_at(const struct finds *finds, size_t row, struct found *found);

/* The row of the first hit in the notice behind that of the row (direction 1), or of the last hit
 * in the notice before it (-1); NONE when there is none. */
size_t finds_beyond(struct finds *finds, size_t row, int direction);

#endif
