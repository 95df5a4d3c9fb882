/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/uni.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/ambiguous.h"
#include "base/buf.h"
#include "base/combining.h"
#include "base/mem.h"
#include "base/recent.h"
#include "base/utf8.h"

size_t
uni_write(char *to, uint32_t character)
{
    int length = u8_uctomb((uint8_t *)to, character, 4);

    return length > 0 ? (size_t)length : 0;
}

size_t
uni_read_any_back(const char *s, size_t length, uint32_t *character)
{
    size_t start = length;

    *character = 0;
    if (length == 0)
        return 0;
    do
        start--;
    while (start > 0 && utf8_continues(s[start]));
    return uni_read(s + start, character);
}

size_t
uni_count(const char *s, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += !utf8_continues(s[i]);
    return count;
}

/* Whether the character is a cluster by itself next to others of its kind: it begins one
 * whatever stands before it, and ends before another of them. */
static bool
stands_alone(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20 && c < 0x7F) ||
           (c >= 0x3000 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF60) ||
           (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x30FF) ||
           (c >= 0x2011 && c <= 0x2027);
}

/* The bytes of the first character if it is a cluster, as most are, else 0. */
static size_t
single_cluster(const char *s, size_t length, uint32_t *c)
{
    uint32_t next;
    size_t step = uni_read(s, c);

    if (!stands_alone(*c))
        return 0;
    if (step < length) {
        uni_read(s + step, &next);
        if (!stands_alone(next))
            return 0;
    }
    return step;
}

static bool
is_regional(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

#define ZERO_WIDTH_JOINER 0x200D

/* Whether what ends before s[at] may belong to the cluster that seems to begin there:
 * libunistring's steps, other than its whole analysis, know neither flags nor joined emoji. */
static bool
may_go_on(const char *s, size_t at, size_t length)
{
    uint32_t before, c = 0;

    uni_read_back(s, at, &before);
    if (at < length)
        uni_read(s + at, &c);
    return before == ZERO_WIDTH_JOINER || (is_regional(c) && is_regional(before));
}

/* A cluster longer than that is cut: nobody can see what it is. */
#define CLUSTER_MOST 256

static size_t
analyse_cluster(const char *s, size_t length)
{
    char breaks[CLUSTER_MOST];
    size_t end = 1;

    if (length > CLUSTER_MOST) {
        length = CLUSTER_MOST;
        while (utf8_continues(s[length]))
            length--;
    }
    u8_grapheme_breaks((const uint8_t *)s, length, breaks);
    while (end < length && !breaks[end])
        end++;
    return end;
}

size_t
uni_cluster(const char *s, size_t length)
{
    const uint8_t *start = (const uint8_t *)s;
    uint32_t c;

    if (length == 0)
        return 0;
    size_t step = single_cluster(s, length, &c);
    if (step)
        return step;
    step = (size_t)(u8_grapheme_next(start, start + length) - start);
    return may_go_on(s, step, length) ? analyse_cluster(s, length) : step;
}

size_t
uni_cluster_back(const char *s, size_t length)
{
    const uint8_t *start = (const uint8_t *)s;
    size_t begin = length;

    if (length == 0)
        return 0;
    do
        begin = (size_t)(u8_grapheme_prev(start + begin, start) - start);
    while (begin > 0 && length - begin < CLUSTER_MOST && may_go_on(s, begin, length));
    size_t last = begin;
    for (size_t at = begin; at < length; at += uni_cluster(s + at, length - at))
        last = at;
    return length - last;
}

/* Whether one of the ranges, which are in order, holds the character. */
static bool
is_in(const struct character_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && c >= ranges[low].first;
}

#define IS_IN(ranges, c) is_in(ranges, sizeof(ranges) / sizeof(ranges)[0], c)

int
uni_width_by_table(uint32_t c, int ambiguous)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return 0;
    if ((c >= 0x3248 && c <= 0x324F) || (c >= 0x4DC0 && c <= 0x4DFF))
        return 2; /* as glibc has them, and with it every terminal */
    if (IS_IN(ambiguous_ranges, c))
        return ambiguous;
    int width = uc_width(c, "UTF-8");
    return width < 0 ? 0 : width;
}

