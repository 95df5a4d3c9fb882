/* search.h: all the places of a notice where a pattern matches.
 *
 * Hits are found a stretch at a time, so that a person who types never waits, and in a notice
 * that grows they follow it.  They come in the order of the joined text and do not overlap; a
 * hit that was given stays.  A scope restricts where they may lie.

 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_SEARCH_H
#define GONGWEN_SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/doc.h"
#include "notice/fulltext.h"
#include "search/pattern.h"
#include "search/scope.h"
#include "search/wordings.h"

/* A place where the pattern matches. */
struct hit {
    struct span at;     /* positions in the joined text */
    struct span source; /* from its first byte to behind its last one in the source; the exact
                         * stretches give fulltext_next_span over .at */
    size_t block;
};

struct search;

/* All are borrowed and must outlive it; `fulltext` is that of the doc, and is advanced by who
 * owns it.  `scope` is copied; NULL is the whole notice. */
struct search *search_new(const struct pattern *pattern, const struct doc *doc,
                          const struct fulltext *fulltext, const struct scope *scope);
void search_free(struct search *search);

/* Searches about `most` more bytes of the joined text, or for some milliseconds where a regular
 * expression takes its time.  False when all that there is by now was
 * searched: call it again when the text has grown.  A scope whose blocks are only known at the
 * end of a notice (number, issuer, date) waits for it. */
bool search_advance(struct search *search, size_t most);

/* Searches all that there is by now. */
void search_finish(struct search *search);

/* Up to which position all hits are known. */
size_t search_done(const struct search *search);

/* Why the search was given up: a sentence, translated; NULL when it was not. */
const char *search_trouble(const struct search *search);

size_t search_count(const struct search *search);
struct hit search_hit(const struct search *search, size_t hit);

/* The first hit that begins at or behind the position; search_count when there is none.  The one
 * before it is the last that begins before the position. */
size_t search_hit_from(const struct search *search, size_t position);

/* How many hits begin within a range of positions. */
size_t search_count_within(const struct search *search, struct span range);

/* The wordings of the hits so far: for pinyin, the words that were found. */
void search_wordings(const struct search *search, struct wordings *wordings);

#endif
