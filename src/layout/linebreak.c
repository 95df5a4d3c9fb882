/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/linebreak.h"

#include <string.h>

#include "base/uni.h"

/* What a character is to the table of pairs. */
enum kind {
    ID, /* ideographs and kana */
    OP, /* opening brackets */
    CL, /* closing brackets */
    NF, /* not first on a line: stops, small kana, marks of repetition */
    QO, /* “ ‘ */
    QC, /* ” ’ */
    MD, /* interpuncts */
    CN, /* connectors: ～ － ／ */
    DA, /* the halves of —— */
    EL, /* the halves of …… */
    NU, /* digits */
    LE, /* Latin letters */
    IS, /* . , : ; of Latin text */
    HG, /* Hangul */
    SP, /* spaces */
    OT, /* all else: UAX #14 alone decides */
    KINDS
};

/* clang-format off */
/* Marks, in the order of their code points; a new one is an entry here. */
static const struct mark {
    uint32_t first, last;
    enum kind kind;
} marks[] = {
    {U' ', U' ', SP}, {U',', U',', IS}, {U'.', U'.', IS}, {U'0', U'9', NU}, {U':', U';', IS},
    {U'A', U'Z', LE}, {U'a', U'z', LE}, {U'·', U'·', MD}, {U'—', U'―', DA}, {U'‘', U'‘', QO},
    {U'’', U'’', QC}, {U'“', U'“', QO}, {U'”', U'”', QC}, {U'•', U'•', MD}, {U'‥', U'…', EL},
    {U'‧', U'‧', MD}, {U'⋯', U'⋯', EL}, {U'、', U'。', NF}, {U'々', U'々', NF},
    {U'〈', U'〈', OP}, {U'〉', U'〉', CL}, {U'《', U'《', OP}, {U'》', U'》', CL},
    {U'「', U'「', OP}, {U'」', U'」', CL}, {U'『', U'『', OP}, {U'』', U'』', CL},
    {U'【', U'【', OP}, {U'】', U'】', CL}, {U'〔', U'〔', OP}, {U'〕', U'〕', CL},
    {U'〖', U'〖', OP}, {U'〗', U'〗', CL}, {U'〜', U'〜', CN}, {U'〝', U'〝', OP},
    {U'〞', U'〟', CL}, {U'ぁ', U'ぁ', NF}, {U'ぃ', U'ぃ', NF}, {U'ぅ', U'ぅ', NF},
    {U'ぇ', U'ぇ', NF}, {U'ぉ', U'ぉ', NF}, {U'っ', U'っ', NF}, {U'ゃ', U'ゃ', NF},
    {U'ゅ', U'ゅ', NF}, {U'ょ', U'ょ', NF}, {U'ゎ', U'ゎ', NF}, {U'ゕ', U'ゖ', NF},
    {0x3099, 0x309A, OT}, {U'゛', U'ゞ', NF}, {U'゠', U'゠', NF}, {U'ァ', U'ァ', NF},
    {U'ィ', U'ィ', NF}, {U'ゥ', U'ゥ', NF}, {U'ェ', U'ェ', NF}, {U'ォ', U'ォ', NF},
    {U'ッ', U'ッ', NF}, {U'ャ', U'ャ', NF}, {U'ュ', U'ュ', NF}, {U'ョ', U'ョ', NF},
    {U'ヮ', U'ヮ', NF}, {U'ヵ', U'ヶ', NF}, {U'・', U'・', MD}, {U'ー', U'ヾ', NF},
    {U'！', U'！', NF}, {U'（', U'（', OP}, {U'）', U'）', CL}, {U'，', U'，', NF},
    {U'－', U'－', CN}, {U'．', U'．', NF}, {U'／', U'／', CN}, {U'０', U'９', NU},
    {U'：', U'；', NF}, {U'？', U'？', NF}, {U'［', U'［', OP}, {U'］', U'］', CL},
    {U'｛', U'｛', OP}, {U'｝', U'｝', CL}, {U'～', U'～', CN}, {U'｟', U'｟', OP},
    {U'｠', U'｡', CL}, {U'｢', U'｢', OP}, {U'｣', U'｣', CL}, {U'､', U'､', NF}, {U'･', U'･', MD},
};

