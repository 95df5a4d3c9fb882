/* annotation.h: a note as an annotation of the W3C Web Annotation Data Model, and back.
 *
 * The quotation is the target's TextQuoteSelector and TextPositionSelector, the comment a
 * TextualBody for commenting, the colour and the name bodies for highlighting and tagging.  What
 * the model has no word for (where it stands, the fingerprint of the notice) bears the prefix
 * "gw:".  Reading takes annotations of other programs too, as far as they quote.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_ANNOTATION_H
#define GONGWEN_NOTES_ANNOTATION_H

#include "base/json.h"
#include "notes/note.h"

/* Puts the "@context" of annotations into the object. */
void annotation_put_context(struct json_t *object);

/* Fills the empty object. */
void annotation_write(const struct note *note, struct json_t *object);

/* The note of the annotation, with a source of its own, both the caller's; NULL when it quotes
 * nothing.  Without an id it gets none. */
struct note *annotation_read(const struct json_t *annotation, struct note_source **source);

/* The annotations in a document: one, a list, a page, a collection with its first page. */
size_t annotation_count(const struct json_t *document);
const struct json_t *annotation_at(const struct json_t *document, size_t i);

#endif
