/* tally.h: how many highlights each file has, for a list of files.
 *
 * Counted once, and again when the notes have changed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_TALLY_H
#define GONGWEN_NOTES_TALLY_H

#include "notes/notes.h"

struct tally;

/* The notes are borrowed; NULL for none, then every count is 0. */
struct tally *tally_new(struct notes *notes);
void tally_free(struct tally *tally);

/* Takes in what has changed since. */
void tally_update(struct tally *tally);

/* The highlights of the notice that was last read from the file at the path, in whatever form. */
size_t tally_count(const struct tally *tally, const char *path);

#endif
