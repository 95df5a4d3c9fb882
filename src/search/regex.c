/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/nls.h"

/* What one match may cost before it is given up: a fraction of a second. */
#define MATCH_LIMIT     2000000
#define JIT_STACK_LEAST ((size_t)32 << 10)
#define JIT_STACK_MOST  ((size_t)4 << 20)

struct regex {
    pcre2_code *code;
};

struct regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

/* What PCRE2 says most often of a bad expression; its other sentences are shown as they are. */
static const char *const complaints[] __attribute__((unused)) = {
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
    N_("regular expression is too large"),
    N_("parentheses are too deeply nested"),
};

struct regex *
regex_new(const char *s, size_t length, bool caseless, struct err *err, size_t *offset)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK |
                       (caseless ? PCRE2_CASELESS : 0);
    PCRE2_UCHAR complaint[256] = "";
    int error;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)s, length, options, &error, offset, NULL);

    if (!code) {
        pcre2_get_error_message(error, complaint, sizeof complaint);
        err_set(err, "%s", *complaint ? _((const char *)complaint) : "");
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* where it cannot the interpreter matches */
    struct regex *regex = mem_zero(1, sizeof *regex);
    regex->code = code;
    return regex;
}

void
regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_code_free(regex->code);
    free(regex);
}

struct regex_scratch *
regex_scratch_new(void)
{
    struct regex_scratch *scratch = mem_zero(1, sizeof *scratch);

    scratch->data = pcre2_match_data_create(1, NULL);
    scratch->context = pcre2_match_context_create(NULL);
    if (!scratch->data || !scratch->context)
        mem_exhausted();
    pcre2_set_match_limit(scratch->context, MATCH_LIMIT);
    scratch->stack = pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL);
    if (scratch->stack)
        pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    return scratch;
}

void
regex_scratch_free(struct regex_scratch *scratch)
{
    if (!scratch)
        return;
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_context_free(scratch->context);
    pcre2_match_data_free(scratch->data);
    free(scratch);
}

enum match
regex_find(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
           struct span within, size_t from, struct span *found)
{
    int result = pcre2_match(regex->code, (PCRE2_SPTR)bytes + within.start, span_length(within),
                             from - within.start, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY,
                             scratch->data, scratch->context);

    if (result == PCRE2_ERROR_NOMATCH)
        return MATCH_NONE;
    if (result < 0)
        return MATCH_STOPPED;
    const size_t *ends = pcre2_get_ovector_pointer(scratch->data);
    /* \K may put the start behind the end, or before `from`. */
    if (ends[0] >= ends[1] || within.start + ends[0] < from)
        return MATCH_STOPPED;
    *found = (struct span){within.start + ends[0], within.start + ends[1]};
    return MATCH_FOUND;
}

bool
regex_is_all(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
             size_t length)
{
    return pcre2_match(regex->code, (PCRE2_SPTR)bytes, length, 0,
                       PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED | PCRE2_ENDANCHORED, scratch->data,
                       scratch->context) >= 0;
}

const char *
regex_mark(const struct regex_scratch *scratch)
{
    return (const char *)pcre2_get_mark(scratch->data);
}
