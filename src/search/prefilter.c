/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "search/spell.h"

/* Of so many characters it is looked up whether they begin a line. */
#define LINES_MOST 16

struct prefilter {
    struct regex *words;
    struct regex *lines[LINES_MOST]; /* whether a line begins with the character; NULL: not known */
};

static struct regex *
compile(struct buf *regex, bool caseless)
{
    struct err err;
    size_t offset;
    struct regex *made = regex_new(buf_string(regex), regex->length, caseless, &err, &offset);

    buf_fini(regex);
    return made;
}

struct prefilter *
prefilter_new(const char *words, size_t length, unsigned folds, bool caseless)
{
    struct buf regex = BUF_INIT;
    size_t count = uni_count(words, length);

    spell_source(words, length, folds, &regex);
    if (regex.length == 0)
        return NULL; /* white space alone */
    struct regex *whole = compile(&regex, caseless);
    if (!whole)
        return NULL;
    struct prefilter *prefilter = mem_zero(1, sizeof *prefilter);
    prefilter->words = whole;
    for (size_t i = 1; i < LINES_MOST && i < count; i++) {
        spell_line(words, length, folds, i, &regex);
        prefilter->lines[i] = compile(&regex, caseless);
    }
    return prefilter;
}

void
prefilter_free(struct prefilter *prefilter)
{
    if (!prefilter)
        return;
    regex_free(prefilter->words);
    for (size_t i = 0; i < LINES_MOST; i++)
        regex_free(prefilter->lines[i]);
    free(prefilter);
}

/* Whether a line of the source may go on with the character of the index. */
static bool
may_go_on(const struct prefilter *prefilter, struct regex_scratch *scratch, size_t index,
          const char *bytes, size_t length)
{
    struct span found;

    return index >= LINES_MOST || !prefilter->lines[index] ||
           regex_find(prefilter->lines[index], scratch, bytes, (struct span){0, length}, 0,
                      &found) != MATCH_NONE;
}

bool
prefilter_passes(const struct prefilter *prefilter, struct regex_scratch *scratch,
                 const char *bytes, size_t length)
{
    struct span found = {0, 0};
    enum match match = MATCH_NONE;
    bool looked_up[LINES_MOST] = {false};

    if (memchr(bytes, 0, length) || utf8_valid_prefix(bytes, length) < length)
        return true;
    while ((match = regex_find(prefilter->words, scratch, bytes, (struct span){0, length},
                               found.end, &found)) == MATCH_FOUND) {
        const char *mark = regex_mark(scratch);
        size_t index = mark ? strtoul(mark, NULL, 10) : 0;
        if (index == 0 || index >= LINES_MOST)
            return true;
        if (!looked_up[index] && may_go_on(prefilter, scratch, index, bytes, length))
            return true;
        looked_up[index] = true;
    }
    return match == MATCH_STOPPED;
}
