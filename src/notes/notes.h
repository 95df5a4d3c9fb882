/* notes.h: what a person has marked: kept, found again, changed, undone.
 *
 * The store of all bookmarks, marks and highlights, and those of the one notice that is
 * attached, each at its words in it.  Every change is one transaction, on the disk when the
 * function returns true.  Notes know their notice by its words, its number and its title, so a
 * copy, another form or a new edition of it shares them.
 *
 * Where the store cannot be opened the reader goes on with NULL: reading functions then find
 * nothing, and those that change say that there is no store.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_NOTES_H
#define GONGWEN_NOTES_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "notes/note.h"
#include "notice/doc.h"

struct notes;

/* Opens the store at the path, creating it where it is missing.  One that is damaged is set
 * aside, and a new one begun from the last backup: see notes_message.  NULL with a sentence. */
struct notes *notes_open(const char *path, struct err *err);
void notes_free(struct notes *notes);

/* $XDG_DATA_HOME/gongwen/notes.db; NULL without a home.  The caller owns it. */
char *notes_place(void);

/* What a person must be told of the store, one sentence; "" when there is nothing.  Damage may be
 * found, and mended, by notes_attach and notes_list as well. */
const char *notes_message(const struct notes *notes);

/* ---- The attached notice ---- */

/* Attaches a notice that is whole, and finds the places of its notes in it; the notice before
 * it is detached.  The doc is borrowed until then.  False with a sentence when the store cannot be
 * read; the notice is attached without notes then. */
bool notes_attach(struct notes *notes, const struct doc *doc, struct err *err);
void notes_detach(struct notes *notes);

/* The attached doc; NULL without. */
const struct doc *notes_doc(const struct notes *notes);

/* The notes of the attached notice: those that have a place in the order of their spans,
 * longer first where they begin together; behind them the lost ones.  Pointers are valid until the
 * next function that is not const. */
size_t notes_count(const struct notes *notes);
size_t notes_placed_count(const struct notes *notes);
const struct note *notes_at(const struct notes *notes, size_t i);

/* By its id, in the attached notice or among the A-Z of all; NULL when there is none. */
const struct note *notes_find(const struct notes *notes, const char *id);

/* The mark of the letter: a-z of the attached notice, A-Z of any (its source says which, and
 * it is NOTE_APART unless that one is attached).  NULL when it is not set. */
const struct note *notes_mark(const struct notes *notes, char letter);

/* A number that grows whenever what the functions above give may have changed: by this reader
 * or, once notes_refresh has run, by another one. */
size_t notes_generation(const struct notes *notes);

/* Reads what other readers have written since; cheap where that is nothing.  Returns whether
 * anything had changed. */
bool notes_refresh(struct notes *notes);

/* ---- Changes ---- */

/* What is to be made. */
struct note_draft {
    enum note_kind kind;
    enum note_colour colour; /* of a highlight */
    const char *name;        /* of a bookmark (NULL: none); the letter of a mark */
    const char *comment;     /* or NULL */
    struct span span;        /* in the attached notice; empty: the words that begin there */
};

/* Adds it to the attached notice; a mark takes its letter from the one that had it.  Returns
 * the note.  NULL with a sentence: no words are there, or the store cannot be written. */
const struct note *notes_add(struct notes *notes, const struct note_draft *draft, struct err *err);

/* Changes the note of the id, of whichever notice.  "" or NULL takes a name or comment away. */
bool notes_set_colour(struct notes *notes, const char *id, enum note_colour colour,
                      struct err *err);
bool notes_set_comment(struct notes *notes, const char *id, const char *comment, struct err *err);
bool notes_set_name(struct notes *notes, const char *id, const char *name, struct err *err);
bool notes_remove(struct notes *notes, const char *id, struct err *err);

/* Places a note by hand, a lost one say: from now on the words of the span are its own. */
bool notes_move(struct notes *notes, const char *id, struct span span, struct err *err);

struct notes_step {
    enum notes_deed deed; /* what had been done and is undone, or is done again */
    char id[64];
    enum note_kind kind;
};

/* Takes back the last change of this session that still stands, or makes it again.  False with
 * a sentence when there is none, or when another reader has changed the note since. */
bool notes_undo(struct notes *notes, struct notes_step *step, struct err *err);
bool notes_redo(struct notes *notes, struct notes_step *step, struct err *err);

/* ---- Over all notices ---- */

enum notes_order {
    NOTES_BY_PLACE, /* notice by notice, in the order of the text */
    NOTES_BY_TIME   /* the newest first */
};

/* Fills the list (all zeros) with copies of all that the filter (NULL: none) lets pass.  Those of
 * the attached notice have their spans.  False with a sentence when the store cannot be read. */
bool notes_list(struct notes *notes, const struct note_filter *filter, enum notes_order order,
                struct note_list *list, struct err *err);

#endif
