/* outward.h: gongwen export: what is marked, as quotations or data.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_OUTWARD_H
#define GONGWEN_CLI_OUTWARD_H

#include "base/conf.h"
#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Writes the notes that the options mean to standard output, or to the file of --output, which
 * must not be there unless --force is given.  The format is that of --format, else of the file's
 * ending, else of the configuration.  STATUS_NOTHING, and no file, when there are none. */
enum status outward_run(const struct options *options, const struct conf *conf,
                        const struct doc_rules *rules);

#endif
