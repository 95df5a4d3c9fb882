/* pivot.h: words that begin with digits, found by the ideograph behind these.
 *
 * A notice is full of digits, and PCRE2 tries each that may begin 2020年; 年 is rarer, and is
 * looked for a block of bytes at a time (base/find).  What stands before it is stepped back over,
 * and the expression tells there whether the words are it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_PIVOT_H
#define GONGWEN_SEARCH_PIVOT_H

#include <stdbool.h>
#include <stddef.h>

#include "search/regex.h"
#include "search/spell.h"

struct pivot;

/* For the words, spelled for joined text; the spelling need not outlive it.  NULL for those that do
 * not begin so, and where it would be no help.  Several threads may use it. */
struct pivot *pivot_new(const char *words, size_t length, const struct spelling *spelling,
                        bool caseless);
void pivot_free(struct pivot *pivot);

/* The same as regex_find with the expression of the words. */
enum match pivot_find(const struct pivot *pivot, struct regex_scratch *scratch, const char *bytes,
                      struct span within, size_t from, struct span *found);

#endif
