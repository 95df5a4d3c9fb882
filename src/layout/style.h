/* style.h: which style each place of a block has.
 *
 * A block has the style of its role; the label and the heading of a section stand
 * out of it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_STYLE_H
#define GONGWEN_LAYOUT_STYLE_H

#include "layout/row.h"
#include "notice/doc.h"

struct styles {
    enum style base;
    struct span label, heading; /* empty: none */
};

struct styles styles_of(const struct doc *doc, size_t block);

/* The style at the offset.  *until is moved down to where it ends, if that is earlier. */
enum style styles_at(const struct styles *styles, size_t offset, size_t *until);

#endif
