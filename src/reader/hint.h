/* hint.h: a letter on each reference that the window shows.
 *
 * A person who asks where the references lead gets a letter on each, and types one.  Letters go
 * down the window in the order of the text.  References without a place have none.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_HINT_H
#define GONGWEN_READER_HINT_H

#include <stddef.h>

#include "reader/motion.h"

/* a to z, then A to Z. */
#define HINT_MOST 52

struct hint {
    char letter;
    int row;       /* of the window, from 0 */
    int column;    /* of the text's measure */
    size_t target; /* where the reference leads, an offset in the text */
};

/* The hints of the rows that stand in the window below `top`; returns how many. */
size_t hint_find(const struct window *window, struct place top, struct hint hints[HINT_MOST]);

#endif
