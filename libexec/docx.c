/* docx.c: the text of a Word file (ECMA-376, .docx), a paragraph a line, as it would be printed.
 *
 *     gongwen-docx FILE    UTF-8 on standard output, an empty line between paragraphs
 *
 * Word's own numbers are written out (word_numbers.h).  What was deleted or hidden, heads and feet
 * of pages, pictures and the codes of fields are left out; text in frames stands before the
 * paragraph that holds the frame; notes stand behind the text.
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
#include "base/uni.h"
#include "parts.h"
#include "prose.h"
#include "visit.h"
#include "word_numbers.h"

/* Deeper than this nothing is nested but by a joker. */
#define DEEPEST 200

struct reader {
    struct visit visit;
    struct prose prose;
    struct word_numbers *numbers;
    const xmlNode *footnotes; /* the roots of their parts, NULL when there are none */
    const xmlNode *endnotes;
};

/* The node and those behind it. */
static void
read_nodes(struct reader *reader, const xmlNode *node)
{
    visit_nodes(&reader->visit, reader, node);
}

/* ---- Characters ---------------------------------------------------------------- */

static void
read_text(struct reader *reader, const xmlNode *node)
{
    char *text = node_content(node);

    prose_add_string(&reader->prose, text);
    free(text);
}

/* A character of a symbol font, by its code. */
static void
read_symbol(struct reader *reader, const xmlNode *node)
{
    char *code = node_attribute(node, "char");
    unsigned long c = strtoul(code, NULL, 16);
    char bytes[8];

    if (c >= 0xA0 && c < 0xD800)
        prose_add(&reader->prose, bytes, uni_write(bytes, (uint32_t)c));
    else if (c > 0)
        prose_add_string(&reader->prose, "•");
    free(code);
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
    if (node_has(node, "type", "page"))
        prose_page(&reader->prose);
    else
        prose_break(&reader->prose);
}

static void
read_hyphen(struct reader *reader, const xmlNode *node)
{
    (void)node;
    prose_add_string(&reader->prose, "-");
}

/* A run of one look; hidden text has one, too. */
static void
read_run(struct reader *reader, const xmlNode *node)
{
    const xmlNode *hidden = node_child(node_child(node, "rPr"), "vanish");

    if (!hidden || node_has(hidden, "val", "0") || node_has(hidden, "val", "false"))
        read_nodes(reader, node->children);
}

/* ---- Notes and frames ------------------------------------------------------------ */

static void
read_note(struct reader *reader, const xmlNode *notes, const char *name, const xmlNode *reference)
{
    int id = node_number(reference, "id", -1);

    if (reader->prose.noting)
        return;
    for (xmlNode *note = node_child(notes, name); note; note = node_find(note->next, name)) {
        if (node_number(note, "id", -1) != id)
            continue;
        struct buf line = prose_begin_note(&reader->prose);
        read_nodes(reader, note->children);
        prose_end_note(&reader->prose, line);
        return;
    }
}

static void
read_footnote(struct reader *reader, const xmlNode *node)
{
    read_note(reader, reader->footnotes, "footnote", node);
}

static void
read_endnote(struct reader *reader, const xmlNode *node)
{
    read_note(reader, reader->endnotes, "endnote", node);
}

static void
read_frame(struct reader *reader, const xmlNode *node)
{
    struct buf line = prose_aside(&reader->prose);

    read_nodes(reader, node->children);
    prose_resume(&reader->prose, line);
}

/* What newer and older programs read: the same, twice. */
static void
read_alternatives(struct reader *reader, const xmlNode *node)
{
    const xmlNode *choice = node_child(node, "Choice");

    if (!choice)
        choice = node_child(node, "Fallback");
    if (choice)
        read_nodes(reader, choice->children);
}

/* ---- Paragraphs and tables --------------------------------------------------------- */

static bool
is_on(const xmlNode *properties, const char *name)
{
    const xmlNode *property = node_child(properties, name);

    return property && !node_has(property, "val", "0") && !node_has(property, "val", "false");
}

