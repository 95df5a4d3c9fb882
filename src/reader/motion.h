/* motion.h: where the ways of moving lead, from the topmost row of a window.
 *
 * Nothing here has a state: each function looks from a place and returns another one.
 * A notice that is not whole yet is read on as far as the way leads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_MOTION_H
#define GONGWEN_READER_MOTION_H

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

/* The top so many rows on, or back when negative.  Going on ends when the last row has come
 * into the window. */
struct place motion_rows(const struct window *window, struct place top, long rows);

/* The top with which the last row stands at the foot of the window. */
struct place motion_end(const struct window *window);

/* The row at which so many percent of the way from the first top to the last lie above,
 * and back. */
struct place motion_at_percent(const struct window *window, int percent);
int motion_percent(const struct window *window, struct place top);

/* The functions below return the offset of a block, NONE when the way leads nowhere.
 * `direction` is 1 for what begins below the top, -1 for what begins above it: in the midst
 * of a paragraph or section, back is first its own beginning. */
size_t motion_paragraph(const struct window *window, struct place top, int direction);
size_t motion_section(const struct window *window, struct place top, int direction);

/* Of the level of the section in which the top stands. */
size_t motion_sibling(const struct window *window, struct place top, int direction);

/* The beginning of the section in which the top stands; when that is the top, of the one
 * around it. */
size_t motion_up(const struct window *window, struct place top);

/* Body paragraph number k, from 1, the last for more; the line of the source of that number. */
size_t motion_nth_paragraph(const struct window *window, size_t k);
size_t motion_nth_line(const struct window *window, size_t k);

#endif
