/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/likeness.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

/* Row i of the table is what the first i characters of the pattern cost; its cell k ends
 * before text[i + diagonal - slack + k]. */
struct band {
    const struct words *pattern, *text;
    ptrdiff_t left; /* diagonal - slack */
    size_t width;   /* 2 * slack + 1 */
    unsigned *costs, *next;
    unsigned char *moves; /* of each cell: how the cheapest way comes there */
};

enum move { MOVE_NONE, MOVE_BOTH, MOVE_PATTERN, MOVE_TEXT };

#define FAR (UINT_MAX / 2)

/* One character too many or too few, and one for another: the latter is a little worse, so
 * that of two ways with as many edits the one with more of the same characters is taken. */
#define LESS  16
#define OTHER 17

/* Whether the cell ends within the text. */
static bool
is_inside(const struct band *band, size_t i, size_t k)
{
    ptrdiff_t at = band->left + (ptrdiff_t)(i + k);

    return at >= 0 && (size_t)at <= band->text->count;
}

/* The cost of the cell k of row i, i > 0, and how it is come by. */
static unsigned
cost_of(const struct band *band, size_t i, size_t k, unsigned char *move)
{
    ptrdiff_t at = band->left + (ptrdiff_t)(i + k);
    unsigned best = FAR;

    *move = MOVE_NONE;
    if (!is_inside(band, i, k))
        return FAR;
    if (at > 0 && band->costs[k] < FAR) {
        bool same = band->pattern->characters[i - 1] == band->text->characters[at - 1];
        best = band->costs[k] + (same ? 0 : OTHER);
        *move = MOVE_BOTH;
    }
    if (k + 1 < band->width && band->costs[k + 1] + LESS < best) {
        best = band->costs[k + 1] + LESS;
        *move = MOVE_PATTERN;
    }
    if (k > 0 && band->next[k - 1] + LESS < best + (*move == MOVE_PATTERN)) {
        best = band->next[k - 1] + LESS;
        *move = MOVE_TEXT;
    }
    return best;
}

static void
fill(struct band *band)
{
    for (size_t k = 0; k < band->width; k++)
        band->costs[k] = is_inside(band, 0, k) ? 0 : FAR;
    for (size_t i = 1; i <= band->pattern->count; i++) {
        for (size_t k = 0; k < band->width; k++)
            band->next[k] = cost_of(band, i, k, &band->moves[i * band->width + k]);
        unsigned *full = band->costs;
        band->costs = band->next;
        band->next = full;
    }
}

static size_t
cheapest(const struct band *band)
{
    size_t best = band->width / 2;

    for (size_t k = 0; k < band->width; k++)
        if (band->costs[k] < band->costs[best])
            best = k;
    return best;
}

static size_t *
edits_of(struct likeness *likeness, const struct likeness_pattern *pattern, size_t i)
{
    if (i < pattern->from)
        return &likeness->before;
    return i < pattern->to ? &likeness->middle : &likeness->behind;
}

/* Counts a character of the pattern that has one of the text beside it. */
static void
take_both(struct likeness *likeness, const struct likeness_pattern *pattern, size_t i,
          const struct words *text, size_t at)
{
    *edits_of(likeness, pattern, i) += pattern->words->characters[i] != text->characters[at];
    if (i < pattern->from || i >= pattern->to)
        return;
    if (likeness->from == likeness->to)
        likeness->to = at + 1;
    likeness->from = at;
}

/* Goes the cheapest way back from its end. */
static struct likeness
trace(const struct band *band, const struct likeness_pattern *pattern)
{
    struct likeness likeness = {0};
    size_t i = pattern->words->count, k = cheapest(band), run = 0;

    if (band->costs[k] >= FAR) {
        likeness.middle = pattern->to - pattern->from;
        return likeness;
    }
    while (i > 0) {
        size_t at = (size_t)(band->left + (ptrdiff_t)(i + k));
        switch (band->moves[i * band->width + k]) {
        case MOVE_BOTH:
            take_both(&likeness, pattern, --i, band->text, at - 1);
            break;
        case MOVE_PATTERN:
            ++*edits_of(&likeness, pattern, --i);
            k++;
            break;
        default: /* what was put in between belongs to what is before it */
            *edits_of(&likeness, pattern, i - 1) += ++run <= LIKENESS_RUN;
            k--;
            continue;
        }
        run = 0;
    }
    return likeness;
}

struct likeness
likeness_find(const struct likeness_pattern *pattern, const struct words *text, ptrdiff_t diagonal,
              size_t slack)
{
    size_t width = 2 * slack + 1;
    struct band band = {
        .pattern = pattern->words,
        .text = text,
        .left = diagonal - (ptrdiff_t)slack,
        .width = width,
        .costs = mem_zero(width, sizeof band.costs[0]),
        .next = mem_zero(width, sizeof band.next[0]),
        .moves = mem_zero((pattern->words->count + 1) * width, 1),
    };

    fill(&band);
    struct likeness likeness = trace(&band, pattern);
    free(band.costs);
    free(band.next);
    free(band.moves);
    return likeness;
}
