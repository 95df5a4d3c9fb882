/* tint.h: spans of the text that are shown in another tint: highlights, hits, the selection.
 *
 * Whoever has such spans adds them for the part of the text that a window shows; a screen paints
 * them in the order in which they were added, so that what is added later stands over what was
 * added before.  How a tint looks is the screen's affair.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_TINT_H
#define GONGWEN_READER_TINT_H

#include <stddef.h>

#include "reader/motion.h"
#include "source/text.h"

#define TINT_COLOURS 5

enum tint {
    TINT_COLOUR, /* a highlight of the first colour; the others follow it */
    TINT_COLOUR_LAST = TINT_COLOUR + TINT_COLOURS - 1,
    TINT_HIT,         /* what was searched for */
    TINT_HIT_CURRENT, /* and where one is among the hits */
    TINT_SELECTION,
    TINT_COUNT
};

struct tinted {
    enum tint tint;
    size_t block;     /* of whose pieces the span is, or NONE for all the text in it */
    struct span span; /* of the text */
};

/* Starts as all zeros and is used again and again. */
struct tints {
    struct tinted *all;
    size_t count, capacity;
};

void tints_fini(struct tints *tints);

/* Adds a span over those before it. */
void tints_add(struct tints *tints, enum tint tint, size_t block, struct span span);

/* Adds what a window shows of a span that may run over several blocks: their words, without the
 * furniture between them.  An empty span adds nothing. */
void tints_add_words(struct tints *tints, enum tint tint, const struct window *window,
                     struct place top, struct span span);

#endif
