/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/prefilter.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/find.h"
#include "base/mem.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "notice/markup.h"
#include "search/spell.h"

/* Of so many characters it is looked up whether they begin a line. */
#define LINES_MOST 16

/* Of so many characters it is known without an expression which they may be. */
#define LETTERS_MOST 16

struct prefilter {
    struct regex *words;                 /* from anywhere, or from where `starts` stand */
    struct finder starts;                /* what they begin with; none when that is too much */
    struct finder letters[LETTERS_MOST]; /* what each of the first ones may be, */
    size_t letter_count;                 /* as far as that is all that there is to it */
    size_t count;                        /* characters */
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

static bool
set_finder(struct finder *finder, const struct fold_class *class)
{
    char bytes[4];

    finder->count = 0;
    for (size_t i = 0; i < class->count; i++)
        if (!finder_add(finder, bytes, uni_write(bytes, class->members[i]))) {
            finder->count = 0;
            return false;
        }
    return true;
}

/* What the words begin with, and what their first characters may be. */
static void
find_letters(struct prefilter *prefilter, const struct spelling *spelling)
{
    struct fold_class class;
    size_t count = prefilter->count < LETTERS_MOST ? prefilter->count : LETTERS_MOST;

    if (spelling_starts(spelling, &class))
        set_finder(&prefilter->starts, &class);
    while (prefilter->starts.count > 0 && prefilter->letter_count < count &&
           spelling_plain(spelling, prefilter->letter_count, &class) &&
           set_finder(&prefilter->letters[prefilter->letter_count], &class))
        prefilter->letter_count++;
}

static struct regex *
compile_words(const struct prefilter *prefilter, const struct spelling *spelling, bool caseless)
{
    bool placed = prefilter->starts.count > 0;
    struct buf regex = BUF_INIT;

    if (placed)
        buf_add_string(&regex, "\\G(?:");
    size_t before = regex.length;
    spell_source(spelling, &regex);
    if (regex.length == before) {
        buf_fini(&regex);
        return NULL; /* white space alone */
    }
    if (placed)
        buf_add_char(&regex, ')');
    return compile(&regex, caseless);
}

struct prefilter *
prefilter_new(const char *words, size_t length, unsigned folds, bool caseless)
{
    struct spelling *spelling = spelling_new(words, length, folds, SPELLING_FOR_SOURCE);
    struct prefilter *prefilter = mem_zero(1, sizeof *prefilter);
    struct buf regex = BUF_INIT;

    prefilter->count = spelling_count(spelling);
    find_letters(prefilter, spelling);
    prefilter->words = compile_words(prefilter, spelling, caseless);
    for (size_t i = 1; prefilter->words && i < LINES_MOST && i < prefilter->count; i++) {
        spell_line(spelling, i, &regex);
        prefilter->lines[i] = compile(&regex, caseless);
    }
    spelling_free(spelling);
    if (prefilter->words)
        return prefilter;
    prefilter_free(prefilter);
    return NULL;
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

/* Whether white space or a hyphen may begin with the character: then the expression has to tell. */
static bool
may_part(uint32_t c)
{
    return c <= ' ' || c == '-' || (c >= 0x7F && c <= 0xAD) || (c >= 0x1680 && c <= 0x180E) ||
           (c >= 0x2000 && c <= 0x206F) || c == 0x2500 || c == 0x3000 || c == 0xFF0D || c == 0xFEFF;
}

bool
prefilter_overlaps(const struct prefilter *prefilter)
{
    const struct finder *first = &prefilter->starts;

    if (first->count == 0 || prefilter->letter_count < prefilter->count)
        return true;
    for (size_t i = 1; i < prefilter->count; i++)
        for (size_t j = 0; j < prefilter->letters[i].count; j++)
            if (finder_at(first, prefilter->letters[i].all[j].bytes,
                          prefilter->letters[i].all[j].length) > 0)
                return true;
    return false;
}

enum standing { STANDS, STANDS_NOT, STANDS_PERHAPS };

/* Whether the words stand at the start of s[0..length), by their first characters alone; and where
 * they do, how many bytes. */
static enum standing
stand(const struct prefilter *prefilter, const char *s, size_t length, size_t *bytes)
{
    uint32_t c;

    *bytes = 0;
    for (size_t i = 0; i < prefilter->letter_count; i++) {
        size_t step = finder_at(&prefilter->letters[i], s + *bytes, length - *bytes);
        if (step == 0 && *bytes < length && (uni_read(s + *bytes, &c), may_part(c)))
            return STANDS_PERHAPS;
        if (step == 0)
            return STANDS_NOT;
        *bytes += step;
    }
    return prefilter->letter_count == prefilter->count ? STANDS : STANDS_PERHAPS;
}

/* Looks for them by the expression, from the byte on or, where it is placed, there. */
static enum match
find_words(const struct prefilter *prefilter, struct regex_scratch *scratch, const char *bytes,
           size_t length, size_t from, struct span *found, size_t *cut)
{
    enum match match =
        regex_find(prefilter->words, scratch, bytes, (struct span){0, length}, from, found);
    const char *mark = match == MATCH_FOUND ? regex_mark(scratch) : NULL;

    *cut = mark ? strtoul(mark, NULL, 10) : 0;
    return match;
}

/* The same as prefilter_next, where it is known what the words begin with. */
static enum match
next_start(const struct prefilter *prefilter, struct regex_scratch *scratch, const char *bytes,
           size_t length, size_t from, struct span *found, size_t *cut)
{
    const char *at = bytes + from;
    size_t size;

    for (uint32_t c; (at = finder_next(&prefilter->starts, at, length - (size_t)(at - bytes)));
         at += uni_read(at, &c)) {
        size_t start = (size_t)(at - bytes);
        enum standing standing = stand(prefilter, at, length - start, &size);
        enum match match = MATCH_NONE;
        *found = (struct span){start, start + size};
        if (standing == STANDS)
            return MATCH_FOUND;
        if (standing == STANDS_PERHAPS)
            match = find_words(prefilter, scratch, bytes, length, start, found, cut);
        if (match != MATCH_NONE)
            return match;
    }
    return MATCH_NONE;
}

enum match
prefilter_next(const struct prefilter *prefilter, struct regex_scratch *scratch, const char *bytes,
               size_t length, size_t from, struct span *found, size_t *cut)
{
    *cut = 0;
    if (prefilter->starts.count > 0)
        return next_start(prefilter, scratch, bytes, length, from, found, cut);
    return find_words(prefilter, scratch, bytes, length, from, found, cut);
}

/* The line end that nothing but white space stands behind before `at`, from `start` on; `at` where
 * there is none. */
static size_t
line_end_before(const char *bytes, size_t start, size_t at)
{
    size_t before = at;
    uint32_t c;

    for (size_t step; before > start; before -= step) {
        step = uni_read_back(bytes + start, before - start, &c);
        if (c == '\n' || c == '\f' || c == '\r')
            return before - step;
        if (!may_part(c))
            return at;
    }
    return at;
}

/* The same as prefilter_goes_on, where it is known what the character may be. */
static bool
letter_goes_on(const struct prefilter *prefilter, struct regex_scratch *scratch, size_t cut,
               const char *bytes, struct span within)
{
    const char *at = bytes + within.start, *end = bytes + within.end;
    struct span found;
    uint32_t c;

    for (; (at = finder_next(&prefilter->letters[cut], at, (size_t)(end - at)));
         at += uni_read(at, &c)) {
        size_t line = line_end_before(bytes, within.start, (size_t)(at - bytes));
        if (line < (size_t)(at - bytes)) /* from the first line on that it begins */
            return regex_find(prefilter->lines[cut], scratch, bytes,
                              (struct span){line, within.end}, line, &found) != MATCH_NONE;
    }
    return false;
}

bool
prefilter_goes_on(const struct prefilter *prefilter, struct regex_scratch *scratch, size_t cut,
                  const char *bytes, struct span within)
{
    struct span found;

    if (cut >= LINES_MOST || !prefilter->lines[cut])
        return true;
    if (cut < prefilter->letter_count)
        return letter_goes_on(prefilter, scratch, cut, bytes, within);
    return regex_find(prefilter->lines[cut], scratch, bytes, within, within.start, &found) !=
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
    return match == MATCH_STOPPED || markup_is_used(bytes, length);
}
