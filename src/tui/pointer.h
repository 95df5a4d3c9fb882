/* pointer.h: how often a button was pressed in one place at once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_POINTER_H
#define GONGWEN_TUI_POINTER_H

#include <stdint.h>

/* Starts as all zeros. */
struct pointer {
    int row, column;
    int clicks;
    int64_t at; /* milliseconds, as clock_now has them */
};

/* A press at `now`; returns 1, or 2 and 3 when it follows its like within the time of a double
 * click; then 1 again. */
int pointer_press(struct pointer *pointer, int row, int column, int64_t now);

#endif
