/* pick.h: which lines of a list pass what a person typed to see only some of them.
 *
 * What is typed is a query (search/query): words, each of which has to stand somewhere in the line,
 * in any of the forms that search/fold makes one, capitals or not; behind a prefix pinyin, a
 * regular expression, or exactly these characters.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_PICK_H
#define GONGWEN_SEARCH_PICK_H

#include <stdbool.h>
#include <stddef.h>

#include "search/scope.h"

struct pick;

/* What is not finished yet, such as an expression that is no good, lets all pass, and so does an
 * empty line. */
struct pick *pick_new(const char *typed);
void pick_free(struct pick *pick);

/* In which part of a notice the words are to stand, as far as the lines tell; SCOPE_ALL without a
 * prefix that says so. */
enum scope_part pick_part(const struct pick *pick);

/* Whether the line passes; it may hold any bytes. */
bool pick_passes(const struct pick *pick, const char *line);

/* The same of a line in columns, no match goes from one to the next; NULL is an empty one. */
bool pick_passes_any(const struct pick *pick, const char *const *columns, size_t count);

#endif
