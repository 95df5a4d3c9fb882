/* odt.c: the text of an OpenDocument text (ISO 26300, .odt), a paragraph a line, as it would be
 * printed.
 *
 *     gongwen-odt FILE    UTF-8 on standard output, an empty line between paragraphs
 *
 * The numbers of lists and headings are written out.  What was deleted, comments, heads and feet
 * of pages and pictures are left out; text in frames stands before the paragraph that holds the
 * frame; notes stand behind the text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/buf.h"
#include "base/mem.h"
#include "odt_lists.h"
#include "parts.h"
#include "prose.h"
#include "visit.h"

/* Deeper than this nothing is nested but by a joker. */
#define DEEPEST 200

/* So many spaces stand in one place, and no more. */
#define MOST_SPACES 200

struct reader {
    struct visit visit;
    struct prose prose;
    struct odt_lists *lists;
};

/* The node and those behind it. */
static void
read_nodes(struct reader *reader, const xmlNode *node)
{
    visit_nodes(&reader->visit, reader, node);
}

/* ---- Characters ---------------------------------------------------------------- */

static void
read_spaces(struct reader *reader, const xmlNode *node)
{
    int count = node_number(node, "c", 1);

    for (int i = 0; i < count && i < MOST_SPACES; i++)
        prose_add_string(&reader->prose, " ");
}

static void
read_tab(struct reader *reader, const xmlNode *node)
{
    (void)node;
    prose_tab(&reader->prose);
}

static void
read_break(struct reader *reader, const xmlNode *node)
{
    (void)node;
    prose_break(&reader->prose);
}

/* White space in the file is one space. */
static void
read_characters(struct reader *reader, const char *s)
{
    while (*s) {
        size_t white = strspn(s, " \t\r\n");
        size_t length = strcspn(s + white, " \t\r\n");
        if (white > 0)
            prose_add_string(&reader->prose, " ");
        prose_add(&reader->prose, s + white, length);
        s += white + length;
    }
}

/* Whether the style that the element names, one of the file's own, has the value for the property
 * of that kind. */
static bool
has_property(const xmlNode *node, const char *kind, const char *property, const char *value)
{
    char *name = node_attribute(node, "style-name");
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    xmlNode *style = node_child(node_child(root, "automatic-styles"), "style");

    while (style && !node_has(style, "name", name))
        style = node_find(style->next, "style");
    free(name);
    return node_has(node_child(style, kind), property, value);
}

static void
read_span(struct reader *reader, const xmlNode *node)
{
    if (!has_property(node, "text-properties", "display", "none"))
        read_nodes(reader, node->children);
}

/* ---- Notes and frames ------------------------------------------------------------ */

static void
read_note(struct reader *reader, const xmlNode *node)
{
    const xmlNode *body = node_child(node, "note-body");

    if (!body || reader->prose.noting)
        return;
    struct buf line = prose_begin_note(&reader->prose);
    read_nodes(reader, body->children);
    prose_end_note(&reader->prose, line);
}

static void
read_frame(struct reader *reader, const xmlNode *node)
{
    struct buf line = prose_aside(&reader->prose);

    read_nodes(reader, node->children);
    prose_resume(&reader->prose, line);
}

/* ---- Paragraphs, lists and tables -------------------------------------------------- */

static void
read_paragraph(struct reader *reader, const xmlNode *node)
{
    if (has_property(node, "paragraph-properties", "break-before", "page"))
        prose_page(&reader->prose);
    odt_lists_add(reader->lists, node, &reader->prose.line);
    read_nodes(reader, node->children);
    prose_end(&reader->prose);
}

static void
read_list(struct reader *reader, const xmlNode *node)
{
    odt_lists_enter(reader->lists, node);
    read_nodes(reader, node->children);
    odt_lists_leave(reader->lists);
}

static void
read_item(struct reader *reader, const xmlNode *node)
{
    odt_lists_begin_item(reader->lists, node);
    read_nodes(reader, node->children);
}

