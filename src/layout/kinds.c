/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/kinds.h"

#include "base/uni.h"

/* A table holds the kind and one more, so that what it does not list is 0. */
#define IN(c, kind)             [(c)&0xFF] = (kind) + 1
#define FROM(first, last, kind) [(first)&0xFF ...(last) & 0xFF] = (kind) + 1

/* clang-format off */
static const unsigned char latin[256] = {
    IN('\t', SP), IN(' ', SP), IN('(', LO), IN(')', LC), IN(',', IS), IN('.', IS),
    FROM('0', '9', NU), IN(':', IS), IN(';', IS), FROM('A', 'Z', LE), IN('[', LO), IN(']', LC),
    FROM('a', 'z', LE), IN(0xB7, MD), FROM(0xC0, 0xD6, LE), FROM(0xD8, 0xF6, LE),
    FROM(0xF8, 0xFF, LE),
};

/* U+2000..20FF: general punctuation. */
static const unsigned char general[256] = {
    IN(U'—', DA), IN(U'―', DA), IN(U'‘', QO), IN(U'’', QC), IN(U'“', QO), IN(U'”', QC),
    IN(U'•', MD), IN(U'‥', EL), IN(U'…', EL), IN(U'‧', MD),
};

/* U+3000..30FF: punctuation of CJK, and the kana that do not begin a line. */
static const unsigned char cjk[256] = {
    IN(0x3000, SP), IN(U'、', NF), IN(U'。', NF), IN(U'々', SK),
    IN(U'〈', OP), IN(U'〉', CL), IN(U'《', OP), IN(U'》', CL), IN(U'「', OP), IN(U'」', CL),
    IN(U'『', OP), IN(U'』', CL), IN(U'【', OP), IN(U'】', CL), IN(U'〔', OP), IN(U'〕', CL),
    IN(U'〖', OP), IN(U'〗', CL), IN(U'〘', OP), IN(U'〙', CL), IN(U'〚', OP), IN(U'〛', CL),
    IN(U'〜', CN), IN(U'〝', OP), IN(U'〞', CL), IN(U'〟', CL), IN(U'〻', SK),
    IN(U'ぁ', SK), IN(U'ぃ', SK), IN(U'ぅ', SK), IN(U'ぇ', SK), IN(U'ぉ', SK), IN(U'っ', SK),
    IN(U'ゃ', SK), IN(U'ゅ', SK), IN(U'ょ', SK), IN(U'ゎ', SK), IN(U'ゕ', SK), IN(U'ゖ', SK),
    FROM(0x3099, 0x309A, OT), /* they combine with what is before them */
    IN(U'゛', SK), IN(U'゜', SK), IN(U'ゝ', SK), IN(U'ゞ', SK), IN(U'゠', CN),
    IN(U'ァ', SK), IN(U'ィ', SK), IN(U'ゥ', SK), IN(U'ェ', SK), IN(U'ォ', SK), IN(U'ッ', SK),
    IN(U'ャ', SK), IN(U'ュ', SK), IN(U'ョ', SK), IN(U'ヮ', SK), IN(U'ヵ', SK), IN(U'ヶ', SK),
    IN(U'・', MD), IN(U'ー', SK), IN(U'ヽ', SK), IN(U'ヾ', SK),
};

/* U+FF00..FFFF: full-width and half-width forms. */
static const unsigned char forms[256] = {
    IN(U'！', NF), IN(U'（', OP), IN(U'）', CL), IN(U'，', NF), IN(U'－', CN), IN(U'．', NF),
    IN(U'／', SO), FROM(U'０', U'９', NU), IN(U'：', NF), IN(U'；', NF), IN(U'？', NF),
    IN(U'［', OP), IN(U'］', CL), IN(U'｛', OP), IN(U'｝', CL), IN(U'～', CN), IN(U'｟', OP),
    IN(U'｠', CL), IN(U'｡', NF), IN(U'｢', OP), IN(U'｣', CL), IN(U'､', NF), IN(U'･', MD),
};
/* clang-format on */

/* The table of the character's row of 256, or NULL. */
static const unsigned char *
table_of(uint32_t c)
{
    switch (c >> 8) {
    case 0x00:
        return latin;
    case 0x20:
        return general;
    case 0x30:
        return cjk;
    case 0xFF:
        return forms;
    default:
        return NULL;
    }
}

enum kind
kinds_of_mark(uint32_t c)
{
    const unsigned char *table = table_of(c);

    if (table && table[c & 0xFF])
        return (enum kind)(table[c & 0xFF] - 1);
    if (c == U'⋯')
        return EL;
    return uni_is_ideograph(c) ? ID : uni_is_hangul(c) ? HG : OT;
}
