/* inward.h: gongwen import: annotations come in, and are said to be new, known or lost.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_INWARD_H
#define GONGWEN_CLI_INWARD_H

#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Imports each file and prints what came of it.  STATUS_NOTHING when none holds an annotation. */
enum status inward_run(const struct options *options, const struct doc_rules *rules);

#endif
