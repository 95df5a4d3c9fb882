/* odt_lists.h: the numbers that an OpenDocument text sets before items of lists and headings.
 *
 * They are not in the text: a list names a style, which says for each level how it counts and
 * looks.  A list within another has its style; lists of one style count anew unless they say that
 * they go on.  Headings count by the outline's style.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_ODT_LISTS_H
#define GONGWEN_LIBEXEC_ODT_LISTS_H

#include <libxml/tree.h>

#include "base/buf.h"

struct odt_lists;

/* Of the roots of content.xml and styles.xml, either of which may be NULL; borrowed. */
struct odt_lists *odt_lists_new(const xmlNode *content, const xmlNode *styles);
void odt_lists_free(struct odt_lists *lists);

/* The elements list, and list-item or list-header, begin; a list ends. */
void odt_lists_enter(struct odt_lists *lists, const xmlNode *list);
void odt_lists_leave(struct odt_lists *lists);
void odt_lists_begin_item(struct odt_lists *lists, const xmlNode *item);

/* Appends the label of the paragraph (p, h) with the space behind it when it is the first of its
 * item, or a heading that counts; nothing else. */
void odt_lists_add(struct odt_lists *lists, const xmlNode *paragraph, struct buf *label);

#endif
