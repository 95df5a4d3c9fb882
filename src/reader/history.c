/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/history.h"

#include <string.h>

static void
push(size_t *places, int *count, size_t place)
{
    if (*count == HISTORY_MOST) {
        memmove(places, places + 1, (HISTORY_MOST - 1) * sizeof places[0]);
        --*count;
    }
    places[(*count)++] = place;
}

void
history_jump(struct history *history, size_t from)
{
    push(history->past, &history->past_count, from);
    history->future_count = 0;
    history->last = from;
    history->jumped = true;
}

bool
history_back(struct history *history, size_t *at)
{
    if (history->past_count == 0)
        return false;
    push(history->future, &history->future_count, *at);
    *at = history->past[--history->past_count];
    return true;
}

bool
history_forward(struct history *history, size_t *at)
{
    if (history->future_count == 0)
        return false;
    push(history->past, &history->past_count, *at);
    *at = history->future[--history->future_count];
    return true;
}
