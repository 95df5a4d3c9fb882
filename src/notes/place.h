/* place.h: where in a notice a span stands, as one cites it: sections, paragraph, pages.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_PLACE_H
#define GONGWEN_NOTES_PLACE_H

#include "notes/note.h"
#include "notice/doc.h"

/* The caller's, by note_where_fini. */
struct note_where place_where(const struct doc *doc, struct span span);

/* What the doc says of itself, its path made whole; the caller's. */
struct note_source *place_source(const struct doc *doc);

#endif
