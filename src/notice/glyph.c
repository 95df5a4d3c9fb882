/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/glyph.h"

#include "base/uni.h"

const uint8_t glyphs_of_bytes[0x100] = {
    ['\t' ... '\r'] = GLYPH_SPACE,
    [' '] = GLYPH_SPACE,
    ['!'] = GLYPH_STOP,
    ['"' ... '\''] = GLYPH_WORD,
    ['('] = GLYPH_OPEN,
    [')'] = GLYPH_CLOSE,
    ['*' ... '+'] = GLYPH_WORD,
    [','] = GLYPH_COMMA,
    ['-'] = GLYPH_WORD,
    ['.'] = GLYPH_STOP,
    ['/' ... '9'] = GLYPH_WORD,
    [':'] = GLYPH_COLON,
    [';'] = GLYPH_SEMI,
    ['<' ... '>'] = GLYPH_WORD,
    ['?'] = GLYPH_STOP,
    ['@' ... 'Z'] = GLYPH_WORD,
    ['['] = GLYPH_OPEN,
    ['\\'] = GLYPH_WORD,
    [']'] = GLYPH_CLOSE,
    ['^' ... 'z'] = GLYPH_WORD,
    ['{'] = GLYPH_OPEN,
    ['|'] = GLYPH_WORD,
    ['}'] = GLYPH_CLOSE,
    ['~'] = GLYPH_WORD,
};

/* The blocks where nearly all marks are, from their first characters on; what is not named is
 * GLYPH_OTHER. */
#define GENERAL_FIRST    0x2000
#define CJK_FIRST        0x3000
#define FULL_WIDTH_FIRST 0xFF00

static const uint8_t general_punctuation[] = {
    [0x00 ... 0x0B] = GLYPH_SPACE, [0x10] = GLYPH_WORD, /* ‐ */
    [0x13] = GLYPH_DASH,                                /* – */
    [0x14] = GLYPH_DASH,                                /* — */
    [0x15] = GLYPH_DASH,                                /* ― */
    [0x18] = GLYPH_OPEN,                                /* ‘ */
    [0x19] = GLYPH_CLOSE,                               /* ’ */
    [0x1C] = GLYPH_OPEN,                                /* “ */
    [0x1D] = GLYPH_CLOSE,                               /* ” */
    [0x25] = GLYPH_DASH,                                /* ‥ */
    [0x26] = GLYPH_DASH,                                /* … */
    [0x28] = GLYPH_SPACE,          [0x29] = GLYPH_SPACE, [0x2F] = GLYPH_SPACE, [0x5F] = GLYPH_SPACE,
};

static const uint8_t cjk_punctuation[] = {
    [0x00] = GLYPH_SPACE, [0x01] = GLYPH_COMMA, /* 、 */
    [0x02] = GLYPH_STOP,                        /* 。 */
    [0x05] = GLYPH_CLOSE,                       /* 々 */
    [0x08] = GLYPH_OPEN,  [0x09] = GLYPH_CLOSE, /* 〈〉 */
    [0x0A] = GLYPH_OPEN,  [0x0B] = GLYPH_CLOSE, /* 《》 */
    [0x0C] = GLYPH_OPEN,  [0x0D] = GLYPH_CLOSE, /* 「」 */
    [0x0E] = GLYPH_OPEN,  [0x0F] = GLYPH_CLOSE, /* 『』 */
    [0x10] = GLYPH_OPEN,  [0x11] = GLYPH_CLOSE, /* 【】 */
    [0x14] = GLYPH_OPEN,  [0x15] = GLYPH_CLOSE, /* 〔〕 */
    [0x16] = GLYPH_OPEN,  [0x17] = GLYPH_CLOSE, /* 〖〗 */
};

static const uint8_t full_width[] = {
    [0x01] = GLYPH_STOP,                                /* ！ */
    [0x05] = GLYPH_CLOSE,                               /* ％ */
    [0x08] = GLYPH_OPEN,          [0x09] = GLYPH_CLOSE, /* （） */
    [0x0C] = GLYPH_COMMA,                               /* ， */
    [0x0E] = GLYPH_STOP,                                /* ． */
    [0x10 ... 0x19] = GLYPH_WORD,                       /* ０ to ９ */
    [0x1A] = GLYPH_COLON,                               /* ： */
    [0x1B] = GLYPH_SEMI,                                /* ； */
    [0x1F] = GLYPH_STOP,                                /* ？ */
    [0x3B] = GLYPH_OPEN,          [0x3D] = GLYPH_CLOSE, /* ［］ */
    [0x5B] = GLYPH_OPEN,          [0x5D] = GLYPH_CLOSE, /* ｛｝ */
    [0x61] = GLYPH_STOP,                                /* ｡ */
    [0x64] = GLYPH_COMMA,                               /* ､ */
};

/* Those that stand elsewhere. */
static enum glyph
stray_mark(uint32_t c)
{
    switch (c) {
    case 0x00A0:
    case 0xFEFF:
        return GLYPH_SPACE;
    case 0x00B7: /* · */
    case 0x2103: /* ℃ */
    case 0x30FC: /* ー */
    case 0xFE3E: /* ︾ */
        return GLYPH_CLOSE;
    default:
        return GLYPH_OTHER;
    }
}

enum glyph
glyph_beyond_ascii(uint32_t c)
{
    if (c - CJK_FIRST < sizeof cjk_punctuation)
        return (enum glyph)cjk_punctuation[c - CJK_FIRST];
    if (c - FULL_WIDTH_FIRST < sizeof full_width)
        return (enum glyph)full_width[c - FULL_WIDTH_FIRST];
    if (c - GENERAL_FIRST < sizeof general_punctuation)
        return (enum glyph)general_punctuation[c - GENERAL_FIRST];
    return c >= 0xC0 && c < 0x2000 ? GLYPH_WORD : stray_mark(c);
}

bool
glyph_is_spaced(uint32_t c)
{
    return (c > ' ' && c < 0x2E80 && !(c >= 0x2014 && c <= 0x2027 && c != 0x2019 && c != 0x201D)) ||
           uni_is_hangul(c);
}

bool
glyph_is_set_solid(uint32_t c)
{
    return (c > 0x3000 || (c >= 0x2014 && c <= 0x2027) || (c >= 0x2E80 && c < 0x3000)) &&
           !uni_is_hangul(c);
}
