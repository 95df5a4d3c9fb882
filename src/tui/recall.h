/* recall.h: lines that were typed before, kept over runs.
 *
 * A recall has a file of its own in the directory for state, a line each, the oldest first.  What
 * another reader has added meanwhile is kept, too.  Nothing here is worth an interruption: where
 * the file cannot be read or written, lines are kept for this run alone.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_RECALL_H
#define GONGWEN_TUI_RECALL_H

#include <stdbool.h>
#include <stddef.h>

/* So many lines are kept; the oldest go first. */
#define RECALL_MOST 200

/* Starts as all zeros: nothing is recalled, nor written to a file. */
struct recall {
    char **lines; /* the last one last */
    size_t count, capacity;
    char *path;
};

/* Keeps the lines in $XDG_STATE_HOME/gongwen/NAME from now on. */
void recall_keep(struct recall *recall, const char *name);
void recall_fini(struct recall *recall);

/* Takes in what the file holds.  False when there is a file that cannot be read. */
bool recall_read(struct recall *recall);

/* The line comes to the end, and the same line further up goes; "" does nothing. */
void recall_add(struct recall *recall, const char *line);

#endif
