/* sift.h: what a person types to see some of the notes.
 *
 *     水质 c:red s:二（三） since:2026-11-01 until:2026-12-01
 *
 * Words must all stand in the note (its quotation, comment, name, or its notice's title), as
 * search/pick has it, with a prefix that says how they are meant before all else;
 * c: is for a colour, s: for a section by its label, number or heading, since: and until: for
 * days on which notes were made, both included.  colour: and section: are the same written out.
 * What is not finished yet, such as a date, lets all pass.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_SIFT_H
#define GONGWEN_NOTES_SIFT_H

#include <stdbool.h>

#include "notes/note.h"

struct sift;

struct sift *sift_new(const char *typed);
void sift_free(struct sift *sift);

/* Whether the note is to be seen. */
bool sift_passes(const struct sift *sift, const struct note *note);

#endif
