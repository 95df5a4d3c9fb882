/* roll.h: which sections bear a number.
 *
 * A roll for each number, of the sections in their order; it grows at its end with the outline.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_ROLL_H
#define GONGWEN_NOTICE_ROLL_H

#include <stddef.h>

/* All zero to begin with. */
struct rolls {
    struct roll *all; /* of the numbers from 0 on */
    size_t count, capacity;
};

void rolls_fini(struct rolls *rolls);

/* Enters a section, which stands behind all that were entered.  Numbers are not negative. */
void rolls_enter(struct rolls *rolls, int number, size_t section);

/* The sections at or behind `from` that bear the number, in their order, and how many there are;
 * valid until one is entered. */
const size_t *rolls_from(const struct rolls *rolls, int number, size_t from, size_t *count);

/* The first of them; NONE when there is none. */
size_t rolls_next(const struct rolls *rolls, int number, size_t from);

#endif
