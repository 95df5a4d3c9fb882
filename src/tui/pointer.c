/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/pointer.h"

#include <stdbool.h>
#include <stdlib.h>

/* Milliseconds between the clicks of a double click. */
#define CLICK_MS 400

/* A hand is not quite still: the next cell is the same place. */
#define CLICK_CELLS 1

int
pointer_press(struct pointer *pointer, int row, int column, int64_t now)
{
    bool again = pointer->clicks > 0 && pointer->clicks < 3 && now - pointer->at <= CLICK_MS &&
                 row == pointer->row && abs(column - pointer->column) <= CLICK_CELLS;

    *pointer = (struct pointer){row, column, again ? pointer->clicks + 1 : 1, now};
    return pointer->clicks;
}
