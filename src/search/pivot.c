/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pivot.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/find.h"
#include "base/mem.h"
#include "base/uni.h"

/* More digits begin no words. */
#define DIGITS_MOST 32

struct pivot {
    size_t digits;        /* before the ideograph */
    struct finder letter; /* the ideograph, in any form */
    struct regex *words;  /* where the match begins */
};

/* The digits that begin the words, behind which an ideograph stands; 0 for none. */
static size_t
count_digits(const char *words, size_t length)
{
    size_t count = 0;
    uint32_t c;

    while (count < length && words[count] >= '0' && words[count] <= '9')
        count++;
    if (count == length || count > DIGITS_MOST)
        return 0;
    uni_read(words + count, &c);
    return uni_is_ideograph(c) ? count : 0;
}

/* Adds the forms of the ideograph; false when it has others than characters of its own, or when
 * digits have forms that stand for it, too: ㍘ is 0点. */
static bool
add_letters(struct pivot *pivot, const struct spelling *spelling)
{
    struct fold_class class;
    char bytes[4];

    if (!spelling_plain(spelling, pivot->digits, &class))
        return false;
    for (size_t i = 0; i < pivot->digits; i++)
        if (spelling_reach(spelling, i) > pivot->digits)
            return false;
    for (size_t i = 0; i < class.count; i++)
        if (!finder_add(&pivot->letter, bytes, uni_write(bytes, class.members[i])))
            return false;
    return true;
}

struct pivot *
pivot_new(const char *words, size_t length, const struct spelling *spelling, bool caseless)
{
    struct pivot *pivot = mem_zero(1, sizeof *pivot);
    struct buf regex = BUF_INIT;
    struct err unused;
    size_t offset;

    pivot->digits = count_digits(words, length);
    if (pivot->digits > 0 && add_letters(pivot, spelling)) {
        buf_add_string(&regex, "\\G(?:");
        spell_words(spelling, SPELL_EVERY, &regex);
        buf_add_char(&regex, ')');
        pivot->words = regex_new(buf_string(&regex), regex.length, caseless, &unused, &offset);
    }
    buf_fini(&regex);
    if (pivot->words)
        return pivot;
    pivot_free(pivot);
    return NULL;
}

void
pivot_free(struct pivot *pivot)
{
    if (!pivot)
        return;
    regex_free(pivot->words);
    free(pivot);
}

/* What \h is to PCRE2, and the space without a width: see GAP in search/spell. */
static bool
is_gap(uint32_t c)
{
    return c == '\t' || c == ' ' || c == 0xA0 || c == 0x1680 || c == 0x180E ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* The places where the words may begin of which the ideograph stands at `at`: a few characters
 * before it and the spaces there, since ⑳ is two digits.  Returns how many, the nearest first. */
static size_t
find_starts(const struct pivot *pivot, const char *bytes, size_t from, size_t at,
            size_t starts[DIGITS_MOST])
{
    size_t count = 0, step;
    uint32_t c;

    while ((step = uni_read_back(bytes + from, at - from, &c)) > 0 && is_gap(c))
        at -= step;
    for (; count < pivot->digits; count++) {
        step = uni_read_back(bytes + from, at - from, &c);
        if (step == 0 || uni_is_ideograph(c))
            break;
        at -= step;
        starts[count] = at;
    }
    return count;
}

enum match
pivot_find(const struct pivot *pivot, struct regex_scratch *scratch, const char *bytes,
           struct span within, size_t from, struct span *found)
{
    const char *letter = bytes + from, *end = bytes + within.end;
    uint32_t c;

    for (; (letter = finder_next(&pivot->letter, letter, (size_t)(end - letter)));
         letter += uni_read(letter, &c)) {
        size_t starts[DIGITS_MOST];
        size_t count = find_starts(pivot, bytes, from, (size_t)(letter - bytes), starts);
        while (count-- > 0) {
            enum match match =
                regex_find(pivot->words, scratch, bytes, within, starts[count], found);
            if (match != MATCH_NONE)
                return match;
        }
    }
    return MATCH_NONE;
}
