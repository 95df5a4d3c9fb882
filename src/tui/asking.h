/* asking.h: what a person is asked at the foot of the screen, and what follows from the answer.
 *
 * A question is a line of the table in asking.c: its prompt, the effect that asks it, what it is
 * about, and what is done with the answer.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_ASKING_H
#define GONGWEN_TUI_ASKING_H

#include <stdbool.h>

#include "reader/inkling.h"
#include "reader/reader.h"
#include "tui/input.h"
#include "tui/view.h"

struct asking;

/* `keep`: what was typed is kept over runs, where that helps; `filters_guess`: Latin letters that
 * no row of a list holds are read as pinyin. */
struct asking *asking_new(bool keep, bool filters_guess);
void asking_free(struct asking *asking);

/* What a search in all notices would find, for the question about it that is asked next; taken
 * over.
 */
void asking_foresee(struct asking *asking, struct inkling *inkling);

/* Asks what the effects ask for, if they do.  The view on top and the reader (NULL without a
 * notice) are borrowed as long as the question is open. */
void asking_begin(struct asking *asking, unsigned effects, struct view *view,
                  struct reader *reader);

/* Questions that no effect asks. */
enum asking_question {
    ASK_COMMENT,   /* on a highlight */
    ASK_NAME,      /* of a bookmark */
    ASK_EXPORT,    /* where to: see outbox.h */
    ASK_OVERWRITE, /* yes or no */
    ASKING_COUNT
};

/* Asks one of them, with some words on the line already; the answer goes to `accept`, which returns
 * effects, with the data. */
void asking_ask(struct asking *asking, enum asking_question question,
                unsigned (*accept)(void *data, const char *answer), void *data, const char *words);

/* Whether a question is open. */
bool asking_is_open(const struct asking *asking);

/* Answers a key or a pasted character; returns effects. */
unsigned asking_feed(struct asking *asking, struct event event);

/* What was accepted last; valid until the next answer. */
const char *asking_answer(const struct asking *asking);

/* Looks ahead, and offers anew: there may be more to offer for the same line.  False when there is
 * nothing to do for now; then what can be read when there is again, -1 when there will not be. */
bool asking_idle(struct asking *asking);
int asking_descriptor(const struct asking *asking);

/* Draws the question over the last rows of the area. */
void asking_draw(const struct asking *asking, struct area area);

#endif
