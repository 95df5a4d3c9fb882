/* split.h: a list of places in a notice over its text: where the focus is, the text shows.
 *
 *      习近平总书记   18 in this notice                一 9  二 2     the list
 *      前言 p 1    在“三八”国际劳动妇女节到来之际，习近平总书记代 …
 *      一   p 2              切实把思想和行动统一到习近平总书记重 …
 *      2/18
 *      渝妇发〔2020〕13号                  重庆市妇女联合会  2020-03-11    the text
 *          全市各级妇联组织要慎终如始，按照分区分级精准防控策略 …
 *
 * Where there is no room for both the list has it all.  Enter goes to the place and leaves the
 * list; leaving it otherwise leads back to where one was.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SPLIT_H
#define GONGWEN_TUI_SPLIT_H

#include "tui/list.h"
#include "tui/page.h"

/* Brings the place of a row of the list into the text; `jump`: so that ^O comes back.  Returns
 * effects. */
typedef unsigned split_go(void *data, size_t row, bool jump);

/* A view on top of the page's, which it borrows; the list is closed with it.  `data` is that of
 * the list. */
struct view *split_new(struct page *page, struct list *list, split_go *go, void *data);

#endif
