/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/utf8.h"

/* What one match may cost before it is given up: a fraction of a second. */
#define MATCH_LIMIT     2000000
#define JIT_STACK_LEAST ((size_t)32 << 10)
#define JIT_STACK_MOST  ((size_t)4 << 20)

/* Bytes in which matches may begin before the clock is looked at: at first, unless that took long
 * the last time, and at most. */
#define LOOK_FIRST ((size_t)16)
#define LOOK_MOST  ((size_t)1 << 20)

struct regex {
    pcre2_code *code;
    bool pausing; /* it can be searched for a stretch at a time */
};

struct regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    size_t look; /* bytes that regex_find_until begins with */
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

static struct regex *
compile(const char *s, size_t length, uint32_t options, struct err *err, size_t *offset)
{
    PCRE2_UCHAR complaint[256] = "";
    int error;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)s, length,
                                     options | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
                                         PCRE2_NO_UTF_CHECK,
                                     &error, offset, NULL);

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

struct regex *
regex_new(const char *s, size_t length, bool caseless, struct err *err, size_t *offset)
{
    return compile(s, length, caseless ? PCRE2_CASELESS : 0, err, offset);
}

/* Whether it means the same wherever it is searched from: \G does not, nor do the verbs that end
 * a search. */
static bool
means_the_same_anywhere(const char *s, size_t length)
{
    return !memmem(s, length, "\\G", 2) && !memmem(s, length, "(*", 2);
}

struct regex *
regex_new_typed(const char *s, size_t length, bool caseless, struct err *err, size_t *offset)
{
    struct regex *regex =
        compile(s, length, (caseless ? PCRE2_CASELESS : 0) | PCRE2_USE_OFFSET_LIMIT, err, offset);

    if (regex)
        regex->pausing = means_the_same_anywhere(s, length);
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
    scratch->look = LOOK_FIRST;
    pcre2_set_match_limit(scratch->context, MATCH_LIMIT);
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

/* Gives the scratch a larger stack than the thread's, which most expressions need not; false when
 * it has one. */
static bool
enlarge_stack(struct regex_scratch *scratch)
{
    if (scratch->stack)
        return false;
    scratch->stack = pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL);
    if (scratch->stack)
        pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    return scratch->stack != NULL;
}

static int
run(const struct regex *regex, struct regex_scratch *scratch, const char *bytes, size_t length,
    size_t from, uint32_t options)
{
    int result;

    do
        result = pcre2_match(regex->code, (PCRE2_SPTR)bytes, length, from,
                             PCRE2_NO_UTF_CHECK | options, scratch->data, scratch->context);
    while (result == PCRE2_ERROR_JIT_STACKLIMIT && enlarge_stack(scratch));
    return result;
}

enum match
regex_find(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
           struct span within, size_t from, struct span *found)
{
    int result = run(regex, scratch, bytes + within.start, span_length(within), from - within.start,
                     PCRE2_NOTEMPTY);

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

/* The next character behind the place. */
static size_t
character_behind(const char *bytes, size_t at, size_t end)
{
    do
        at++;
    while (at < end && utf8_continues(bytes[at]));
    return at;
}

/* Finds one that begins at `from` or within so many bytes behind it; *next is where none was tried
 * yet. */
static enum match
find_near(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
          struct span within, size_t from, size_t bytes_on, size_t *next, struct span *found)
{
    size_t last = within.end - from > bytes_on ? from + bytes_on : within.end;

    *next = last < within.end ? character_behind(bytes, last, within.end) : within.end;
    pcre2_set_offset_limit(scratch->context, *next - 1 - within.start);
    enum match match = regex_find(regex, scratch, bytes, within, from, found);
    pcre2_set_offset_limit(scratch->context, PCRE2_UNSET);
    return match;
}

/* How far to look at once after so many milliseconds. */
static size_t
next_look(size_t look, int64_t took)
{
    if (took == 0)
        return look < LOOK_MOST ? look * 2 : look;
    return took > 1 && look > 1 ? look / 4 + 1 : look;
}

enum match
regex_find_until(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
                 struct span within, size_t from, int64_t until, struct span *found)
{
    size_t look = scratch->look, next = from;

    if (!regex->pausing)
        return regex_find(regex, scratch, bytes, within, from, found);
    while (from < within.end) {
        int64_t now = clock_now();
        if (now >= until) {
            *found = (struct span){from, from};
            return MATCH_PAUSED;
        }
        enum match match = find_near(regex, scratch, bytes, within, from, look, &next, found);
        if (match != MATCH_NONE)
            return match;
        from = next;
        look = next_look(look, clock_now() - now);
        scratch->look = look < LOOK_FIRST ? look : LOOK_FIRST;
    }
    return MATCH_NONE;
}

bool
regex_is_all(const struct regex *regex, struct regex_scratch *scratch, const char *bytes,
             size_t length)
{
    return run(regex, scratch, bytes, length, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED) >= 0;
}

const char *
regex_mark(const struct regex_scratch *scratch)
{
    return (const char *)pcre2_get_mark(scratch->data);
}
