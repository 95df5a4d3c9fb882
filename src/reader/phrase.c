/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/phrase.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/uni.h"

/* What a character does at the end of a phrase. */
enum mark {
    MARK_NONE,
    MARK_SENTENCE, /* ends a sentence */
    MARK_CLAUSE,   /* ends a clause */
    MARK_CLOSES,   /* belongs to what it closes */
    MARK_TITLE,    /* closes a title, in which nothing ends */
    MARK_GOES_ON   /* shows that the sentence goes on */
};

static const struct {
    uint32_t character;
    enum mark mark;
    bool of_words; /* of writing with spaces: counts before a space only */
} marks[] = {
    {0x3002, MARK_SENTENCE, false}, /* 。 */
    {0xFF61, MARK_SENTENCE, false}, /* ｡ */
    {0xFF01, MARK_SENTENCE, false}, /* ！ */
    {0xFF1F, MARK_SENTENCE, false}, /* ？ */
    {'.', MARK_SENTENCE, true},     {'!', MARK_SENTENCE, true},  {'?', MARK_SENTENCE, true},
    {0xFF0C, MARK_CLAUSE, false}, /* ， */
    {0xFF1B, MARK_CLAUSE, false}, /* ； */
    {0xFF1A, MARK_CLAUSE, false}, /* ： */
    {',', MARK_CLAUSE, true},       {';', MARK_CLAUSE, true},    {':', MARK_CLAUSE, true},
    {0x3001, MARK_GOES_ON, false}, /* 、 */
    {0x201D, MARK_CLOSES, false},  /* ” */
    {0x2019, MARK_CLOSES, false},  /* ’ */
    {0x300D, MARK_CLOSES, false},  /* 」 */
    {0x300F, MARK_CLOSES, false},  /* 』 */
    {0xFF09, MARK_CLOSES, false},  /* ） */
    {0x3015, MARK_CLOSES, false},  /* 〕 */
    {0x3011, MARK_CLOSES, false},  /* 】 */
    {0xFF3D, MARK_CLOSES, false},  /* ］ */
    {')', MARK_CLOSES, false},      {']', MARK_CLOSES, false},   {'"', MARK_CLOSES, true},
    {'\'', MARK_CLOSES, true},      {0x300B, MARK_TITLE, false}, /* 》 */
    {0x3009, MARK_TITLE, false},                                 /* 〉 */
};

static const char *const abbreviations[] = {
    "No", "Nos", "Art", "Arts", "Sec", "Secs",   "Fig", "Mr",  "Mrs",  "Ms",   "Dr",   "St", "vs",
    "cf", "p",   "pp",  "vol",  "Vol", "approx", "Reg", "Pub", "Stat", "para", "Para", "ch", "Ch"};

/* A stretch of text that is being looked at. */
struct stretch {
    const char *s;
    size_t length;
    size_t from; /* where the phrase begins */
};

static bool
at_end_or_space(const struct stretch *stretch, size_t at)
{
    uint32_t c;

    if (at >= stretch->length)
        return true;
    uni_read(stretch->s + at, &c);
    return uni_is_space(c);
}

static bool
is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x250);
}

/* The mark that begins at `at`, MARK_NONE for any other character; its bytes into *step. */
static enum mark
mark_at(const struct stretch *stretch, size_t at, size_t *step)
{
    uint32_t c, next = 0;

    *step = uni_read(stretch->s + at, &c);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].character != c)
            continue;
        if (at + *step < stretch->length)
            uni_read(stretch->s + at + *step, &next);
        return marks[i].of_words && is_word(next) ? MARK_NONE : marks[i].mark;
    }
    return MARK_NONE;
}

/* Where the word that ends at `end` begins; it may have stops within. */
static size_t
word_start(const struct stretch *stretch, size_t end)
{
    while (end > stretch->from) {
        unsigned char c = (unsigned char)stretch->s[end - 1];
        if (!is_word(c) && c != '.')
            break;
        end--;
    }
    return end;
}

/* Behind the marks that end it together (？！) and those that close behind them. */
static size_t
pass_closing(const struct stretch *stretch, size_t at)
{
    size_t step;

    while (at < stretch->length && mark_at(stretch, at, &step) == MARK_SENTENCE)
        at += step;
    while (at < stretch->length && mark_at(stretch, at, &step) == MARK_CLOSES)
        at += step;
    return at;
}

/* Whether the stop at `at` ends no sentence: 1. at its start, J. Smith, U.S.C. 5, No. 5, vs.
 * others. */
static bool
is_no_end(const struct stretch *stretch, size_t at)
{
    size_t start = word_start(stretch, at), length = at - start;
    const char *word = stretch->s + start;
    size_t next = pass_closing(stretch, at + 1);

    if (stretch->s[at] != '.')
        return false;
    if (!at_end_or_space(stretch, next))
        return true;
    next += uni_leading_space(stretch->s + next, stretch->length - next);
    if (next < stretch->length && stretch->s[next] >= 'a' && stretch->s[next] <= 'z')
        return true;
    if (start == stretch->from && strspn(word, "0123456789") >= length)
        return true;
    if (memchr(word, '.', length) || (length == 1 && *word >= 'A' && *word <= 'Z'))
        return true;
    for (size_t i = 0; i < sizeof abbreviations / sizeof abbreviations[0]; i++)
        if (strlen(abbreviations[i]) == length && strncasecmp(abbreviations[i], word, length) == 0)
            return true;
    return false;
}

static bool
ends(const struct stretch *stretch, size_t at, enum mark mark, enum phrase phrase)
{
    if (mark == MARK_SENTENCE)
        return !is_no_end(stretch, at);
    return mark == MARK_CLAUSE && phrase == PHRASE_CLAUSE;
}

/* Whether what stands at `at` shows that the phrase before it has not ended. */
static bool
goes_on(const struct stretch *stretch, size_t at)
{
    size_t step;

    if (at >= stretch->length)
        return false;
    switch (mark_at(stretch, at, &step)) {
    case MARK_TITLE:
    case MARK_GOES_ON:
    case MARK_CLAUSE:
    case MARK_SENTENCE:
        return true;
    default:
        return false;
    }
}

size_t
phrase_end(const char *s, size_t length, size_t from, enum phrase phrase)
{
    const struct stretch stretch = {s, length, from};

    for (size_t at = from, step; at < length; at += step) {
        enum mark mark = mark_at(&stretch, at, &step);
        if (!ends(&stretch, at, mark, phrase))
            continue;
        size_t end = pass_closing(&stretch, at + step);
        if (!goes_on(&stretch, end))
            return end;
        step = end - at;
    }
    return length - uni_trailing_space(s + from, length - from);
}
