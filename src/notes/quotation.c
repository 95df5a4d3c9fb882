/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/quotation.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "notes/likeness.h"

/* Characters of context on either side. */
#define CONTEXT_LEAST 32
#define CONTEXT_MOST  256

/* The words that stand for a mere place. */
#define PLACE_CHARACTERS 24

/* Edits by which one place must be better than the next one. */
#define MARGIN 4

void
quotation_fini(struct quotation *quotation)
{
    free(quotation->exact);
    free(quotation->prefix);
    free(quotation->suffix);
    *quotation = (struct quotation){0};
}

struct quotation
quotation_copy(const struct quotation *quotation)
{
    return (struct quotation){mem_copy_string(quotation->exact),
                              mem_copy_string(quotation->prefix),
                              mem_copy_string(quotation->suffix),
                              quotation->position,
                              quotation->rival,
                              quotation->rival_words};
}

void
quotation_text(const struct tree *tree, struct span span, struct buf *out)
{
    size_t length = out->length;

    for (size_t i = tree_block_at(tree, span.start); i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        struct span whole = tree_block_span(tree, block);
        if (whole.start >= span.end)
            break;
        if (whole.end <= span.start || tree_passes_over(tree, i, span))
            continue;
        if (out->length > length)
            buf_add_char(out, '\n');
        tree_part_text(tree, block, span, out);
    }
}

static size_t
distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* ---- The way back ---- */

/* A quotation whose words are longer is looked for by its ends. */
#define LONG       1024
#define END_LENGTH 256

/* What is compared: prefix, words and suffix in one row. */
struct needle {
    struct words words;
    size_t from, to; /* the quoted words in it */
    size_t position; /* where they stood */
    size_t rival, rival_words;
};

struct needle_parts {
    const char *prefix, *exact, *suffix;
};

static struct needle
needle_of(const struct quotation *quotation)
{
    struct needle needle = {.position = quotation->position,
                            .rival = quotation->rival,
                            .rival_words = quotation->rival_words};

    words_add(&needle.words, quotation->prefix, strlen(quotation->prefix));
    needle.from = needle.words.count;
    words_add(&needle.words, quotation->exact, strlen(quotation->exact));
    needle.to = needle.words.count;
    words_add(&needle.words, quotation->suffix, strlen(quotation->suffix));
    return needle;
}

/* Whether the whole needle stands where it stood: in a notice that was not changed. */
static bool
stands_there(const struct needle *needle, const struct words *words)
{
    size_t start = needle->position - needle->from;

    return needle->position != NONE && needle->position >= needle->from &&
           start + needle->words.count <= words->count &&
           memcmp(words->characters + start, needle->words.characters,
                  needle->words.count * sizeof words->characters[0]) == 0;
}

/* A place that may be it. */
struct candidate {
    struct likeness like;
    size_t cost;
    size_t moved; /* how far from where it stood */
};

static bool
is_less_like(const struct candidate *a, const struct candidate *b)
{
    return a->cost != b->cost ? a->cost > b->cost : a->moved > b->moved;
}

#define CANDIDATES 8

/* How much may have come in between or have gone. */
static size_t
slack_of(const struct needle *needle)
{
    return 24 + needle->words.count / 8;
}

/* The two best candidates, the better one first; returns how many there are. */
static size_t
find_candidates(const struct needle *needle, const struct words *words, struct grams *grams,
                struct candidate best[2])
{
    const struct likeness_pattern pattern = {&needle->words, needle->from, needle->to};
    const size_t slack = slack_of(needle);
    struct grams_seed seeds[CANDIDATES];
    size_t count = grams_seeds(grams, words, &needle->words, slack, seeds, CANDIDATES), found = 0;

    for (size_t i = 0; i < count; i++) {
        struct candidate next = {likeness_find(&pattern, words, seeds[i].diagonal, slack), 0, 0};
        next.cost = next.like.before + next.like.middle + next.like.behind;
        next.moved = needle->position == NONE ? 0 : distance(next.like.from, needle->position);
        if (found && next.like.from == best[0].like.from && next.like.to == best[0].like.to)
            continue; /* come to from two sides */
        if (found == 0 || is_less_like(&best[0], &next)) {
            best[1] = best[0];
            best[0] = next;
        } else if (found == 1 || is_less_like(&best[1], &next)) {
            best[1] = next;
        }
        found = found < 2 ? found + 1 : 2;
    }
    return found;
}

/* Whether a part of so many characters is still itself after so many edits. */
static bool
is_alike(size_t edits, size_t characters, size_t percent)
{
    return characters > 0 && edits * 100 <= characters * percent;
}

/* Whether the words are the quoted ones, as far as they and those around them say.  Short words
 * stand anywhere: what is around them must hold. */
