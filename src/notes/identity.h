/* identity.h: whether two sources are copies, forms or editions of one notice.
 *
 * By the number and the title, and by a sketch of the words: the least hashes of all runs of its
 * characters (Broder, On the resemblance and containment of documents, 1997), which tells
 * how much of two texts is the same without either.  So a notice that was moved, renamed, edited
 * and extracted anew at once is still known, and two that only bear the same title are two.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_IDENTITY_H
#define GONGWEN_NOTES_IDENTITY_H

#include <stdbool.h>

#include "notes/note.h"
#include "notes/words.h"

/* The sketch of the words as a string, the caller's; "" of too few of them. */
char *identity_sketch(const struct words *words);

/* How much of what either of them holds both hold, by their sketches, of 100; -1 when one is NULL
 * or "". */
int identity_resemblance(const char *a, const char *b);

/* How sure it is that both are one notice: 0 when they are not, more when more speaks for it. */
int identity_match(const struct note_source *a, const struct note_source *b);

#endif
