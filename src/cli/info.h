/* info.h: gongwen info: what a notice says of itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_INFO_H
#define GONGWEN_CLI_INFO_H

#include "cli/options.h"
#include "cli/output.h"
#include "notice/doc.h"

/* Prints the elements of the whole doc: a line each, those that the notice lacks left
 * out; or one JSON object, with null for them. */
enum status info_print(const struct doc *doc, const struct options *options);

#endif
