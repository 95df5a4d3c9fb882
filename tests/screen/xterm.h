/* xterm.h: a real xterm on an X server, whose screen is read as it would print it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_XTERM_H
#define GONGWEN_TESTS_XTERM_H

#include <stdbool.h>
#include <sys/types.h>

#include "emulator.h"

struct xterm {
    pid_t process;
    int slave;     /* borrowed */
    char fifo[40]; /* what it prints comes out there */
};

/* Starts it on DISPLAY as the screen of the pseudo terminal, and waits until it is there.
 * `wide`: ambiguous characters take two columns.  False when there is none. */
bool xterm_start(struct xterm *xterm, int rows, int columns, bool wide, int master, int slave);

/* Reads the screen, but not its looks: xterm 379 prints where they begin, not where they end. */
void xterm_read(struct xterm *xterm, int rows, int columns, struct cell *cells);

void xterm_end(struct xterm *xterm);

#endif
