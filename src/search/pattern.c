/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/standin.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "search/pinyin.h"
#include "search/pivot.h"
#include "search/spell.h"

/* Words that begin in as many ways are looked for way by way. */
#define WAYS_MOST 8

/* More bytes fill an expression of PCRE2 even as they are, as Debian builds it (LINK_SIZE 2). */
#define WORDS_MOST 65535

struct pattern {
    struct pattern_options options;
    bool caseless;
    struct buf words;      /* as they read */
    bool as_typed;         /* which is how they were typed */
    struct pinyin *pinyin; /* of PATTERN_PINYIN */
    struct pivot *pivot;   /* by which words are found; NULL: by the expressions */
    struct regex
        *regexes[WAYS_MOST]; /* of the others; what matches is the first of their matches */
    size_t regex_count;
    struct regex *typed; /* for the source as it is, where radicals are not folded; else NULL */
};

/* The next match of one way. */
struct ahead {
    bool known;
    enum match match;
    struct span found;
};

struct matcher {
    const struct pattern *pattern;
    struct regex_scratch *scratch;
    struct ahead ahead[WAYS_MOST]; /* in what was searched last: */
    const char *bytes;
    struct span within;
    size_t from;
};

/* ---- Making --------------------------------------------------------------------- */

static bool
set_fault(struct pattern_fault *fault, const char *words, size_t offset, const char *why)
{
    fault->offset = offset;
    fault->column = uni_count(words, offset) + 1;
    return err_set(&fault->err, _("column %zu: %s"), fault->column, why);
}

/* Whether one of the words' characters is a capital; what follows a backslash in a regular
 * expression is a class or a code. */
static bool
has_capital(const char *words, size_t length, bool regex)
{
    uint32_t character;

    for (size_t at = 0; at < length;) {
        at += uni_read(words + at, &character);
        if (regex && character == '\\' && at < length)
            at += uni_read(words + at, &character);
        else if (uni_is_capital(character))
            return true;
    }
    return false;
}

/* NULL when it is too much for PCRE2. */
static struct regex *
compile_words(const struct spelling *spelling, size_t way, bool caseless)
{
    struct buf folded = BUF_INIT;
    struct err unused;
    size_t offset;

    spell_words(spelling, way, &folded);
    struct regex *regex = regex_new(buf_string(&folded), folded.length, caseless, &unused, &offset);
    buf_fini(&folded);
    return regex;
}

/* In how many ways the words may begin. */
static size_t
count_ways(const struct spelling *spelling)
{
    struct buf unused = BUF_INIT;
    size_t count = spell_words(spelling, 0, &unused);

    buf_fini(&unused);
    return count;
}

static void
free_ways(struct pattern *pattern)
{
    while (pattern->regex_count > 0)
        regex_free(pattern->regexes[--pattern->regex_count]);
}

static bool
compile_ways(struct pattern *pattern, const struct spelling *spelling)
{
    size_t ways = count_ways(spelling);
    bool apart = ways > 1 && ways <= WAYS_MOST;

    for (size_t way = 0; way < (apart ? ways : 1); way++) {
        struct regex *regex = compile_words(spelling, apart ? way : SPELL_EVERY, pattern->caseless);
        if (!regex) {
            free_ways(pattern);
            return false;
        }
        pattern->regexes[pattern->regex_count++] = regex;
    }
    return true;
}

static bool
fold_words(struct pattern *pattern)
{
    struct spelling *spelling = spelling_new(pattern->words.bytes, pattern->words.length,
                                             pattern->options.folds, SPELLING_FOR_TEXT);
    bool folded = compile_ways(pattern, spelling);

    if (folded)
        pattern->pivot = pivot_new(buf_string(&pattern->words), pattern->words.length, spelling,
                                   pattern->caseless);
    spelling_free(spelling);
    return folded;
}

