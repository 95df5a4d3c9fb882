/* turn.h: where an indented first line goes on at the left margin.
 *
 * In a short notice too few lines are full to tell its margin, but those that are turn from the
 * indent of a first line to the margin in the midst of a sentence.  That shows both that lines were
 * wrapped and that indents were kept.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_TURN_H
#define GONGWEN_NOTICE_TURN_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/measure.h"

/* Whether lines of the rows [first, count) surely turn so. */
bool turn_is_made(const struct rows *rows, size_t first);

#endif
