/* prefilter.h: which sources need not be read, since they cannot hold the words.
 *
 * Looks at the bytes of a file as they are: whether the words stand there, in any of their forms,
 * with any white space between their characters, or as far as a line's end, behind which page
 * furniture may be.  What shows itself to be Markdown passes, for its marks may stand within the
 * words (notice/markup).  What it holds back has no hit; of what it lets through some has none,
 * too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_PREFILTER_H
#define GONGWEN_SEARCH_PREFILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "search/regex.h"
#include "source/text.h"

struct prefilter;

/* For valid UTF-8.  It may be used by several threads at once.  NULL for white space
 * alone and for what is too much for PCRE2: then every source has to be read. */
struct prefilter *prefilter_new(const char *words, size_t length, unsigned folds, bool caseless);
void prefilter_free(struct prefilter *prefilter);

/* False only when no hit can begin within another one: none of the characters behind the first is
 * one with it. */
bool prefilter_overlaps(const struct prefilter *prefilter);

/* False when a notice made of these bytes holds no hit; true also for all that is no valid UTF-8,
 * or that may be read in another encoding. */
bool prefilter_passes(const struct prefilter *prefilter, struct regex_scratch *scratch,
                      const char *bytes, size_t length);

/* The same step by step, for who looks closer (search/rawcount), in bytes that are valid UTF-8:
 * finds the first place at or behind `from` where the words may begin.  *cut is 0 where all of them
 * stand there, with white space or line ends between them or not; else the index of the character
 * that must begin a later line, and the place ends with the line end that cuts them. */
enum match prefilter_next(const struct prefilter *prefilter, struct regex_scratch *scratch,
                          const char *bytes, size_t length, size_t from, struct span *found,
                          size_t *cut);

/* Whether the words may go on so, from the character of the index on, behind a line end that lies
 * within the span. */
bool prefilter_goes_on(const struct prefilter *prefilter, struct regex_scratch *scratch, size_t cut,
                       const char *bytes, struct span within);

#endif
