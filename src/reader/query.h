/* query.h: what a person types to search, taken apart.
 *
 *     习近平总书记                 words
 *     regex:第.+条                 a regular expression
 *     pinyin:fp                    syllables or their initials
 *     exact:12                     no folding of characters that are as good as one another
 *     title:exact:通知             only in the title, and so on with the other scopes of search.h
 *     section:疫情  marked:疫情    only in the section where one is, in what is highlighted
 *
 * Prefixes stand before the words in any order; words: and regex: are the last.  All that a search
 * depends on is in the line, so that it says the same when it is recalled.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_QUERY_H
#define GONGWEN_READER_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "search/pattern.h"
#include "search/search.h"

struct query {
    struct pattern_options options;
    bool kind_said; /* by a prefix */
    enum scope_part part;
    bool in_section, in_marked;
    size_t words; /* bytes of the line before the words */
};

struct query query_read(const char *line);

/* Whether the words are nothing but Latin letters, which may be pinyin. */
bool query_may_be_pinyin(const struct query *query, const char *line);

/* What a key turns on and off. */
enum query_switch { QUERY_REGEX, QUERY_PINYIN, QUERY_EXACT, QUERY_SWITCH_COUNT };

bool query_has(const struct query *query, enum query_switch which);

/* The line with the switch turned, its words the same; the caller's. */
char *query_turn(const char *line, enum query_switch which);

/* The line with the next restriction: the section, headings, the title, what is highlighted, and
 * none again; the caller's. */
char *query_turn_scope(const char *line);

/* The name of the line's restriction as it is typed, without the colon; NULL without one. */
const char *query_scope_name(const struct query *query);

#endif
