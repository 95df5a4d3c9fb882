/* paper.h: the head of a paper of Hong Kong's Legislative Council: 立法會CB(2)…號文件.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_PAPER_H
#define GONGWEN_NOTICE_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/elements.h"
#include "notice/head.h"

bool paper_is_one(const struct head *head);

/* The row of the first heading, behind the head; head->count without one. */
size_t paper_body(const struct head *head);

/* Takes the elements of the rows before `end`, the body; returns it. */
size_t paper_open(struct elements *elements, struct head *head, size_t end);

#endif
