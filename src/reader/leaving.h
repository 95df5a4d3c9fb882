/* leaving.h: the notes that leave a notice when a person exports.
 *
 * What is chosen leaves as a highlight that is not kept; without it, all that is highlighted and
 * bookmarked in the notice, lost ones too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_LEAVING_H
#define GONGWEN_READER_LEAVING_H

#include "notes/note.h"

struct reader;

/* Copies, with their source, appended to the list. */
void leaving_collect(struct reader *reader, struct note_list *list);

#endif
