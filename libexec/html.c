/* html.c: the text of a web page that holds a notice, a paragraph a line.
 *
 *     gongwen-html FILE    UTF-8 on standard output, an empty line between paragraphs
 *
 * The file is UTF-8 whatever it says of itself.  Blocks are paragraphs, rows of data are lines with
 * tabs, the labels of lists are counted.  What leads through the site is left out: nav, footer and
 * forms, what is hidden, and lists and blocks that are hardly more than links.  A table that only
 * sets the page is not there.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>

#include "base/uni.h"
#include "notice/glyph.h"

#include "counting.h"
#include "parts.h"
#include "prose.h"
#include "visit.h"

/* Deeper than this nothing is nested but by a joker. */
#define DEEPEST 200

struct reader {
    struct visit visit;
    struct prose prose;
    bool verbatim; /* within pre */
    bool spaced;   /* a line of the file ends where a space was, between ideographs, too */
};

static void
read_inside(struct reader *reader, const xmlNode *node)
{
    visit_nodes(&reader->visit, reader, node->children);
}

/* ---- What leads through the site ----------------------------------------------------- */

/* Links and characters of a part of the page; and whether attachments are among them. */
struct tally {
    size_t links, linked, characters;
    bool attachments;
};

static void
tally_text(const xmlNode *node, bool linked, struct tally *tally)
{
    static const char attachment[] = "附件";
    const char *s = (const char *)node->content;
    size_t count = 0;

    for (const char *at = s; *at; at++)
        count += *at > ' ' || (*at & 0xC0) == 0xC0;
    tally->characters += count;
    tally->linked += linked ? count : 0;
    tally->attachments = tally->attachments || strstr(s, attachment);
}

static void
tally_nodes(const xmlNode *node, bool linked, int depth, struct tally *tally)
{
    for (; node && depth < DEEPEST; node = node->next) {
        bool link = node_is(node, "a") && xmlHasProp(node, (const xmlChar *)"href");
        if (node->type == XML_TEXT_NODE)
            tally_text(node, linked, tally);
        if (node->type != XML_ELEMENT_NODE || node_is(node, "script") || node_is(node, "style"))
            continue;
        tally->links += link;
        tally_nodes(node->children, linked || link, depth + 1, tally);
    }
}

/* Words of class and id by which sites call what is around the text. */
static const char *const around[] = {"breadcrumb", "breadcrumbs", "copyright", "crumb", "crumbs",
                                     "foot",       "footer",      "menu",      "nav",   "navbar",
                                     "navigation", "pagination",  "position",  "share", "sidebar"};

static bool
is_called_so(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++)
        if (strlen(around[i]) == length && strncasecmp(around[i], word, length) == 0)
            return true;
    return false;
}

/* Whether the attribute has one of the words. */
static bool
calls_itself_so(const xmlNode *node, const char *attribute)
{
    static const char parts[] = " \t\n-_";
    char *value = node_attribute(node, attribute);
    bool found = false;

    for (const char *at = value; *at && !found;) {
        size_t length = strcspn(at, parts);
        found = is_called_so(at, length);
        at += length + (at[length] != '\0');
    }
    free(value);
    return found;
}

/* "You are here", and how one came there. */
static bool
says_where(const xmlNode *node)
{
    static const char *const words[] = {"位置：", "位置:", "位置>", NULL};
    char *text = node_content(node);
    const char *start = text + strspn(text, " \t\r\n");
    bool says = false;

    for (size_t i = 0; words[i] && !says; i++) {
        const char *found = strstr(start, words[i]);
        says = found && found - start <= (ptrdiff_t)strlen("您现在的当前所在");
    }
    free(text);
    return says;
}

/* At least so many links, and so much of what is there, are a way and no text. */
#define LINKS_LEAST  3
#define LINKED_SHARE 0.7

/* Characters of what leads through a site at most, and of a line that says where one is. */
#define WAY_MOST  4000
#define LINE_MOST 120

static bool
is_way(const xmlNode *node)
{
    struct tally tally = {0};

    tally_nodes(node->children, false, 0, &tally);
    if (tally.attachments || tally.characters > WAY_MOST)
        return false;
    return calls_itself_so(node, "class") || calls_itself_so(node, "id") ||
           (tally.links > 0 && tally.characters < LINE_MOST && says_where(node)) ||
           (tally.links >= LINKS_LEAST &&
            (double)tally.linked >= LINKED_SHARE * (double)tally.characters);
}

static bool
is_hidden(const xmlNode *node)
{
    char *style = node_attribute(node, "style");
    bool hidden = xmlHasProp(node, (const xmlChar *)"hidden") || strstr(style, "display:none") ||
                  strstr(style, "display: none");

    free(style);
    return hidden;
}