/* May a line end between the two?  x never, / yes, . as UAX #14 says. */
static const char pairs[KINDS][KINDS + 1] = {
    /* behind:   IOCNQQMCDENLIHSO
     *           DPLFOCDNALUESGPT */
    [ID] = "//xx/xxx.x......",
    [OP] = "xxxxxxxxxxxxxxxx",
    [CL] = "//xx/xxx/x......",
    [NF] = "//xx/xxx/x......",
    [QO] = "xxxxxxxxxxxxxxxx",
    [QC] = "//xx/xxx/x......",
    [MD] = "//xx/xxx.xxx....",
    [CN] = "//xx/xxx.x......",
    [DA] = "//xx/xxxxx......",
    [EL] = "//xx/xxx/x......",
    [NU] = "..xx.xxx.xx.....",
    [LE] = "..xx.xxx.x......",
    [IS] = "..xx.xxx.x.x....",
    [HG] = "..xx.xxx.x...x..",
    [SP] = "..xx.x..........",
    [OT] = "..xx.xxx.x......",
};
/* clang-format on */

/* What may stand behind a number and belongs to it. */
static const uint32_t units[] =
    U"年月日号號条條款项項章节節届次时時分秒元万萬亿億千百个個人名户家件岁歳"
    U"倍米吨亩公平度期版页頁周天小";

/* The words that close 第十二条 and its like, and the numerals within. */
static const uint32_t ordinals[] = U"条條章节節款项項编編号號届次期页頁";
static const uint32_t numerals[] = U"〇零一二三四五六七八九十百千";

static enum kind
mark_kind(uint32_t c)
{
    size_t low = 0;
    size_t high = sizeof marks / sizeof marks[0];

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c > marks[middle].last)
            low = middle + 1;
        else if (c < marks[middle].first)
            high = middle;
        else
            return marks[middle].kind;
    }
    return uni_is_ideograph(c) ? ID : uni_is_hangul(c) ? HG : uni_is_space(c) ? SP : OT;
}

static enum kind
kind_of(uint32_t c)
{
    /* Most of what a notice is made of needs no search. */
    if (c >= 0x4E00 && c <= 0x9FFF)
        return ID;
    if (c == U'，' || c == U'。' || c == U'、')
        return NF;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return LE;
    return mark_kind(c);
}

static bool
is_among(uint32_t c, const uint32_t *list)
{
    while (*list && *list != c)
        list++;
    return *list != 0;
}

/* The bytes of the character at the start if it is among the list, else 0. */
static size_t
one_of(const char *s, size_t length, const uint32_t *list)
{
    uint32_t c;

    if (length == 0)
        return 0;
    size_t step = uni_read(s, &c);
    return is_among(c, list) ? step : 0;
}

static size_t
digits(const char *s, size_t length)
{
    size_t at = 0;
    uint32_t c;

    while (at < length) {
        size_t step = uni_read(s + at, &c);
        if (kind_of(c) != NU)
            break;
        at += step;
    }
    return at;
}

static size_t
spaces(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length && s[at] == ' ')
        at++;
    return at;
}

/* The bytes of the mark if it stands at the start of s[0..length), else 0. */
static size_t
mark_at(const char *s, size_t length, const char *mark)
{
    size_t bytes = strlen(mark);

    return length >= bytes && memcmp(s, mark, bytes) == 0 ? bytes : 0;
}

/* The bytes of 〔2020〕13号, 〔2020〕第13号 or [2008] 3 号 at the start, else 0. */
static size_t
document_number(const char *s, size_t length)
{
    static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"}, {"［", "］"}};

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        size_t at = mark_at(s, length, brackets[i][0]);
        size_t year = at ? digits(s + at, length - at) : 0;
        if (year == 0)
            continue;
        at += year;
        size_t close = mark_at(s + at, length - at, brackets[i][1]);
        if (close == 0)
            return 0;
        at += close;
        at += spaces(s + at, length - at);
        at += mark_at(s + at, length - at, "第");
        size_t number = digits(s + at, length - at);
        at += number;
        at += spaces(s + at, length - at);
        size_t end = one_of(s + at, length - at, U"号號");
        return number && end ? at + end : 0;
    }
    return 0;
}

/* The bytes of 第十二条 or 第12号 at the start, else 0. */
static size_t
ordinal(const char *s, size_t length)
{
    size_t at = mark_at(s, length, "第");
    size_t number = at;

    if (at == 0)
        return 0;
    at += digits(s + at, length - at);
    for (size_t step; (step = one_of(s + at, length - at, numerals)) > 0;)
        at += step;
    size_t close = one_of(s + at, length - at, ordinals);
    return at > number && close ? at + close : 0;
}

