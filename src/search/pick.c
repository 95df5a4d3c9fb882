/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pick.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "search/pattern.h"
#include "search/query.h"

/* What has to stand in the line. */
struct wanted {
    struct pattern *pattern;
    struct matcher *matcher;
};

struct pick {
    enum scope_part part;
    struct wanted *all;
    size_t count, capacity;
};

static void
want(struct pick *pick, const struct query *query, const char *words, size_t length)
{
    struct pattern_fault fault;
    struct pattern *pattern = pattern_new(words, length, &query->options, &fault);

    if (!pattern)
        return;
    pick->all = mem_grow(pick->all, &pick->capacity, pick->count + 1, sizeof pick->all[0]);
    pick->all[pick->count++] = (struct wanted){pattern, matcher_new(pattern)};
}

struct pick *
pick_new(const char *typed)
{
    struct pick *pick = mem_zero(1, sizeof *pick);
    const struct pattern_options usual = {PATTERN_WORDS, FOLD_ALL, .smart_case = false};
    struct query query = query_read(typed, strlen(typed), &usual);
    const char *end = query.words + query.length;

    pick->part = query.part;
    if (query.options.kind != PATTERN_WORDS || query.options.folds == FOLD_NONE) {
        want(pick, &query, query.words, query.length);
        return pick;
    }
    for (const char *word = query.words; word < end;) {
        const char *space = memchr(word, ' ', (size_t)(end - word));
        size_t length = (size_t)((space ? space : end) - word);
        if (length > 0)
            want(pick, &query, word, length);
        word += length + 1;
    }
    return pick;
}

void
pick_free(struct pick *pick)
{
    if (!pick)
        return;
    for (size_t i = 0; i < pick->count; i++) {
        matcher_free(pick->all[i].matcher);
        pattern_free(pick->all[i].pattern);
    }
    free(pick->all);
    free(pick);
}

enum scope_part
pick_part(const struct pick *pick)
{
    return pick->part;
}

static bool
stands_in(const struct wanted *wanted, const char *column)
{
    size_t length = strlen(column);
    struct span found;
    char *clean = NULL;

    if (utf8_valid_prefix(column, length) < length) /* a path */
        column = clean = uni_clean(column, length, &length);
    matcher_forget(wanted->matcher);
    bool stands =
        matcher_find(wanted->matcher, column, (struct span){0, length}, 0, &found) == MATCH_FOUND;
    free(clean);
    return stands;
}

bool
pick_passes_any(const struct pick *pick, const char *const *columns, size_t count)
{
    for (size_t i = 0; i < pick->count; i++) {
        bool stands = false;
        for (size_t column = 0; column < count && !stands; column++)
            stands = columns[column] && stands_in(&pick->all[i], columns[column]);
        if (!stands)
            return false;
    }
    return true;
}

bool
pick_passes(const struct pick *pick, const char *line)
{
    return pick_passes_any(pick, &line, 1);
}
