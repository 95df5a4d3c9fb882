/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/query.h"

#include <string.h>

#include "base/buf.h"
#include "base/uni.h"

static const char section_name[] = "section", marked_name[] = "marked";

/* The prefixes that are no scopes. */
static const struct {
    const char *name;
    enum pattern_kind kind;
    bool exact;
    bool last;
} ways[] = {
    {"words", PATTERN_WORDS, false, true},
    {"regex", PATTERN_REGEX, false, true},
    {"pinyin", PATTERN_PINYIN, false, false},
    {"exact", PATTERN_WORDS, true, false},
};

static bool
is_name(const char *s, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(s, name, length) == 0;
}

/* Takes in a prefix; false when it is none.  *last: words follow. */
static bool
take_prefix(struct query *query, const char *s, size_t length, bool *last)
{
    enum scope_part part = scope_by_name(s, length);

    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (!is_name(s, length, ways[i].name))
            continue;
        *last = ways[i].last;
        if (ways[i].exact) {
            query->options.folds = FOLD_NONE;
            return true;
        }
        query->options.kind = ways[i].kind;
        query->kind_said = true;
        return true;
    }
    if (part != SCOPE_COUNT)
        query->part = part;
    else if (is_name(s, length, section_name))
        query->in_section = true;
    else if (is_name(s, length, marked_name))
        query->in_marked = true;
    else
        return false;
    return true;
}

struct query
query_read(const char *line)
{
    struct query query = {.options = PATTERN_DEFAULTS};
    bool last = false;

    while (!last) {
        const char *s = line + query.words;
        const char *colon = strchr(s, ':');
        if (!colon || !take_prefix(&query, s, (size_t)(colon - s), &last))
            break;
        query.words += (size_t)(colon - s) + 1;
    }
    return query;
}

bool
query_may_be_pinyin(const struct query *query, const char *line)
{
    const char *s = line + query->words;

    if (query->kind_said || query->options.folds == FOLD_NONE || !*s)
        return false;
    for (; *s; s++)
        if ((*s < 'a' || *s > 'z') && *s != ' ' && *s != '\'')
            return false;
    return true;
}

bool
query_has(const struct query *query, enum query_switch which)
{
    switch (which) {
    case QUERY_REGEX:
        return query->options.kind == PATTERN_REGEX;
    case QUERY_PINYIN:
        return query->options.kind == PATTERN_PINYIN;
    case QUERY_EXACT:
        return query->options.folds == FOLD_NONE;
    default:
        return false;
    }
}

const char *
query_scope_name(const struct query *query)
{
    if (query->in_section)
        return section_name;
    if (query->in_marked)
        return marked_name;
    return query->part == SCOPE_ALL ? NULL : scope_name(query->part);
}

static void
add_prefix(struct buf *out, const char *name)
{
    buf_addf(out, "%s:", name);
}

/* The line of a query, with the prefixes that it needs. */
static char *
write_line(const struct query *query, const char *words)
{
    struct buf out = BUF_INIT;
    struct query read_back;

    if (query->in_section)
        add_prefix(&out, section_name);
    if (query->in_marked)
        add_prefix(&out, marked_name);
    if (query->part != SCOPE_ALL)
        add_prefix(&out, scope_name(query->part));
    if (query->options.folds == FOLD_NONE)
        add_prefix(&out, "exact");
    if (query->options.kind == PATTERN_PINYIN)
        add_prefix(&out, "pinyin");
    if (query->options.kind == PATTERN_REGEX)
        add_prefix(&out, "regex");
    size_t prefixes = out.length;
    buf_add_string(&out, words);
    read_back = query_read(buf_string(&out));
    if (read_back.words != prefixes) { /* the words look like a prefix themselves */
        buf_clear(&out);
        buf_addf(&out, "words:%s", words);
    }
    return buf_detach(&out);
}

char *
query_turn(const char *line, enum query_switch which)
{
    struct query query = query_read(line);
    bool on = !query_has(&query, which);

    if (which == QUERY_EXACT)
        query.options.folds = on ? FOLD_NONE : PATTERN_DEFAULTS.folds;
    else if (!on)
        query.options.kind = PATTERN_WORDS;
    else
        query.options.kind = which == QUERY_REGEX ? PATTERN_REGEX : PATTERN_PINYIN;
    return write_line(&query, line + query.words);
}

/* The ways to restrict a search that a key goes through. */
static const struct {
    enum scope_part part;
    bool in_section, in_marked;
} scopes[] = {
    {SCOPE_ALL, false, false},   {SCOPE_ALL, true, false}, {SCOPE_HEADINGS, false, false},
    {SCOPE_TITLE, false, false}, {SCOPE_ALL, false, true},
};

#define SCOPE_STEPS (sizeof scopes / sizeof scopes[0])

char *
query_turn_scope(const char *line)
{
    struct query query = query_read(line);
    size_t at = 0;

    while (at + 1 < SCOPE_STEPS &&
           (scopes[at].part != query.part || scopes[at].in_section != query.in_section ||
            scopes[at].in_marked != query.in_marked))
        at++;
    at = (at + 1) % SCOPE_STEPS;
    query.part = scopes[at].part;
    query.in_section = scopes[at].in_section;
    query.in_marked = scopes[at].in_marked;
    return write_line(&query, line + query.words);
}
