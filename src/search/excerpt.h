/* excerpt.h: a hit as a person reads it in a list: its words, what stands around them, where.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_EXCERPT_H
#define GONGWEN_SEARCH_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "search/search.h"

/* Joined text of one block, UTF-8, its own; controls may be among it. */
struct excerpt {
    char *before, *text, *after;
    bool more_before, more_after; /* whether the block goes on beyond them */
    char *path;                   /* 二（三）, 附件2 一; NULL outside of sections */
    size_t page, line;            /* of the source, from 1 */
    struct span source;           /* the hit's */
};

/* With about `characters` on either side; EXCERPT_BLOCK for all that the block has. */
#define EXCERPT_BLOCK ((size_t)-1)

void excerpt_init(struct excerpt *excerpt, const struct doc *doc, const struct fulltext *fulltext,
                  const struct hit *hit, size_t characters);
void excerpt_fini(struct excerpt *excerpt);

#endif
