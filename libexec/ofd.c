/* ofd.c: the text of an OFD file (GB/T 33190) with its layout, as pdftotext -layout has it.
 *
 *     gongwen-ofd FILE    the lines on standard output, a form feed behind each page
 *
 * An OFD file is a ZIP of XML: OFD.xml names a document, which names its pages, which hold
 * characters with their places.  Stamps and pictures are passed over.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/uni.h"
#include "page.h"
#include "parts.h"

/* ---- Numbers ----------------------------------------------------------------- */

/* The next number of a list, 0 at its end or where there is none; *at moves behind it. */
static double
next_number(const char **at)
{
    char *end;
    double number = strtod(*at, &end);

    if (end == *at)
        return 0;
    *at = end;
    return isfinite(number) ? number : 0;
}

static double
number_of(const xmlNode *node, const char *name, double otherwise)
{
    char *value = node_attribute(node, name);
    const char *at = value;
    double number = *value ? next_number(&at) : otherwise;

    free(value);
    return number;
}

/* The steps from one character to the next: "5.57 g 3 2.77" is 5.57 2.77 2.77 2.77.  Behind
 * the last one that stays. */
struct steps {
    const char *at;
    double step;
    int again;
};

static double
next_step(struct steps *steps)
{
    if (steps->again > 0) {
        steps->again--;
        return steps->step;
    }
    steps->at += strspn(steps->at, " \t\r\n");
    if (*steps->at == 'g') {
        steps->at++;
        steps->again = (int)fmax(0, fmin(next_number(&steps->at), 1 << 20) - 1);
    }
    steps->at += strspn(steps->at, " \t\r\n");
    if (*steps->at)
        steps->step = next_number(&steps->at);
    return steps->step;
}

/* ---- Characters -------------------------------------------------------------- */

/* How a text object stands on the paper. */
struct object {
    double x, y;      /* its upper left corner */
    double matrix[6]; /* from its own measures to the paper's */
    double size;      /* of a character on the paper */
    double stretch;   /* how wide a character is for its height */
};

static struct object
read_object(const xmlNode *node)
{
    struct object object = {.matrix = {1, 0, 0, 1, 0, 0}};
    char *boundary = node_attribute(node, "Boundary");
    char *matrix = node_attribute(node, "CTM");
    const char *at = boundary;

    object.x = next_number(&at);
    object.y = next_number(&at);
    at = matrix;
    for (int i = 0; *matrix && i < 6; i++)
        object.matrix[i] = next_number(&at);
    const double *m = object.matrix;
    object.size = number_of(node, "Size", 0) * sqrt(fabs(m[0] * m[3] - m[1] * m[2]));
    object.stretch = number_of(node, "HScale", 1);
    free(boundary);
    free(matrix);
    return object;
}

static void
add_character(struct page *page, const struct object *object, uint32_t c, bool spaced, double x,
              double y)
{
    const double *m = object->matrix;

    page_add(page, &(struct glyph){.character = c,
                                   .x = object->x + m[0] * x + m[2] * y + m[4],
                                   .y = object->y + m[1] * x + m[3] * y + m[5],
                                   .size = object->size,
                                   .width = object->size * object->stretch * uni_width(c, 2) / 2,
                                   .spaced = spaced});
}

/* A run of characters from one place on; *x and *y are where the one before began, and may go
 * on from there. */
static void
add_text(struct page *page, const struct object *object, const xmlNode *code, double *x, double *y)
{
    char *text = node_content(code);
    char *across = node_attribute(code, "DeltaX");
    char *down = node_attribute(code, "DeltaY");
    struct steps steps_x = {.at = across}, steps_y = {.at = down};
    size_t length = strlen(text);
    bool spaced = false;

    *x = number_of(code, "X", *x);
    *y = number_of(code, "Y", *y);
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c;
        step = uni_read(text + at, &c);
        if (!uni_is_space(c) && uni_width(c, 1) > 0)
            add_character(page, object, c, spaced, *x, *y);
        spaced = uni_is_space(c);
        *x += next_step(&steps_x);
        *y += next_step(&steps_y);
    }
    free(text);
    free(across);
    free(down);
}

