/* numbering.h: which label continues which, and on what level it stands.
 *
 * Follows the labels of a notice in their order and keeps those that are open, outermost
 * first.  A label makes sense when it is the first of its form or succeeds the last one:
 * so a 第六条 that a wrap has put at a line start, a date and a figure are told from
 * sections.  A form that is new opens the level below the section in which it stands; a form
 * that is known returns to its level and closes the deeper ones.  Numbers need not
 * restart: 7. under （一） may be followed by 8. under （二）.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_NUMBERING_H
#define GONGWEN_NOTICE_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/marker.h"

struct open_label {
    struct marker marker;
    size_t section; /* as numbering_open was told */
    int level;
};

/* Starts as all zeros, and becomes so again where another text begins: an attachment. */
struct numbering {
    struct open_label open[FORMS_ALL]; /* outermost first */
    size_t depth;
    struct known_form {
        int level; /* 0: the form was not seen yet */
        int last;  /* its last number */
    } known[FORMS_ALL];
};

/* How well a label fits in, worst first. */
enum fit {
    FIT_NONE,  /* makes no sense here */
    FIT_DOUBT, /* only if its successor is found further on: a weak 1, a 2 without a 1 */
    FIT_GAP,   /* some labels between were lost */
    FIT_FIRST, /* opens a count */
    FIT_NEXT   /* succeeds the last of its form */
};

enum fit numbering_fit(const struct numbering *numbering, const struct marker *marker);

/* The number of a heading without a label: it counts on from the last one of its depth within the
 * same section. */
int numbering_count(const struct numbering *numbering, int form);

/* Closes what is open below the innermost article. */
void numbering_return_to_article(struct numbering *numbering);

/* The level at which the label would stand now. */
int numbering_level(const struct numbering *numbering, const struct marker *marker);

/* Opens the label of the section, closes what it ends.  The entry it returns is the last of
 * numbering->open; the one before it is the enclosing section. */
const struct open_label *numbering_open(struct numbering *numbering, const struct marker *marker,
                                        size_t section);

/* Whether the label succeeds the section that is open at the entry, or one around it. */
bool numbering_succeeds(const struct numbering *numbering, const struct marker *marker);

#endif
