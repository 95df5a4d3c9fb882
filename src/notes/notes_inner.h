/* notes_inner.h: what notes, its changes and import share, and nobody else sees.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_NOTES_INNER_H
#define GONGWEN_NOTES_NOTES_INNER_H

#include "base/buf.h"
#include "base/store.h"
#include "notes/grams.h"
#include "notes/note.h"
#include "notes/words.h"
#include "notice/doc.h"

/* One row that a step changes: what it was and what it is; NULL where it was or is not there. */
struct change {
    struct note *before, *after;
    int64_t source_row;
};

/* What a person did at once, and what undo takes back at once. */
#define STEP_CHANGES 2

struct step {
    enum notes_deed deed;
    size_t count;
    struct change changes[STEP_CHANGES]; /* the first is what the person meant */
};

struct notes {
    char *path;
    struct store *store;
    struct buf message;
    int64_t version; /* rows_version when all was read */
    size_t generation;

    const struct doc *doc; /* NULL: none is attached */
    struct words words;    /* of the doc, once they are needed */
    bool has_words;
    struct grams grams;         /* of the words */
    struct note_source *source; /* the doc's; its row is 0 as long as it has none */
    struct note_list list;      /* the doc's */
    size_t placed;
    struct note_list capitals; /* the marks A-Z */

    bool changed; /* by this session: a backup is due */

    struct step *steps; /* of this session; those from `done` on are undone */
    size_t step_count, step_capacity, done;
};

/* False, with the sentence, without a store. */
bool notes_has_store(const struct notes *notes, struct err *err);

/* The words of the attached notice. */
struct words *notes_words(struct notes *notes);

/* Finds the row of the attached notice, unless it is known: another reader may have made it. */
bool notes_find_row(struct notes *notes, struct err *err);

/* Reads the notes of the attached notice and the marks A-Z anew. */
bool notes_reload(struct notes *notes, struct err *err);

/* The note with the id, NULL when the list has none. */
struct note *notes_find_in(const struct note_list *list, const char *id);

/* Frees what the step holds. */
void notes_free_step(struct step *step);

#endif