static void
add_object(struct page *page, const xmlNode *node)
{
    struct object object = read_object(node);
    char *visible = node_attribute(node, "Visible");
    double x = 0, y = 0;

    if (strcmp(visible, "false") != 0 && object.size > 0)
        for (const xmlNode *code = node_child(node, "TextCode"); code;
             code = node_find(code->next, "TextCode"))
            add_text(page, &object, code, &x, &y);
    free(visible);
}

/* Every text object below the node: layers and blocks hold them. */
static void
add_objects(struct page *page, const xmlNode *node)
{
    for (const xmlNode *below = node ? node->children : NULL; below; below = below->next) {
        if (node_is(below, "TextObject"))
            add_object(page, below);
        else if (node_is(below, "Layer") || node_is(below, "PageBlock"))
            add_objects(page, below);
    }
}

/* ---- Pages ------------------------------------------------------------------- */

/* A document of the file. */
struct document {
    zip_t *zip;
    const char *path; /* of the part that names the pages */
    xmlNode *root;
};

static void add_page(const struct document *document, const xmlNode *node, struct page *page,
                     int depth);

/* What is printed on the page because its template has it. */
static void
add_templates(const struct document *document, const xmlNode *root, struct page *page, int depth)
{
    const xmlNode *common = node_child(document->root, "CommonData");

    for (const xmlNode *use = node_child(root, "Template"); use;
         use = node_find(use->next, "Template")) {
        char *wanted = node_attribute(use, "TemplateID");
        for (const xmlNode *template = node_child(common, "TemplatePage"); template;
             template = node_find(template->next, "TemplatePage")) {
            char *id = node_attribute(template, "ID");
            if (strcmp(id, wanted) == 0)
                add_page(document, template, page, depth + 1);
            free(id);
        }
        free(wanted);
    }
}

/* The characters of the page that the node names; a template has none itself. */
static void
add_page(const struct document *document, const xmlNode *node, struct page *page, int depth)
{
    char *location = node_attribute(node, "BaseLoc");
    char *path = parts_resolve(document->path, location);
    xmlDoc *part = parts_read(document->zip, path);

    if (part) {
        const xmlNode *root = xmlDocGetRootElement(part);
        if (depth == 0)
            add_templates(document, root, page, depth);
        add_objects(page, node_child(root, "Content"));
        xmlFreeDoc(part);
    }
    free(path);
    free(location);
}

static void
print_page(const struct document *document, const xmlNode *node)
{
    struct page page = {0};
    struct buf lines = BUF_INIT;

    add_page(document, node, &page, 0);
    page_print(&page, &lines);
    buf_add_char(&lines, '\f');
    fwrite(lines.bytes, 1, lines.length, stdout);
    buf_fini(&lines);
    page_fini(&page);
}

static bool
print_document(zip_t *zip, const char *location)
{
    char *path = parts_resolve("", location);
    xmlDoc *part = parts_read(zip, path);
    struct document document = {.zip = zip, .path = path};

    if (part) {
        document.root = xmlDocGetRootElement(part);
        for (const xmlNode *page = node_child(node_child(document.root, "Pages"), "Page"); page;
             page = node_find(page->next, "Page"))
            print_page(&document, page);
        xmlFreeDoc(part);
    }
    free(path);
    return part != NULL;
}

/* False when the file names no document that is there. */
static bool
print_file(zip_t *zip)
{
    xmlDoc *part = parts_read(zip, "OFD.xml");
    bool ok = false;

    if (!part)
        return false;
    for (const xmlNode *body = node_child(xmlDocGetRootElement(part), "DocBody"); body;
         body = node_find(body->next, "DocBody")) {
        const xmlNode *root = node_child(body, "DocRoot");
        char *location = root ? node_content(root) : NULL;
        ok = (location && print_document(zip, location)) || ok;
        free(location);
    }
    xmlFreeDoc(part);
    return ok;
}

int
main(int argc, char **argv)
{
    int error = 0;
    zip_t *zip = argc == 2 ? zip_open(argv[1], ZIP_RDONLY, &error) : NULL;

    if (!zip) {
        fprintf(stderr, argc == 2 ? "this is no ZIP file, as an OFD file should be\n"
                                  : "usage: gongwen-ofd FILE\n");
        return 2;
    }
    bool ok = print_file(zip);
    zip_discard(zip);
    xmlCleanupParser();
    if (!ok)
        fprintf(stderr, "the file names no document that is in it\n");
    return ok && fflush(stdout) == 0 ? 0 : 2;
}
