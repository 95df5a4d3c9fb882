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

/* Marks, in the order of their code points.  A new one is a line here. */
static const struct mark {
    uint32_t first, last;
    enum kind kind;
} marks[] = {
    {0x0020, 0x0020, SP}, {0x002C, 0x002C, IS}, {0x002E, 0x002E, IS}, {0x0030, 0x0039, NU},
    {0x003A, 0x003B, IS}, {0x0041, 0x005A, LE}, {0x0061, 0x007A, LE}, {0x00B7, 0x00B7, MD}, /* · */
    {0x2014, 0x2015, DA},                       /* — ― */
    {0x2018, 0x2018, QO},                       /* ‘ */
    {0x2019, 0x2019, QC},                       /* ’ */
    {0x201C, 0x201C, QO},                       /* “ */
    {0x201D, 0x201D, QC},                       /* ” */
    {0x2022, 0x2022, MD},                       /* • */
    {0x2025, 0x2026, EL},                       /* ‥ … */
    {0x2027, 0x2027, MD},                       /* ‧ */
    {0x22EF, 0x22EF, EL},                       /* ⋯ */
    {0x3001, 0x3002, NF},                       /* 、 。 */
    {0x3005, 0x3005, NF},                       /* 々 */
    {0x3008, 0x3008, OP}, {0x3009, 0x3009, CL}, /* 〈 〉 */
    {0x300A, 0x300A, OP}, {0x300B, 0x300B, CL}, /* 《 》 */
    {0x300C, 0x300C, OP}, {0x300D, 0x300D, CL}, /* 「 」 */
    {0x300E, 0x300E, OP}, {0x300F, 0x300F, CL}, /* 『 』 */
    {0x3010, 0x3010, OP}, {0x3011, 0x3011, CL}, /* 【 】 */
    {0x3014, 0x3014, OP}, {0x3015, 0x3015, CL}, /* 〔 〕 */
    {0x3016, 0x3016, OP}, {0x3017, 0x3017, CL}, /* 〖 〗 */
    {0x301C, 0x301C, CN},                       /* 〜 */
    {0x301D, 0x301D, OP}, {0x301E, 0x301F, CL}, /* 〝 〞 〟 */
    {0x3041, 0x3041, NF}, {0x3043, 0x3043, NF}, /* ぁ ぃ */
    {0x3045, 0x3045, NF}, {0x3047, 0x3047, NF}, /* ぅ ぇ */
    {0x3049, 0x3049, NF}, {0x3063, 0x3063, NF}, /* ぉ っ */
    {0x3083, 0x3083, NF}, {0x3085, 0x3085, NF}, /* ゃ ゅ */
    {0x3087, 0x3087, NF}, {0x308E, 0x308E, NF}, /* ょ ゎ */
    {0x3095, 0x3096, NF},                       /* ゕ ゖ */
    {0x3099, 0x309A, OT},                       /* combining sound marks */
    {0x309B, 0x309E, NF}, {0x30A0, 0x30A0, NF}, /* ゛ ゜ ゝ ゞ ゠ */
    {0x30A1, 0x30A1, NF}, {0x30A3, 0x30A3, NF}, /* ァ ィ */
    {0x30A5, 0x30A5, NF}, {0x30A7, 0x30A7, NF}, /* ゥ ェ */
    {0x30A9, 0x30A9, NF}, {0x30C3, 0x30C3, NF}, /* ォ ッ */
    {0x30E3, 0x30E3, NF}, {0x30E5, 0x30E5, NF}, /* ャ ュ */
    {0x30E7, 0x30E7, NF}, {0x30EE, 0x30EE, NF}, /* ョ ヮ */
    {0x30F5, 0x30F6, NF}, {0x30FB, 0x30FB, MD}, /* ヵ ヶ ・ */
    {0x30FC, 0x30FE, NF},                       /* ー ヽ ヾ */
    {0xFF01, 0xFF01, NF}, {0xFF08, 0xFF08, OP}, /* ！ （ */
    {0xFF09, 0xFF09, CL}, {0xFF0C, 0xFF0C, NF}, /* ） ， */
    {0xFF0D, 0xFF0D, CN}, {0xFF0E, 0xFF0E, NF}, /* － ． */
    {0xFF0F, 0xFF0F, CN}, {0xFF10, 0xFF19, NU}, /* ／ ０-９ */
    {0xFF1A, 0xFF1B, NF}, {0xFF1F, 0xFF1F, NF}, /* ： ； ？ */
    {0xFF3B, 0xFF3B, OP}, {0xFF3D, 0xFF3D, CL}, /* ［ ］ */
    {0xFF5B, 0xFF5B, OP}, {0xFF5D, 0xFF5D, CL}, /* ｛ ｝ */
    {0xFF5E, 0xFF5E, CN}, {0xFF5F, 0xFF5F, OP}, /* ～ ｟ */
    {0xFF60, 0xFF61, CL}, {0xFF62, 0xFF62, OP}, /* ｠ ｡ ｢ */
    {0xFF63, 0xFF63, CL}, {0xFF64, 0xFF64, NF}, /* ｣ ､ */
    {0xFF65, 0xFF65, MD},                       /* ･ */
};

