/* regex.h: regular expressions over UTF-8; the door to PCRE2.
 *
 * With UTF and UCP, compiled to machine code where PCRE2 can.  An expression never changes once
 * it was made and may be used by several threads at once, each with a scratch of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_REGEX_H
#define GONGWEN_SEARCH_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "source/text.h"

enum match {
    MATCH_NONE,
    MATCH_FOUND,
    MATCH_STOPPED, /* it had to try too much, and was given up */
    MATCH_PAUSED   /* the time is over */
};

struct regex;

/* The expression is valid UTF-8.  NULL for a bad one, with what PCRE2 says of it, translated where
 * that is known, and the byte at which it is bad. */
struct regex *regex_new(const char *s, size_t length, bool caseless, struct err *err,
                        size_t *offset);

/* The same of one that somebody typed, which may take its time: for regex_find_until. */
struct regex *regex_new_typed(const char *s, size_t length, bool caseless, struct err *err,
                              size_t *offset);
void regex_free(struct regex *regex);

/* What a thread matches with, whatever the expressions. */
struct regex_scratch;

struct regex_scratch *regex_scratch_new(void);
void regex_scratch_free(struct regex_scratch *scratch);

/* Finds the first match in bytes[within.start..within.end), valid UTF-8, that begins at `from` or
 * behind it.  Outside of it there is nothing for the expression.  A match is never empty. */
enum match regex_find(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
                      struct span within, size_t from, struct span *found);

/* The same, but MATCH_PAUSED when the clock (base/clock) has come to `until`; then the next match
 * is to be found from found->start on.  What can be tried at one place takes some milliseconds at
 * most.  An expression that asks where the search began is not paused. */
enum match regex_find_until(const struct regex *regex, struct regex_scratch *scratch,
                            const char *bytes, struct span within, size_t from, int64_t until,
                            struct span *found);

/* Whether it matches the whole of the bytes. */
bool regex_is_all(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
                  size_t length);

/* The mark of the last match that regex_find found with the scratch; NULL when it has none. */
const char *regex_mark(const struct regex_scratch *scratch);

#endif
