/* add.h: gongwen add: words of a notice are highlighted, or bookmarked.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_ADD_H
#define GONGWEN_CLI_ADD_H

#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Marks the words of --quote, in the section of --section where that is given too, else the whole
 * section, and prints what was made.  STATUS_NOTHING, said, when the words are not there (with
 * the place that is most like them) or the section is not; STATUS_ERROR when they stand more than
 * once (with the places), and when the store cannot be written. */
enum status add_run(const struct options *options, const struct doc_rules *rules);

#endif
