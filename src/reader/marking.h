/* marking.h: what a reader marks in its notice: highlights and their notes, marks, bookmarks.
 *
 * Commands of a person, made changes of the store (notes.h).  What is meant is what is
 * chosen, else the highlight at "here" (selection.h), else the sentence there.  What needs more of
 * the person, or of who shows the notice, becomes a wish: EFFECT_WISH says that there is one.
 *
 * One notice at a time is attached to the store: that of the reader which was last settled.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_MARKING_H
#define GONGWEN_READER_MARKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notes/note.h"
#include "reader/command.h"
#include "reader/mark.h"
#include "reader/tint.h"

struct reader;

/* Attaches the notice, once it is whole, and takes in what another reader has changed. */
void marking_settle(struct reader *reader);

/* To be called before the reader's doc goes. */
void marking_leave(struct reader *reader);

/* Whether the command is one of these; and does it.  Returns effects. */
bool marking_takes(enum command command);
unsigned marking_do(struct reader *reader, enum command command, int count);

/* Whether the next key is the letter of a colour or a mark; and takes it. */
bool marking_waits(const struct reader *reader);
unsigned marking_take_letter(struct reader *reader, uint32_t key);

/* The wish that there is, and what it is about: a note, NULL for one that is to be made. */
enum wish marking_wish(const struct reader *reader);
const struct note *marking_note(const struct reader *reader);

/* The words that a wish is about, as they leave: joined, a line a block, appended. */
void marking_words(const struct reader *reader, struct buf *out);

/* The answer to WISH_COMMENT or WISH_NAME; "" takes a comment away.  Returns effects. */
unsigned marking_answer(struct reader *reader, const char *words);

/* Goes to the note of the id, of this notice; a message when it has no place.  A lost one is from
 * now on the one that is placed by hand. */
unsigned marking_go_to(struct reader *reader, const char *id);

/* How many highlights have their place in the notice, 0 until it is attached. */
size_t marking_count(const struct reader *reader);

/* Whether one begins in the span: a section's say. */
bool marking_holds(const struct reader *reader, struct span span);

/* The notes that have a place, to be shown; NULL behind the last. */
const struct note *marking_at(const struct reader *reader, size_t i);

/* Adds the highlights that the window shows, longer ones first. */
void marking_tints(const struct reader *reader, struct tints *tints);

#endif
