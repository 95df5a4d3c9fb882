/* endnote.h: notes behind the text: a list under 注释 or Footnotes, or one that its marks show.
 *
 * What was printed as one list, or put there by a converter that knows no pages (libexec), counts
 * from 1; its marks stand in the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_ENDNOTE_H
#define GONGWEN_NOTICE_ENDNOTE_H

#include "notice/tree.h"

/* Gives the notes at the end of a whole tree their role, and that of a heading to the words above
 * them.  Before the closing elements are looked for: these stand above the notes. */
void endnote_find(struct tree *tree);

#endif