static bool
is_convincing(const struct needle *needle, const struct likeness *like)
{
    size_t before = needle->from, middle = needle->to - needle->from;
    size_t behind = needle->words.count - needle->to;
    bool holds_before = is_alike(like->before, before, 30);
    bool holds_behind = is_alike(like->behind, behind, 30);

    if (like->from == like->to || !is_alike(like->middle, middle, 30))
        return false;
    if (before + behind == 0 || (middle >= 40 && is_alike(like->middle, middle, 15)))
        return true;
    if (like->middle > 0 && middle < 20)
        return (holds_before || before == 0) && (holds_behind || behind == 0);
    return holds_before || holds_behind;
}

/* Words that have moved so little have only been pushed by an edit. */
#define NEAR 16

/* Whether the place may be the one that was most like the words where they were made, and they
 * are gone.  Words that are the quoted ones, which stood nowhere else, are not; those that
 * are no more like them than others were had better be in the same surroundings. */
static bool
is_rival(const struct needle *needle, const struct candidate *candidate)
{
    size_t edits = candidate->like.middle;

    if (needle->rival == 0 || (edits == 0 && needle->rival_words > 0))
        return false;
    if (edits > 0 && edits >= needle->rival_words &&
        (candidate->like.before * 8 > needle->from ||
         candidate->like.behind * 8 > needle->words.count - needle->to))
        return true;
    return (edits == 0 && candidate->moved <= NEAR ? 1 : 2) * candidate->cost >= needle->rival;
}

/* Whether another place could as well be the one.  Of two that are as good, the one that is much
 * nearer to where the words stood is it. */
static bool
is_doubtful(const struct needle *needle, const struct candidate best[2], size_t count)
{
    if (count == 2 && best[1].cost < best[0].cost + MARGIN && best[1].moved < 4 * best[0].moved + 8)
        return true;
    return is_rival(needle, &best[0]);
}

/* The place of the needle as indices into *from and *to. */
static enum quotation_found
find_needle(const struct needle *needle, const struct words *words, struct grams *grams,
            size_t *from, size_t *to)
{
    struct candidate best[2] = {{{0}, 0, 0}, {{0}, 0, 0}};

    if (stands_there(needle, words)) {
        *from = needle->position;
        *to = needle->position + needle->to - needle->from;
        return QUOTATION_EXACT;
    }
    size_t count = find_candidates(needle, words, grams, best);
    *from = count ? best[0].like.from : 0;
    *to = count ? best[0].like.to : 0;
    if (count == 0 || !is_convincing(needle, &best[0].like) || is_doubtful(needle, best, count))
        return QUOTATION_LOST;
    return best[0].like.middle ? QUOTATION_CLOSE : QUOTATION_EXACT;
}

static struct words
part_of(const struct words *words, size_t from, size_t to)
{
    return (struct words){.characters = words->characters + from, .count = to - from};
}

static struct needle
head_of(const struct needle *needle)
{
    size_t first = needle->from + END_LENGTH;

    return (struct needle){part_of(&needle->words, 0, first),
                           needle->from,
                           first,
                           needle->position,
                           needle->rival,
                           needle->rival_words};
}

static struct needle
tail_of(const struct needle *needle)
{
    size_t last = needle->to - END_LENGTH;

    return (struct needle){part_of(&needle->words, last, needle->words.count),
                           0,
                           END_LENGTH,
                           needle->position == NONE ? NONE : needle->position + last - needle->from,
                           needle->rival,
                           needle->rival_words};
}

/* The place of a long quotation, by its first words and its last. */
static enum quotation_found
find_ends(const struct needle *needle, const struct words *words, struct grams *grams, size_t *from,
          size_t *to)
{
    size_t length = needle->to - needle->from, ignored;
    struct needle head = head_of(needle), tail = tail_of(needle);
    enum quotation_found found = find_needle(&head, words, grams, from, &ignored);
    enum quotation_found end = find_needle(&tail, words, grams, &ignored, to);

    if (found == QUOTATION_LOST || end == QUOTATION_LOST || *to <= *from ||
        distance(*to - *from, length) > length / 4)
        return QUOTATION_LOST;
    bool same = *to - *from == length &&
                memcmp(words->characters + *from, needle->words.characters + needle->from,
                       length * sizeof words->characters[0]) == 0;
    return same ? QUOTATION_EXACT : QUOTATION_CLOSE;
}

