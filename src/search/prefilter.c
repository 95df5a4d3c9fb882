/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
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

static struct prefilter *
make(const struct spelling *spelling, bool caseless)
{
    struct buf regex = BUF_INIT;

    spell_source(spelling, &regex);
    if (regex.length == 0)
        return NULL; /* white space alone */
    struct regex *whole = compile(&regex, caseless);
    if (!whole)
        return NULL;
    struct prefilter *prefilter = mem_zero(1, sizeof *prefilter);
    prefilter->words = whole;
    for (size_t i = 1; i < LINES_MOST && i < spelling_count(spelling); i++) {
        spell_line(spelling, i, &regex);
        prefilter->lines[i] = compile(&regex, caseless);
    }
    return prefilter;
}

struct prefilter *
prefilter_new(const char *words, size_t length, unsigned folds, bool caseless)
{
    struct spelling *spelling = spelling_new(words, length, folds, SPELLING_FOR_SOURCE);
    struct prefilter *prefilter = make(spelling, caseless);

    spelling_free(spelling);
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

enum match
prefilter_next(const struct prefilter *prefilter, struct regex_scratch *scratch, const char *bytes,
               size_t length, size_t from, struct span *found, size_t *cut)
{
    enum match match =
        regex_find(prefilter->words, scratch, bytes, (struct span){0, length}, from, found);
    const char *mark = match == MATCH_FOUND ? regex_mark(scratch) : NULL;

    *cut = mark ? strtoul(mark, NULL, 10) : 0;
    return match;
}

bool
prefilter_goes_on(const struct prefilter *prefilter, struct regex_scratch *scratch, size_t cut,
                  const char *bytes, struct span within)
{
    struct span found;

    return cut >= LINES_MOST || !prefilter->lines[cut] ||
           regex_find(prefilter->lines[cut], scratch, bytes, within, within.start, &found) !=
               MATCH_NONE;
}

bool
prefilter_passes(const struct prefilter *prefilter, struct regex_scratch *scratch,
                 const char *bytes, size_t length)
{
    struct span found = {0, 0};
    enum match match = MATCH_NONE;
    bool looked_up[LINES_MOST] = {false};
    size_t cut;

    if (memchr(bytes, 0, length) || utf8_valid_prefix(bytes, length) < length)
        return true;
    while ((match = prefilter_next(prefilter, scratch, bytes, length, found.end, &found, &cut)) ==
           MATCH_FOUND) {
        if (cut == 0 || cut >= LINES_MOST)
            return true;
        if (!looked_up[cut] &&
            prefilter_goes_on(prefilter, scratch, cut, bytes, (struct span){0, length}))
            return true;
        looked_up[cut] = true;
    }
    return match == MATCH_STOPPED;
}
