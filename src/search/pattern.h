/* pattern.h: what a person looks for, as something that finds it.
 *
 * A pattern is words, found in each of the forms that search/fold makes the same; a regular
 * expression of PCRE2 with UTF and UCP; or pinyin (search/pinyin).  It never changes once it was
 * made, and may be used by several threads at once: what a search needs besides is a matcher,
 * one a thread.
 *
 * What is searched is joined text (notice/fulltext): valid UTF-8, in which no match goes beyond
 * a line feed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_PATTERN_H
#define GONGWEN_SEARCH_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "search/fold.h"
#include "search/prefilter.h"
#include "search/regex.h"
#include "source/text.h"

enum pattern_kind {
    PATTERN_WORDS,
    PATTERN_REGEX,
    PATTERN_PINYIN /* syllables or their initials: fupin, fp */
};

struct pattern_options {
    enum pattern_kind kind;
    unsigned folds;  /* of FOLD_…; FOLD_NONE takes the characters exactly as typed */
    bool smart_case; /* a capital among the words switches FOLD_CASE off */
};

/* How a person searches without saying more. */
#define PATTERN_DEFAULTS ((struct pattern_options){PATTERN_WORDS, FOLD_ALL, true})

/* What is wrong with a pattern. */
struct pattern_fault {
    struct err err; /* the sentence */
    size_t offset;  /* in bytes of the words: where it is wrong */
    size_t column;  /* the same in characters, from 1; 0 where it is the whole that is wrong */
};

struct pattern;

/* The words are borrowed for the call.  NULL, with what is wrong, for a bad regular expression,
 * for what is no pinyin, for no words, and for words that are no UTF-8. */
struct pattern *pattern_new(const char *words, size_t length, const struct pattern_options *options,
                            struct pattern_fault *fault);
void pattern_free(struct pattern *pattern);

enum pattern_kind pattern_kind(const struct pattern *pattern);

/* The words as joined text would have them; they live as long as the pattern. */
const char *pattern_words(const struct pattern *pattern, size_t *length);

/* Whether a match counts only if the source reads so, too: joined text has the ideographs for
 * which radicals stand, and FOLD_RADICALS is off. */
bool pattern_wants_source(const struct pattern *pattern);

/* Whether then a source that reads as joined text does is enough: no radical was typed. */
bool pattern_is_as_typed(const struct pattern *pattern);

/* What holds back the sources in which it cannot match; NULL when there is no way to tell.  The
 * caller owns it. */
struct prefilter *pattern_prefilter(const struct pattern *pattern);

/* What a thread needs to search with a pattern, which must outlive it. */
struct matcher;

struct matcher *matcher_new(const struct pattern *pattern);
void matcher_free(struct matcher *matcher);

/* Finds the first match in bytes[within.start..within.end) that begins at `from` or behind it.
 * A match is never empty.  `within` is one block, or for words and pinyin as many as one likes.
 * The matcher may know from an earlier search of the same bytes what is ahead. */
enum match matcher_find(struct matcher *matcher, const char *bytes, struct span within, size_t from,
                        struct span *found);

/* The same, but a regular expression only until the clock says so: see regex_find_until. */
enum match matcher_find_until(struct matcher *matcher, const char *bytes, struct span within,
                              size_t from, int64_t until, struct span *found);

/* What it has searched is gone: other bytes may stand in the same place. */
void matcher_forget(struct matcher *matcher);

/* Whether the pattern matches the whole of the bytes as the source has them: always where
 * pattern_wants_source is false. */
bool matcher_accepts(struct matcher *matcher, const char *bytes, size_t length);

#endif