/* ---- Characters ------------------------------------------------------------------------ */

static bool
is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether a line of ideographs goes on behind the white space s[0..white). */
static bool
goes_on(const struct reader *reader, const char *s, size_t white)
{
    const struct buf *line = &reader->prose.line;
    uint32_t before, behind;

    if (reader->spaced || line->length == 0 || !memchr(s, '\n', white) || !(s[white] & 0x80) ||
        !(line->bytes[line->length - 1] & 0x80))
        return false;
    uni_read(s + white, &behind);
    uni_read_back(line->bytes, line->length, &before);
    return !(glyph_is_spaced(before) && glyph_is_spaced(behind));
}

/* White space in the file is one space, and none begins a line, or stands where a line of
 * ideographs goes on. */
static void
read_text(struct reader *reader, const xmlNode *node)
{
    struct prose *prose = &reader->prose;
    const char *s = (const char *)node->content;

    while (*s) {
        size_t white = strspn(s, " \t\r\n\f\v");
        size_t length = strcspn(s + white, " \t\r\n\f\v");
        if (white > 0 && !goes_on(reader, s, white) && prose->line.length > 0 &&
            !is_white(prose->line.bytes[prose->line.length - 1]))
            prose_add_string(prose, " ");
        prose_add(prose, s + white, length);
        s += white + length;
    }
}

static void
read_lines(struct reader *reader, const xmlNode *node)
{
    const char *s = (const char *)node->content;

    for (size_t length; *s; s += length + (s[length] == '\n')) {
        length = strcspn(s, "\n");
        prose_add(&reader->prose, s, length);
        if (s[length])
            prose_break(&reader->prose);
    }
}

static void
read_characters(struct reader *reader, const xmlNode *node)
{
    (reader->verbatim ? read_lines : read_text)(reader, node);
}

/* LibreOffice ends the lines of its files at spaces, and wide ones are lost there. */
static void
read_meta(struct reader *reader, const xmlNode *node)
{
    char *name = node_attribute(node, "name");
    char *content = node_attribute(node, "content");

    if (strcasecmp(name, "generator") == 0 && strstr(content, "Office"))
        reader->spaced = true;
    free(name);
    free(content);
}

static void
read_break(struct reader *reader, const xmlNode *node)
{
    (void)node;
    prose_break(&reader->prose);
}

/* The digits of a raised number by which a note is found are a mark; others are raised. */
static void
read_raised(struct reader *reader, const xmlNode *node)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char *text = node_content(node);
    bool digits = *text && strspn(text, "0123456789") == strlen(text);
    struct tally tally = {0};

    tally_nodes(node->children, false, 0, &tally);
    if (digits && (tally.links > 0 || node_is(node->parent, "a"))) {
        prose_add_string(&reader->prose, "[");
        prose_add_string(&reader->prose, text);
        prose_add_string(&reader->prose, "]");
    } else if (digits) {
        for (const char *at = text; *at; at++)
            prose_add_string(&reader->prose, raised[*at - '0']);
    } else {
        read_inside(reader, node);
    }
    free(text);
}

/* ---- Blocks ------------------------------------------------------------------------------ */

static void
read_block(struct reader *reader, const xmlNode *node)
{
    prose_end(&reader->prose);
    if (!is_hidden(node) && !is_way(node))
        read_inside(reader, node);
    prose_end(&reader->prose);
}

static void
read_span(struct reader *reader, const xmlNode *node)
{
    if (!is_hidden(node))
        read_inside(reader, node);
}

static void
read_verbatim(struct reader *reader, const xmlNode *node)
{
    prose_end(&reader->prose);
    reader->verbatim = true;
    read_inside(reader, node);
    reader->verbatim = false;
    prose_end(&reader->prose);
}

/* How <ol type="..."> counts. */
static enum counting
counting_of(const char *type)
{
    static const struct {
        char type;
        enum counting counting;
    } ways[] = {{'a', COUNTING_LOWER_LETTERS},
                {'A', COUNTING_UPPER_LETTERS},
                {'i', COUNTING_LOWER_ROMAN},
                {'I', COUNTING_UPPER_ROMAN}};

    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (ways[i].type == *type)
            return ways[i].counting;
    return COUNTING_DIGITS;
}

