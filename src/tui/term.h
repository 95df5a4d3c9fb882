/* term.h: what the terminal is, asked before curses takes it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_TERM_H
#define GONGWEN_TUI_TERM_H

#include <stdbool.h>

/* Whether a person can read here: standard output is a terminal that can do more than
 * type. */
bool term_is_interactive(void);

/* Makes the terminal standard input where that was something else, a notice for one.  False
 * when the process has no terminal. */
bool term_take_keyboard(void);

/* How many columns the terminal gives to ambiguous characters (“ ① · —): 1 or 2.  Writes them,
 * asks where the cursor has come to, and wipes them; 1 when it does not answer within 300
 * milliseconds.  An answer that comes later is swallowed by screen. */
int term_probe_ambiguous(void);

/* Whether this is a console of the Linux kernel, which has no glyphs for ideographs. */
bool term_is_linux_console(void);

/* Whether the background is light, as far as the terminal says so (COLORFGBG). */
bool term_is_light(void);

/* Whether the person wants no colours (https://no-color.org). */
bool term_forbids_colour(void);

#endif
