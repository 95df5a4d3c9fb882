/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pattern.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/standin.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "search/pinyin.h"

struct pattern {
    struct pattern_options options;
    bool caseless;
    struct buf words;      /* as they read */
    struct pinyin *pinyin; /* of PATTERN_PINYIN */
    struct regex *regex;   /* of the others */
    struct regex *typed;   /* for the source as it is, where radicals are not folded; else NULL */
};

struct matcher {
    const struct pattern *pattern;
    struct regex_scratch *scratch;
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

static struct regex *
compile_words(const char *words, size_t length, unsigned folds, bool caseless,
              struct pattern_fault *fault)
{
    struct buf folded = BUF_INIT;

    fold_words(words, length, folds, &folded);
    struct regex *regex =
        regex_new(buf_string(&folded), folded.length, caseless, &fault->err, &fault->offset);
    fault->offset = 0;
    buf_fini(&folded);
    return regex;
}

static bool
read_words(struct pattern *pattern, const char *typed, struct pattern_fault *fault)
{
    unsigned folds = pattern->options.folds;
    size_t length = pattern->words.length;

    pattern->regex = compile_words(pattern->words.bytes, length, folds, pattern->caseless, fault);
    if (pattern->regex && !(folds & FOLD_RADICALS))
        pattern->typed = compile_words(typed, length, folds, pattern->caseless, fault);
    return pattern->regex != NULL;
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

    pattern->regex = regex_new(words->bytes, words->length, pattern->caseless, &why, &offset);
    if (!pattern->regex)
        return set_fault(fault, typed, offset, why.sentence);
    fold_regex(words->bytes, words->length, pattern->options.folds, &folded);
    struct regex *regex = regex_new(folded.bytes, folded.length, pattern->caseless, &why, &offset);
    buf_fini(&folded);
    if (regex) {
        regex_free(pattern->regex);
        pattern->regex = regex;
    }
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
    regex_free(pattern->regex);
    regex_free(pattern->typed);
    buf_fini(&pattern->words);
    free(pattern);
}

enum pattern_kind
pattern_kind(const struct pattern *pattern)
{
    return pattern->options.kind;
}

bool
pattern_wants_source(const struct pattern *pattern)
{
    return pattern->typed != NULL;
}

struct sieve *
pattern_sieve(const struct pattern *pattern)
{
    if (pattern->options.kind != PATTERN_WORDS)
        return NULL;
    return sieve_new(pattern->words.bytes, pattern->words.length, pattern->options.folds,
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

enum match
matcher_find(struct matcher *matcher, const char *bytes, struct span within, size_t from,
             struct span *found)
{
    const struct pattern *pattern = matcher->pattern;

    if (!pattern->pinyin)
        return regex_find(pattern->regex, matcher->scratch, bytes, within, from, found);
    return pinyin_find(pattern->pinyin, bytes, within, from, found) ? MATCH_FOUND : MATCH_NONE;
}

bool
matcher_accepts(struct matcher *matcher, const char *bytes, size_t length)
{
    const struct regex *typed = matcher->pattern->typed;

    return !typed || regex_is_all(typed, matcher->scratch, bytes, length);
}
