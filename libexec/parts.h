/* parts.h: the parts of a file that is a ZIP of XML, as trees, and what is in their nodes.
 *
 * Names are compared without their namespaces: OFD, Word's and OpenDocument's files use one
 * namespace a name.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_PARTS_H
#define GONGWEN_LIBEXEC_PARTS_H

#include <stdbool.h>

#include <libxml/tree.h>
#include <zip.h>

/* The path of `location` as the part at `base` names it, without "." and "..".  The caller
 * owns it. */
char *parts_resolve(const char *base, const char *location);

/* The part as a tree, NULL when there is none, or no good one, or it is larger than any part of a
 * notice.  The caller frees it with xmlFreeDoc. */
xmlDoc *parts_read(zip_t *zip, const char *path);

/* Whether the node is an element of that name; NULL is none. */
bool node_is(const xmlNode *node, const char *name);

/* The next element of that name, from `node` on among its siblings, or the first one in `node`;
 * NULL when there is none. */
xmlNode *node_find(xmlNode *node, const char *name);
xmlNode *node_child(const xmlNode *node, const char *name);

/* The attribute, "" when there is none, and the text in the node.  The caller owns it. */
char *node_attribute(const xmlNode *node, const char *name);
char *node_content(const xmlNode *node);

/* Whether the attribute is that value; and as a whole number, or `otherwise`. */
bool node_has(const xmlNode *node, const char *name, const char *value);
int node_number(const xmlNode *node, const char *name, int otherwise);

#endif
