/* selection.h: a cursor in the notice, and words chosen with it, without a mouse.
 *
 * While one reads there is no cursor to be moved: keys scroll.  Still there is a place that is
 * meant by "here", the cursor's: where one last pointed or jumped, as long as it is in the window,
 * else the first sentence that begins in the window.  What acts on "the sentence at the cursor"
 * acts there.
 *
 *     v    shows the cursor, and the keys move it, and the window after it; what was found by a
 *          search and is lit is chosen at once
 *     v V  once more: from here on by characters, by sentences; V does so at once
 *     o    the other end moves          v V again  drop what is chosen, keep the cursor
 *     Esc  back to reading; the place is still "here"
 *
 * So there are two ends: the anchor stays and the head moves, and both their characters are
 * chosen.  The head goes by rows and characters, and by the units of unit.h: away from the anchor
 * to the end of a unit and then of the next one, back towards it to the end of the one
 * before, so that what is chosen is whole units again.  Without anything chosen the cursor goes to
 * the beginnings of units.
 *
 * It knows neither notes nor a screen; its places are offsets in the text, and stay over a
 * change of the window.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_SELECTION_H
#define GONGWEN_READER_SELECTION_H

#include <stdbool.h>

#include "reader/command.h"
#include "reader/motion.h"
#include "reader/unit.h"

enum selection_mode {
    SELECTION_NONE,       /* one reads */
    SELECTION_CURSOR,     /* the cursor is shown and moves */
    SELECTION_CHARACTERS, /* all between the ends, both of them included */
    SELECTION_SENTENCES   /* and their sentences whole */
};

struct selection {
    enum selection_mode mode;
    size_t anchor, head; /* offsets of characters; of a cursor the head alone; NONE: nowhere */
    int column;          /* where going by rows leads back to; -1: where the head is */
};

/* No place yet. */
void selection_init(struct selection *selection);

/* Whether the window with that top shows the offset. */
bool selection_shows(const struct window *window, struct place top, size_t offset);

/* The place that is meant by "here" in the window with that top: an offset. */
size_t selection_here(const struct selection *selection, const struct window *window,
                      struct place top);

/* Shows the cursor at the offset, without anything chosen. */
void selection_show(struct selection *selection, struct doc *doc, size_t offset);

/* Chooses the words of the span, which is not empty; the head is at its end. */
void selection_choose(struct selection *selection, struct doc *doc, enum selection_mode mode,
                      struct span span);

/* The head goes to the words of the span, which is not empty: to their end where that is behind the
 * anchor, else to their beginning, as a cursor does. */
void selection_reach(struct selection *selection, struct doc *doc, struct span span);

/* Chooses by characters from the anchor to the head: two offsets of characters. */
void selection_stretch(struct selection *selection, size_t anchor, size_t head);

/* Back to reading; the place stays. */
void selection_leave(struct selection *selection);

/* While one reads: the place is none any more. */
void selection_forget(struct selection *selection);

/* Whether anything is chosen, and which words: both ends included; empty without. */
bool selection_is_made(const struct selection *selection);
struct span selection_span(const struct selection *selection, struct doc *doc);

/* Whether the command moves or changes a selection; and does it. */
bool selection_knows(enum command command);
void selection_do(struct selection *selection, const struct window *window, struct place top,
                  enum command command, int count);

/* Moves the top as little as it takes to show the head; not while one reads. */
void selection_follow(const struct selection *selection, const struct window *window,
                      struct place *top);

#endif
