/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/folio.h"

#include <string.h>

#include "base/uni.h"

/* The bytes of a page's number with the spaces around it, at most. */
#define MOST_FOLIO 16

/* What may stand around the number of a page. */
static bool
is_folio_mark(uint32_t c)
{
    switch (c) {
    case '-':
    case '~':
    case 0xB7:
    case 0x2010:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2022:
    case 0x2212:
    case 0x2500:
    case 0x30FB:
    case 0xFF0D:
    case 0xFF5E:
        return true;
    default:
        return false;
    }
}

static bool
is_folio_word(const char *s, size_t length, size_t *step)
{
    static const char *const words[] = {"第", "页", "頁", "共", "Page", "page", "of", "/", "，"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (words[i][0] != s[0])
            continue;
        *step = strlen(words[i]);
        if (*step <= length && memcmp(s, words[i], *step) == 0)
            return true;
    }
    return false;
}

static int
digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19)
        return (int)(c - 0xFF10);
    return -1;
}

bool
folio_read(const char *s, size_t length, struct folio *folio)
{
    bool in_number = false;
    size_t step;
    uint32_t c;

    *folio = (struct folio){0};
    if (length > 40)
        return false;
    for (size_t at = 0; at < length; at += step) {
        step = uni_read(s + at, &c);
        int digit = digit_of(c);
        if (digit >= 0) {
            folio->numbers += !in_number;
            if (folio->numbers == 1)
                folio->number = folio->number * 10 + digit;
        } else if (!uni_is_space(c)) {
            if (!is_folio_mark(c) && !is_folio_word(s + at, length - at, &step))
                return false;
            ++*(folio->numbers ? &folio->behind : &folio->before);
        }
        in_number = digit >= 0;
        if (folio->number > 99999)
            return false;
    }
    return folio->numbers == 1 || (folio->numbers == 2 && folio->behind > 0);
}

/* Dashes around the number of a page; a hyphen may be a range's. */
static bool
is_dash(uint32_t c)
{
    return c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0xFF0D;
}

static bool
is_page_digit(uint32_t c)
{
    return digit_of(c) >= 0;
}

/* Back from the end of s[0..end) over spaces and a character of the kind; `end` without one. */
static size_t
back_over(const char *s, size_t end, bool (*is_of_kind)(uint32_t c))
{
    uint32_t c;

    for (size_t at = end, step; (step = uni_read_back(s, at, &c)) > 0; at -= step)
        if (!uni_is_space(c))
            return is_of_kind(c) ? at - step : end;
    return end;
}

/* Whether words end s[0..end): no dash and no digit, which would make a range. */
static bool
has_words(const char *s, size_t end)
{
    uint32_t c;

    for (size_t step; (step = uni_read_back(s, end, &c)) > 0; end -= step)
        if (!uni_is_space(c))
            return !is_dash(c) && !is_page_digit(c);
    return false;
}

size_t
folio_at_end(const char *s, size_t length)
{
    if (length == 0 || (s[length - 1] > ' ' && s[length - 1] < 0x7F) ||
        (length >= 3 && uni_at_ideograph(s + length - 3)))
        return length; /* as nearly always */
    size_t behind = back_over(s, length, is_dash);
    size_t number = behind < length ? back_over(s, behind, is_page_digit) : behind;

    if (number == behind)
        return length;
    for (size_t next; (next = back_over(s, number, is_page_digit)) < number; number = next)
        if (behind - next > MOST_FOLIO)
            return length;
    size_t before = back_over(s, number, is_dash);
    return before < number && has_words(s, before) ? before : length;
}

enum folio_sign
folio_sign_of(const char *s, size_t length)
{
    struct folio folio;

    if (!folio_read(s, length, &folio))
        return FOLIO_NEVER;
    bool narrow = 2 * uni_count(s, length) <= FOLIO_WIDEST && !memchr(s, '\t', length);
    return narrow && folio_is_marked(&folio) ? FOLIO_SURELY : FOLIO_MAYBE;
}
