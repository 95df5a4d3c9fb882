/* library.h: the notices of some directories, as a list.
 *
 * Walking the directories and looking into their files are done a few at a time, when nobody
 * waits; a row that is about to be shown is looked into before.  What is shown is a row: a
 * notice that holds the words of the filter, in the present order.
 *
 * Hidden files are left out, and so are files that are no text once they were looked
 * into; what cannot be read, a file or a directory, stays as a card that says why.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_LIBRARY_H
#define GONGWEN_LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "library/card.h"
#include "library/catalogue.h"
#include "notes/places.h"

/* Identifier, name in the configuration and on the command line, what the list is sorted by.
 * Where the column is empty a notice comes last; where two are equal their names decide. */
#define LIBRARY_SORTS(X)                                                                           \
    X(DATE, "date", N_("newest first"))                                                            \
    X(NUMBER, "number", N_("by number"))                                                           \
    X(ISSUER, "issuer", N_("by issuer"))                                                           \
    X(TITLE, "title", N_("by title"))                                                              \
    X(NAME, "name", N_("by file name"))

enum library_sort {
#define X(id, name, help) LIBRARY_BY_##id,
    LIBRARY_SORTS(X)
#undef X
        LIBRARY_SORT_COUNT
};

struct library;

/* Begins to walk the directories and those below; a file among them stands for itself.
 * `places` is borrowed, or NULL.  NULL with a sentence when there is but one of them and it
 * cannot be read. */
struct library *library_open(const char *const *directories, size_t count, struct places *places,
                             struct err *err);
void library_free(struct library *library);

/* Reads by these rules, and lists what their filters make text of, too; before the first file is
 * looked into.  They must outlive the library. */
void library_use_rules(struct library *library, const struct doc_rules *rules);

/* Fills the cards from the catalogue once all were found, as far as their files are unchanged,
 * and keeps there what will have been found out when the library is freed; it must outlive the
 * library. NULL does nothing. */
void library_use_catalogue(struct library *library, struct catalogue *catalogue);

/* The notices in all, and how many of them were looked into and never opened. */
size_t library_count(const struct library *library);
size_t library_unread_count(const struct library *library);

/* Rows.  A card stays where it is for as long as the library lives, whatever happens to the
 * rows. */
size_t library_row_count(const struct library *library);
const struct card *library_row(const struct library *library, size_t row);

/* The row of a card; NONE when the filter holds it back. */
size_t library_row_of(const struct library *library, const struct card *card);

/* Looks into the files of the rows first..first+count-1, as far as there are such.  True when a
 * card has changed.  The rows stay as they are until library_arrange. */
bool library_describe(struct library *library, size_t first, size_t count);

/* Walks on, or looks into some more files, for about 10 milliseconds.  False when all were found
 * and looked into. */
bool library_idle(struct library *library);

/* Whether all files were found; and finds them. */
bool library_is_walked(const struct library *library);
void library_walk_all(struct library *library);

/* Finds and looks into all of them. */
void library_describe_all(struct library *library);

/* Asks anew how much of the card's notice was read. */
void library_update_progress(struct library *library, const struct card *card);

/* Makes the rows anew, now that more is known or another order or filter was asked for. */
void library_arrange(struct library *library);

/* Another order, at once. */
void library_sort(struct library *library, enum library_sort by);
enum library_sort library_sorted_by(const struct library *library);

/* Only the notices that pass what was typed (card_passes), at once; "" for all. */
void library_filter(struct library *library, const char *words);

/* What an order means, to be translated with _(); and the order of a name, LIBRARY_SORT_COUNT
 * when there is none. */
const char *library_sort_help(enum library_sort by);
enum library_sort library_sort_by_name(const char *name);

#endif
