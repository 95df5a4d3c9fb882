/* wordings.h: what was found, each wording once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_WORDINGS_H
#define GONGWEN_SEARCH_WORDINGS_H

#include <stddef.h>

#include "source/text.h"

struct wording {
    char *text;   /* as it reads, its own */
    size_t count; /* how many hits read so */
    size_t first; /* the first of these */
};

/* Starts as all zeros. */
struct wordings {
    struct wording *all; /* the most frequent first, in the order of the text where two are even */
    size_t count, capacity;
};

void wordings_fini(struct wordings *wordings);

/* One more hit, which reads so.  Of more than a thousand different ones no more are taken in. */
void wordings_add(struct wordings *wordings, const char *text, size_t hit);

/* Makes them anew from the hits, which are spans of the bytes. */
void wordings_read(struct wordings *wordings, const char *bytes, const struct span *hits,
                   size_t hit_count);

#endif
