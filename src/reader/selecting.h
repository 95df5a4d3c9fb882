/* selecting.h: a reader's cursor and what is chosen with it.
 *
 * The selection (selection.h) in the window that the reader has, which follows it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_SELECTING_H
#define GONGWEN_READER_SELECTING_H

#include <stdbool.h>

#include "reader/command.h"
#include "reader/selection.h"
#include "reader/tint.h"

struct reader;

/* Where keys that are pressed now belong: reading, or selecting. */
enum context selecting_context(const struct reader *reader);

/* The cursor's place, and the words that are chosen, empty without any. */
size_t selecting_head(const struct reader *reader);
struct span selecting_span(const struct reader *reader);

/* The place that is meant by "here", an offset. */
size_t selecting_here(const struct reader *reader);

/* Chooses the words of a span, which is not empty, shows the cursor at an offset, or leaves.
 * Return effects. */
unsigned selecting_choose(struct reader *reader, enum selection_mode mode, struct span span);
unsigned selecting_show(struct reader *reader, size_t offset);
unsigned selecting_leave(struct reader *reader);

/* Makes the offset "here", without a cursor that keys move. */
void selecting_point(struct reader *reader, size_t offset);

/* A search has come to the words of the span, which is not empty: what is chosen goes as far, as
 * the cursor does; while one reads they are "here".  Returns effects. */
unsigned selecting_reach(struct reader *reader, struct span span);

/* Whether a command is the selection's now; and does it.  Returns effects. */
bool selecting_takes(const struct reader *reader, enum command command);
unsigned selecting_do(struct reader *reader, enum command command, int count);

/* Adds what is chosen of what the window shows. */
void selecting_tints(const struct reader *reader, struct tints *tints);

#endif
