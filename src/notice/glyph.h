/* glyph.h: what a character is for a line's beginning or end (CLREQ, GB/T 15834).
 *
 * Says nothing of rows: notice/measure reads them by it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_GLYPH_H
#define GONGWEN_NOTICE_GLYPH_H

#include <stdbool.h>
#include <stdint.h>

enum glyph {
    GLYPH_OTHER, /* an ideograph, a symbol */
    GLYPH_WORD,  /* a letter or digit, and what stays with it: % - _ */
    GLYPH_SPACE,
    GLYPH_STOP,  /* 。！？ and . ! ? : ends a sentence */
    GLYPH_COLON, /* ： : */
    GLYPH_SEMI,  /* ； ; */
    GLYPH_COMMA, /* ，、 , : never ends a paragraph */
    GLYPH_CLOSE, /* ）》” and all else that begins no line */
    GLYPH_OPEN,  /* （《“ : ends no line */
    GLYPH_DASH   /* —… */
};

/* Of each byte of ASCII, an enum glyph; GLYPH_OTHER of the other bytes. */
extern const uint8_t glyphs_of_bytes[0x100];

enum glyph glyph_beyond_ascii(uint32_t character);

static inline enum glyph
glyph_of(uint32_t character)
{
    if (character < 0x80)
        return (enum glyph)glyphs_of_bytes[character];
    if (character >= 0x4E00 && character <= 0x9FFF)
        return GLYPH_OTHER;
    return glyph_beyond_ascii(character);
}

/* Whether it begins no line. */
static inline bool
glyph_is_closing(enum glyph glyph)
{
    return glyph >= GLYPH_STOP && glyph <= GLYPH_CLOSE;
}

/* Whether the character is of a script that is written with spaces between its words, and whether
 * it is one that is set without spaces between it and its like. */
bool glyph_is_spaced(uint32_t character);
bool glyph_is_set_solid(uint32_t character);

#endif
