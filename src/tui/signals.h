/* signals.h: the signals that a program on a terminal has to answer.
 *
 * From signals_catch on they are blocked, and let in only while signals_wait waits:
 * nothing is ever interrupted halfway, and no signal falls between a look and a wait.
 * The handler does no more than set one flag.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SIGNALS_H
#define GONGWEN_TUI_SIGNALS_H

/* What ended a wait; several at once. */
enum {
    SIGNALS_INPUT = 1 << 0,  /* the descriptor can be read */
    SIGNALS_GONE = 1 << 1,   /* its other end is closed */
    SIGNALS_REDRAW = 1 << 2, /* SIGWINCH; SIGCONT, after which the terminal may show anything */
    SIGNALS_STOP = 1 << 3,   /* SIGTSTP, sent by somebody: the key is a key */
    SIGNALS_END = 1 << 4     /* SIGTERM, SIGHUP, SIGINT or SIGQUIT */
};

void signals_catch(void);

/* Back to the defaults. */
void signals_release(void);

/* Waits until one of the descriptors can be read (-1 is none) or a signal comes, at most `timeout`
 * milliseconds (-1: for ever).  Returns what came, of the second descriptor nothing; 0 when
 * nothing did. */
unsigned signals_wait(int fd, int other, int timeout);

/* The signal that asked to end; 0 when none did. */
int signals_ending(void);

/* Stops the process and those of its job as ^Z does, and returns when it is continued. */
void signals_stop(void);

/* Ends the process by the signal, so that who waits for it sees why; does not return. */
_Noreturn void signals_die(int signal);

#endif
