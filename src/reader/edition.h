/* edition.h: a notice read once more: from the disk again, or in another encoding.
 *
 * What a reader has of the notice moves with it: the place, what is sought, what is marked.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_EDITION_H
#define GONGWEN_READER_EDITION_H

#include "base/err.h"
#include "notice/doc.h"

struct reader;

/* The encoding to be read in as doc_open wants it: NULL, to find it, for NULL and "". */
const char *edition_encoding(const char *encoding);

/* The doc, which is taken over: NULL, with a sentence, for one that holds nothing but white space,
 * and NULL for NULL. */
struct doc *edition_unless_blank(struct doc *doc, struct err *err);

/* Return effects. */
unsigned edition_reload(struct reader *reader, int direction, int count);
unsigned edition_set_encoding(struct reader *reader, const char *encoding);

#endif