/* What is there for line breaks, shapes and joins alone: soft hyphens, joiners, spaces of no
 * width, variation selectors. */
static bool
is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x180B && c <= 0x180E) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

uint32_t
uni_placeholder(uint32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return 0;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return 0;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return '?';
    if (is_invisible(c))
        return 0;
    const uc_general_category_t bad = uc_general_category_or(
        uc_general_category_or(UC_CATEGORY_Cc, UC_CATEGORY_Cf),
        uc_general_category_or(uc_general_category_or(UC_CATEGORY_Cs, UC_CATEGORY_Cn),
                               uc_general_category_or(UC_CATEGORY_Zl, UC_CATEGORY_Zp)));
    return uc_is_general_category(c, bad) ? '?' : 0;
}

bool
uni_is_alphabetic(uint32_t c)
{
    return uc_is_property_alphabetic(c);
}

bool
uni_is_capital(uint32_t c)
{
    return uc_is_general_category(c, uc_general_category_or(UC_CATEGORY_Lu, UC_CATEGORY_Lt));
}

bool
uni_has_one_case(uint32_t c)
{
    if (c < 0x80)
        return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    if (c >= 0x2E80)
        return !((c >= 0xA640 && c < 0xAC00) || (c >= 0xFB00 && c <= 0xFB17) ||
                 (c >= 0xFF21 && c <= 0xFF5A) || (c >= 0x10000 && c < 0x20000));
    return c >= 0x2000 && !(c >= 0x2100 && c < 0x2190) && !(c >= 0x24B6 && c < 0x24EA) &&
           !(c >= 0x2C00);
}

bool
uni_is_recent(uint32_t c)
{
    return c >= recent_ranges[0].first && IS_IN(recent_ranges, c);
}

/* Characters of which terminals disagree how wide they are, as one that all draw alike: the
 * letters of a flag, a hyphen. */
static uint32_t
drawn_alike(uint32_t c)
{
    if (is_regional(c))
        return 'A' + (c - 0x1F1E6);
    if (c == 0x2010)
        return '-';
    if ((c >= 0x4DC0 && c <= 0x4DFF) || c == 0x302E || c == 0x302F)
        return '?';
    return c;
}

/* Whether the character belongs to a syllable or kana that is one character when composed:
 * not all terminals draw them in one place when they come apart. */
static bool
wants_composing(uint32_t c)
{
    return (c >= 0x1160 && c <= 0x11FF) || c == 0x3099 || c == 0x309A;
}

/* The first characters of s[0..length), at most UNI_SHOWN; *end is behind the last. */
static size_t
read_some(const char *s, size_t length, uint32_t *characters, size_t *end)
{
    size_t count = 0;

    for (*end = 0; *end < length && count < UNI_SHOWN; count++)
        *end += uni_read(s + *end, &characters[count]);
    return count;
}

/* The same of a cluster, composed where that matters. */
static size_t
read_cluster(const char *s, size_t length, uint32_t *characters)
{
    size_t end, size = 0, count = read_some(s, length, characters, &end);

    if (count < 2 || !wants_composing(characters[1]))
        return count;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s, end, NULL, &size);
    if (composed)
        count = read_some((const char *)composed, size, characters, &end);
    free(composed);
    return count;
}

size_t
uni_shown(const char *s, size_t length, int ambiguous, uint32_t *shown, int *width)
{
    uint32_t characters[UNI_SHOWN];
    size_t count = 0, all = read_cluster(s, length, characters);

    *width = 0;
    for (size_t i = 0; i < all; i++) {
        uint32_t c = drawn_alike(characters[i]);
        if (is_invisible(c))
            continue;
        int cells = uni_width(c, ambiguous);
        if (count == 0 && (cells == 0 || uni_placeholder(c))) {
            c = '?'; /* a control, a mark without a character */
            cells = 1;
        }
        if (count > 0 && (cells ? *width + cells > 2 : !IS_IN(combining_ranges, c)))
            continue;
        shown[count++] = c;
        *width += cells;
    }
    return count;
}

