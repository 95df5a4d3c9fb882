/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/footmark.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/glyph.h"
#include "notice/numeral.h"

/* Capitals before a number, as in FY24 and M365, of which so many make a word: PIV10. */
#define CAPITALS_LEAST 3

/* What may be around a number, opening and closing. */
static const struct {
    const char *open, *close;
} brackets[] = {{"[", "]"}, {"［", "］"}, {"〔", "〕"}, {"【", "】"}};

/* The words before a number; in the brackets above, in parentheses or in none. */
static const char *const words[] = {"注释", "脚注", "尾注", "注", "註", "※"};
static const struct {
    const char *open, *close;
} around_words[] = {{"[", "]"}, {"［", "］"}, {"〔", "〕"}, {"(", ")"}, {"（", "）"}, {"", ""}};

/* ---- What is printed ------------------------------------------------------------ */

/* Whether s[0..length) begins with the word; *bytes is then its length.  Mostly the first byte
 * differs, which strlen and memcmp are not worth. */
static bool
starts(const char *s, size_t length, const char *word, size_t *bytes)
{
    size_t same = 0;

    while (same < length && word[same] == s[same] && word[same])
        same++;
    *bytes = same;
    return !word[same];
}

/* The value of a digit, full-width or not; -1 of anything else. */
static int
digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* The same of a superscript: ¹²³ stand apart from the others. */
static int
raised_of(uint32_t c)
{
    if (c == 0xB9)
        return 1;
    if (c == 0xB2 || c == 0xB3)
        return (int)(c - 0xB0);
    return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (int)(c - 0x2070) : -1;
}

/* The bytes of a number written in such digits, 0 when none stands there or it is no note's. */
static size_t
read_number(const char *s, size_t length, int digit(uint32_t c), int *number)
{
    size_t at = 0;
    uint32_t c;

    *number = 0;
    while (at < length) {
        size_t step = uni_read(s + at, &c);
        if (digit(c) < 0)
            break;
        *number = *number * 10 + digit(c);
        if (*number >= FOOTMARK_NUMBERS || *number == 0)
            return 0;
        at += step;
    }
    return at;
}

static size_t
read_circled(const char *s, size_t length, int *number)
{
    struct numeral readings[NUMERAL_READINGS];

    if (length < 3 || (unsigned char)s[0] < 0xE2 || numeral_read(s, length, false, readings) == 0 ||
        readings[0].kind != NUMERAL_CIRCLED)
        return 0;
    *number = readings[0].value;
    return readings[0].length;
}

static bool
read_bracket(const char *s, size_t length, struct footmark *mark)
{
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        size_t open, close;
        if (!starts(s, length, brackets[i].open, &open))
            continue;
        size_t digits = read_number(s + open, length - open, digit_of, &mark->number);
        if (digits &&
            starts(s + open + digits, length - open - digits, brackets[i].close, &close)) {
            mark->length = open + digits + close;
            return true;
        }
    }
    return false;
}

static bool
read_word(const char *s, size_t length, const char *open, const char *close, struct footmark *mark)
{
    size_t at, bytes, number;

    if (!starts(s, length, open, &at))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!starts(s + at, length - at, words[i], &bytes))
            continue;
        at += bytes;
        number = read_number(s + at, length - at, digit_of, &mark->number);
        if (number == 0)
            number = read_circled(s + at, length - at, &mark->number);
        if (number == 0 || !starts(s + at + number, length - at - number, close, &bytes))
            return false;
        mark->length = at + number + bytes;
        return true;
    }
    return false;
}

/* Whether the character is the first of one of the words. */
static bool
begins_word(const char *s, size_t length)
{
    size_t bytes;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (starts(s, length, words[i], &bytes))
            return true;
    return false;
}

/* Whether a mark may stand at `s`, by the first bytes of a character that many of a text begin
 * with: ideographs, marks and full-width forms. */
static bool
may_stand(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;

    switch (b[0]) {
    case 0xE2: /* † ‡ ※ of the general punctuation, ⁰ to ⁹, ① to ⑳ and their like */
        return b[1] == 0x80 ? b[2] == 0xA0 || b[2] == 0xA1 || b[2] == 0xBB
                            : b[1] == 0x81 || b[1] == 0x91 || b[1] == 0x93 || b[1] == 0x9D;
    case 0xE3: /* 【 〔 of the marks of CJK, ㉑ to ㊿ */
        return b[1] == 0x80 ? b[2] == 0x90 || b[2] == 0x94 : b[1] == 0x89 || b[1] == 0x8A;
    case 0xE5: /* 尾注 */
        return b[1] == 0xB0;
    case 0xE6: /* 注 */
        return b[1] == 0xB3;
    case 0xE8: /* 脚注, 註 */
        return b[1] == 0x84 || b[1] == 0xA8;
    case 0xEF: /* （ ＊ ０ to ９ ［ of the full-width forms, ﹡ */
        return b[1] == 0xBC
                   ? b[2] == 0x88 || b[2] == 0x8A || (b[2] >= 0x90 && b[2] <= 0x99) || b[2] == 0xBB
                   : b[1] == 0xB9;
    default:
        return true;
    }
}

