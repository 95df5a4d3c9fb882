/* shelf.h: the library, as the rows of a list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SHELF_H
#define GONGWEN_TUI_SHELF_H

#include "library/library.h"
#include "notes/notes.h"
#include "notes/places.h"
#include "tui/list.h"

/* What a library was opened from; all borrowed. */
struct shelf_source {
    const char *const *directories;
    size_t count;
    const struct doc_rules *rules;
    struct places *places;       /* or NULL */
    struct catalogue *catalogue; /* or NULL */
    struct notes *notes;         /* or NULL */
};

struct shelf;

extern const struct list_model shelf_model;

/* Opens the library: the data of a list of its notices.  NULL, with a sentence, when there is
 * none. */
struct shelf *shelf_new(const struct shelf_source *source, enum library_sort sort, struct err *err);

/* A notice was read: its row tells how much of it. */
void shelf_update_progress(struct shelf *shelf, const struct card *card);

/* What to search for all of its notices: its directories, or when its filter holds some back the
 * files that it lets through.  The array is the caller's, the paths are the shelf's. */
const char **shelf_paths(const struct shelf *shelf, size_t *count);

/* The library as it is now: a reload makes another. */
const struct library *shelf_library(const struct shelf *shelf);

#endif
