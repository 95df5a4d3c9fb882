/* quoting.h: a hit in one row: where it is, and its words in the middle of what is around them.
 *
 *     二（三）  p 4    加大对医务工作者持续健康投入战胜疫情斗争的支持力度
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_QUOTING_H
#define GONGWEN_TUI_QUOTING_H

#include "search/excerpt.h"
#include "tui/view.h"

/* The page of the source, in a column as wide as three digits need in the language that is spoken;
 * returns the column for what follows. */
int quoting_put_page(int row, int column, int end, size_t page);

/* Fills the area, one row high. */
void quoting_draw(const struct excerpt *excerpt, struct area area);

#endif
