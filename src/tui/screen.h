/* screen.h: the terminal as rows of cells, and its keys; the door to ncursesw.
 *
 * Rows and columns count from 0.  What is put is UTF-8 from anywhere: clusters that
 * must not reach a terminal are drawn as placeholders.  Widths are those of base/uni, and
 * curses is made to agree with them by a wcwidth of our own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SCREEN_H
#define GONGWEN_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/conf.h"
#include "base/err.h"
#include "tui/input.h"
#include "tui/term.h"
#include "tui/theme.h"

/* Takes the terminal.  False, with a sentence, when curses cannot drive it. */
bool screen_open(const struct term_widths *widths, enum conf_theme theme, struct err *err);

/* Whether curses keeps to widths of its own (it was linked statically): then what it would
 * misplace is drawn as a stand-in of the right width. */
bool screen_has_own_widths(void);

/* The columns of ambiguous characters, and from now on so many: all is drawn anew. */
int screen_ambiguous(void);
void screen_set_ambiguous(int ambiguous);

/* Whether the terminal reports the mouse, which leaves it no selection of its own (but with Shift
 * held down, in most); it does not at first. */
void screen_use_mouse(bool on);

/* Gives the terminal back as it was.  Does nothing when it is not taken. */
void screen_close(void);

/* Gives the terminal back, stops the job, and takes it again when it is continued. */
void screen_suspend(void);

/* Lends the terminal to another program; and takes it back when a key is pressed, after the
 * sentence, so that what was written can be read: at once where nothing was and `good` says that
 * nothing failed. */
void screen_lend(void);
void screen_take_back(const char *sentence, bool good);

/* Sends a sequence to the terminal that shows nothing. */
void screen_send(const char *bytes, size_t length);

int screen_rows(void);
int screen_columns(void);

/* The next theme, and its name to be said to the person. */
const char *screen_next_theme(void);

/* Forgets what was drawn. */
void screen_erase(void);

/* Puts the bytes from the column on, as many whole clusters as fit before the column
 * `limit` (at most screen_columns).  Returns the column behind the last. */
int screen_put(int row, int column, int limit, const char *bytes, size_t length, enum look look);
int screen_put_string(int row, int column, int limit, const char *string, enum look look);

/* The same, with ".." at the end when not all of it fits. */
int screen_put_cut(int row, int column, int limit, const char *bytes, size_t length,
                   enum look look);

/* The same, but what does not fit is cut at its start, and begins with two dots. */
int screen_put_end(int row, int column, int limit, const char *bytes, size_t length,
                   enum look look);

/* The columns of the bytes on this terminal. */
int screen_cells(const char *bytes, size_t length);

/* Puts the string so that it ends before the column `limit`, unless it would begin before
 * `column`.  Returns the limit that this leaves for what stands at its left, a blank between
 * them. */
int screen_put_right(int row, int column, int limit, const char *string, enum look look);

/* Fills the cells with spaces. */
void screen_blank(int row, int column, int limit, enum look look);

/* Gives the cells another look and leaves what stands there. */
void screen_paint(int row, int column, int limit, enum look look);

/* Adds to how the cells look: underline or reverse to what is bold, a background behind what has
 * none.  On a background of its own the text is black. */
void screen_tint(int row, int column, int limit, enum look look);

/* Where the cursor waits; it is seen only when `visible`. */
void screen_set_cursor(int row, int column, bool visible);

/* Sends the changes to the terminal; all of it after screen_repaint. */
void screen_show(void);
void screen_repaint(void);

/* The next event, waiting at most `timeout` milliseconds (-1: for ever).  Before it waits for
 * a person it writes a byte to the descriptor named by GONGWEN_IDLE_FD, if there is one: a
 * test then knows that everything asked for is on the screen. */
struct event screen_wait(int timeout);

/* The same, but EVENT_NOTHING as soon as the descriptor can be read (-1: there is none). */
struct event screen_wait_beside(int fd, int timeout);

#endif
