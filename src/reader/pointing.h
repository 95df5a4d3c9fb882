/* pointing.h: choosing words with the mouse.
 *
 * A press makes the place "here" (selection.h), moving on with the button down chooses from there;
 * two presses choose a sentence, three a paragraph.  Above and below the window it scrolls.
 * Rows count from the window's top, columns from the left of the text's measure.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_POINTING_H
#define GONGWEN_READER_POINTING_H

#include "source/text.h"

struct reader;

/* Starts as all zeros. */
struct pointing {
    struct span pressed; /* the character that was pressed on; empty: none */
};

/* Each returns effects. */
unsigned pointing_press(struct pointing *pointing, struct reader *reader, int row, int column,
                        int clicks);
unsigned pointing_drag(struct pointing *pointing, struct reader *reader, int row, int column);
void pointing_release(struct pointing *pointing);

/* Scrolls by so many rows, up where they are negative; the cursor stays where it is. */
unsigned pointing_scroll(struct reader *reader, int rows);

#endif
