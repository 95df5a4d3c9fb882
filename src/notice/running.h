/* running.h: the first row of a text that reflow has taken for a running head, and is the title.
 *
 * Where the other pages say the title at their tops, the first one says nothing else.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_RUNNING_H
#define GONGWEN_NOTICE_RUNNING_H

#include <stdbool.h>

#include "notice/reading.h"
#include "notice/tree.h"

/* Makes a paragraph of it again, unless the title stands below it. */
void running_release(struct tree *tree);

/* Whether it is the name of a book of notices. */
bool running_is_collection(struct key key);

#endif