int
uni_cluster_width(const char *s, size_t length, int ambiguous)
{
    uint32_t shown[UNI_SHOWN];
    int width;

    uni_shown(s, length, ambiguous, shown, &width);
    return width;
}

size_t
uni_cluster_cells(const char *s, size_t length, int ambiguous, int *width)
{
    uint32_t c;
    size_t step = single_cluster(s, length, &c);

    if (step) {
        *width = uni_width(c, ambiguous);
        return step;
    }
    step = uni_cluster(s, length);
    *width = uni_cluster_width(s, step, ambiguous);
    return step;
}

int
uni_cells(const char *s, size_t length, int ambiguous)
{
    int cells = 0;
    int width;

    for (size_t at = 0; at < length; cells += width)
        at += uni_step(s + at, length - at, ambiguous, &width);
    return cells;
}

size_t
uni_print_cells(const char *s, size_t length)
{
    size_t cells = 0;
    uint32_t c;

    for (size_t at = 0; at < length;) {
        if (uni_at_ideograph(s + at)) { /* a glance at the bytes of most characters is enough */
            at += 3;
            cells += 2;
        } else if (uni_at_narrow(s + at)) {
            at++;
            cells++;
        } else {
            at += uni_read(s + at, &c);
            cells += (size_t)uni_width(c, 2);
        }
    }
    return cells;
}

size_t
uni_count_leading_space(const char *s, size_t length)
{
    size_t at = 0;
    uint32_t c;

    while (at < length) {
        size_t step = uni_read(s + at, &c);
        if (!uni_is_space(c))
            break;
        at += step;
    }
    return at;
}

size_t
uni_count_trailing_space(const char *s, size_t length)
{
    size_t end = length;
    uint32_t c;

    while (end > 0) {
        size_t step = uni_read_back(s, end, &c);
        if (!uni_is_space(c))
            break;
        end -= step;
    }
    return length - end;
}

char *
uni_clean(const char *s, size_t length, size_t *out_length)
{
    struct buf out = BUF_INIT;

    for (size_t valid; (valid = utf8_valid_prefix(s, length)) < length;) {
        buf_add(&out, s, valid);
        buf_add_string(&out, "\xEF\xBF\xBD");
        s += valid + 1;
        length -= valid + 1;
    }
    buf_add(&out, s, length);
    if (out_length)
        *out_length = out.length;
    return buf_detach(&out);
}

char *
uni_harmless(const char *s, size_t length, size_t *out_length)
{
    struct buf out = BUF_INIT;
    char character[4];
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        uint32_t placeholder = c == '\n' || c == '\r' || c == '\t' ? 0 : uni_placeholder(c);
        if (placeholder)
            buf_add(&out, character, uni_write(character, placeholder));
        else
            buf_add(&out, s + at, step);
    }
    if (out_length)
        *out_length = out.length;
    return buf_detach(&out);
}

char *
uni_squeeze(const char *s, size_t length, size_t *out_length)
{
    struct buf out = BUF_INIT;
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (!uni_is_space(c))
            buf_add(&out, s + at, step);
    }
    if (out_length)
        *out_length = out.length;
    return buf_detach(&out);
}

void
uni_line_breaks(const char *s, size_t length, char *breaks)
{
    bool after_line_end = false;

    u8_possible_linebreaks((const uint8_t *)s, length, "UTF-8", breaks);
    for (size_t i = 0; i < length; i++) {
        /* libunistring marks the line end itself; one may break behind it. */
        bool line_end = breaks[i] == UC_BREAK_MANDATORY;
        if (!utf8_continues(s[i])) {
            breaks[i] = after_line_end || breaks[i] == UC_BREAK_POSSIBLE;
            after_line_end = line_end;
        } else {
            breaks[i] = 0;
        }
    }
}

char *
uni_compatible(const char *s, size_t length, size_t *out_length)
{
    size_t size = 0;
    uint8_t *out = u8_normalize(UNINORM_NFKC, (const uint8_t *)s, length, NULL, &size);

    if (!out) /* no memory: what there is will do, and mem_copy ends the program */
        size = length;
    char *copy = mem_copy(out ? (const char *)out : s, size);
    free(out);
    if (out_length)
        *out_length = size;
    return copy;
}
