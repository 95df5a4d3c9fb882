/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/standin.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "search/pinyin.h"

/* What one match may cost before it is given up: a fraction of a second. */
#define MATCH_LIMIT     2000000
#define JIT_STACK_LEAST ((size_t)32 << 10)
#define JIT_STACK_MOST  ((size_t)4 << 20)

struct pattern {
    enum pattern_kind kind;
    struct pinyin *pinyin; /* of PATTERN_PINYIN, which has no code */
    pcre2_code *code;
    pcre2_code *typed; /* for the source as it is, where radicals are not folded; else NULL */
};

struct matcher {
    const struct pattern *pattern;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

/* What PCRE2 says most often of a bad expression; its other sentences are shown as they are. */
static const char *const complaints[] = {
    N_("\\ at end of pattern"),
    N_("missing terminating ] for character class"),
    N_("quantifier does not follow a repeatable item"),
    N_("missing closing parenthesis"),
    N_("unmatched closing parenthesis"),
    N_("numbers out of order in {} quantifier"),
    N_("range out of order in character class"),
    N_("unrecognized character follows \\"),
    N_("unknown property after \\P or \\p"),
    N_("malformed \\P or \\p sequence"),
    N_("lookbehind assertion is not fixed length"),
    N_("reference to non-existent subpattern"),
    N_("unrecognized character after (? or (?-"),
};

/* ---- Making --------------------------------------------------------------------- */

static void
set_fault(struct pattern_fault *fault, const char *words, size_t offset, const char *why)
{
    fault->offset = offset;
    fault->column = uni_count(words, offset) + 1;
    err_set(&fault->err, _("column %zu: %s"), fault->column, why);
}

/* The words of PCRE2 for what went wrong, translated where they are known. */
static const char *
complaint(int code, char *room, size_t size)
{
    pcre2_get_error_message(code, (PCRE2_UCHAR *)room, size);
    return sizeof complaints > 0 && *room ? _(room) : "";
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

static pcre2_code *
compile(const char *regex, size_t length, uint32_t options, int *error, size_t *offset)
{
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, length,
                                     options | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
                                         PCRE2_NO_UTF_CHECK,
                                     error, offset, NULL);

    if (code)
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it the interpreter matches */
    return code;
}

/* Words as they read: radicals are the ideographs that they stand for (base/standin). */
static pcre2_code *
compile_words(const char *words, size_t length, unsigned folds, bool caseless,
              struct pattern_fault *fault)
{
    struct buf regex = BUF_INIT;
    char room[256];
    int error;
    size_t offset;

    fold_words(words, length, folds, &regex);
    pcre2_code *code =
        compile(regex.bytes, regex.length, caseless ? PCRE2_CASELESS : 0, &error, &offset);
    if (!code)
        err_set(&fault->err, "%s", complaint(error, room, sizeof room));
    buf_fini(&regex);
    return code;
}

/* The expression itself tells what is wrong with it; what is searched with is its folded form,
 * as long as PCRE2 takes that. */
static pcre2_code *
compile_regex(const char *words, size_t length, unsigned folds, bool caseless,
              struct pattern_fault *fault)
{
    uint32_t options = caseless ? PCRE2_CASELESS : 0;
    struct buf regex = BUF_INIT;
    char room[256];
    int error;
    size_t offset;
    pcre2_code *code = compile(words, length, options, &error, &offset);

