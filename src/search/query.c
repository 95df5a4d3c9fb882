/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/query.h"

#include <stdbool.h>
#include <string.h>

#include "base/nls.h"

/* How the words are meant. */
static const struct {
    const char *prefix;
    enum pattern_kind kind;
    bool exact;
} manners[] = {
    {"'", PATTERN_PINYIN, false},
    {"py:", PATTERN_PINYIN, false},
    {"re:", PATTERN_REGEX, false},
    {"=", PATTERN_WORDS, true},
};

/* Names of parts besides those of search/scope. */
static const struct {
    const char *name;
    enum scope_part part;
} chinese[] = {
    {"标题", SCOPE_TITLE},  {"標題", SCOPE_TITLE},  {"文号", SCOPE_NUMBER}, {"文號", SCOPE_NUMBER},
    {"机关", SCOPE_ISSUER}, {"機關", SCOPE_ISSUER}, {"日期", SCOPE_DATE},
};

bool
query_distinguish(unsigned *distinguished, const char *list, struct err *err)
{
    static const char between[] = ", ";

    for (size_t length; *(list += strspn(list, between)); list += length) {
        length = strcspn(list, between);
        unsigned fold =
            length == 3 && memcmp(list, "all", 3) == 0 ? FOLD_ALL : fold_by_name(list, length);
        if (fold == FOLD_NONE)
            return err_set(err, _("a search cannot distinguish \"%.*s\": see gongwen --help"),
                           (int)length, list);
        *distinguished |= fold;
    }
    return true;
}

bool
query_habits_read(struct query_habits *habits, const struct conf *conf, struct err *err)
{
    *habits = (struct query_habits){.ignores_capitals = !conf_bool(conf, CONF_SMART_CASE)};
    return query_distinguish(&habits->distinguished, conf_string(conf, CONF_DISTINGUISH), err);
}

void
query_follow(struct pattern_options *options, const struct query_habits *habits)
{
    options->folds &= ~habits->distinguished;
    if (habits->ignores_capitals)
        options->smart_case = false;
}

void
query_set_exact(struct pattern_options *options)
{
    options->folds = FOLD_NONE;
    options->smart_case = false;
}

static bool
begins(const struct query *query, const char *prefix)
{
    size_t length = strlen(prefix);

    return query->length >= length && memcmp(query->words, prefix, length) == 0;
}

static bool
drop(struct query *query, const char *prefix)
{
    if (!begins(query, prefix))
        return false;
    query->words += strlen(prefix);
    query->length -= strlen(prefix);
    return true;
}

/* Drops "name:" where the words begin so. */
static bool
drop_name(struct query *query, const char *name)
{
    const struct query before = *query;

    if (drop(query, name) && (drop(query, ":") || drop(query, "：")))
        return true;
    *query = before;
    return false;
}

static bool
read_part(struct query *query)
{
    for (int part = SCOPE_ALL + 1; part < SCOPE_COUNT; part++)
        if (drop_name(query, scope_name((enum scope_part)part))) {
            query->part = (enum scope_part)part;
            return true;
        }
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        if (drop_name(query, chinese[i].name)) {
            query->part = chinese[i].part;
            return true;
        }
    return false;
}

static bool
read_manner(struct query *query)
{
    for (size_t i = 0; i < sizeof manners / sizeof manners[0]; i++)
        if (drop(query, manners[i].prefix)) {
            query->options.kind = manners[i].kind;
            if (manners[i].exact)
                query_set_exact(&query->options);
            return true;
        }
    return false;
}

/* Whether the words are a prefix that a backslash takes for what it is. */
static bool
is_escaped(const struct query *query)
{
    struct query rest = *query;

    return drop(&rest, "\\") && (read_part(&rest) || read_manner(&rest));
}

struct query
query_read(const char *typed, size_t length, const struct pattern_options *defaults)
{
    struct query query = {*defaults, SCOPE_ALL, typed, length};

    read_part(&query);
    if (is_escaped(&query))
        drop(&query, "\\");
    else
        read_manner(&query);
    return query;
}
