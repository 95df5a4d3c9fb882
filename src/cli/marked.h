/* marked.h: gongwen notes: what is marked; and which of it a command line means.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_MARKED_H
#define GONGWEN_CLI_MARKED_H

#include "cli/options.h"
#include "cli/output.h"
#include "notes/notes.h"
#include "notice/doc.h"

/* Opens the store of the person; NULL, said, when it cannot be. */
struct notes *marked_open(void);

/* Fills the list with the notes that the options mean: of the files and of the notices in the
 * directories that are named, else all, as far as --kind, --colour, --section, --since, --until
 * and --filter let them pass.  Those of files are placed in them.  STATUS_ERROR, said, when an
 * option has no such value, or a file or the store cannot be read; the rest is there. */
enum status marked_collect(struct notes *notes, const struct options *options,
                           const struct doc_rules *rules, struct note_list *list);

/* One note: "FILE:LINE: [yellow] words", its comment on a line below; or one JSON object. */
void marked_print_note(const struct note *note, const struct options *options);

/* Prints them all.  STATUS_NOTHING when there are none. */
enum status marked_print(const struct options *options, const struct doc_rules *rules);

#endif