static bool
read_any_word(const char *s, size_t length, struct footmark *mark)
{
    if ((unsigned char)s[0] >= 0xE5 && s[0] != '\xEF')
        return begins_word(s, length) && read_word(s, length, "", "", mark);
    for (size_t i = 0; i < sizeof around_words / sizeof around_words[0]; i++)
        if (read_word(s, length, around_words[i].open, around_words[i].close, mark))
            return true;
    return false;
}

/* * ** *** are 1 to 3, † and ‡ 4 and 5. */
static bool
read_star(const char *s, size_t length, struct footmark *mark)
{
    size_t at = 0, step;
    uint32_t c;

    for (mark->number = 0; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (mark->number == 0 && (c == 0x2020 || c == 0x2021)) {
            mark->number = 4 + (c == 0x2021);
            mark->length = step;
            return true;
        }
        if (c != '*' && c != 0xFF0A && c != 0xFE61)
            break;
        mark->number++;
    }
    mark->length = at;
    return mark->number >= 1 && mark->number <= 3;
}

static bool
read_counted(const char *s, size_t length, enum footmark_kind kind, int digit(uint32_t c),
             struct footmark *mark)
{
    mark->kind = kind;
    mark->length = read_number(s, length, digit, &mark->number);
    return mark->length > 0;
}

static bool
read_ring(const char *s, size_t length, struct footmark *mark)
{
    mark->kind = FOOTMARK_CIRCLED;
    mark->length = read_circled(s, length, &mark->number);
    return mark->length > 0;
}

static bool
read_enclosed(const char *s, size_t length, struct footmark *mark)
{
    mark->kind = FOOTMARK_BRACKET;
    if (read_bracket(s, length, mark))
        return true;
    mark->kind = FOOTMARK_WORD;
    return read_any_word(s, length, mark);
}

static bool
read_stars(const char *s, size_t length, struct footmark *mark)
{
    mark->kind = FOOTMARK_STAR;
    return read_star(s, length, mark);
}

/* Reads a mark, whatever stands around it: what it can be its first byte tells. */
static bool
read_any(const char *s, size_t length, struct footmark *mark)
{
    if (!may_stand(s))
        return false;
    *mark = (struct footmark){.kind = FOOTMARK_BARE};
    switch ((unsigned char)s[0]) {
    case '0' ... '9':
        return read_counted(s, length, FOOTMARK_BARE, digit_of, mark);
    case 0xC2:
        return read_counted(s, length, FOOTMARK_RAISED, raised_of, mark);
    case 0xE2:
        return read_ring(s, length, mark) ||
               read_counted(s, length, FOOTMARK_RAISED, raised_of, mark) ||
               read_stars(s, length, mark) || read_enclosed(s, length, mark);
    case '(':
    case '[':
    case 0xE5:
    case 0xE6:
    case 0xE8:
        return read_enclosed(s, length, mark);
    case 0xE3:
        return read_ring(s, length, mark) || read_enclosed(s, length, mark);
    case '*':
        return read_stars(s, length, mark);
    case 0xEF: /* full-width forms */
        return read_counted(s, length, FOOTMARK_BARE, digit_of, mark) ||
               read_enclosed(s, length, mark) || read_stars(s, length, mark);
    default:
        return false;
    }
}

/* Whether what stands behind a number makes it one of a code: 12 CFR, 44 U.S.C., 80 FR, 124 Stat.
 */
static bool
is_of_code(const char *s, size_t length)
{
    static const char *const codes[] = {" CFR", " U.S.C", " FR ", " Stat.", " U.S. ", " F.R."};
    size_t bytes;

    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (starts(s, length, codes[i], &bytes))
            return true;
    return false;
}

/* ---- Before a note ---------------------------------------------------------------- */

