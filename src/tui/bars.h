/* bars.h: what is said above and below the text of a notice.
 *
 * Above it, in `header` rows: 2 say what notice this is (number, issuer, date) and where one is
 * in it (the enclosing sections, the page); 1 says as much of both as it can.  Below
 * it, in the status: what the header leaves to be said, the paragraph, the percentage.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_BARS_H
#define GONGWEN_TUI_BARS_H

#include "reader/reader.h"
#include "tui/view.h"

/* Draws the header, 0 to 2 rows, at the top of the area. */
void bars_draw_header(const struct reader *reader, struct reader_status status, int header,
                      struct area area);

/* Draws the status in the area's first row, below a text with so many rows of header. */
void bars_draw_status(const struct reader *reader, struct reader_status status, int header,
                      struct area area);

#endif
