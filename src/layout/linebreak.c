/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/linebreak.h"

#include <string.h>

#include "base/uni.h"
#include "layout/glue.h"
#include "layout/kinds.h"

/* clang-format off */
/* May a line end between the two?  x never; w never, for it is within a word; / yes; p poorly;
 * g at the loose level alone; s not at the strict one; . as UAX #14 says; l the same, but never
 * before a letter (LB29). */
static const char pairs[KINDS][KINDS + 1] = {
    /* behind:   IOCNSQQMCSDENLILLHSO
     *           DPLFKOCDNOALUESOCGPT */
    [ID] = "//xxg/xgggsg//x/x/x.",
    [OP] = "xxxxxxxxxxxxxxxxxxxx",
    [CL] = "//xxg/xgggsg//x/x/x.",
    [NF] = "//xxg/xgggsg//x/x/x.",
    [SK] = "//xxg/xgggsg//x/x/x.",
    [QO] = "xxxxxxxxxxxxxxxxxxxx",
    [QC] = "//xxg/xgggsg..x.x.x.",
    [MD] = "//xxg/xgggsgwwx.x.x.",
    [CN] = "//xxg/xgggsgp/x/x/x.",
    [SO] = "ggxxggxgggsgggxgxgx.",
    [DA] = "//xxg/xxxxxg//x/x/x.",
    [EL] = "//xxg/xgggsx//x/x/x.",
    [NU] = "//xxg.xxgggxwwxwxwx.",
    [LE] = "//xxg.xxgg/xwwxwxwx.",
    [IS] = "//xxg.xggg/x.wx.x.xl",
    [LO] = "xxxxxxxxxxxxxxxxxxxx",
    [LC] = "//xxg.xggg/xwwx/xwx.",
    [HG] = "//xxg.xggg/xwwxwxwx.",
    [SP] = "//xxg/xggg/g//x/x/x.",
    [OT] = "..xx..xggg.g....x.x.",
};
/* clang-format on */

/* Where the search stands. */
struct state {
    const char *s;
    size_t length;
    enum linebreak_level level;
    char *breaks;
    size_t known; /* up to here `breaks` holds what UAX #14 says */
    struct glue glue;
};

/* What was read last. */
struct context {
    enum kind last;  /* of the character before */
    enum kind solid; /* of the last one that is no space */
    size_t before;   /* where that one begins */
};

/* Asks UAX #14 for the stretch from `start` to behind the first character after it that
 * needs no context: what follows an ideograph or a letter does not depend on what is before
 * it. */
static void
ask_standard(struct state *state, size_t start, size_t at)
{
    size_t from = at;
    char decided = state->breaks[start];
    uint32_t c;

    while (at < state->length) {
        at += uni_read(state->s + at, &c);
        enum kind kind = kinds_of(c);
        if (kind == ID || kind == OP || kind == CL || kind == NF || kind == LE)
            break;
    }
    uni_line_breaks(state->s + start, at - start, state->breaks + start);
    memset(state->breaks + start, LINEBREAK_NEVER, from - start); /* before spaces is no break */
    state->breaks[start] = decided;
    state->known = at;
}

/* The pair of what stands before spaces and what behind them. */
static char
pair_over_spaces(enum kind before, enum kind after)
{
    char pair = pairs[SP][after];

    if (before == OP || before == QO || before == LO)
        return 'x';
    if (pair == '/' && (before == OT || (before == QC && (after == OP || after == LO))))
        return '.';
    return pair;
}

static char
pair_at(const struct context *context, enum kind kind)
{
    return context->last == SP ? pair_over_spaces(context->solid, kind)
                               : pairs[context->last][kind];
}

static enum linebreak
break_between(struct state *state, size_t before, size_t at, char pair)
{
    uint32_t c;

    switch (pair) {
    case '/':
        return LINEBREAK_GOOD;
    case 'p':
        return state->level == LINEBREAK_LOOSE ? LINEBREAK_GOOD : LINEBREAK_POOR;
    case 'g':
        return state->level == LINEBREAK_LOOSE ? LINEBREAK_GOOD : LINEBREAK_NEVER;
    case 's':
        return state->level == LINEBREAK_STRICT ? LINEBREAK_NEVER : LINEBREAK_GOOD;
    case 'l':
        uni_read(state->s + at, &c);
        if (uni_is_alphabetic(c))
            return LINEBREAK_NEVER;
        /* fall through */
    case '.':
        if (state->known <= at)
            ask_standard(state, before, at);
        return state->breaks[at] ? LINEBREAK_GOOD : LINEBREAK_NEVER;
    default:
        return LINEBREAK_NEVER;
    }
}