/* 1 and its text behind a space or none, 1. and 1、, but not 1.5, 1% and 1）. */
static bool
is_number_before_note(const char *s, size_t length, struct footmark *mark)
{
    uint32_t c, next;

    if (mark->length == length)
        return true;
    size_t at = mark->length + uni_read(s + mark->length, &c);
    if (c != '.' && c != 0xFF0E && c != 0x3001)
        return uni_is_space(c) || uni_is_alphabetic(c) || glyph_of(c) == GLYPH_OPEN;
    if (at < length && (uni_read(s + at, &next), digit_of(next) >= 0))
        return false;
    mark->kind = FOOTMARK_DOTTED;
    mark->length = at;
    return true;
}

bool
footmark_read(const char *s, size_t length, struct footmark *mark)
{
    if (length == 0 || !read_any(s, length, mark))
        return false;
    mark->sense = FOOTMARK_SURE;
    return mark->kind != FOOTMARK_BARE || (is_number_before_note(s, length, mark) &&
                                           !is_of_code(s + mark->length, length - mark->length));
}

bool
footmark_answers(const struct footmark *note, const struct footmark *mark)
{
    if (note->number != mark->number)
        return false;
    if (note->kind == mark->kind)
        return true;
    bool counted = note->kind == FOOTMARK_BARE || note->kind == FOOTMARK_DOTTED ||
                   note->kind == FOOTMARK_BRACKET || note->kind == FOOTMARK_RAISED;
    return counted && (mark->kind == FOOTMARK_BRACKET || mark->kind == FOOTMARK_RAISED ||
                       (mark->kind == FOOTMARK_BARE && note->kind != FOOTMARK_BRACKET));
}

/* ---- In the text --------------------------------------------------------------------- */

/* What stands around a mark. */
struct around {
    uint32_t before, behind; /* characters next to it that are no space; 0 for none */
    uint32_t second;         /* the one before `before`, be it a space */
    bool apart, parted;      /* a space before it, behind it */
    bool first, last;        /* of its line */
    bool code;               /* it is a number of a code: 12 CFR */
    size_t capitals;         /* before it */
};

static void
look_back(const char *s, size_t at, struct around *around)
{
    uint32_t c;
    size_t ends = 0, step;

    for (; (step = uni_read_back(s, at, &c)) && uni_is_space(c); at -= step) {
        around->apart = true;
        ends += c == '\n' || c == '\f';
    }
    around->first = ends > 0 || at == 0;
    around->before = ends > 1 ? 0 : c;
    uni_read_back(s, at - step, &around->second);
    for (; at > 0 && s[at - 1] >= 'A' && s[at - 1] <= 'Z'; at--)
        around->capitals++;
}

static void
look_on(const char *s, size_t length, size_t at, struct around *around)
{
    uint32_t c = '\n';
    size_t from = at;

    for (; at < length; at += uni_read(s + at, &c)) {
        uni_read(s + at, &c);
        if (!uni_is_space(c) || c == '\n')
            break;
        around->parted = true;
    }
    around->code = around->parted && is_of_code(s + from, length - from);
    around->last = at >= length || c == '\n';
    around->behind = around->last ? 0 : c;
}

