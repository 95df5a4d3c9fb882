/* map.h: the whole notice in one column: its sections and highlights, what the window shows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_MAP_H
#define GONGWEN_TUI_MAP_H

#include "reader/reader.h"
#include "tui/view.h"

/* Draws it in the area, one column wide and as high as the window of the text. */
void map_draw(const struct reader *reader, struct area area);

#endif
