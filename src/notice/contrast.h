/* contrast.h: tables that set a text's old and new wording side by side.
 *
 * 新旧対照表, 修改前 修改后: from a head that names both columns on, until a line is too wide for a
 * column.  Its lines come from two columns in turn, or hold both, so that none is to be joined.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_CONTRAST_H
#define GONGWEN_NOTICE_CONTRAST_H

#include "notice/measure.h"
#include "source/text.h"

/* Marks their rows as cells. */
void contrast_mark(const struct text *text, struct rows *rows);

#endif
