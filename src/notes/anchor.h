/* anchor.h: a place in a text, kept as the words at it.
 *
 * How many bytes of words, white space apart, stand before the place, and a short
 * quotation of what follows it.  So it is found again in another wrapping of the notice,
 * in another encoding, and, by the quotation, in a text that was changed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_ANCHOR_H
#define GONGWEN_NOTES_ANCHOR_H

#include <stddef.h>

#include "base/buf.h"
#include "source/text.h"

struct anchor {
    size_t words;     /* bytes before the place, white space apart */
    struct buf quote; /* what follows it, white space removed */
};

/* The anchor of an offset in the text. */
void anchor_init(struct anchor *anchor, const struct text *text, size_t offset);
void anchor_fini(struct anchor *anchor);

/* The offset in this text: where the quotation stands nearest to where it stood; without it,
 * behind as many words; the length of the text at most. */
size_t anchor_find(const struct anchor *anchor, const struct text *text);

#endif
