/* show.h: gongwen show: the notice on standard output.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_SHOW_H
#define GONGWEN_CLI_SHOW_H

#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Prints the whole doc, or one section of it: a line a block without page furniture; in
 * rows of --width columns as the reader sets them; the source with --raw; with --json all
 * blocks, furniture too.  STATUS_NOTHING, with a sentence, when it has no such section. */
enum status show_print(const struct doc *doc, const struct options *options);

#endif
