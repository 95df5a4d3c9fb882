/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/composer.h"

void
composer_fini(struct composer *composer)
{
    joined_fini(&composer->joined);
    cuts_fini(&composer->cuts);
    gaps_fini(&composer->gaps);
    fit_free(composer->fit);
}

/* What a block is written in: asked for it, and again for the one below it. */
static enum script
script_at(struct composer *composer, size_t block)
{
    struct span span =
        tree_piece(doc_tree(composer->doc), composer_block(composer, block), 0)->span;
    size_t slot = block % 2;

    if (composer->scripts[slot].span.start != span.start ||
        composer->scripts[slot].span.end != span.end) {
        composer->scripts[slot].span = span;
        composer->scripts[slot].script = form_block_script(composer->doc, block, composer->usual);
    }
    return composer->scripts[slot].script;
}

struct form
composer_form(struct composer *composer, size_t block)
{
    return form_of(composer->doc, block, script_at(composer, block), composer->measure);
}
