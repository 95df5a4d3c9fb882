/* named.h: numbered items that begin with a name standing apart: 1　日時　令和6年9月1日.
 *
 * Extraction keeps the gap behind the name, which is that of two columns.  Such a row is an item
 * all the same when 記 stands above, or when a name that items have (日時, 地点, 일시) is among
 * those that count on from one another.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_NAMED_H
#define GONGWEN_NOTICE_NAMED_H

#include "notice/measure.h"
#include "source/text.h"

/* Takes the columns off the rows that are such items. */
void named_mark(const struct text *text, struct rows *rows);

#endif
