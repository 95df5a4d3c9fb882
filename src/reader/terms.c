/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/terms.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"

/* Bytes of the notice, around what is in sight, in which words are counted; bytes of what is in
 * sight that are looked at; both so that a key does not wait. */
#define SAMPLE_MOST ((size_t)1 << 16)
#define SIGHT_MOST  2400

/* How often a word has to stand in the sample, and its characters. */
#define TIMES_LEAST      3
#define CHARACTERS_LEAST 2
#define CHARACTERS_MOST  24

/* Bytes of an ideograph that is common enough to recur. */
#define IDEOGRAPH 3

struct sample {
    const char *bytes;
    size_t length;
};

/* Characters at which no word begins or ends. */
static const char joining[] =
    "的了和与及在对为是等要把被将并向从以于之其各由到也都不有至或者本该所使用让給给與為對將於從";

static bool
joins(const char *character)
{
    for (const char *s = joining; *s; s += IDEOGRAPH)
        if (memcmp(s, character, IDEOGRAPH) == 0)
            return true;
    return false;
}

static size_t
count_in(const struct sample *sample, const char *words, size_t length)
{
    const char *at = sample->bytes, *end = at + sample->length;
    size_t count = 0;

    while ((at = memmem(at, (size_t)(end - at), words, length)) != NULL) {
        count++;
        at += length;
    }
    return count;
}

static void
add(struct wordings *terms, const char *words, size_t length, size_t count)
{
    for (size_t i = 0; i < terms->count; i++)
        if (strlen(terms->all[i].text) == length && memcmp(terms->all[i].text, words, length) == 0)
            return;
    terms->all = mem_grow(terms->all, &terms->capacity, terms->count + 1, sizeof terms->all[0]);
    terms->all[terms->count++] = (struct wording){mem_copy(words, length), count, 0};
}

/* How many characters from here on keep coming together. */
static size_t
recurring(const struct sample *sample, const char *s, const char *end, size_t *count)
{
    size_t characters = 0;
    size_t times;

    for (const char *behind = s;
         behind + IDEOGRAPH <= end && uni_at_ideograph(behind) && characters < CHARACTERS_MOST;) {
        behind += IDEOGRAPH;
        characters++;
        if (characters < CHARACTERS_LEAST)
            continue;
        times = count_in(sample, s, (size_t)(behind - s));
        if (times < TIMES_LEAST) {
            characters--;
            break;
        }
        *count = times;
    }
    return characters;
}

/* Adds the word that recurs from here on, and returns its bytes; else those of a character. */
static size_t
take_recurring(struct wordings *terms, const struct sample *sample, const char *s, const char *end)
{
    uint32_t c;
    size_t count = 0;

    if (end - s < IDEOGRAPH || !uni_at_ideograph(s) || joins(s))
        return uni_read(s, &c);
    size_t length = recurring(sample, s, end, &count) * IDEOGRAPH;
    while (length > 0 && joins(s + length - IDEOGRAPH))
        length -= IDEOGRAPH;
    if (length < CHARACTERS_LEAST * IDEOGRAPH)
        return IDEOGRAPH;
    add(terms, s, length, count_in(sample, s, length));
    return length;
}

/* Marks of titles and terms: what opens and what closes. */
static const struct {
    const char *open, *close;
} quotes[] = {{"《", "》"}, {"“", "”"}, {"「", "」"}, {"『", "』"}};

static void
take_quoted(struct wordings *terms, const struct sample *sample, const char *s, const char *end)
{
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        size_t open = strlen(quotes[i].open);
        if ((size_t)(end - s) < open || memcmp(s, quotes[i].open, open) != 0)
            continue;
        const char *close = memmem(s, (size_t)(end - s), quotes[i].close, strlen(quotes[i].close));
        if (close && close > s + open && !memchr(s, '\n', (size_t)(close - s)))
            add(terms, s + open, (size_t)(close - s) - open,
                count_in(sample, s + open, (size_t)(close - s) - open));
    }
}

/* Long words and frequent ones say more than others. */
static int
compare(const void *a, const void *b)
{
    const struct wording *x = a, *y = b;
    size_t weight_x = strlen(x->text) * x->count, weight_y = strlen(y->text) * y->count;

    if (weight_x != weight_y)
        return weight_x < weight_y ? 1 : -1;
    return strcmp(x->text, y->text);
}

static struct sample
sample_around(const struct fulltext *fulltext, struct span within)
{
    size_t start = within.start > SAMPLE_MOST / 2 ? within.start - SAMPLE_MOST / 2 : 0;
    size_t rest = fulltext_length(fulltext) - start;

    return (struct sample){fulltext_bytes(fulltext) + start,
                           rest < SAMPLE_MOST ? rest : SAMPLE_MOST};
}

void
terms_read(struct wordings *terms, const struct fulltext *fulltext, struct span within)
{
    struct sample sample = sample_around(fulltext, within);
    const char *s = fulltext_bytes(fulltext) + within.start;
    const char *end = s + (span_length(within) < SIGHT_MOST ? span_length(within) : SIGHT_MOST);

    wordings_fini(terms);
    while (s < end) {
        take_quoted(terms, &sample, s, end);
        s += take_recurring(terms, &sample, s, end);
    }
    if (terms->count > 0)
        qsort(terms->all, terms->count, sizeof terms->all[0], compare);
}

/* Whether the words stand over the position. */
static bool
stand_over(const struct fulltext *fulltext, size_t position, const char *words)
{
    size_t length = strlen(words), end = fulltext_length(fulltext);
    size_t from = position < length ? 0 : position - length + 1;
    size_t to = end - position < length ? end : position + length;

    return to > from && memmem(fulltext_bytes(fulltext) + from, to - from, words, length);
}

void
terms_prefer(struct wordings *terms, const struct fulltext *fulltext, size_t position)
{
    size_t longest = NONE;

    for (size_t i = 0; i < terms->count; i++)
        if (stand_over(fulltext, position, terms->all[i].text) &&
            (longest == NONE || strlen(terms->all[i].text) > strlen(terms->all[longest].text)))
            longest = i;
    if (longest == NONE)
        return;
    struct wording preferred = terms->all[longest];
    memmove(terms->all + 1, terms->all, longest * sizeof terms->all[0]);
    terms->all[0] = preferred;
}
