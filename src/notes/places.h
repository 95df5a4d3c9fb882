/* places.h: where one has stopped reading, in every notice, and in which encoding.
 *
 * A place is kept as the words at it: how many bytes of words, white space apart,
 * stand before it, and a short quotation of what follows.  So it is found again in
 * another wrapping of the notice, in another encoding, in a copy elsewhere, and, by
 * the quotation, in a text that was changed.
 *
 * Nothing here is worth an interruption: where the store cannot be opened the reader
 * says so once and goes on with NULL, for which every function does nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_PLACES_H
#define GONGWEN_NOTES_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "source/text.h"

struct places;

/* Opens the store of places, creating it where it is missing; NULL with a sentence. */
struct places *places_open(const char *path, struct err *err);
void places_free(struct places *places);

/* A notice, as it is known again: by its words, else by its path. */
struct whereabouts {
    const char *path;        /* any that leads to the file; "-" for standard input */
    const char *fingerprint; /* doc_fingerprint */
};

/* Remembers the offset in the text, and how much of the notice has been read by now
 * (0 to 100; the most of all times counts, as long as the words stay the same).  On
 * the disk when it returns true.  False with a sentence the first time that it fails; later
 * failures are silent. */
bool places_put(struct places *places, struct whereabouts notice, const struct text *text,
                size_t offset, int percent, struct err *err);

/* Where in the text reading has stopped; NONE when the notice was not read before. */
size_t places_get(struct places *places, struct whereabouts notice, const struct text *text);

/* Remembers the encoding that a person has chosen for the file; "" forgets it, so that it is
 * found again.  False with a sentence. */
bool places_put_encoding(struct places *places, const char *path, const char *encoding,
                         struct err *err);

/* The encoding that was chosen for the file, the caller's; NULL without one. */
char *places_encoding(struct places *places, const char *path);

/* How much of the file's notice has been read, 0 to 100; -1 when it was not opened before. */
int places_percent(struct places *places, const char *path);

#endif
