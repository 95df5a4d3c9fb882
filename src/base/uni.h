/* uni.h: characters, clusters and their widths; the door to libunistring.
 *
 * Text is valid UTF-8 with a length (source/decode has seen to it).  Lengths and
 * offsets are bytes, widths are columns (cells) of a terminal, and a cluster is an
 * extended grapheme cluster of UAX #29: what a person takes for one character.
 *
 * Width follows UAX #11.  Ambiguous characters (“ ” · — … ①) take one cell or two,
 * as the terminal draws them: every function that measures for a screen takes
 * `ambiguous`, 1 or 2.  In print they are as wide as an ideograph, so lines of a
 * source are measured with uni_print_cells.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_UNI_H
#define GONGWEN_BASE_UNI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

/* Reads the character at `s`, which must be the start of one in valid UTF-8, and
 * returns its length in bytes, 1 to 4. */
static inline size_t
uni_read(const char *s, uint32_t *character)
{
    const unsigned char *b = (const unsigned char *)s;

    if (b[0] < 0x80) {
        *character = b[0];
        return 1;
    }
    if (b[0] < 0xE0) {
        *character = (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
        return 2;
    }
    if (b[0] < 0xF0) {
        *character = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        return 3;
    }
    *character = (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
    return 4;
}

/* Writes the character as UTF-8 into `to` (room for 4 bytes) and returns the length. */
size_t uni_write(char *to, uint32_t character);

size_t uni_read_any_back(const char *s, size_t length, uint32_t *character);

/* Reads the character that ends at `length` in s[0..length); returns its length in
 * bytes, 0 (and character 0) at the start. */
static inline size_t
uni_read_back(const char *s, size_t length, uint32_t *character)
{
    if (length >= 3 && ((unsigned char)s[length - 3] & 0xF0) == 0xE0)
        return uni_read(s + length - 3, character);
    return uni_read_any_back(s, length, character);
}

/* A copy of bytes of the world (a path) with what is no UTF-8 as U+FFFD; the caller owns
 * it.  *out_length may be NULL. */
char *uni_clean(const char *s, size_t length, size_t *out_length);

/* A copy with placeholders for what must not reach a terminal (uni_placeholder), but for line ends
 * and tabs; the caller owns it. */
char *uni_harmless(const char *s, size_t length, size_t *out_length);

/* How many characters (code points) s[0..length) holds. */
size_t uni_count(const char *s, size_t length);

/* The bytes of the cluster at the start of s[0..length); 0 when length is 0. */
size_t uni_cluster(const char *s, size_t length);

/* The bytes of the cluster at the end of s[0..length); 0 when length is 0. */
size_t uni_cluster_back(const char *s, size_t length);

/* Whether a common ideograph, U+4E00..9FFF, begins at `s`: three bytes, two columns. */
static inline bool
uni_at_ideograph(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;

    return b[0] - 0xE5u <= 4 || (b[0] == 0xE4 && b[1] >= 0xB8);
}

/* The bytes of the cluster at the start of s[0..length), which is not empty, and its
 * columns into *width: uni_cluster and uni_cluster_width in one. */
size_t uni_cluster_cells(const char *s, size_t length, int ambiguous, int *width);

/* Whether a character begins at `s` that is a cluster by itself next to others of its kind:
 * printable ASCII, one column; or three bytes of CJK, two columns. */
static inline bool
uni_at_narrow(const char *s)
{
    return *s >= 0x20 && *s < 0x7F;
}

static inline bool
uni_at_wide(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;

    if (b[0] == 0xE3) /* U+3000..3020 */
        return b[1] == 0x80 && b[2] <= 0xA0;
    if (b[0] == 0xEF) /* U+FF01..FF60 */
        return (b[1] == 0xBC && b[2] > 0x80) || (b[1] == 0xBD && b[2] <= 0xA0);
    return uni_at_ideograph(s);
}

/* The bytes at the start of s[0..length), printable ASCII and common CJK, that can be shown
 * as they are; what stands behind them may be shown, too. */
static inline size_t
uni_plain_prefix(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length) {
        if (uni_at_narrow(s + at))
            at++;
        else if (uni_at_wide(s + at))
            at += 3;
        else
            break;
    }
    return at;
}

/* The same as uni_cluster_cells, without a call where two such characters follow one another. */
static inline size_t
uni_step(const char *s, size_t length, int ambiguous, int *width)
{
    if (length >= 4 && uni_at_wide(s) &&
        (uni_at_narrow(s + 3) || (length >= 6 && uni_at_wide(s + 3)))) {
        *width = 2;
        return 3;
    }
    if (length >= 2 && uni_at_narrow(s) &&
        (uni_at_narrow(s + 1) || (length >= 4 && uni_at_wide(s + 1)))) {
        *width = 1;
        return 1;
    }
    return uni_cluster_cells(s, length, ambiguous, width);
}

/* Most of what a notice is made of, whose width needs no table: one column and two. */
static inline bool
uni_is_plain_ascii(uint32_t character)
{
    return character >= 0x20 && character < 0x7F;
}

static inline bool
uni_is_plain_cjk(uint32_t character)
{
    const uint32_t c = character;

    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) ||
           (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF) ||
           (c >= 0xFF01 && c <= 0xFF60);
}