static struct regex *
compile_typed(const struct pattern *pattern, const char *typed)
{
    struct spelling *spelling =
        spelling_new(typed, pattern->words.length, pattern->options.folds, SPELLING_FOR_TEXT);
    struct regex *regex = compile_words(spelling, SPELL_EVERY, pattern->caseless);

    spelling_free(spelling);
    return regex;
}

/* Words that are too many to be folded, pages of them, are looked for as they are. */
static bool
fold_less(struct pattern *pattern)
{
    pattern->options.folds &= FOLD_CASE | FOLD_RADICALS;
    return fold_words(pattern);
}

static bool
read_words(struct pattern *pattern, const char *typed, struct pattern_fault *fault)
{
    if (pattern->words.length > WORDS_MOST || (!fold_words(pattern) && !fold_less(pattern)))
        return err_set(&fault->err, _("these are too many words to look for"));
    if (!(pattern->options.folds & FOLD_RADICALS))
        pattern->typed = compile_typed(pattern, typed);
    return true;
}

/* The expression itself tells what is wrong with it; what is searched with is its folded form,
 * as long as PCRE2 takes that. */
static bool
read_regex(struct pattern *pattern, const char *typed, struct pattern_fault *fault)
{
    const struct buf *words = &pattern->words;
    struct buf folded = BUF_INIT;
    struct err why;
    size_t offset;
    struct regex *plain =
        regex_new_typed(words->bytes, words->length, pattern->caseless, &why, &offset);

    if (!plain)
        return set_fault(fault, typed, offset, why.sentence);
    spell_regex(words->bytes, words->length, pattern->options.folds, &folded);
    struct regex *regex =
        regex_new_typed(folded.bytes, folded.length, pattern->caseless, &why, &offset);
    buf_fini(&folded);
    pattern->regexes[pattern->regex_count++] = regex ? regex : plain;
    if (regex)
        regex_free(plain);
    return true;
}

static bool
read_pinyin(struct pattern *pattern, const char *typed, struct pattern_fault *fault)
{
    size_t offset;

    pattern->pinyin = pinyin_new(pattern->words.bytes, pattern->words.length,
                                 pattern->options.folds & FOLD_SPACES, &offset);
    return pattern->pinyin || set_fault(fault, typed, offset,
                                        _("no pinyin: syllables without tones, or their initials"));
}

static bool
read_pattern(struct pattern *pattern, const char *typed, struct pattern_fault *fault)
{
    bool regex = pattern->options.kind == PATTERN_REGEX;
    const struct buf *words = &pattern->words;

    pattern->caseless =
        (pattern->options.folds & FOLD_CASE) &&
        !(pattern->options.smart_case && has_capital(words->bytes, words->length, regex));
    switch (pattern->options.kind) {
    case PATTERN_REGEX:
        return read_regex(pattern, typed, fault);
    case PATTERN_PINYIN:
        return read_pinyin(pattern, typed, fault);
    default:
        return read_words(pattern, typed, fault);
    }
}

struct pattern *
pattern_new(const char *words, size_t length, const struct pattern_options *options,
            struct pattern_fault *fault)
{
    *fault = (struct pattern_fault){.offset = 0};
    if (length == 0) {
        err_set(&fault->err, _("there is nothing to look for"));
        return NULL;
    }
    if (utf8_valid_prefix(words, length) < length) {
        err_set(&fault->err, _("the pattern is no UTF-8"));
        return NULL;
    }
    struct pattern *pattern = mem_zero(1, sizeof *pattern);
    pattern->options = *options;
    standin_add(&pattern->words, words, length); /* joined text has no radicals */
    pattern->as_typed =
        pattern->words.length == length && memcmp(pattern->words.bytes, words, length) == 0;
    if (read_pattern(pattern, words, fault))
        return pattern;
    pattern_free(pattern);
    return NULL;
}

void
pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pinyin_free(pattern->pinyin);
    free_ways(pattern);
    pivot_free(pattern->pivot);
    regex_free(pattern->typed);
    buf_fini(&pattern->words);
    free(pattern);
}

enum pattern_kind
pattern_kind(const struct pattern *pattern)
{
    return pattern->options.kind;
}

