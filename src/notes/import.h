/* import.h: annotations come into the store, merged with what is there.
 *
 * What has the id of a note that is there is that note: the one that was modified last stands.
 * What quotes the same words in the same way is known too, whatever its id.  A mark whose letter is
 * taken becomes a bookmark of that name.  All of a document come in or none.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_IMPORT_H
#define GONGWEN_NOTES_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "notes/notes.h"
#include "notice/doc.h"

/* What came of the annotations; the first four are all of them, the others tell of the new ones. */
struct import_report {
    size_t added;
    size_t changed; /* newer here than what was there */
    size_t known;
    size_t unread; /* quote nothing: they are no notes */

    size_t relocated; /* found in another form of their notice than they were made in */
    size_t lost;      /* not found there with certainty */
    size_t apart;     /* their notice is not on this machine: it was not looked at */
};

/* Reads the bytes as JSON-LD of the Web Annotation Data Model.  Notices that are at hand are opened
 * by the rules and searched for their words; whichever was attached is detached.  False with a
 * sentence when the bytes are no JSON or the store cannot be written: nothing came in then. */
bool import_annotations(struct notes *notes, const char *bytes, size_t length,
                        const struct doc_rules *rules, struct import_report *report,
                        struct err *err);

#endif
