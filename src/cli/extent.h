/* extent.h: the part of a notice that --section means.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_EXTENT_H
#define GONGWEN_CLI_EXTENT_H

#include <stdbool.h>

#include "notice/doc.h"

/* Blocks: half-open. */
struct extent {
    size_t first;
    size_t end;
};

/* The blocks of the section, to where one of its level or above begins or the body ends, or of the
 * attachment; all of them with NULL.  False when the notice has no such section. */
bool extent_blocks(const struct doc *doc, const char *where, struct extent *blocks);

/* From the first of their words to the last. */
struct span extent_span(const struct doc *doc, struct extent blocks);

#endif
