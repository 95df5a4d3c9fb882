/* rows.h: notes and their notices as rows of the store.
 *
 * The only place that knows the tables.  Functions that write run inside a transaction of the
 * caller's or as one of their own; all fail with a sentence.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_ROWS_H
#define GONGWEN_NOTES_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/store.h"
#include "notes/note.h"

/* Which notes are read. */
enum rows_of {
    ROWS_ALL,
    ROWS_OF_NOTICE,    /* of the source with the row `key` */
    ROWS_GLOBAL_MARKS, /* A-Z */
    ROWS_COUNT
};

/* Appends the notes, by source and position. */
bool rows_read(struct store *store, enum rows_of which, int64_t key, struct note_list *list,
               struct err *err);

/* Appends the note of the id, none where there is none. */
bool rows_read_one(struct store *store, const char *id, struct note_list *list, struct err *err);

/* Puts the note with its id in the place of the one that has it, if any; or removes that one. */
bool rows_put(struct store *store, const struct note *note, int64_t source_row, struct err *err);
bool rows_remove(struct store *store, const char *id, struct err *err);

/* The time at which the note of the id was last modified into *modified, -1 when there is none. */
bool rows_modified(struct store *store, const char *id, int64_t *modified, struct err *err);

/* The ids of the marks of the letter, in the source (a-z) or anywhere (A-Z); the caller frees
 * the string, NULL when there is none. */
bool rows_find_mark(struct store *store, const char *letter, int64_t source_row, char **id,
                    struct err *err);

/* Whether the source has a note that is the same but for its id and its times. */
bool rows_has_same(struct store *store, const struct note *note, int64_t source_row, bool *same,
                   struct err *err);

/* The path of the form of the source that was seen i-th last, from 0; the caller's, NULL when there
 * are no more. */
char *rows_path(struct store *store, int64_t source_row, size_t i);

/* The row of the source of which the very words were seen before, 0 when they were not: cheap, and
 * needs no sketch. */
bool rows_find_words(struct store *store, const struct note_source *source, int64_t *row,
                     struct err *err);

/* The row of the source that this one is another copy, form or edition of (identity.h), 0 when it
 * is new. */
bool rows_find_source(struct store *store, const struct note_source *source, int64_t *row,
                      struct err *err);

/* Makes the source a row, or says that the one of source->row was seen with this fingerprint and
 * at this path; its row into *row. */
bool rows_put_source(struct store *store, const struct note_source *source, int64_t *row,
                     struct err *err);

/* Whether the source was seen with this fingerprint at this path, and nothing else since. */
bool rows_is_seen(struct store *store, const struct note_source *source);

/* A number that is another one once another process has written. */
int64_t rows_version(struct store *store);

#endif
