/* spell.h: words as a regular expression that matches each of their forms.
 *
 * For PCRE2 with UTF (search/regex).  What is one to a search says search/fold; case is left to the
 * one who compiles the expression.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_SPELL_H
#define GONGWEN_SEARCH_SPELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "search/fold.h"

/* The forms of words that the folds make the same; FOLD_CASE is left to the one who compiles an
 * expression.  The words are copied. */
struct spelling;

/* For joined text, which has no radicals; or for the source that it is made of, with line ends,
 * page furniture and radicals in it. */
enum spelling_for { SPELLING_FOR_TEXT, SPELLING_FOR_SOURCE };

struct spelling *spelling_new(const char *words, size_t length, unsigned folds,
                              enum spelling_for text);
void spelling_free(struct spelling *spelling);

/* Characters of the words. */
size_t spelling_count(const struct spelling *spelling);

/* Stores the characters that may stand in the place of the one at the index, when no more than that
 * can: no form of several characters begins with it, it is written out with none, is no white space
 * and has no other case.  False else. */
bool spelling_plain(const struct spelling *spelling, size_t at, struct fold_class *class);

/* Behind which character the forms end that begin with the one at the index, some of which stand
 * for several: of 20 in 2020 the one behind it, for ⑳. */
size_t spelling_reach(const struct spelling *spelling, size_t at);

/* Stores the characters that the words may begin with, forms of several characters among them,
 * where that is all; false else. */
bool spelling_starts(const struct spelling *spelling, struct fold_class *class);

/* Appends to `regex` (PCRE2 with UTF) what matches the words in any of their forms in joined text.
 * With a number, only those that begin with that one of the ways in which they may begin, of which
 * it returns the count: PCRE2 finds what begins in one way many times faster. */
size_t spell_words(const struct spelling *spelling, size_t number, struct buf *regex);

#define SPELL_EVERY ((size_t)-1)

/* The same for the source: matches wherever the joined text may hold the words, and now and then
 * elsewhere.  A match that a line end cuts has a mark, the index of the character that must begin a
 * later line, of which spell_line appends what it matches from such a line's start on. */
void spell_source(const struct spelling *spelling, struct buf *regex);
void spell_line(const struct spelling *spelling, size_t at, struct buf *regex);

/* The same for a regular expression: its ideographs and marks outside ASCII match all that are
 * one with them.  It may be too much for PCRE2 where the expression itself is not. */
void spell_regex(const char *s, size_t length, unsigned folds, struct buf *regex);

#endif
