/* motion.h: where the ways of moving lead, from the topmost row of a window.
 *
 * Nothing here has a state: each function looks from a place and returns another one.
 * A notice that is not whole yet is read on as far as the way leads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_MOTION_H
#define GONGWEN_READER_MOTION_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/layout.h"
#include "notice/doc.h"

/* A window over the rows of a layout. */
struct window {
    struct doc *doc;
    struct layout *layout; /* of the doc, with at least one row */
    int rows;              /* of the window, at least 1 */
};

/* The offset of the first text in the row or behind it: where a reader's eye is. */
size_t motion_eye(const struct window *window, struct place top);

/* The top with which the last row stands at the foot of the window. */
struct place motion_end(const struct window *window);

/* Whether the row stands in the window below the top. */
bool motion_shows(const struct window *window, struct place top, struct place row);

/* The top with which the row stands some way down the window, so that what goes before it can be
 * read, too. */
struct place motion_around(const struct window *window, struct place row);

/* The text in the window below the top, from its first byte to behind its last. */
struct span motion_shown(const struct window *window, struct place top);

/* How much of the way from the first top to the last lies above, 0 to 100. */
int motion_percent(const struct window *window, struct place top);

/* The row above which so many percent of it lie. */
struct place motion_at_percent(const struct window *window, int percent);

/* A way from the topmost row to the next one: on with direction 1, back with -1, `count` times;
 * 0 means that no count was given.  Returns the top itself where the way leads nowhere. */
typedef struct place motion_way(const struct window *window, struct place top, int direction,
                                int count);

/* By rows.  Going on ends when the last row has come into the window. */
motion_way motion_lines, motion_halves, motion_pages;

/* To the top or the end; with a count, to that body paragraph, or line of the source. */
motion_way motion_edge;

/* By blocks and sections: on to what begins below the top, back to what begins above it, so
 * that in the midst of a paragraph or section, back is first its own beginning. */
motion_way motion_paragraphs, motion_sections;

/* By sections of the level of that in which the top stands. */
motion_way motion_siblings;

/* To the beginning of the section in which the top stands; when that is the top, of the one
 * around it.  Has no direction. */
motion_way motion_up;

#endif
