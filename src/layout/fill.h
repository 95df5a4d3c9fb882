/* fill.h: a text cut into lines that are not wider than a measure.
 *
 * As much goes on each line as fits, up to where a line may end (linebreak.h).  Spaces hang
 * at the end of a line and do not begin the next.  A word wider than the measure is cut at a
 * cluster; only a single cluster that is wider by itself makes a line too wide.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_FILL_H
#define GONGWEN_LAYOUT_FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/linebreak.h"

/* One line: bytes of the text that was cut, without the spaces that hang at its end. */
struct cut {
    size_t start;
    size_t end;
    int width; /* columns of these bytes */
};

/* Starts as all zeros and is used again and again. */
struct cuts {
    struct cut *all;
    size_t count, capacity;
};

void cuts_fini(struct cuts *cuts);

/* Makes it so many lines; those added are not set. */
void cuts_resize(struct cuts *cuts, size_t count);

/* What is cut, and how wide: columns of the first line and of the others, at least 1. */
struct fill {
    const char *bytes;
    size_t length;
    const char *breaks; /* linebreak_find's */
    int first;
    int rest;
    int column; /* where the first line begins, for its tabs */
    int beyond; /* columns behind each line, in which a stop may stand: 0 or 2 */
    int ambiguous;
    enum linebreak_level level; /* of `breaks` */
};

/* Without the spaces at the text's beginning; no lines when there is nothing else. */
void fill_paragraph(const struct fill *fill, struct cuts *cuts);

/* With them; at least one line, be it empty. */
void fill_verbatim(const struct fill *fill, struct cuts *cuts);

/* The bytes of a space at the byte, else 0.  Spaces are tab, U+0020 and U+3000: what hangs at the
 * end of a line and does not begin one. */
static inline size_t
fill_space(const struct fill *fill, size_t at)
{
    const char *s = fill->bytes + at;

    if (s[0] == ' ' || s[0] == '\t')
        return 1;
    return s[0] == '\xE3' && fill->length - at >= 3 && s[1] == '\x80' && s[2] == '\x80' ? 3 : 0;
}

/* Where spaces that begin at the byte end. */
size_t fill_skip_spaces(const struct fill *fill, size_t at);

/* Whether the character at the byte is a stop that may stand beyond its line. */
bool fill_hangs(const struct fill *fill, size_t at);

/* The columns that a tab takes at the column. */
int fill_tab_width(int column);

#endif
