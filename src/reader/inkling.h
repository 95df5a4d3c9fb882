/* inkling.h: what a search in all notices would find, while somebody types it.
 *
 * Only pinyin is searched for ahead: letters mean many words, and which of them the notices have is
 * to be offered.  A search begins when nobody types, and is broken off by the next key.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_INKLING_H
#define GONGWEN_READER_INKLING_H

#include <stdbool.h>

#include "reader/harvest.h"
#include "search/wordings.h"

struct inkling;

/* The paths are copied; without any nothing is searched for. */
struct inkling *inkling_new(const struct harvest_field *field);
void inkling_free(struct inkling *inkling);

/* Takes what is typed now. */
void inkling_type(struct inkling *inkling, const char *typed);

/* Searches on.  False when there is nothing to do for now; then what can be read when there is
 * again, -1 when there will not be. */
bool inkling_idle(struct inkling *inkling);
int inkling_descriptor(const struct inkling *inkling);

/* The words that were found by now, and whether that is all of them. */
const struct wordings *inkling_wordings(const struct inkling *inkling);
bool inkling_is_complete(const struct inkling *inkling);

/* Whether what was typed last may be searched as pinyin, without a prefix that says so. */
bool inkling_guesses(const struct inkling *inkling);

#endif
