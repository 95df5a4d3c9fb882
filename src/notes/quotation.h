/* quotation.h: a span of a notice kept as its words; and where they stand in a changed one.
 *
 * The selectors of the W3C Web Annotation model: the exact words, some before and behind
 * them (TextQuoteSelector), and how many characters of words stand before (TextPositionSelector).
 * They are compared as words.h has them, so that another wrapping, encoding or extraction
 * does not matter; words that were edited are found by their likeness.  Where more than one place
 * would do, or none does well, there is no certainty, and only a candidate is given.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_QUOTATION_H
#define GONGWEN_NOTES_QUOTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "notes/grams.h"
#include "notes/words.h"

/* The strings are joined text (a line a block); never NULL but in one of all zeros. */
struct quotation {
    char *exact;
    char *prefix;
    char *suffix;
    size_t position; /* characters of words before it (words.h); NONE: not known */
    /* Of the place most like it where it was made: the edits between them, 0 when that is not
     * known, and the least edits between its words and those of any other place. */
    size_t rival, rival_words;
};

void quotation_fini(struct quotation *quotation);
struct quotation quotation_copy(const struct quotation *quotation);

/* The quotation of the span, with as much context as tells it from its like.  The span is
 * narrowed to its words; an empty one stands for some words that begin there.  False when it holds
 * no words. */
bool quotation_take(struct quotation *quotation, const struct tree *tree, const struct words *words,
                    struct grams *grams, struct span *span);

/* `grams` are those of the words, here and there. */
enum quotation_found {
    QUOTATION_EXACT, /* the words stand there */
    QUOTATION_CLOSE, /* words nearly the same stand there, and it is the place */
    QUOTATION_LOST   /* the span is the best candidate; NONE, NONE when there is none */
};

enum quotation_found quotation_find(const struct quotation *quotation, const struct tree *tree,
                                    const struct words *words, struct grams *grams,
                                    struct span *span);

/* The joined text of the span, a line a block, without page furniture, appended. */
void quotation_text(const struct tree *tree, struct span span, struct buf *out);

#endif