/* What the glue makes of a verdict. */
static enum linebreak
glued(const struct state *state, size_t at, enum linebreak verdict)
{
    if (at < state->glue.whole)
        return LINEBREAK_NEVER;
    if (verdict == LINEBREAK_NEVER || state->level == LINEBREAK_LOOSE)
        return verdict;
    if (at < state->glue.bad)
        return state->level == LINEBREAK_STRICT ? LINEBREAK_NEVER : LINEBREAK_BAD;
    return at < state->glue.poor ? LINEBREAK_POOR : verdict;
}

/* Marks the ideographs that follow one another from `at`; 第 is not among them, for it
 * may open an ordinal. */
static size_t
pass_ideographs(const struct state *state, size_t at)
{
    const char *s = state->s;

    for (; at < state->length && uni_at_ideograph(s + at) && memcmp(s + at, GLUE_ORDINAL, 3) != 0;
         at += 3)
        state->breaks[at] = LINEBREAK_GOOD;
    return at;
}

/* The letters that follow one another from `at`, none of which begins a line. */
static size_t
pass_letters(const struct state *state, size_t at)
{
    const char *s = state->s;

    while (at < state->length && ((s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z')))
        at++;
    return at;
}

/* Behind a character of the kind, passes what needs no thought. */
static size_t
pass_plain(const struct state *state, size_t at, struct context *context)
{
    size_t next = at;

    if (context->last == ID && at >= state->glue.poor && at >= state->glue.bad)
        next = pass_ideographs(state, at);
    else if (context->last == LE)
        next = pass_letters(state, at);
    if (next > at)
        context->before = next - (context->last == ID ? 3 : 1);
    return next;
}

/* Reads the character at `at`, which begins a line or does not, and returns its bytes. */
static size_t
read_one(struct state *state, struct context *context, size_t at)
{
    const char *s = state->s;
    uint32_t c;
    size_t step = uni_read(s + at, &c);
    enum kind kind = kinds_of(c);

    if (kind == NU || kind == LE || (kind == ID && context->solid == NU))
        glue_join(&state->glue, s, state->length, at, kind, context->last, context->solid);
    if (at > 0) {
        enum linebreak verdict = break_between(state, context->before, at, pair_at(context, kind));
        state->breaks[at] = (char)glued(state, at, verdict);
    }
    if (kind == LE || kind == OP || kind == LO ||
        (kind == ID && memcmp(s + at, GLUE_ORDINAL, step) == 0))
        glue_open(&state->glue, s, state->length, at, kind, context->last);
    context->last = kind;
    if (kind != SP) {
        context->solid = kind;
        context->before = at;
    }
    return step;
}

void
linebreak_find(const char *s, size_t length, enum linebreak_level level, char *breaks)
{
    struct state state = {.s = s, .length = length, .level = level, .breaks = breaks};
    struct context context = {OT, NF, 0}; /* after spaces at the beginning a line may end */

    if (length > 0)
        memset(breaks, LINEBREAK_NEVER, length);
    for (size_t at = 0; at < length;) {
        at += read_one(&state, &context, at);
        at = pass_plain(&state, at, &context);
    }
}

bool
linebreak_may_cut(const char *s, size_t at, enum linebreak_level level)
{
    uint32_t before;
    uint32_t after;

    size_t solid = at;
    while (solid > 0 && s[solid - 1] == ' ')
        solid--;
    uni_read_back(s, solid, &before);
    uni_read(s + at, &after);
    enum kind kind = solid > 0 ? kinds_of(before) : NF;
    char pair = solid < at ? pair_over_spaces(kind, kinds_of(after)) : pairs[kind][kinds_of(after)];
    return pair != 'x' && (pair != 'g' || level == LINEBREAK_LOOSE) &&
           (pair != 's' || level != LINEBREAK_STRICT);
}
