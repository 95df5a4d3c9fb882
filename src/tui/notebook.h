/* notebook.h: what is marked, as the rows of a list: highlights, marks, bookmarks.
 *
 *      y 二（一）   p 4   一对一与驰援湖北的医务工作者家庭建立联系  -- who keeps the list?
 *
 * Of the attached notice, or of all, then with the notice's number.  "?" stands before a note that
 * has lost its place.  The list follows the store, whoever changes it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_NOTEBOOK_H
#define GONGWEN_TUI_NOTEBOOK_H

#include "notes/notes.h"
#include "reader/mark.h"
#include "tui/list.h"

/* Its data is a struct notebook. */
extern const struct list_model notebook_model;

struct notebook;

/* A list of those that the wish (WISH_HIGHLIGHTS to WISH_BOOKMARKS) wants.  The notes are
 * borrowed. */
struct notebook *notebook_new(struct notes *notes, enum wish wanted);

#endif
