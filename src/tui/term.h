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

/* How wide the terminal draws what terminals draw differently. */
struct term_widths {
    int ambiguous;  /* columns of “ ① · —: 1 or 2 */
    bool recent;    /* emoji and signs of the last years (uni_is_recent) have their width */
    int awaited;    /* reports about ambiguous characters that have not come yet */
    char typed[32]; /* what a person typed while the terminal was asked */
};

/* Asks the terminal: writes such characters, lets it report where the cursor has come to, and
 * wipes them.  When it does not answer within 300 milliseconds: 1, and it knows recent ones; what
 * it reports of ambiguous ones later, over a slow line, is an event of input. */
struct term_widths term_probe_widths(void);

/* Where the cursor is, from 1; zeros when the terminal does not answer.  What is typed meanwhile is
 * lost. */
struct term_place {
    int row, column;
};

struct term_place term_cursor(void);

/* Whether this is a console of the Linux kernel, which has no glyphs for ideographs. */
bool term_is_linux_console(void);

/* Whether GNU screen stands between, which keeps an Escape back until the next key while it reports
 * the mouse. */
bool term_is_gnu_screen(void);

/* Whether the background is light, as far as the terminal says so (COLORFGBG). */
bool term_is_light(void);

/* Whether the person wants no colours (https://no-color.org). */
bool term_forbids_colour(void);

#endif
