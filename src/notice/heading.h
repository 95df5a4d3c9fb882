/* heading.h: what of a block is the heading behind its label.
 *
 * 一、总体要求 stands alone: the block is its heading.  In 1.摸底排查。各地… the text runs in
 * behind the label and the heading is what stands before the first 。 ； or ：.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_HEADING_H
#define GONGWEN_NOTICE_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/marker.h"
#include "notice/tree.h"

enum heading_kind {
    HEADING_RUNS_IN, /* the block's text goes on behind it, or is a sentence */
    HEADING_ALONE,   /* a short line without a mark at its end */
    HEADING_CLOSED   /* a short line that ends in 。: only what stands below it tells */
};

struct heading {
    struct span span; /* empty behind a label that has no text */
    enum heading_kind kind;
};

/* The heading of a block whose label ends at the offset `label_end`. */
void heading_read(const struct tree *tree, size_t block, size_t label_end, enum form_rank rank,
                  struct heading *heading);

#endif
