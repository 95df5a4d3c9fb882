/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/* The places that depend on where one is. */
static const struct {
    const char *prefix;
    bool in_section;
} heres[] = {
    {"section:", true}, {"本节：", true},  {"本節：", true},  {"本节:", true},
    {"marked:", false}, {"标记：", false}, {"標記：", false}, {"标记:", false},
};

static const char *const prefixes[] = {
    [REQUEST_REGEX] = "re:", [REQUEST_PINYIN] = "py:", [REQUEST_EXACT] = "="};

/* The bytes up to behind the first colon. */
static size_t
length_with_colon(const char *line)
{
    const char *half = strchr(line, ':'), *full = strstr(line, "：");

    if (full && (!half || full < half))
        return (size_t)(full - line) + strlen("：");
    return half ? (size_t)(half - line) + 1 : 0;
}

static size_t
read_here(const char *line, struct request *request)
{
    for (size_t i = 0; i < sizeof heres / sizeof heres[0]; i++) {
        size_t length = strlen(heres[i].prefix);
        if (strncmp(line, heres[i].prefix, length) != 0)
            continue;
        request->in_section = heres[i].in_section;
        request->in_marked = !heres[i].in_section;
        return length;
    }
    return 0;
}

struct request
request_read(const char *line)
{
    struct request request = {.where = 0};

    request.where = read_here(line, &request);
    const char *rest = line + request.where;
    request.query = query_read(rest, strlen(rest), &PATTERN_DEFAULTS);
    if (request.query.part != SCOPE_ALL)
        request.where += length_with_colon(rest);
    request.words = (size_t)(request.query.words - line);
    return request;
}

bool
request_may_be_pinyin(const struct request *request)
{
    const char *s = request->query.words;

    if (request->words > request->where || !*s)
        return false;
    for (; *s; s++)
        if ((*s < 'a' || *s > 'z') && *s != ' ' && *s != '\'')
            return false;
    return true;
}

bool
request_has(const struct request *request, enum request_switch which)
{
    const struct pattern_options *options = &request->query.options;

    switch (which) {
    case REQUEST_REGEX:
        return options->kind == PATTERN_REGEX;
    case REQUEST_PINYIN:
        return options->kind == PATTERN_PINYIN;
    case REQUEST_EXACT:
        return options->kind == PATTERN_WORDS && options->folds == FOLD_NONE;
    default:
        return false;
    }
}

bool
request_is_restricted(const struct request *request)
{
    return request->where > 0;
}

/* The line put together again.  Words that look like a prefix get a backslash. */
static char *
write_line(const char *where, size_t where_length, const char *how, const char *words)
{
    struct buf out = BUF_INIT;

    buf_add(&out, where, where_length);
    buf_add_string(&out, how);
    size_t before = out.length;
    buf_add_string(&out, words);
    if (request_read(buf_string(&out)).words == before)
        return buf_detach(&out);
    buf_clear(&out);
    buf_add(&out, where, where_length);
    buf_addf(&out, "%s\\%s", how, words);
    return buf_detach(&out);
}

char *
request_turn(const char *line, enum request_switch which)
{
    struct request request = request_read(line);
    bool on = !request_has(&request, which);

    return write_line(line, request.where, on ? prefixes[which] : "", line + request.words);
}

char *
request_of_words(const char *words, size_t length)
{
    char *copy = mem_copy(words, length);
    char *line = write_line("", 0, "", copy);

    free(copy);
    return line;
}

/* The places that a key goes through. */
static const char *const wheres[] = {"", "section:", "headings:", "title:", "marked:"};

#define WHERE_COUNT (sizeof wheres / sizeof wheres[0])

char *
request_turn_where(const char *line)
{
    struct request request = request_read(line);
    size_t at = 0;

    while (at < WHERE_COUNT &&
           (strlen(wheres[at]) != request.where || strncmp(wheres[at], line, request.where) != 0))
        at++;
    const char *next = at < WHERE_COUNT ? wheres[(at + 1) % WHERE_COUNT] : "";
    /* how and the words as they are */
    struct buf out = BUF_INIT;
    buf_add_string(&out, next);
    buf_add_string(&out, line + request.where);
    return buf_detach(&out);
}
