/* fedreg.c: the text of a document of the Federal Register in its XML, a paragraph a line.
 *
 *     gongwen-fedreg FILE    UTF-8 on standard output, an empty line between paragraphs
 *
 * The tags are those of the Government Publishing Office's typesetting (FDsys User Guide): RULE,
 * PREAMB, HD, P, E.  The order of the file is that of print.  Marks of pages and pictures are left
 * out; notes stand behind the text.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "parts.h"
#include "prose.h"
#include "visit.h"

/* Deeper than this nothing is nested but by a joker. */
#define DEEPEST 100

struct reader {
    struct visit visit;
    struct prose prose;
    bool parted; /* a tag ended, and what it parted may have lost its space */
};

/* The node and those behind it. */
static void
read_nodes(struct reader *reader, const xmlNode *node)
{
    visit_nodes(&reader->visit, reader, node);
}

/* ---- Characters ---------------------------------------------------------------- */

static bool
is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char
last_of(const struct buf *line)
{
    return line->length > 0 ? line->bytes[line->length - 1] : ' ';
}

/* White space in the file is one space, and none begins a line. */
static void
read_characters(struct reader *reader, const char *s)
{
    struct prose *prose = &reader->prose;

    if (reader->parted && is_word(*s) && last_of(&prose->line) != ' ')
        prose_add_string(prose, " ");
    reader->parted = false;
    while (*s) {
        size_t white = strspn(s, " \t\r\n");
        size_t length = strcspn(s + white, " \t\r\n");
        if (white > 0 && last_of(&prose->line) != ' ')
            prose_add_string(prose, " ");
        prose_add(prose, s + white, length);
        s += white + length;
    }
}

/* Words in another type; the file has lost the spaces around them. */
static void
read_emphasis(struct reader *reader, const xmlNode *node)
{
    char last = last_of(&reader->prose.line);

    if (is_word(last) || (last && strchr(",.:;", last)))
        prose_add_string(&reader->prose, " ");
    read_nodes(reader, node->children);
    reader->parted = true;
}

/* The sign of a note, in the text. */
static void
read_sign(struct reader *reader, const xmlNode *node)
{
    prose_add_string(&reader->prose, "[");
    read_nodes(reader, node->children);
    prose_add_string(&reader->prose, "]");
    reader->parted = true;
}

static void
read_stars(struct reader *reader, const xmlNode *node)
{
    (void)node;
    prose_add_string(&reader->prose, "* * * * *");
    prose_end(&reader->prose);
}

/* ---- Lines ------------------------------------------------------------------------ */

static void
read_line(struct reader *reader, const xmlNode *node)
{
    prose_end(&reader->prose);
    reader->parted = false;
    read_nodes(reader, node->children);
    prose_end(&reader->prose);
}

static void
read_note(struct reader *reader, const xmlNode *node)
{
    struct prose *prose = &reader->prose;
    struct buf line = prose->line;

    prose->line = (struct buf)BUF_INIT;
    prose->noting = true;
    read_nodes(reader, node->children);
    prose_end_note(prose, line);
}

static void
read_row(struct reader *reader, const xmlNode *node)
{
    prose_begin_row(&reader->prose);
    for (xmlNode *cell = node_child(node, "ENT"); cell; cell = node_find(cell->next, "ENT")) {
        read_nodes(reader, cell->children);
        prose_end_cell(&reader->prose);
    }
    prose_end_row(&reader->prose);
}

static void
read_table(struct reader *reader, const xmlNode *node)
{
    prose_end(&reader->prose);
    read_nodes(reader, node->children);
    prose_end_table(&reader->prose);
}

/* ---- What is read how ---------------------------------------------------------------- */

/* Elements that are not here are looked into. */
static const struct element elements[] = {
    {"AC", visit_pass_over},      {"AGENCY", read_line},  {"AMDPAR", read_line},
    {"BILCOD", read_line},        {"CFR", read_line},     {"CHED", read_line},
    {"CNTNTS", visit_pass_over},  {"DATED", read_line},   {"DATE", read_line},
    {"DEPDOC", read_line},        {"E", read_emphasis},   {"FP", read_line},
    {"FRDOC", read_line},         {"FTNT", read_note},    {"GID", visit_pass_over},
    {"GPH", visit_pass_over},     {"HD", read_line},      {"MATH", visit_pass_over},
    {"GPOTABLE", read_table},     {"NAME", read_line},    {"P", read_line},
    {"PRTPAGE", visit_pass_over}, {"RIN", read_line},     {"ROW", read_row},
    {"SECTNO", read_line},        {"STARS", read_stars},  {"SU", read_sign},
    {"SUBAGY", read_line},        {"SUBJECT", read_line}, {"TITLE", read_line},
    {"TNOTE", read_line},         {"TTITLE", read_line},
};

static void
read_text_node(struct reader *reader, const xmlNode *node)
{
    read_characters(reader, (const char *)node->content);
}

static const struct visit visit = {elements, sizeof elements / sizeof elements[0], read_text_node,
                                   DEEPEST, 0};

int
main(int argc, char **argv)
{
    const int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER;
    xmlDoc *file = argc == 2 ? xmlReadFile(argv[1], "UTF-8", options) : NULL;
    xmlNode *root = file ? xmlDocGetRootElement(file) : NULL;
    struct reader reader = {.visit = visit};

    if (!root) {
        fprintf(stderr, argc == 2 ? "this is no file of XML\n" : "usage: gongwen-fedreg FILE\n");
        if (file)
            xmlFreeDoc(file);
        return 2;
    }
    read_nodes(&reader, root);
    prose_print(&reader.prose);
    prose_fini(&reader.prose);
    xmlFreeDoc(file);
    xmlCleanupParser();
    return fflush(stdout) == 0 ? 0 : 2;
}
