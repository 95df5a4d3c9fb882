/* errand.h: a command that a person typed, with words on its standard input.
 *
 * Run by /bin/sh as it was typed, and only then: nothing of a notice ever becomes part of it.
 * It has the terminal as long as it runs.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_ERRAND_H
#define GONGWEN_TUI_ERRAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Runs the command and waits for it, on a terminal that curses has given back.  ^C ends the
 * command alone.  False with a sentence when it cannot be run or fails. */
bool errand_run(const char *command, const char *bytes, size_t length, struct err *err);

#endif