static void
read_counted(struct reader *reader, const xmlNode *node)
{
    char *type = node_attribute(node, "type");
    int number = node_number(node, "start", 1);

    prose_end(&reader->prose);
    for (xmlNode *item = node_child(node, "li"); item; item = node_find(item->next, "li")) {
        struct buf label = BUF_INIT;
        number = node_number(item, "value", number);
        counting_add(&label, counting_of(type), number > 0 && number < 100000 ? number++ : 0);
        prose_add_string(&reader->prose, buf_string(&label));
        prose_add_string(&reader->prose, ". ");
        buf_fini(&label);
        read_inside(reader, item);
        prose_end(&reader->prose);
    }
    free(type);
}

static void
read_item(struct reader *reader, const xmlNode *node)
{
    prose_end(&reader->prose);
    if (node_is(node->parent, "ul"))
        prose_add_string(&reader->prose, "• ");
    read_inside(reader, node);
    prose_end(&reader->prose);
}

/* ---- Tables -------------------------------------------------------------------------------- */

static bool
is_cell(const xmlNode *node)
{
    return node_is(node, "td") || node_is(node, "th");
}

/* Whether the cell holds what no cell of data does: another table, or a text of its own. */
static bool
is_frame(const xmlNode *node, int depth)
{
    size_t blocks = 0;

    for (node = node->children; node && depth < DEEPEST; node = node->next) {
        blocks += node_is(node, "p") || node_is(node, "div") || node_is(node, "h1");
        if (blocks > 2 || node_is(node, "table") || is_frame(node, depth + 1))
            return true;
    }
    return false;
}

static void
read_cells(struct reader *reader, const xmlNode *node)
{
    prose_begin_row(&reader->prose);
    for (node = node->children; node; node = node->next)
        if (is_cell(node)) {
            read_inside(reader, node);
            prose_end_cell(&reader->prose);
        }
    prose_end_row(&reader->prose);
}

/* A row of one cell, or of cells with texts of their own, only sets the page. */
static void
read_row(struct reader *reader, const xmlNode *node)
{
    size_t cells = 0;
    bool frame = false;

    for (const xmlNode *cell = node->children; cell; cell = cell->next)
        if (is_cell(cell)) {
            cells++;
            frame = frame || is_frame(cell, 0);
        }
    if (cells < 2 || frame || reader->prose.in_row)
        read_block(reader, node);
    else if (!is_way(node))
        read_cells(reader, node);
}

static void
read_table(struct reader *reader, const xmlNode *node)
{
    read_block(reader, node);
    prose_end_table(&reader->prose);
}

/* ---- What is read how ------------------------------------------------------------------------ */

/* Elements that are not here are looked into. */
static const struct element elements[] = {
    {"a", read_span},
    {"address", read_block},
    {"article", read_block},
    {"audio", visit_pass_over},
    {"blockquote", read_block},
    {"br", read_break},
    {"button", visit_pass_over},
    {"caption", read_block},
    {"center", read_block},
    {"dd", read_block},
    {"div", read_block},
    {"dl", read_block},
    {"dt", read_block},
    {"footer", visit_pass_over},
    {"form", read_block},
    {"h1", read_block},
    {"h2", read_block},
    {"h3", read_block},
    {"h4", read_block},
    {"h5", read_block},
    {"h6", read_block},
    {"head", read_inside},
    {"header", read_block},
    {"hr", read_block},
    {"iframe", visit_pass_over},
    {"li", read_item},
    {"main", read_block},
    {"meta", read_meta},
    {"nav", visit_pass_over},
    {"noscript", visit_pass_over},
    {"object", visit_pass_over},
    {"ol", read_counted},
    {"p", read_block},
    {"pre", read_verbatim},
    {"script", visit_pass_over},
    {"section", read_block},
    {"select", visit_pass_over},
    {"span", read_span},
    {"style", visit_pass_over},
    {"sup", read_raised},
    {"svg", visit_pass_over},
    {"table", read_table},
    {"td", read_block},
    {"template", visit_pass_over},
    {"textarea", visit_pass_over},
    {"th", read_block},
    {"title", visit_pass_over},
    {"tr", read_row},
    {"ul", read_block},
    {"video", visit_pass_over},
};

static const struct visit visit = {elements, sizeof elements / sizeof elements[0], read_characters,
                                   DEEPEST, 0};

int
main(int argc, char **argv)
{
    const int options =
        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
    xmlDoc *file = argc == 2 ? htmlReadFile(argv[1], "UTF-8", options) : NULL;
    struct reader reader = {.visit = visit};

    if (!file) {
        fprintf(stderr, argc == 2 ? "this is no HTML\n" : "usage: gongwen-html FILE\n");
        return 2;
    }
    visit_nodes(&reader.visit, &reader, file->children);
    prose_print(&reader.prose);
    prose_fini(&reader.prose);
    xmlFreeDoc(file);
    xmlCleanupParser();
    return fflush(stdout) == 0 ? 0 : 2;
}
