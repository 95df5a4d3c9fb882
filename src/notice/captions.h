/* captions.h: the head whose lines have captions: 受文者：…, SUBJECT: …, 수신 …
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_CAPTIONS_H
#define GONGWEN_NOTICE_CAPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/elements.h"
#include "notice/head.h"

/* Whether the head is one: an addressee, a number or a title has its caption. */
bool captions_are_used(const struct head *head);

/* Takes its elements; returns the row behind them. */
size_t captions_open(struct elements *elements, struct head *head);

#endif
