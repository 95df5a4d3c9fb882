/* composer.h: what those who set a unit as rows share: the notice, the measure, the manner, and
 * room for work.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_COMPOSER_H
#define GONGWEN_LAYOUT_COMPOSER_H

#include "layout/fill.h"
#include "layout/fit.h"
#include "layout/form.h"
#include "layout/joined.h"
#include "layout/manner.h"
#include "layout/spread.h"

/* Set doc, measure, ambiguous, manner and usual; the rest starts as zeros and is room for work. */
struct composer {
    const struct doc *doc;
    int measure;   /* columns, at least 1 */
    int ambiguous; /* columns of “ ① — …: 1 or 2 */
    struct manner manner;
    enum script usual; /* of the notice */
    struct joined joined;
    struct cuts cuts;
    struct gaps gaps;
    struct fit *fit; /* made when it is needed */
    struct {
        struct span span; /* of the text that told it */
        enum script script;
    } scripts[2]; /* of the blocks that were set last */
};

void composer_fini(struct composer *composer);

/* The bytes of the decoded text. */
static inline const char *
composer_bytes(const struct composer *composer)
{
    return text_bytes(doc_text(composer->doc));
}

static inline const struct block *
composer_block(const struct composer *composer, size_t block)
{
    return tree_block(doc_tree(composer->doc), block);
}

/* How the block is set. */
struct form composer_form(struct composer *composer, size_t block);

#endif
