/* contents.h: gongwen outline: the numbered sections of a notice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_CONTENTS_H
#define GONGWEN_CLI_CONTENTS_H

#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Prints the sections of the whole doc: a line each, indented by level, with label,
 * heading and page; or one JSON object.  STATUS_NOTHING when there is none. */
enum status contents_print(const struct doc *doc, const struct options *options);

#endif
