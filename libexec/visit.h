/* visit.h: through a tree of XML, with an action for each kind of element.
 *
 * A program has a table of elements and what it does with each.  Elements that are not in it are
 * looked into; an action looks into its own by going on with the visit.  Names are compared without
 * their namespaces, as parts.h does.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_VISIT_H
#define GONGWEN_LIBEXEC_VISIT_H

#include <stddef.h>

#include <libxml/tree.h>

/* What the actions of a program work on: each has its own. */
struct reader;

typedef void visit_action(struct reader *reader, const xmlNode *node);

struct element {
    const char *name;
    visit_action *read;
};

struct visit {
    const struct element *elements;
    size_t count;
    visit_action *read_text; /* what is no element but text; NULL to pass over it */
    int deepest;             /* below so many levels nothing is read: nothing true is there */
    int depth;               /* at first 0 */
};

/* Reads the node and those behind it. */
void visit_nodes(struct visit *visit, struct reader *reader, const xmlNode *node);

/* The action that does nothing: neither the element nor what is in it is read. */
void visit_pass_over(struct reader *reader, const xmlNode *node);

#endif
