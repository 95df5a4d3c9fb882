/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/number.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"

/* Longest abbreviation of an issuer: 中华人民共和国国家工商行政管理总局令. */
#define MOST_ISSUER 26

static const char *const opening_brackets[] = {"〔", "[", "(", "【", "﹝", "〈", "„", NULL};
static const char *const closing_brackets[] = {"〕", "]", ")", "】", "﹞", "〉", "‟", NULL};
static const char *const number_marks[] = {"号", "號", "期", NULL}; /* a bulletin has 期 */

/* What may stand behind a number on its line. */
static const char *const behind[] = {"签发人", "簽發人", "公告", "令", NULL};

/* Words before 第N号 that say whose the number is. */
static const char *const register_words[] = {"令", "字",   "公告", "通告", "发", "發",   "発", "函",
                                             "示", "規則", "条例", "庁",   "訓", "規程", NULL};

static bool
is_digit(uint32_t c)
{
    static const char numerals[] = "〇○零一二三四五六七八九十百";
    char bytes[5] = "";

    if (c < 0x80)
        return c >= '0' && c <= '9';
    uni_write(bytes, c);
    return strstr(numerals, bytes) != NULL;
}

static bool
is_arabic(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool
is_of_issuer(uint32_t c)
{
    return uni_is_ideograph(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xB7;
}

static size_t
skip_while(struct key key, size_t at, bool (*belongs)(uint32_t c), size_t most)
{
    uint32_t c;

    for (; at < key.length && most > 0; most--) {
        size_t step = uni_read(key.bytes + at, &c);
        if (!belongs(c))
            break;
        at += step;
    }
    return at;
}

static bool
skip_word(struct key key, size_t *at, const char *const *words)
{
    const char *word = key_starts_with_any(key_part(key, *at, key.length), words);

    if (word)
        *at += strlen(word);
    return word != NULL;
}

/* 第?digits号, a letter behind the digits allowed (1110112019D), or a year (52/2022). */
static size_t
skip_count(struct key key, size_t at)
{
    static const char *const ordinal[] = {"第", NULL};

    skip_word(key, &at, ordinal);
    size_t digits = skip_while(key, at, is_digit, 14);
    if (digits == at)
        return 0;
    at = digits + (digits < key.length && key.bytes[digits] >= 'A' && key.bytes[digits] <= 'Z');
    if (at < key.length && key.bytes[at] == '/')
        at = skip_while(key, at + 1, is_arabic, 4);
    return skip_word(key, &at, number_marks) ? at : 0;
}

static bool
is_year(struct key year)
{
    return year.length == 4 && (key_starts(year, "19") || key_starts(year, "20"));
}

/* 国发〔2018〕44号, 〔2018〕44号 */
static size_t
read_bracketed_year(struct key key)
{
    size_t at = skip_while(key, 0, is_of_issuer, MOST_ISSUER);
    size_t year = at;

    if (!skip_word(key, &year, opening_brackets))
        return 0;
    at = skip_while(key, year, is_arabic, 4);
    if (!is_year(key_part(key, year, at)) || !skip_word(key, &at, closing_brackets))
        return 0;
    return skip_count(key, at);
}

/* 国务院令第707号, 第19号, 臺教授國字第…號, 保医発0226第2号, 89教政字003号 */
static size_t
read_register(struct key key)
{
    size_t at = skip_while(key, 0, is_arabic, 4);
    size_t word = at;
    uint32_t c;

    while (at < key.length) {
        size_t step = uni_read(key.bytes + at, &c);
        if (key_starts(key_part(key, at, key.length), "第") || !is_of_issuer(c))
            break;
        at += step;
    }
    struct key issuer = key_part(key, word, at);
    if (key_count(issuer) > MOST_ISSUER)
        return 0;
    bool registered = key_ends_with_any(issuer, register_words) != NULL;
    size_t day = skip_while(key, at, is_arabic, 4); /* 0226 of 保医発0226第2号 */
    if (registered && day > at && key_starts(key_part(key, day, key.length), "第"))
        at = day;
    if (!registered && !key_starts(key_part(key, at, key.length), "第"))
        return 0;
    /* A local register's abbreviation is believed only where nothing stands behind the number. */
    size_t end = skip_count(key, at);
    return registered || issuer.length == 0 || (end == key.length && key_count(issuer) <= 10) ? end
                                                                                              : 0;
}

/* The bytes of 公告 before a year, whose issuer may stand before it: 国家税务总局公告. */
static size_t
skip_dated_kind(struct key key)
{
    static const char *const kinds[] = {"公告", "通告", "令", NULL};
    size_t at = skip_while(key, 0, is_of_issuer, MOST_ISSUER);

    return key_ends_with_any(key_part(key, 0, at), kinds) ? at : 0;
}

/* 2019年第5号, 公告2019年第5号 */
static size_t
read_dated(struct key key)
{
    static const char *const year_mark[] = {"年第", NULL};
    size_t at = skip_dated_kind(key);
    size_t year = at;

    at = skip_while(key, at, is_arabic, 4);
    if (!is_year(key_part(key, year, at)) || !skip_word(key, &at, year_mark))
        return 0;
    return skip_count(key, at);
}

/* What numbers a paper of a case that has several: 号之一. */
static size_t
skip_paper(struct key key, size_t at)
{
    static const char *const behind_number[] = {"之", NULL};
    size_t paper = at;

    return skip_word(key, &paper, behind_number) ? skip_while(key, paper, is_digit, 3) : at;
}

/* The longest name of a court and a kind of case in a case's number, in characters. */
#define MOST_CASE 14

/* (2020)湖05民终1284号: the year, the court and the kind of case, in ideographs and digits. */
static size_t
read_case(struct key key)
{
    size_t at = 0;
    size_t most = MOST_CASE;
    bool named = false;
    uint32_t c;

    if (!skip_word(key, &at, opening_brackets) || key.length < at + 4 ||
        !is_year(key_part(key, at, at + 4)))
        return 0;
    at += 4;
    if (!skip_word(key, &at, closing_brackets))
        return 0;
    for (; at < key.length && most > 0; most--) {
        size_t step = uni_read(key.bytes + at, &c);
        if (named && key_starts_with_any(key_part(key, at, key.length), number_marks))
            return skip_paper(key, at + step);
        if (!is_arabic(c) && !uni_is_ideograph(c))
            return 0;
        named |= uni_is_ideograph(c) && !is_digit(c) && c != U'第';
        at += step;
    }
    return 0;
}

/* M-22-09 */
static size_t
read_memorandum(struct key key)
{
    size_t at = 0;

    while (at < key.length && key.bytes[at] >= 'A' && key.bytes[at] <= 'Z')
        at++;
    if (at == 0 || at > 4 || at >= key.length || key.bytes[at] != '-')
        return 0;
    size_t year = at + 1;
    at = skip_while(key, year, is_arabic, 4);
    if (at < year + 2 || at >= key.length || key.bytes[at] != '-')
        return 0;
    size_t count = skip_while(key, at + 1, is_arabic, 4);
    return count > at + 1 ? count : 0;
}

/* 立法會CB(2)1234/20-21(05)號文件, 立法會FC12/20-21號文件 */
static size_t
read_council(struct key key)
{
    static const char *const councils[] = {"立法會", NULL};
    static const char *const papers[] = {"號文件", NULL};
    size_t at = 0;

    if (!skip_word(key, &at, councils))
        return 0;
    size_t mark = at;
    while (at < key.length && key.bytes[at] > ' ' && key.bytes[at] <= 'z' && at < mark + 40)
        at++;
    return at > mark && skip_word(key, &at, papers) ? at : 0;
}

static size_t (*const grammars[])(struct key key) = {
    read_bracketed_year, read_dated, read_register, read_memorandum, read_council, read_case};

static size_t
read_number(struct key key)
{
    for (size_t i = 0; i < sizeof grammars / sizeof grammars[0]; i++) {
        size_t length = grammars[i](key);
        if (length > 0)
            return length;
    }
    return 0;
}

/* The bytes of 等级特提·明电, which stand before the number of a telegram. */
static size_t
skip_grade(struct key key)
{
    static const char *const grade[] = {"等级", NULL};
    static const char *const words[] = {":",  "特提", "特急", "加急", "平急", "急件",
                                        "急", "·",    "明电", "密电", "/",    NULL};
    size_t at = 0;

    if (!skip_word(key, &at, grade))
        return 0;
    while (skip_word(key, &at, words))
        ;
    return at;
}

/* The bytes of 写, stamped on a copy, which extraction sets before the number. */
static size_t
skip_stamp(struct key key)
{
    static const char *const stamps[] = {"(写)", "写", NULL};
    const char *stamp = key_starts_with_any(key, stamps);

    return stamp && read_number(key_part(key, strlen(stamp), key.length)) > 0 ? strlen(stamp) : 0;
}

/* The bytes of the bracket that opens the key, whose other half closes it: (第3号),
 * 〔2020年第8号〕; 0 without one. */
static size_t
outer_brackets(struct key key)
{
    if (key.length > 2 && key.bytes[0] == '(')
        return key_bracketed(key) == key.length;
    return key_starts(key, "〔") && key_ends(key, "〕") ? strlen("〔") : 0;
}

bool
number_fills(struct key key, size_t *from, size_t *to)
{
    *from = skip_grade(key) + skip_stamp(key);
    size_t outer = outer_brackets(key);
    if (outer > 0) {
        *from = outer;
        key.length -= outer;
    }
    struct key rest = key_part(key, *from, key.length);
    size_t length = read_number(rest);
    if (length == 0)
        return false;
    *to = *from + length;
    rest = key_part(rest, length, rest.length);
    return rest.length == 0 || key_bracketed(rest) == rest.length ||
           key_starts_with_any(rest, behind);
}

/* 路中医发 is no beginning by itself; 路中医发〔2011〕 and 〔2011〕73 are. */
bool
number_begins(struct key key)
{
    size_t at = skip_while(key, 0, is_of_issuer, MOST_ISSUER);

    if (at == 0 || !skip_word(key, &at, opening_brackets))
        return false;
    at = skip_while(key, at, is_arabic, 4);
    if (at == key.length)
        return true;
    if (!skip_word(key, &at, closing_brackets))
        return false;
    return skip_while(key, at, is_arabic, 8) == key.length;
}

bool
number_in_remark(struct key key, size_t *from, size_t *to)
{
    size_t order = key_find(key, "令第");
    uint32_t c;

    if (order == SIZE_MAX)
        return false;
    *to = skip_count(key, order + strlen("令"));
    *from = order;
    while (*from > 0) {
        size_t step = uni_read_back(key.bytes, *from, &c);
        if (!is_of_issuer(c) || c == 0x65E5) /* 日: the date before it ends here */
            break;
        *from -= step;
    }
    return *to > 0;
}
