/* request.h: a line that a person types to search while reading, and the keys that change it.
 *
 * Besides the prefixes of search/query a line may begin with where one is:
 *
 *     section:疫情   本节：疫情     only in the section where one is
 *     marked:疫情    标记：疫情     only in what is highlighted
 *
 * All that a search depends on is in the line, so that it says the same when it is recalled:
 * what a key turns on and off is a prefix.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_REQUEST_H
#define GONGWEN_READER_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "search/query.h"

struct request {
    struct query query; /* its words are borrowed from the line */
    bool in_section, in_marked;
    size_t where; /* bytes of the line that say where to search */
    size_t words; /* bytes of the line before the words */
};

/* The line is borrowed. */
struct request request_read(const char *line);

/* Whether its words are nothing but Latin letters, which may be pinyin, and nothing says how they
 * are meant. */
bool request_may_be_pinyin(const struct request *request);

/* What a key turns on and off. */
enum request_switch { REQUEST_REGEX, REQUEST_PINYIN, REQUEST_EXACT, REQUEST_SWITCH_COUNT };

bool request_has(const struct request *request, enum request_switch which);

/* The line with the switch turned, its words the same; the caller's. */
char *request_turn(const char *line, enum request_switch which);

/* The line that searches for the words as they are; the caller's. */
char *request_of_words(const char *words, size_t length);

/* Whether it says where to search; and the line with the next such place: the section, headings,
 * the title, what is highlighted, and everywhere again; the caller's. */
bool request_is_restricted(const struct request *request);
char *request_turn_where(const char *line);

#endif
