/* cli.h: the subcommands, each over its files.
 *
 * Knows nothing of curses.  One file holds what one subcommand prints (info, contents,
 * show, list); here is which of them runs, and for which files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_CLI_H
#define GONGWEN_CLI_CLI_H

#include "base/conf.h"
#include "cli/options.h"
#include "notice/doc.h"

/* Runs the subcommand over the files, each after the other, and returns the exit status:
 * 0 done, 1 nothing found, 2 an error in one of them.  The subcommand must not be
 * SUBCOMMAND_READ. */
int cli_run(const struct options *options, const struct conf *conf, const struct doc_rules *rules);

#endif
