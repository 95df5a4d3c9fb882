/* terminal.h: a program on a terminal that a test can look at.
 *
 * The program runs in the foreground of a pseudo terminal of its own, under a tiny
 * shell that lets it be stopped and continued; an emulator is the screen.  Nothing
 * sleeps: the program tells by a byte on GONGWEN_IDLE_FD that it waits for a key.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_TERMINAL_H
#define GONGWEN_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "emulator.h"

struct terminal;

enum terminal_state {
    TERMINAL_RUNS,
    TERMINAL_STOPPED, /* by a job control signal */
    TERMINAL_ENDED
};

struct terminal_start {
    struct emulator *emulator; /* taken over */
    int rows, columns;
    char *const *argv;        /* argv[0] is looked for as a shell does */
    char *const *environment; /* NAME=VALUE, NULL at its end; no other variables */
    const char *directory;
    const char *ahead; /* what is typed before the program reads, or NULL */
    bool hasty;        /* nothing waits, from the start until terminal_rest */
    int quiet;         /* milliseconds without a word that make it idle; 0: it tells */
    const char *copy;  /* the file that gets all that the program writes; NULL for none */
    const char *idle;  /* a fifo that tells of idleness in the descriptor's place; NULL without */
};

/* Starts the program and waits until it is idle. */
struct terminal *terminal_start(const struct terminal_start *start);

/* Kills the program when it still runs. */
void terminal_free(struct terminal *terminal);

/* Each waits until the program is idle again, has stopped or has ended; false when it
 * did not within ten seconds. */
bool terminal_send(struct terminal *terminal, const char *bytes, size_t length);
bool terminal_resize(struct terminal *terminal, int rows, int columns);
bool terminal_signal(struct terminal *terminal, int signal);
bool terminal_continue(struct terminal *terminal);

/* Sends, and does not wait. */
bool terminal_write(struct terminal *terminal, const char *bytes, size_t length);

/* From here on nothing waits; until terminal_rest, which does, likewise. */
void terminal_be_restless(struct terminal *terminal);
bool terminal_rest(struct terminal *terminal);

/* Closes the terminal under the program. */
bool terminal_hang_up(struct terminal *terminal);

/* Takes in what the program may still be writing; false when nothing came. */
bool terminal_look_again(struct terminal *terminal);

/* The same, and waits for the first of it so long. */
bool terminal_wait(struct terminal *terminal, int milliseconds);

enum terminal_state terminal_state(const struct terminal *terminal);

/* How it ended: the exit status, or 128 and the signal's number. */
int terminal_status(const struct terminal *terminal);

/* Whether the terminal is as it was before the program started: first screen, visible
 * cursor, the line discipline's settings. */
bool terminal_is_whole(const struct terminal *terminal);

/* Whether the program has asked the terminal anything. */
bool terminal_was_asked(const struct terminal *terminal);

int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);
void terminal_cursor(const struct terminal *terminal, int *row, int *column);

/* The row's text without spaces at its end, appended; where `columns` is not NULL it
 * receives the column of each byte (as many as the terminal has columns, times 24). */
void terminal_row(const struct terminal *terminal, int row, struct buf *out, int *columns);

/* Whether it tells how cells look. */
bool terminal_has_looks(const struct terminal *terminal);

struct cell terminal_cell(const struct terminal *terminal, int row, int column);

/* How the cell looks: bits of LOOKS_. */
int terminal_looks(const struct terminal *terminal, int row, int column);

#endif
