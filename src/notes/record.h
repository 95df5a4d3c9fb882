/* record.h: a note as an object of JSON, for scripts; the contract of notes --json.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_RECORD_H
#define GONGWEN_NOTES_RECORD_H

#include "base/json.h"
#include "notes/note.h"

/* {"file","kind","quote","note","colour","path","page","created", …}: missing ones are null.
 * The caller frees it. */
struct json_t *record_json(const struct note *note);

#endif
