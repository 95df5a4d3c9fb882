/* sheet.h: the rows of a notice on the screen, and over them what is marked in it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SHEET_H
#define GONGWEN_TUI_SHEET_H

#include <stdbool.h>

#include "reader/reader.h"
#include "tui/view.h"

/* Draws what the reader's window shows.  The text's measure stands in the middle of the area.
 * `hinting`: letters stand on the references. */
void sheet_draw(const struct reader *reader, bool hinting, struct area area);

/* The column of the screen at which the rows of the text begin in the area: the measure stands in
 * its midst. */
int sheet_column(const struct reader *reader, struct area area);

#endif
