/* tui.h: the reader on the screen: views on a stack, and the loop that drives them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_TUI_H
#define GONGWEN_TUI_TUI_H

#include <stdbool.h>

#include "base/err.h"
#include "tui/start.h"

/* Reads with a person until they leave, and returns true.  False, with a sentence, when there
 * is nothing to read or no terminal to read on.  Where a signal ends it, places are saved,
 * the terminal is given back, and the process ends by that signal. */
bool tui_run(const struct tui_start *start, struct err *err);

#endif