    if (!code) {
        set_fault(fault, words, offset, complaint(error, room, sizeof room));
        return NULL;
    }
    fold_regex(words, length, folds, &regex);
    pcre2_code *folded = compile(regex.bytes, regex.length, options, &error, &offset);
    buf_fini(&regex);
    if (!folded)
        return code;
    pcre2_code_free(code);
    return folded;
}

static struct pattern *
make_pinyin(const char *words, size_t length, unsigned folds, struct pattern_fault *fault)
{
    size_t offset;
    struct pinyin *pinyin = pinyin_new(words, length, folds & FOLD_SPACES, &offset);

    if (!pinyin) {
        set_fault(fault, words, offset, _("no pinyin: syllables without tones, or their initials"));
        return NULL;
    }
    struct pattern *pattern = mem_zero(1, sizeof *pattern);
    pattern->kind = PATTERN_PINYIN;
    pattern->pinyin = pinyin;
    return pattern;
}

static struct pattern *
make_pattern(const char *words, size_t length, const struct pattern_options *options,
             struct pattern_fault *fault)
{
    bool regex = options->kind == PATTERN_REGEX;
    bool caseless =
        (options->folds & FOLD_CASE) && !(options->smart_case && has_capital(words, length, regex));
    struct buf meant = BUF_INIT;

    standin_add(&meant, words, length);
    pcre2_code *code = regex ? compile_regex(meant.bytes, length, options->folds, caseless, fault)
                             : compile_words(meant.bytes, length, options->folds, caseless, fault);
    buf_fini(&meant);
    if (!code)
        return NULL;
    struct pattern *pattern = mem_zero(1, sizeof *pattern);
    pattern->kind = options->kind;
    pattern->code = code;
    if (!regex && !(options->folds & FOLD_RADICALS))
        pattern->typed = compile_words(words, length, options->folds, caseless, fault);
    return pattern;
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
    return options->kind == PATTERN_PINYIN ? make_pinyin(words, length, options->folds, fault)
                                           : make_pattern(words, length, options, fault);
}

void
pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pinyin_free(pattern->pinyin);
    pcre2_code_free(pattern->code);
    pcre2_code_free(pattern->typed);
    free(pattern);
}

bool
pattern_wants_source(const struct pattern *pattern)
{
    return pattern->typed != NULL;
}

enum pattern_kind
pattern_kind(const struct pattern *pattern)
{
    return pattern->kind;
}

/* ---- Matching ------------------------------------------------------------------- */

struct matcher *
matcher_new(const struct pattern *pattern)
{
    struct matcher *matcher = mem_zero(1, sizeof *matcher);

    matcher->pattern = pattern;
    matcher->data = pcre2_match_data_create(1, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    if (!matcher->data || !matcher->context)
        mem_exhausted();
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    if (pattern->kind == PATTERN_REGEX) {
        matcher->stack = pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL);
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    }
    return matcher;
}

void
matcher_free(struct matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_context_free(matcher->context);
    pcre2_match_data_free(matcher->data);
    free(matcher);
}

enum match
matcher_find(struct matcher *matcher, const char *bytes, struct span within, size_t from,
             struct span *found)
{
    if (matcher->pattern->pinyin)
        return pinyin_find(matcher->pattern->pinyin, bytes, within, from, found) ? MATCH_FOUND
                                                                                 : MATCH_NONE;
    int result = pcre2_match(matcher->pattern->code, (PCRE2_SPTR)bytes + within.start,
                             span_length(within), from - within.start,
                             PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, matcher->data, matcher->context);

    if (result == PCRE2_ERROR_NOMATCH)
        return MATCH_NONE;
    if (result < 0)
        return MATCH_STOPPED;
    const size_t *ends = pcre2_get_ovector_pointer(matcher->data);
    /* \K may put the start behind the end, or before `from`. */
    if (ends[0] >= ends[1] || within.start + ends[0] < from)
        return MATCH_STOPPED;
    *found = (struct span){within.start + ends[0], within.start + ends[1]};
    return MATCH_FOUND;
}

bool
matcher_accepts(struct matcher *matcher, const char *bytes, size_t length)
{
    const pcre2_code *code = matcher->pattern->typed;

    return !code || pcre2_match(code, (PCRE2_SPTR)bytes, length, 0,
                                PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED | PCRE2_ENDANCHORED,
                                matcher->data, matcher->context) >= 0;
}
