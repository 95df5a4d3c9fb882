/* page.h: the reading view: a notice, where one is in it, and its contents beside it.
 *
 *      渝妇发〔2020〕13号                 重庆市妇女联合会  2020-03-11    header
 *      二、主动担当作为                                           p 4
 *                                                                     =
 *         全市各级妇联组织要慎终如始，按照分区分级精准防控策略 …      -  map
 *
 *      para 9/17                                        41%  F1 help    status
 *
 * How much of that there is follows from the size of the area.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_PAGE_H
#define GONGWEN_TUI_PAGE_H

#include <stdbool.h>

#include "reader/reader.h"
#include "tui/view.h"

struct page;

/* The reader is handed over.  `beside`: show the contents where there is room. */
struct page *page_new(struct reader *reader, bool beside);

/* The page as a view; the same object. */
struct view *page_view(struct page *page);

/* Its reader, to answer what the page asks for. */
struct reader *page_reader(const struct page *page);

/* Whether the contents are wanted beside the text: the next page gets them too. */
bool page_is_beside(const struct page *page);

#endif