int uni_width_by_table(uint32_t character, int ambiguous);

/* The columns of a character: 0, 1 or 2.  Controls count 0 here: see uni_placeholder. */
static inline int
uni_width(uint32_t character, int ambiguous)
{
    if (uni_is_plain_ascii(character))
        return 1;
    return uni_is_plain_cjk(character) ? 2 : uni_width_by_table(character, ambiguous);
}

/* The most characters that a cluster is shown with. */
#define UNI_SHOWN 5

/* What a screen shows of the cluster s[0..length): characters into `shown`, which has room for
 * UNI_SHOWN, and their columns into *width; each begins a new cell but for the marks, of width 0,
 * behind the one that they belong to.  Only what terminals agree on: joined emoji are the first of
 * them, flags their letters, a mark that some draw beside its character is left out, and
 * controls and their like (uni_placeholder) are placeholders.  Returns how many there are: 0, and
 * no column, for what is invisible (a soft hyphen). */
size_t uni_shown(const char *s, size_t length, int ambiguous, uint32_t *shown, int *width);

/* The columns of one cluster, 0 to 2, as uni_shown has them. */
int uni_cluster_width(const char *s, size_t length, int ambiguous);

/* Whether the character has two columns since a few years only, and older terminals give
 * it one. */
bool uni_is_recent(uint32_t character);

/* The columns of s[0..length), cluster by cluster. */
int uni_cells(const char *s, size_t length, int ambiguous);

/* The cells of s[0..length) in print: ambiguous characters are two wide.  Fast:
 * character by character, for measuring every line of a source. */
size_t uni_print_cells(const char *s, size_t length);

/* What a screen shows instead of a character that must not reach a terminal
 * (controls, bidi controls, unassigned, non-characters, format characters that do
 * something): a character of one cell, or 0 when the character may be shown as it is, or does
 * nothing at all (soft hyphens, joiners, variation selectors). */
uint32_t uni_placeholder(uint32_t character);

/* Han ideographs, the kana and 々〇 with them; Hangul is apart: it has spaces. */
static inline bool
uni_is_ideograph(uint32_t character)
{
    const uint32_t c = character;

    if (c >= 0x4E00 && c <= 0x9FFF)
        return true;
    if (c < 0x2E80)
        return false;
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x2E80 && c <= 0x2FDF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

static inline bool
uni_is_hangul(uint32_t character)
{
    const uint32_t c = character;

    return c >= 0x1100 &&
           ((c >= 0xAC00 && c <= 0xD7A3) || c <= 0x11FF || (c >= 0x3131 && c <= 0x318E));
}

/* Letters of any script, and what counts as one. */
bool uni_is_alphabetic(uint32_t character);

/* A full-width form of ASCII (U+FF01 to U+FF5E) as ASCII, every other character as it is. */
static inline uint32_t
uni_half_width(uint32_t character)
{
    return character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
}

/* Any space: U+0020, U+00A0, U+2000-200B, U+3000, tab, line ends, U+FEFF. */
static inline bool
uni_is_space(uint32_t character)
{
    const uint32_t c = character;

    if (c > 0x3000)
        return c == 0xFEFF;
    if (c < 0x2000)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0;
    return c <= 0x200B || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Capital letters of any alphabet, and title case. */
bool uni_is_capital(uint32_t character);

/* Whether there is no other letter of which case makes the character; of some it is not said that
 * it is so. */
bool uni_has_one_case(uint32_t character);

/* Whether white space may begin with the byte. */
static inline bool
uni_may_be_space(char byte)
{
    const unsigned char b = (unsigned char)byte;

    return b <= ' ' || b == 0xC2 || b == 0xE2 || b == 0xE3 || b == 0xEF;
}

/* The bytes of white space at the start and at the end of s[0..length). */
size_t uni_count_leading_space(const char *s, size_t length);
size_t uni_count_trailing_space(const char *s, size_t length);

/* The same, without a call where none stands there, as nearly always. */
static inline size_t
uni_leading_space(const char *s, size_t length)
{
    return length > 0 && uni_may_be_space(*s) ? uni_count_leading_space(s, length) : 0;
}

static inline size_t
uni_trailing_space(const char *s, size_t length)
{
    if (length == 0 || (s[length - 1] > ' ' && s[length - 1] < 0x7F) ||
        (length >= 3 && uni_at_ideograph(s + length - 3)))
        return 0;
    return uni_count_trailing_space(s, length);
}

/* A copy without any white space; the caller owns it.  *out_length may be NULL. */
char *uni_squeeze(const char *s, size_t length, size_t *out_length);

/* Where a line may end by UAX #14, for each byte of s[0..length): breaks[i] is 1
 * when a line may end before the byte i, else 0.  `breaks` has room for `length`. */
void uni_line_breaks(const char *s, size_t length, char *breaks);

/* NFKC of the bytes; the caller owns it. */
char *uni_compatible(const char *s, size_t length, size_t *out_length);

/* Whether the character is one of those, a string literal as U"（）". */
static inline bool
uni_is_one_of(uint32_t character, const char32_t *characters)
{
    while (*characters && *characters != character)
        characters++;
    return *characters != 0;
}

#endif
