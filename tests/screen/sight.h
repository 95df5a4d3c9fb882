/* sight.h: a case that is being played, and the words that look at its screen.
 *
 * Each word takes its argument, which it may cut up, and is false with why when what it claims
 * is not so.  What must be there may still be on its way from the program: a claim is only
 * given up when nothing more comes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_SIGHT_H
#define GONGWEN_TESTS_SIGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "host.h"
#include "terminal.h"

#define SETTINGS_MOST 24

struct play {
    struct terminal *terminal;
    char *home;
    char *program; /* NULL for gongwen */
    char *ahead;   /* typed before it reads, or NULL */
    char *settings[SETTINGS_MOST + 1];
    size_t setting_count;
    struct buf config;
    bool hurried; /* keys are sent without waiting */
    int rows, columns;
    int next_row; /* for | */
    const struct host *host;
    bool hasty; /* nothing waits for the program to come to rest */
    bool over;  /* the rest of the case is not for this terminal */
    struct err why;
};

/* Says why, when nothing else did, by the program's not having come to rest; false. */
bool play_is_stuck(struct play *play);

bool sight_row(struct play *play, char *argument);
bool sight_see(struct play *play, char *text);
bool sight_await(struct play *play, char *text);
bool sight_miss(struct play *play, char *text);
bool sight_at(struct play *play, char *argument);
bool sight_cursor(struct play *play, char *argument);
bool sight_looks(struct play *play, char *argument);

/* Waits until the text has come to the screen, though the program may still be at work. */
bool sight_glimpse(struct play *play, char *text);

/* What stands behind a |: the next row, whole. */
bool sight_next_row(struct play *play, const char *text);

#endif
