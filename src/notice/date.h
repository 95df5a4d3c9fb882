/* date.h: dates as notices write them, and their ISO form.
 *
 * Arabic and Chinese numerals, full or half width, with 〇, ○ or O for nought; the eras of
 * the Republic of China and of Japan with their 元年; Korean; English with the month before
 * or behind the day.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_DATE_H
#define GONGWEN_NOTICE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/reading.h"

struct date {
    int year; /* of the common era */
    int month;
    int day;
};

/* Reads a whole date at the start of the key.  Returns its bytes, 0 when there is none. */
size_t date_read(struct key key, struct date *date);

/* Whether the key is a date and nothing else, brackets and a weekday allowed. */
bool date_fills(struct key key);

/* "2020-03-11" of the first date in the key.  NULL when it holds none; the caller owns it. */
char *date_iso(struct key key);

#endif
