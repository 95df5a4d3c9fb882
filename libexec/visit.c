/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "visit.h"

#include <string.h>

static void
read_element(struct visit *visit, struct reader *reader, const xmlNode *node)
{
    for (size_t i = 0; i < visit->count; i++)
        if (strcmp(visit->elements[i].name, (const char *)node->name) == 0) {
            visit->elements[i].read(reader, node);
            return;
        }
    visit_nodes(visit, reader, node->children);
}

void
visit_nodes(struct visit *visit, struct reader *reader, const xmlNode *node)
{
    if (visit->depth >= visit->deepest)
        return;
    visit->depth++;
    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            read_element(visit, reader, node);
        else if (node->type == XML_TEXT_NODE && visit->read_text)
            visit->read_text(reader, node);
    visit->depth--;
}

void
visit_pass_over(struct reader *reader, const xmlNode *node)
{
    (void)reader;
    (void)node;
}
