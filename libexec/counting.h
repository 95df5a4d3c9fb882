/* counting.h: a number as the label of a list prints it: 3, c, III, 三, ③.
 *
 * Word (ST_NumberFormat of ECMA-376) and OpenDocument (style:num-format) name the ways; this room
 * knows both tables.  What no table knows is printed in digits.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_COUNTING_H
#define GONGWEN_LIBEXEC_COUNTING_H

#include "base/buf.h"

enum counting {
    COUNTING_NONE,
    COUNTING_BULLET, /* the label is a sign, and the number is not said */
    COUNTING_DIGITS,
    COUNTING_TWO_DIGITS, /* 01 */
    COUNTING_WIDE_DIGITS,
    COUNTING_UPPER_ROMAN,
    COUNTING_LOWER_ROMAN,
    COUNTING_UPPER_LETTERS,
    COUNTING_LOWER_LETTERS,
    COUNTING_CHINESE,        /* 十二 */
    COUNTING_CHINESE_DIGITS, /* 一二 */
    COUNTING_LEGAL,          /* 壹拾贰 */
    COUNTING_LEGAL_OLD,      /* 壹拾貳 */
    COUNTING_STEMS,          /* 甲 */
    COUNTING_BRANCHES,       /* 子 */
    COUNTING_CIRCLED,
    COUNTING_BRACKETED, /* ⑴ */
    COUNTING_DOTTED,    /* ⒈ */
    COUNTING_KANA,      /* ア */
    COUNTING_IROHA,     /* イ ロ */
    COUNTING_HANGUL,    /* 가 */
    COUNTING_ORDINAL    /* 3rd */
};

/* The way that Word, or OpenDocument, calls so. */
enum counting counting_of_word(const char *name);
enum counting counting_of_opendocument(const char *name);

/* Appends the number, from 0 on. */
void counting_add(struct buf *out, enum counting counting, int number);

#endif
