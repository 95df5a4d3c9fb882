/* runon.h: items that were run together into one line.
 *
 * Some sources give a whole list as one physical line, with spaces where its line ends
 * were: "說明: 一、… 二、… 三、…".  Items begin where an ordinal counts on from the one before
 * behind the end of a sentence and a space.  What an author enumerates within a sentence
 * has no such space and stays.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_RUNON_H
#define GONGWEN_NOTICE_RUNON_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"
#include "source/text.h"

/* The end of the first item in the part of a line: where the next one begins, or the end of the
 * part when nothing is run together. */
size_t runon_end(const struct text *text, const struct forms *forms, struct span part);

/* False only when the part of a line s[0..length) is one item, whatever the forms. */
bool runon_may_be(const char *s, size_t length);

#endif