static void
read_paragraph(struct reader *reader, const xmlNode *node)
{
    const xmlNode *properties = node_child(node, "pPr");
    const xmlNode *section = node_child(properties, "sectPr");
    bool joined = node_child(node_child(properties, "rPr"), "del"); /* its end was deleted */

    if (is_on(properties, "pageBreakBefore"))
        prose_page(&reader->prose);
    word_numbers_add(reader->numbers, node, &reader->prose.line);
    read_nodes(reader, node->children);
    if (!joined)
        prose_end(&reader->prose);
    if (section && !node_has(node_child(section, "type"), "val", "continuous"))
        prose_page(&reader->prose);
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

    for (xmlNode *cell = node_child(node, "tc"); cell; cell = node_find(cell->next, "tc"))
        filled += holds_text(cell);
    bool is_row = filled > 1 && !reader->prose.in_row;
    if (is_row)
        prose_begin_row(&reader->prose);
    for (xmlNode *cell = node_child(node, "tc"); cell; cell = node_find(cell->next, "tc")) {
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

/* Elements that are not here are looked into: insertions, links, fields, controls. */
static const struct element elements[] = {
    {"AlternateContent", read_alternatives},
    {"br", read_break},
    {"cr", read_break},
    {"del", visit_pass_over}, /* deleted */
    {"delText", visit_pass_over},
    {"endnoteReference", read_endnote},
    {"footnoteReference", read_footnote},
    {"instrText", visit_pass_over}, /* the code of a field */
    {"moveFrom", visit_pass_over},
    {"noBreakHyphen", read_hyphen},
    {"p", read_paragraph},
    {"pPr", visit_pass_over},
    {"ptab", read_tab},
    {"r", read_run},
    {"rPr", visit_pass_over},
    {"rt", visit_pass_over}, /* the reading set above an ideograph */
    {"sdtPr", visit_pass_over},
    {"sym", read_symbol},
    {"t", read_text},
    {"tab", read_tab},
    {"tbl", read_table},
    {"tblPr", visit_pass_over},
    {"tcPr", visit_pass_over},
    {"tr", read_row},
    {"trPr", visit_pass_over},
    {"txbxContent", read_frame},
};

static const struct visit visit = {elements, sizeof elements / sizeof elements[0], NULL, DEEPEST,
                                   0};

/* ---- The file ------------------------------------------------------------------------ */

/* The path of the part with the text; the caller owns it. */
static char *
document_path(zip_t *zip)
{
    static const char ending[] = "/officeDocument";
    xmlDoc *relations = parts_read(zip, "_rels/.rels");
    char *path = NULL;

    for (xmlNode *node = relations ? node_child(xmlDocGetRootElement(relations), "Relationship")
                                   : NULL;
         node && !path; node = node_find(node->next, "Relationship")) {
        char *type = node_attribute(node, "Type");
        size_t length = strlen(type);
        if (length >= strlen(ending) && strcmp(type + length - strlen(ending), ending) == 0) {
            char *target = node_attribute(node, "Target");
            path = parts_resolve("", target);
            free(target);
        }
        free(type);
    }
    if (relations)
        xmlFreeDoc(relations);
    return path ? path : mem_copy_string("word/document.xml");
}

static xmlDoc *
read_beside(zip_t *zip, const char *document, const char *name)
{
    char *path = parts_resolve(document, name);
    xmlDoc *part = parts_read(zip, path);

    free(path);
    return part;
}

static void
free_part(xmlDoc *part)
{
    if (part)
        xmlFreeDoc(part);
}

/* False when there is no text in the file. */
static bool
print_file(zip_t *zip)
{
    char *path = document_path(zip);
    xmlDoc *document = parts_read(zip, path);
    xmlDoc *numbering = read_beside(zip, path, "numbering.xml");
    xmlDoc *styles = read_beside(zip, path, "styles.xml");
    xmlDoc *footnotes = read_beside(zip, path, "footnotes.xml");
    xmlDoc *endnotes = read_beside(zip, path, "endnotes.xml");
    struct reader reader = {.visit = visit, .numbers = word_numbers_new(numbering, styles)};

    if (footnotes)
        reader.footnotes = xmlDocGetRootElement(footnotes);
    if (endnotes)
        reader.endnotes = xmlDocGetRootElement(endnotes);
    if (document)
        read_nodes(&reader, xmlDocGetRootElement(document));
    prose_print(&reader.prose);
    prose_fini(&reader.prose);
    word_numbers_free(reader.numbers);
    free_part(endnotes);
    free_part(footnotes);
    free_part(styles);
    free_part(numbering);
    free_part(document);
    free(path);
    return document != NULL;
}

/* Whether the file is a compound file of Microsoft's, as an encrypted one is. */
static bool
is_compound(const char *path)
{
    static const char magic[] = "\xD0\xCF\x11\xE0";
    char start[4] = "";
    FILE *file = fopen(path, "rb");
    bool is = file && fread(start, 1, sizeof start, file) == sizeof start &&
              memcmp(start, magic, sizeof start) == 0;

    if (file)
        fclose(file);
    return is;
}

int
main(int argc, char **argv)
{
    int error = 0;
    zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, &error) : NULL;

    if (!zip) {
        fprintf(stderr, argc != 2              ? "usage: gongwen-docx FILE\n"
                        : is_compound(argv[1]) ? "the file is protected by a password\n"
                                               : "this is no ZIP file, as a Word file should be\n");
        return 2;
    }
    bool ok = print_file(zip);
    zip_discard(zip);
    xmlCleanupParser();
    if (!ok)
        fprintf(stderr, "there is no text in the file\n");
    return ok && fflush(stdout) == 0 ? 0 : 2;
}