/* May a line end between the two?  x never, / yes, . as UAX #14 says. */
static const char pairs[KINDS][KINDS + 1] = {
    /* behind:   IOCNQQMCDENLIHSO
     *           DPLFOCDNALUESGPT */
    [ID] = "//xx/xxx.x......", [OP] = "xxxxxxxxxxxxxxxx", [CL] = "//xx/xxx/x......",
    [NF] = "//xx/xxx/x......", [QO] = "xxxxxxxxxxxxxxxx", [QC] = "//xx/xxx/x......",
    [MD] = "//xx/xxx.xxx....", [CN] = "//xx/xxx.x......", [DA] = "//xx/xxxxx......",
    [EL] = "//xx/xxx/x......", [NU] = "..xx.xxx.xx.....", [LE] = "..xx.xxx.x......",
    [IS] = "..xx.xxx.x.x....", [HG] = "..xx.xxx.x...x..", [SP] = ".....x..........",
    [OT] = "..xx.xxx.x......",
};

/* What may stand behind a number and belongs to it. */
static const char *const units[] = {
    "年", "月", "日", "号", "號", "条", "條", "款", "项", "項", "章", "节", "節", "届", "次", "时",
    "分", "秒", "元", "万", "萬", "亿", "億", "千", "百", "个", "個", "人", "名", "户", "家", "件",
    "岁", "歳", "倍", "米", "吨", "亩", "公", "平", "度", "期", "版", "页", "頁", "周", "天", "小",
};

/* The words that close 第十二条 and its like. */
static const char *const ordinals[] = {
    "条", "條", "章", "节", "節", "款", "项", "項", "编", "編", "号", "號", "届", "次", "期", "页",
};

static const char *const numerals[] = {
    "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千",
};

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
    return c >= 0x4E00 && c <= 0x9FFF ? ID : mark_kind(c);
}

/* Words of three bytes: an ideograph each. */
static bool
is_listed(const char *s, size_t length, const char *const *list, size_t count)
{
    for (size_t i = 0; length >= 3 && i < count; i++)
        if (memcmp(s, list[i], 3) == 0)
            return true;
    return false;
}

#define IS_LISTED(s, length, list) is_listed(s, length, list, sizeof(list) / sizeof((list)[0]))

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

/* The bytes of `word` at the start of s[0..length), else 0. */
static size_t
word(const char *s, size_t length, const char *word)
{
    size_t bytes = strlen(word);

    return length >= bytes && memcmp(s, word, bytes) == 0 ? bytes : 0;
}

/* The bytes of 〔2020〕13号, 〔2020〕第13号 or [2008] 3 号 at the start, else 0. */
static size_t
document_number(const char *s, size_t length)
{
    static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"}, {"［", "］"}};

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        size_t at = word(s, length, brackets[i][0]);
        size_t year = at ? digits(s + at, length - at) : 0;
        if (year == 0)
            continue;
        at += year;
        size_t close = word(s + at, length - at, brackets[i][1]);
        if (close == 0)
            return 0;
        at += close;
        at += spaces(s + at, length - at);
        at += word(s + at, length - at, "第");
        size_t number = digits(s + at, length - at);
        at += number;
        at += spaces(s + at, length - at);
        size_t mark = word(s + at, length - at, "号") + word(s + at, length - at, "號");
        return number && mark ? at + mark : 0;
    }
    return 0;
}

/* The bytes of 第十二条 or 第12号 at the start, else 0. */
static size_t
ordinal(const char *s, size_t length)
{
    size_t at = word(s, length, "第");
    size_t number = at;

    if (at == 0)
        return 0;
    at += digits(s + at, length - at);
    while (IS_LISTED(s + at, length - at, numerals))
        at += 3;
    return at > number && IS_LISTED(s + at, length - at, ordinals) ? at + 3 : 0;
}

/* Where the search stands. */
struct state {
    const char *s;
    size_t length;
    char *breaks;
    size_t known;       /* up to here `breaks` holds what UAX #14 says */
    size_t whole, near; /* up to here: never a break; a poor one */
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

    if (c == 0x3014 || c == '[' || c == 0xFF3B)
        state->whole = at + document_number(s, length);
    else if (c == 0x7B2C) /* 第 */
        state->near = at + ordinal(s, length);
}

void
linebreak_find(const char *s, size_t length, char *breaks)
{
    struct state state = {.s = s, .length = length, .breaks = breaks};
    enum kind last = OT;  /* of the character before */
    enum kind solid = OT; /* of the last one that is no space */
    size_t before = 0;
    uint32_t c;

    for (size_t at = 0, step; at < length; before = at, at += step) {
        step = uni_read(s + at, &c);
        enum kind kind = kind_of(c);
        enum linebreak verdict = LINEBREAK_NEVER;
        if (at > 0) {
            char pair = last == SP ? pair_over_spaces(solid, kind) : pairs[last][kind];
            verdict = break_between(&state, before, at, pair);
            if (at < state.whole)
                verdict = LINEBREAK_NEVER;
            else if (verdict == LINEBREAK_GOOD &&
                     (at < state.near ||
                      (solid == NU && kind == ID && IS_LISTED(s + at, length - at, units))))
                verdict = LINEBREAK_POOR;
        }
        breaks[at] = (char)verdict;
        for (size_t i = 1; i < step; i++)
            breaks[at + i] = LINEBREAK_NEVER;
        if (kind != ID || c == 0x7B2C)
            look_ahead(&state, at, c);
        if (kind != SP)
            solid = kind;
        last = kind;
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
