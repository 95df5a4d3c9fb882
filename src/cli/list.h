/* list.h: gongwen list: the notices of directories.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_LIST_H
#define GONGWEN_CLI_LIST_H

#include "base/conf.h"
#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Prints the notices of the directories that were named, else of the library: a line each,
 * in columns, the file's name where a notice prints none of them; or one JSON object each.
 * STATUS_NOTHING when the filter lets none pass; STATUS_ERROR, with a sentence a file, when
 * some cannot be read. */
enum status list_print(const struct options *options, const struct conf *conf,
                       const struct doc_rules *rules);

#endif
