/* dump.h: gongwen show --dump: what the program sees in a notice, for debugging.
 *
 * The form is for persons and may change.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_DUMP_H
#define GONGWEN_CLI_DUMP_H

#include "base/err.h"
#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Whether --dump knows the word: "tree" or "rows". */
bool dump_knows(const char *what, struct err *err);

/* tree: a line a block: index, role, page and line of the source, indent, "c" when
 * centred, and its pieces, each behind the mark of its join: | nothing, _ space, ~ hyphen.
 * rows: a line a row at --width (else 80) columns: unit and row, width, the styles of its
 * runs with their columns, and its text between bars. */
void dump_print(const struct doc *doc, const struct options *options);

#endif
