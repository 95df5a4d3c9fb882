/* outbox.h: where notes go that leave the reader: a file, a command, the clipboard.
 *
 * What a person types says where:
 *
 *     notes.md            a file, in the format of its extension; ~ is the home
 *     |command            a command, by a pipe; csv|command: in that format
 *     (nothing)           the clipboard
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_OUTBOX_H
#define GONGWEN_TUI_OUTBOX_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "notes/export.h"

/* How they leave where nothing else is said; the template is borrowed. */
struct outbox {
    enum export_format format;
    const char *template;
};

enum outbox_result {
    OUTBOX_SENT,
    OUTBOX_EXISTS, /* the file is there: ask, and then overwrite it */
    OUTBOX_FAILED  /* the sentence is set */
};

/* Sends the notes where `where` says; what was done is appended to `report`, translated. */
enum outbox_result outbox_send(const struct outbox *outbox, const struct note_list *list,
                               const char *where, bool overwrite, struct buf *report,
                               struct err *err);

#endif