static bool
is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_small(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

/* A mark that the sentence before it ends with, or goes on with. */
static bool
is_mark(uint32_t c)
{
    enum glyph glyph = glyph_of(c);

    return c != 0 && (glyph == GLYPH_STOP || glyph == GLYPH_COMMA || glyph == GLYPH_CLOSE ||
                      glyph == GLYPH_SEMI || glyph == GLYPH_COLON);
}

/* Behind these stands what they introduce, and what counts on: ：①…；②…、③… */
static bool
introduces(uint32_t c)
{
    enum glyph glyph = glyph_of(c);

    return c == 0 || c == 0x3001 || glyph == GLYPH_COLON || glyph == GLYPH_SEMI ||
           glyph == GLYPH_OPEN;
}

/* 《办法》1规定, 按规定执行1。  But not （2020）1号, ，1月 and 西6.4级. */
static bool
judge_among_ideographs(const struct around *around, struct footmark *mark)
{
    bool closed = glyph_of(around->before) == GLYPH_CLOSE;
    bool ends = (is_mark(around->behind) && around->behind != '.') || around->last;

    mark->sense = closed && ends ? FOOTMARK_SURE : FOOTMARK_DOUBTFUL;
    return ends || (closed && around->behind != U'号' && around->behind != U'號');
}

/* Cybersecurity, 1 initiating; attacks. 4; agencies 1 safeguard. */
static bool
judge_between_words(const struct around *around, struct footmark *mark)
{
    uint32_t before = around->before, behind = around->behind;
    bool marked = is_mark(before) && before < 0x80;

    mark->sense = marked && (before == ',' || around->last) ? FOOTMARK_SURE : FOOTMARK_DOUBTFUL;
    return marked || (is_small(before) && (is_small(behind) || is_mark(behind)));
}

/* A number glued to the end of a word or to a mark behind it, and nothing glued to it but a mark.
 */
static bool
judge_bare(const struct around *around, struct footmark *mark)
{
    uint32_t before = around->before, behind = around->behind;
    bool ends = around->parted || around->last || (is_mark(behind) && behind != '%');

    if (around->first || before == 0 || digit_of(before) >= 0 || digit_of(behind) >= 0 ||
        around->code)
        return false;
    if (before >= 0x2E80)
        return !introduces(before) && judge_among_ideographs(around, mark);
    if (!ends)
        return false;
    if (around->apart)
        return judge_between_words(around, mark);
    if (is_mark(before) && before < 0x80)
        return digit_of(around->second) < 0 && behind != '.';
    return is_small(before) || before == 0x201D ||
           (is_letter(before) && around->capitals >= CAPITALS_LEAST);
}

static bool
judge(const struct around *around, struct footmark *mark)
{
    uint32_t before = around->before;

    mark->sense = FOOTMARK_SURE;
    switch (mark->kind) {
    case FOOTMARK_BARE:
        return judge_bare(around, mark);
    case FOOTMARK_CIRCLED:
        if (!is_mark(before) && !is_mark(around->behind) && !around->last)
            mark->sense = FOOTMARK_DOUBTFUL;
        return !around->first && !introduces(before);
    case FOOTMARK_RAISED: /* m² */
        return !around->apart && before != 'm' && before != 'c';
    case FOOTMARK_STAR:
        return !around->apart && before != '*' && digit_of(around->behind) < 0 &&
               !is_letter(around->behind);
    case FOOTMARK_WORD: /* 备注1 */
        return !introduces(before) && before != U'备' && before != U'備' && before != U'附' &&
               !(around->first && is_mark(before));
    default: /* at the beginning of a line when the one before is full */
        return !introduces(before) && !(around->first && glyph_of(before) == GLYPH_STOP);
    }
}

/* The last six bits of the ideographs that words begin with, of which most others differ there. */
#define BIT(ideograph) (UINT64_C(1) << ((ideograph)&0x3F))
static const uint64_t word_bits = BIT(U'注') | BIT(U'註') | BIT(U'尾') | BIT(U'脚');
#undef BIT

/* Whether a mark may begin with the byte. */
static const bool may_begin[0x100] = {
    ['0' ... '9'] = true, ['('] = true,  ['['] = true,  ['*'] = true,
    [0xC2] = true,        [0xE2] = true, [0xE3] = true, [0xEF] = true,
};

static bool
begins_word_at(const unsigned char *b)
{
    return word_bits >> (b[2] & 0x3F) & 1 && may_stand((const char *)b);
}

/* The first place from `at` on where a mark may begin, `length` or more when there is none: of most
 * texts it is asked for every character.  Branches are foreseen where a table of steps would have
 * to be waited for. */
static size_t
next_place(const char *s, size_t length, size_t at)
{
    const unsigned char *b = (const unsigned char *)s;

    while (at < length) {
        if (b[at] >= 0xE4 && b[at] <= 0xE9) {
            if (begins_word_at(b + at))
                break;
            at += 3;
        } else if (b[at] < 0x80) {
            if (may_begin[b[at]])
                break;
            at++;
        } else {
            if (may_begin[b[at]] && may_stand(s + at))
                break;
            at += b[at] < 0xE0 ? 2 : 3;
        }
    }
    return at;
}

/* The bytes of the number of which the digit at s[at] is, from there on: none is a mark from its
 * second digit on.  1 for anything else. */
static size_t
rest_of_number(const char *s, size_t length, size_t at)
{
    size_t end = at;

    while (end < length && s[end] >= '0' && s[end] <= '9')
        end++;
    return end > at ? end - at : 1;
}

bool
footmark_next(const char *s, size_t length, size_t from, struct footmark *mark)
{
    for (size_t at = from; (at = next_place(s, length, at)) < length;) {
        if (!read_any(s + at, length - at, mark)) {
            at += rest_of_number(s, length, at);
            continue;
        }
        struct around around = {0};
        look_back(s, at, &around);
        look_on(s, length, at + mark->length, &around);
        mark->start = at;
        if (judge(&around, mark))
            return true;
        at += mark->length;
    }
    return false;
}
