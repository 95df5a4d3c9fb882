/* number.h: the number of a document, as it is printed on a line of its own.
 *
 * The grammar of several registers: 国发〔2018〕44号 with any of 〔〕 [] () or none, 教字003号,
 * 国务院令第707号, 2019年第5号公告, 臺教授國字第1110112019D號, 保医発0226第2号, 訓令第9号,
 * M-22-09.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_NUMBER_H
#define GONGWEN_NOTICE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/reading.h"

/* The number on a line that holds a number alone, brackets around it and a bracketed remark or a
 * 签发人 behind it allowed: bytes *from..*to of the key. */
bool number_fills(struct key key, size_t *from, size_t *to);

/* Whether the line may be the beginning of a number that is broken over lines. */
bool number_begins(struct key key);

/* An order's number in a remark: …令第73号公布.  Bytes *from..*to of the key. */
bool number_in_remark(struct key key, size_t *from, size_t *to);

#endif
