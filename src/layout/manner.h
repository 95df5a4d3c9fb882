/* manner.h: how a person wants paragraphs to be set.
 *
 * All zeros is the usual manner: GB/T 15834's level, marks within the measure, lines as long as
 * they come, each as full as it can be.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_MANNER_H
#define GONGWEN_LAYOUT_MANNER_H

#include <stdbool.h>

#include "base/conf.h"
#include "layout/linebreak.h"

/* Whether the lines of a paragraph but the last are made to reach the measure.  The order is that
 * of the option's choices. */
enum justify {
    JUSTIFY_OFF,
    JUSTIFY_EVEN, /* by space between words, and between ideographs and Latin text */
    JUSTIFY_FULL  /* where that is not enough, between ideographs too */
};

struct manner {
    enum linebreak_level level;
    bool hangs; /* a stop that does not fit stands beyond the line, in columns kept for it */
    enum justify justify;
    bool fits; /* a paragraph's lines are chosen together, to be even (fit.h) */
};

/* The manner of the configuration. */
struct manner manner_of(const struct conf *conf);

#endif