enum quotation_found
quotation_find(const struct quotation *quotation, const struct tree *tree,
               const struct words *words, struct grams *grams, struct span *span)
{
    struct needle needle = needle_of(quotation);
    enum quotation_found found = QUOTATION_LOST;
    size_t from = 0, to = 0;

    if (needle.to - needle.from > LONG && !stands_there(&needle, words))
        found = find_ends(&needle, words, grams, &from, &to);
    else if (needle.to > needle.from)
        found = find_needle(&needle, words, grams, &from, &to);
    *span = from < to ? words_span(words, tree_text(tree), from, to) : (struct span){NONE, NONE};
    words_fini(&needle.words);
    return found;
}

/* ---- Taking one ---- */

/* Takes the rival of the needle where it is nearer than the one so far. */
static void
find_rival(const struct needle *needle, const struct words *words, struct grams *grams,
           size_t slack, struct quotation *quotation)
{
    const struct likeness_pattern pattern = {&needle->words, needle->from, needle->to};
    struct grams_seed seeds[CANDIDATES];
    size_t count = grams_seeds(grams, words, &needle->words, slack, seeds, CANDIDATES);

    for (size_t i = 0; i < count; i++) {
        struct likeness like = likeness_find(&pattern, words, seeds[i].diagonal, slack);
        size_t cost = like.before + like.middle + like.behind;
        if (like.from == needle->position)
            continue;
        if (cost < quotation->rival)
            quotation->rival = cost ? cost : 1;
        if (like.middle < quotation->rival_words)
            quotation->rival_words = like.middle;
    }
}

/* The next line of a list is met only this near to it, a passage with other words in between only
 * from further away. */
#define LINE_SLACK 4

static void
find_rivals_of(const struct needle *needle, const struct words *words, struct grams *grams,
               struct quotation *quotation)
{
    find_rival(needle, words, grams, LINE_SLACK, quotation);
    find_rival(needle, words, grams, slack_of(needle), quotation);
}

static void
find_rivals(struct quotation *quotation, const struct words *words, struct grams *grams)
{
    struct needle needle = needle_of(quotation);

    quotation->rival = needle.words.count;
    quotation->rival_words = needle.to - needle.from;
    if (needle.to - needle.from > LONG) {
        struct needle head = head_of(&needle), tail = tail_of(&needle);
        find_rivals_of(&head, words, grams, quotation);
        find_rivals_of(&tail, words, grams, quotation);
    } else {
        find_rivals_of(&needle, words, grams, quotation);
    }
    words_fini(&needle.words);
}

/* The joined text of the words from..to; "" when there are none. */
static char *
text_between(const struct tree *tree, const struct words *words, size_t from, size_t to)
{
    struct buf text = BUF_INIT;

    while (from < to) {
        size_t turn = words_turn(words, from, to);
        if (text.length)
            buf_add_char(&text, '\n');
        quotation_text(tree, words_span(words, tree_text(tree), from, turn), &text);
        from = turn;
    }
    return buf_detach(&text);
}

/* Characters that differ in the surroundings of two equal stretches of the words, as far as
 * `reach`; where the words end all do. */
static size_t
count_differences(const struct words *words, size_t a, size_t b, size_t length, size_t reach)
{
    size_t differences = 0;

    for (size_t i = 1; i <= reach; i++)
        differences += i > a || i > b || words->characters[a - i] != words->characters[b - i];
    for (size_t i = length; i < length + reach; i++)
        differences += a + i >= words->count || b + i >= words->count ||
                       words->characters[a + i] != words->characters[b + i];
    return differences;
}

/* How much context tells the words from..to from each other place where the same stand. */
static size_t
context_for(const struct words *words, size_t from, size_t to)
{
    const uint32_t *exact = words->characters + from;
    size_t context = CONTEXT_LEAST, length = to - from;

    for (size_t at = 0; at + length <= words->count; at++) {
        if (words->characters[at] != exact[0] || at == from ||
            memcmp(words->characters + at, exact, length * sizeof exact[0]) != 0)
            continue;
        while (context < CONTEXT_MOST &&
               count_differences(words, from, at, length, context) < 2 * MARGIN)
            context *= 2;
    }
    return context;
}

bool
quotation_take(struct quotation *quotation, const struct tree *tree, const struct words *words,
               struct grams *grams, struct span *span)
{
    size_t from = words_index(words, span->start);
    size_t to = span->end > span->start ? words_behind(words, span->end) : from + PLACE_CHARACTERS;

    if (to > words->count)
        to = words->count;
    if (from >= to)
        return false;
    size_t context = context_for(words, from, to);
    size_t before = from > context ? from - context : 0;
    size_t behind = words->count - to > context ? to + context : words->count;
    *quotation = (struct quotation){
        .exact = text_between(tree, words, from, to),
        .prefix = text_between(tree, words, before, from),
        .suffix = text_between(tree, words, to, behind),
        .position = from,
    };
    find_rivals(quotation, words, grams);
    *span = words_span(words, tree_text(tree), from, to);
    return true;
}
