/* parts.h: the units of a layout: the blocks of a notice or the lines of its source, and of a
 * very long one its parts.
 *
 * A paragraph of ten megabytes is to be shown without being laid out whole, wherever in it one
 * looks.  So one that is longer than some hundred rows is cut at fixed places, at the end of a
 * sentence where there is one, and each part is laid out by itself.  The places do not depend on
 * the measure, and stay where they are while the doc grows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_PARTS_H
#define GONGWEN_LAYOUT_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/doc.h"

/* Bytes of a part, but for the last, and for as much as it takes to come to a good place. */
#define PART_LENGTH 32768

struct part {
    size_t index;     /* of the block, or of the line */
    size_t number;    /* of the part in it, from 0 */
    bool last;        /* none of it follows */
    struct span span; /* of the text */
};

struct parts;

/* The blocks, or the lines of the source.  The doc is borrowed and may still grow. */
struct parts *parts_new(const struct doc *doc, bool source);
void parts_free(struct parts *parts);

/* Units by now. */
size_t parts_count(struct parts *parts);

struct part parts_at(struct parts *parts, size_t unit);

/* The unit that holds the offset, as tree_block_at and text_line_at find it; there is one. */
size_t parts_unit_at(struct parts *parts, size_t offset);

/* The first unit of the block or line; the count for the one behind the last. */
size_t parts_unit_of(struct parts *parts, size_t index);

#endif