const char *
pattern_words(const struct pattern *pattern, size_t *length)
{
    *length = pattern->words.length;
    return pattern->words.bytes;
}

bool
pattern_wants_source(const struct pattern *pattern)
{
    return pattern->typed != NULL;
}

bool
pattern_is_as_typed(const struct pattern *pattern)
{
    return pattern->as_typed;
}

struct prefilter *
pattern_prefilter(const struct pattern *pattern)
{
    if (pattern->options.kind != PATTERN_WORDS)
        return NULL;
    return prefilter_new(pattern->words.bytes, pattern->words.length, pattern->options.folds,
                         pattern->caseless);
}

/* ---- Matching ------------------------------------------------------------------- */

struct matcher *
matcher_new(const struct pattern *pattern)
{
    struct matcher *matcher = mem_zero(1, sizeof *matcher);

    matcher->pattern = pattern;
    matcher->scratch = regex_scratch_new();
    return matcher;
}

void
matcher_free(struct matcher *matcher)
{
    if (!matcher)
        return;
    regex_scratch_free(matcher->scratch);
    free(matcher);
}

/* Forgets what is ahead where it was looked for in something else. */
static void
look_into(struct matcher *matcher, const char *bytes, struct span within, size_t from)
{
    if (matcher->bytes != bytes || matcher->within.start != within.start ||
        matcher->within.end != within.end || from < matcher->from)
        memset(matcher->ahead, 0, sizeof matcher->ahead);
    matcher->bytes = bytes;
    matcher->within = within;
    matcher->from = from;
}

void
matcher_forget(struct matcher *matcher)
{
    matcher->bytes = NULL;
}

/* The first match of all the ways; each keeps its own for the next time. */
static enum match
find_first(struct matcher *matcher, struct span *found)
{
    const struct pattern *pattern = matcher->pattern;
    const struct ahead *first = NULL;

    for (size_t i = 0; i < pattern->regex_count; i++) {
        struct ahead *ahead = &matcher->ahead[i];
        if (!ahead->known || (ahead->match == MATCH_FOUND && ahead->found.start < matcher->from))
            ahead->match = regex_find(pattern->regexes[i], matcher->scratch, matcher->bytes,
                                      matcher->within, matcher->from, &ahead->found);
        ahead->known = true;
        if (ahead->match == MATCH_STOPPED)
            return MATCH_STOPPED;
        if (ahead->match == MATCH_FOUND && (!first || ahead->found.start < first->found.start))
            first = ahead;
    }
    if (first)
        *found = first->found;
    return first ? MATCH_FOUND : MATCH_NONE;
}

enum match
matcher_find(struct matcher *matcher, const char *bytes, struct span within, size_t from,
             struct span *found)
{
    const struct pattern *pattern = matcher->pattern;

    if (pattern->pinyin)
        return pinyin_find(pattern->pinyin, bytes, within, from, found) ? MATCH_FOUND : MATCH_NONE;
    if (pattern->pivot)
        return pivot_find(pattern->pivot, matcher->scratch, bytes, within, from, found);
    if (pattern->regex_count == 1)
        return regex_find(pattern->regexes[0], matcher->scratch, bytes, within, from, found);
    look_into(matcher, bytes, within, from);
    return find_first(matcher, found);
}

enum match
matcher_find_until(struct matcher *matcher, const char *bytes, struct span within, size_t from,
                   int64_t until, struct span *found)
{
    const struct pattern *pattern = matcher->pattern;

    if (pattern->options.kind != PATTERN_REGEX)
        return matcher_find(matcher, bytes, within, from, found);
    return regex_find_until(pattern->regexes[0], matcher->scratch, bytes, within, from, until,
                            found);
}

bool
matcher_accepts(struct matcher *matcher, const char *bytes, size_t length)
{
    const struct regex *typed = matcher->pattern->typed;

    return !typed || regex_is_all(typed, matcher->scratch, bytes, length);
}
