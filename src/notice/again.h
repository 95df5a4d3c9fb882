/* again.h: whether a row may be of a title that is said twice, by the rows around it alone.
 *
 * A title that a page's name or a running head has said before the notice says it is furniture: see
 * notice/title, which finds it once the head of the notice, or of what is attached to it, is read.
 * Here it is asked of rows of a source that nobody has read (notice/glance), and the answer is on
 * the safe side: of what it says no to notice/title says no, wherever heads begin.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_AGAIN_H
#define GONGWEN_NOTICE_AGAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"
#include "source/text.h"

/* No title is of more rows, nor what repeats it. */
#define AGAIN_ROWS 16

/* Whether the row `at` of rows[0..count) may be.  They are spans of the bytes, in their order:
 * AGAIN_ROWS before and behind the row, or less where a sentence ends a head. */
bool again_may_be(const char *bytes, const struct forms *forms, const struct span *rows,
                  size_t count, size_t at);

/* Whether the row is a sentence, so that a head ends before it, whatever else who reads a head may
 * look for in it: numbers, dates, remarks, captions. */
bool again_is_sentence(const char *s, size_t length);

#endif