/* Where the search stands. */
struct state {
    const char *s;
    size_t length;
    char *breaks;
    size_t known;       /* up to here `breaks` holds what UAX #14 says */
    size_t whole, near; /* up to here: never a break; a poor one */
};

/* What was read last. */
struct context {
    enum kind last;  /* of the character before */
    enum kind solid; /* of the last one that is no space */
    size_t before;   /* where the character before begins */
};

/* Asks UAX #14 for the stretch from `start` to behind the first character after it that
 * needs no context: what follows an ideograph or a mark of Chinese does not depend on what is
 * before it. */
static void
ask_standard(struct state *state, size_t start, size_t at)
{
    char decided = state->breaks[start];
    uint32_t c;

    while (at < state->length) {
        at += uni_read(state->s + at, &c);
        enum kind kind = kind_of(c);
        if (kind == ID || kind == OP || kind == CL || kind == NF)
            break;
    }
    uni_line_breaks(state->s + start, at - start, state->breaks + start);
    state->breaks[start] = decided;
    state->known = at;
}

/* What spaces between two kinds do not part. */
static char
pair_over_spaces(enum kind before, enum kind after)
{
    if (before == OP || before == QO)
        return 'x';
    return pairs[SP][after] == 'x' ? 'x' : '.';
}

static enum linebreak
break_between(struct state *state, size_t before, size_t at, char pair)
{
    if (pair == '/')
        return LINEBREAK_GOOD;
    if (pair == 'x')
        return LINEBREAK_NEVER;
    if (state->known <= at)
        ask_standard(state, before, at);
    return state->breaks[at] ? LINEBREAK_GOOD : LINEBREAK_NEVER;
}

/* A mark that opens something longer: notes how far it reaches. */
static void
look_ahead(struct state *state, size_t at, uint32_t c)
{
    const char *s = state->s + at;
    size_t length = state->length - at;

    if (c == U'〔' || c == '[' || c == U'［')
        state->whole = at + document_number(s, length);
    else if (c == U'第')
        state->near = at + ordinal(s, length);
}

/* The verdict between two characters of these kinds, the second at `at`. */
static enum linebreak
verdict_at(struct state *state, size_t at, const struct context *context, enum kind kind)
{
    if (at == 0 || at < state->whole)
        return LINEBREAK_NEVER;
    char pair =
        context->last == SP ? pair_over_spaces(context->solid, kind) : pairs[context->last][kind];
    enum linebreak verdict = break_between(state, context->before, at, pair);
    if (verdict == LINEBREAK_NEVER || at >= state->near)
        return verdict;
    return LINEBREAK_POOR;
}

/* Marks the ideographs that follow one another from `at`; 第 is not among them, for it
 * may open an ordinal. */
static size_t
pass_ideographs(const char *s, size_t length, size_t at, char *breaks)
{
    for (; at < length && uni_at_ideograph(s + at) && !mark_at(s + at, length - at, "第"); at += 3)
        breaks[at] = LINEBREAK_GOOD;
    return at;
}

void
linebreak_find(const char *s, size_t length, char *breaks)
{
    struct state state = {.s = s, .length = length, .breaks = breaks};
    struct context context = {OT, OT, 0};
    uint32_t c;

    if (length > 0)
        memset(breaks, LINEBREAK_NEVER, length);
    for (size_t at = 0; at < length;) {
        size_t step = uni_read(s + at, &c);
        enum kind kind = kind_of(c);
        if (kind == ID && context.solid == NU && is_among(c, units))
            state.near = at + step;
        breaks[at] = (char)verdict_at(&state, at, &context, kind);
        look_ahead(&state, at, c);
        context = (struct context){kind, kind == SP ? context.solid : kind, at};
        at += step;
        if (kind == ID && at >= state.near && at >= state.whole) {
            size_t next = pass_ideographs(s, length, at, breaks);
            context.before = next > at ? next - 3 : context.before;
            at = next;
        }
    }
}

bool
linebreak_may_cut(const char *s, size_t at)
{
    uint32_t before;
    uint32_t after;

    uni_read_back(s, at, &before);
    uni_read(s + at, &after);
    return pairs[kind_of(before)][kind_of(after)] != 'x';
}
