/* numeral.h: the numerals in which notices count: 十二, 12, IV, c, 壹, 乙, ア, 가, ①.
 *
 * Reads what stands at a place and says how it may be understood: (i) is a Roman one
 * or the ninth letter, イ the second kana of アイウ or the first of イロハ.  Which it
 * is, only the sequence tells.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_NUMERAL_H
#define GONGWEN_NOTICE_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kinds of numerals; a set of kinds is their sum. */
enum numeral_kind {
    NUMERAL_ARABIC = 1 << 0,      /* 12 １２ */
    NUMERAL_HAN = 1 << 1,         /* 十二 廿一 二〇二〇 */
    NUMERAL_FORMAL = 1 << 2,      /* 壹 贰 拾 */
    NUMERAL_STEM = 1 << 3,        /* 甲 乙 丙 */
    NUMERAL_UPPER = 1 << 4,       /* A B C */
    NUMERAL_LOWER = 1 << 5,       /* a b c */
    NUMERAL_ROMAN_UPPER = 1 << 6, /* I II III, Ⅳ */
    NUMERAL_ROMAN_LOWER = 1 << 7, /* i ii iii, ⅳ */
    NUMERAL_KANA = 1 << 8,        /* ア イ ウ */
    NUMERAL_IROHA = 1 << 9,       /* イ ロ ハ */
    NUMERAL_HANGUL = 1 << 10,     /* 가 나 다 */
    NUMERAL_CIRCLED = 1 << 11,    /* ① ② */
    NUMERAL_DOTTED = 1 << 12,     /* ⒈ ⒉: one character, the dot in it */
    NUMERAL_PAREN = 1 << 13,      /* ⑴ ⑵ */
    NUMERAL_PAREN_HAN = 1 << 14,  /* ㈠ ㈡ */
    NUMERAL_DECIMAL_2 = 1 << 15,  /* 1.2; its value is the last number */
    NUMERAL_DECIMAL_3 = 1 << 16,  /* 1.2.3 */
    NUMERAL_DECIMAL_4 = 1 << 17   /* 1.2.3.4 */
};

struct numeral {
    enum numeral_kind kind;
    int value;
    size_t length; /* bytes */
};

#define NUMERAL_READINGS 2

/* Whether a numeral may begin with the character: false for most of what lines begin with. */
bool numeral_may_begin(uint32_t character);

/* How the numeral at the start of s[0..length) may be read, the likelier reading first;
 * returns how many ways, 0 when none stands there.  With `spaced`, blanks may stand
 * between Chinese numerals, as in 第 十 二 条. */
size_t numeral_read(const char *s, size_t length, bool spaced,
                    struct numeral readings[NUMERAL_READINGS]);

#endif