static bool
holds_text(const xmlNode *cell)
{
    char *text = node_content(cell);
    bool holds = text[strspn(text, " \t\r\n")] != '\0';

    free(text);
    return holds;
}

static void
read_row(struct reader *reader, const xmlNode *node)
{
    int filled = 0;

    for (xmlNode *cell = node_child(node, "table-cell"); cell;
         cell = node_find(cell->next, "table-cell"))
        filled += holds_text(cell);
    bool is_row = filled > 1 && !reader->prose.in_row;
    if (is_row)
        prose_begin_row(&reader->prose);
    for (xmlNode *cell = node_child(node, "table-cell"); cell;
         cell = node_find(cell->next, "table-cell")) {
        read_nodes(reader, cell->children);
        if (is_row)
            prose_end_cell(&reader->prose);
    }
    if (is_row)
        prose_end_row(&reader->prose);
}

static void
read_table(struct reader *reader, const xmlNode *node)
{
    read_nodes(reader, node->children);
    if (!reader->prose.in_row)
        prose_end_table(&reader->prose);
}

/* ---- What is read how ---------------------------------------------------------------- */

/* Elements that are not here are looked into: sections, spans, links, fields. */
static const struct element elements[] = {
    {"annotation", visit_pass_over},
    {"forms", visit_pass_over},
    {"h", read_paragraph},
    {"line-break", read_break},
    {"list", read_list},
    {"list-header", read_item},
    {"list-item", read_item},
    {"note", read_note},
    {"number", visit_pass_over}, /* of a list, as the writer had reckoned it */
    {"object", visit_pass_over},
    {"p", read_paragraph},
    {"ruby-text", visit_pass_over},
    {"s", read_spaces},
    {"sequence-decls", visit_pass_over},
    {"span", read_span},
    {"tab", read_tab},
    {"table", read_table},
    {"table-row", read_row},
    {"text-box", read_frame},
    {"title", visit_pass_over},           /* of a picture */
    {"desc", visit_pass_over},            /* likewise */
    {"tracked-changes", visit_pass_over}, /* deleted */
    {"variable-decls", visit_pass_over},
};

static bool
is_in_paragraph(const xmlNode *node)
{
    for (const xmlNode *up = node->parent; up; up = up->parent)
        if (node_is(up, "p") || node_is(up, "h"))
            return true;
    return false;
}

/* Text between paragraphs is the file's own white space. */
static void
read_text_node(struct reader *reader, const xmlNode *node)
{
    if (is_in_paragraph(node))
        read_characters(reader, (const char *)node->content);
}

static const struct visit visit = {elements, sizeof elements / sizeof elements[0], read_text_node,
                                   DEEPEST, 0};

/* ---- The file ------------------------------------------------------------------------ */

/* False when there is no text in the file. */
static bool
print_file(zip_t *zip)
{
    xmlDoc *content = parts_read(zip, "content.xml");
    xmlDoc *styles = parts_read(zip, "styles.xml");
    const xmlNode *root = content ? xmlDocGetRootElement(content) : NULL;
    const xmlNode *text = node_child(node_child(root, "body"), "text");
    struct reader reader = {
        .visit = visit, .lists = odt_lists_new(root, styles ? xmlDocGetRootElement(styles) : NULL)};

    if (text)
        read_nodes(&reader, text->children);
    prose_print(&reader.prose);
    prose_fini(&reader.prose);
    odt_lists_free(reader.lists);
    if (styles)
        xmlFreeDoc(styles);
    if (content)
        xmlFreeDoc(content);
    return text != NULL;
}

int
main(int argc, char **argv)
{
    int error = 0;
    zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, &error) : NULL;

    if (!zip) {
        fprintf(stderr, argc == 2 ? "this is no ZIP file, as an OpenDocument text should be\n"
                                  : "usage: gongwen-odt FILE\n");
        return 2;
    }
    bool ok = print_file(zip);
    zip_discard(zip);
    xmlCleanupParser();
    if (!ok)
        fprintf(stderr, "there is no text in the file\n");
    return ok && fflush(stdout) == 0 ? 0 : 2;
}
