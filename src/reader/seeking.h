/* seeking.h: what a person does to find words in a notice: types them, goes from hit to hit.
 *
 * While one types, the place moves to the nearest hit, from where one was when one began; taking
 * it back leads there again.  Nothing waits for the end of a huge notice: what was read
 * by now is searched, and the rest in idle time.
 *
 * Functions that return unsigned return effects.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_SEEKING_H
#define GONGWEN_READER_SEEKING_H

#include <stdbool.h>

#include "reader/quest.h"
#include "search/wordings.h"

struct reader;

/* The reader is about to have another doc, and has it now. */
void seeking_leave_doc(struct reader *reader);
void seeking_take_doc(struct reader *reader);

/* One begins to type a search on (1) or back (-1), changes what is typed, takes it back, or is
 * done.  An empty line repeats the last search. */
void seeking_begin(struct reader *reader, int direction);
unsigned seeking_type(struct reader *reader, const char *line);
unsigned seeking_cancel(struct reader *reader);
unsigned seeking_accept(struct reader *reader, const char *line);

/* All of it at once, from the place on. */
unsigned seeking_find(struct reader *reader, const char *line);

/* The same in a notice that was just opened: the hit at the offset, to which it is read on. */
unsigned seeking_find_at(struct reader *reader, const char *line, size_t offset);

/* Searches for what is chosen; without that, EFFECT_ASK_THIS: ask which of seeking_terms. */
unsigned seeking_this(struct reader *reader, int direction, int count);

/* The words of the window that somebody may want to search for (terms.h). */
void seeking_terms(struct reader *reader, struct wordings *terms);

/* The next hit, `count` times (0: once); direction -1 against that of the search. */
unsigned seeking_next(struct reader *reader, int direction, int count);

/* Goes to a hit; `jump`: so that `back` returns.  Without that a selection stays as it is. */
unsigned seeking_go(struct reader *reader, size_t hit, bool jump);

/* EFFECT_HITS, when there are any. */
unsigned seeking_list(struct reader *reader, int direction, int count);

/* The hits are not to be seen any more; n shows them again. */
unsigned seeking_douse(struct reader *reader, int direction, int count);

/* Searches a stretch more, or makes ready for it while one types.  False when all that was read was
 * searched. */
bool seeking_idle(struct reader *reader);

/* What is sought.  Valid until the next change. */
const struct quest *seeking_quest(const struct reader *reader);

/* Past the last hit n and N return EFFECT_FOUND_NEXT and EFFECT_FOUND_PREVIOUS: the search is one
 * through many notices. */
void seeking_set_outward(struct reader *reader, bool outward);

#endif
