/* host.h: where the program runs: on the terminal itself, or in a window of tmux or GNU screen.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_HOST_H
#define GONGWEN_TESTS_HOST_H

#include <stdbool.h>

/* What the program of a case is looked at through. */
struct host {
    const char *name;
    const char *emulator;    /* what the terminal is, by emulator.h */
    const char *terminfo;    /* what it is to the program that runs on it */
    const char *multiplexer; /* what runs between, or NULL */
    const char *options;     /* of it: the file that it starts from */
    int ambiguous;
};

/* The host of that name, NULL when there is none. */
const struct host *host_by_name(const char *name);

/* Whether its programs are installed; emulators tell by themselves. */
bool host_is_here(const struct host *host);

#define HOST_ARGUMENTS_MOST 40

/* The words that run argv on the host, at most HOST_ARGUMENTS_MOST with the NULL behind them.  Of a
 * multiplexer they are told where to write when the program is idle, since it hands no descriptor
 * on; its files are in `home`. */
void host_wrap(const struct host *host, const char *home, char *const *argv, char **words);

/* Ends the multiplexer, whose client alone may have ended. */
void host_end(const struct host *host, const char *home);

#endif
