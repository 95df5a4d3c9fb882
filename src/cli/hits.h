/* hits.h: gongwen search: where notices say something.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_HITS_H
#define GONGWEN_CLI_HITS_H

#include "base/conf.h"
#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Searches the paths, all but the first operand, which is the pattern, or the library where there
 * are none, and prints the hits as they are found, file by file: a line each, with section, page
 * and context; one JSON object each; or how many there are.  STATUS_NOTHING without any,
 * STATUS_ERROR when the pattern is bad or some file could not be read, which is said. */
enum status hits_print(const struct options *options, const struct conf *conf,
                       const struct doc_rules *rules);

#endif
