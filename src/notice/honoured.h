/* honoured.h: the head of a Japanese letter: number, date, addressees with 殿, sender, title.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_HONOURED_H
#define GONGWEN_NOTICE_HONOURED_H

#include <stddef.h>

#include "notice/elements.h"
#include "notice/head.h"

/* The first row with 殿; head->count without one. */
size_t honoured_find(const struct head *head);

/* Takes the elements of a head with such a row; returns the row behind them. */
size_t honoured_open(struct elements *elements, struct head *head, size_t honoured);

#endif
