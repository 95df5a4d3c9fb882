/* hand.h: the words of a case that send keys, as a hand on a keyboard or a mouse does.
 *
 * Each word takes its argument, which it may cut up, and is false with why when the program does
 * not come to rest behind it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_HAND_H
#define GONGWEN_TESTS_HAND_H

#include "sight.h"

/* Keys with their names: j <Enter> <C-z>.  hand_hurry does not wait for the program. */
bool hand_press(struct play *play, char *tokens);
bool hand_hurry(struct play *play, char *tokens);

/* Characters, one by one or all at once, and as a terminal pastes them. */
bool hand_type(struct play *play, char *text);
bool hand_rush(struct play *play, char *text);
bool hand_paste(struct play *play, char *text);

/* press ROW COLUMN, as xterm reports it in its mode 1006. */
bool hand_mouse(struct play *play, char *arguments);

#endif
