/* library.h: the notices of some directories, as a list.
 *
 * Opening it only walks the directories; looking into the files is done a few at a
 * time, when nobody waits or when a row is about to be shown.  What is shown is a row: a
 * notice in the present order that holds the words of the filter.
 *
 * Hidden files and directories are left out, and so are files that are no text once they
 * were looked into; a file that cannot be read stays, with why.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_LIBRARY_H
#define GONGWEN_LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "library/catalogue.h"

enum library_sort {
    LIBRARY_BY_DATE, /* newest first; a notice without a date comes last */
    LIBRARY_BY_NUMBER,
    LIBRARY_BY_ISSUER,
    LIBRARY_BY_TITLE,
    LIBRARY_BY_NAME,
    LIBRARY_SORT_COUNT
};

struct library;

/* Walks the directories and those below.  NULL, with a sentence that names the directory, when
 * one cannot be read or when none of them holds a file that may be a notice. */
struct library *library_open(const char *const *directories, size_t count, struct err *err);
void library_free(struct library *library);

/* The directories as given, and how many notices there are in all. */
const char *library_directory(const struct library *library, size_t i);
size_t library_directory_count(const struct library *library);
size_t library_count(const struct library *library);

/* Rows: the notices that the filter lets pass, in the present order.  A card stays where it is
 * for as long as the library lives, whatever happens to the rows. */
size_t library_row_count(const struct library *library);
const struct card *library_row(const struct library *library, size_t row);

/* The row of a card, or of the file at the path; NONE when it is not among them. */
size_t library_row_of(const struct library *library, const struct card *card);
size_t library_row_of_path(const struct library *library, const char *path);

/* Looks into the files of the rows first..first+count-1.  True when a card has changed.  The
 * order stays until library_arrange. */
bool library_describe(struct library *library, size_t first, size_t count);

/* Looks into some more files, about a hundredth of a second's worth.  False when
 * all were looked into. */
bool library_idle(struct library *library);

/* Looks into all of them. */
void library_describe_all(struct library *library);

/* Puts the rows in order again and takes those out that are no text, now that more is known. */
void library_arrange(struct library *library);

void library_sort(struct library *library, enum library_sort by);
enum library_sort library_sorted_by(const struct library *library);

/* Shows only the notices with the words in some column; "" shows all. */
void library_filter(struct library *library, const char *words);

/* "date" …, never translated, and back; LIBRARY_SORT_COUNT for no such name. */
const char *library_sort_name(enum library_sort by);
enum library_sort library_sort_by_name(const char *name);

#endif
