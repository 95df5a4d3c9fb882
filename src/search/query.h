/* query.h: what a person typed to search: a prefix that says how or where, then the words.
 *
 *     'fupin   py:fupin   pinyin
 *     re:第.条              a regular expression
 *     =妇联                 the characters exactly as typed
 *     title:防汛            only in the title; the other parts of search/scope likewise
 *     \'s                  the words 's: a backslash takes a prefix for what it is
 *
 * One of where and one of how may follow one another: title:re:^关于.  The Chinese names of the
 * parts are understood, too, and the colon may be full width: 标题：防汛.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_QUERY_H
#define GONGWEN_SEARCH_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/conf.h"
#include "search/pattern.h"
#include "search/scope.h"

struct query {
    struct pattern_options options;
    enum scope_part part;
    const char *words; /* borrowed from what was typed */
    size_t length;
};

/* What a person wants of every search; all zeros is nothing. */
struct query_habits {
    unsigned distinguished; /* folds to switch off */
    bool ignores_capitals;  /* a capital among the words says nothing */
};

/* What the configuration says.  False, with a sentence, when it names a switch that there is
 * not. */
bool query_habits_read(struct query_habits *habits, const struct conf *conf, struct err *err);
void query_follow(struct pattern_options *options, const struct query_habits *habits);

/* Adds the folds of a list, "case, width", or all of them.  False, with a sentence, for a name
 * that none has. */
bool query_distinguish(unsigned *distinguished, const char *list, struct err *err);

/* Characters exactly as they are. */
void query_set_exact(struct pattern_options *options);

/* Reads what was typed; what no prefix says stays as in `defaults`. */
struct query query_read(const char *typed, size_t length, const struct pattern_options *defaults);

#endif
