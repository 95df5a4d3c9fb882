/* history.h: the places from which one has jumped, in one notice.
 *
 * A jump leaves its origin in the past; going back moves places from the past to the
 * future, a new jump forgets the future.  Places are offsets in the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_HISTORY_H
#define GONGWEN_READER_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

/* So many places are kept; the oldest go first. */
#define HISTORY_MOST 100

/* Starts as all zeros; needs no fini. */
struct history {
    size_t past[HISTORY_MOST];
    size_t future[HISTORY_MOST];
    int past_count, future_count;
    size_t last; /* the origin of the latest jump */
    bool jumped; /* there was one */
};

/* A jump begins at the offset. */
void history_jump(struct history *history, size_t from);

/* Going back or forward from the offset `*at`, to the offset put there.  False, and nothing
 * changed, when there is no such place. */
bool history_back(struct history *history, size_t *at);
bool history_forward(struct history *history, size_t *at);

#endif
