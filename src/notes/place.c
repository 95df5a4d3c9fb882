/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"

/* The headings of the section and those around it, from outside in, a line each, labels first. */
static void
write_headings(const struct outline *outline, size_t section, struct buf *out)
{
    size_t parent = outline_section(outline, section)->parent;

    if (parent != NONE)
        write_headings(outline, parent, out);
    if (out->length)
        buf_add_char(out, '\n');
    outline_name(outline, section, out);
}

static char *
string_or_null(struct buf *buf)
{
    if (buf->length)
        return buf_detach(buf);
    buf_fini(buf);
    return NULL;
}

/* 附件2, and 附件2 公园游船管理办法. */
static void
name_part(const struct doc *doc, size_t part, struct buf *labels, struct buf *headings)
{
    const struct tree *tree = doc_tree(doc);
    size_t title = outline_part_title(doc_outline(doc), part);

    outline_part_label(doc_outline(doc), part, labels);
    buf_add(headings, labels->bytes, labels->length);
    if (title == NONE)
        return;
    buf_add_char(headings, ' ');
    tree_block_text(tree, tree_block(tree, title), headings);
}

/* Of the attachment, where it is in one, and of the sections; NONE for the section outside all. */
static void
name_sections(struct note_where *where, const struct doc *doc, size_t part, size_t section)
{
    const struct outline *outline = doc_outline(doc);
    struct buf path = BUF_INIT, labels = BUF_INIT, headings = BUF_INIT;

    if (part > 0)
        name_part(doc, part, &labels, &headings);
    if (part > 0 && section != NONE)
        buf_add_char(&labels, ' ');
    if (section != NONE) {
        outline_path(outline, section, &path);
        outline_label_path(outline, section, &labels);
        write_headings(outline, section, &headings);
    }
    where->path = string_or_null(&path);
    where->labels = string_or_null(&labels);
    where->headings = string_or_null(&headings);
}

struct note_where
place_where(const struct doc *doc, struct span span)
{
    const struct tree *tree = doc_tree(doc);
    size_t block = tree_block_at(tree, span.start);
    size_t section = role_has_section(tree_block(tree, block)->role)
                         ? outline_section_of(doc_outline(doc), block)
                         : NONE;
    struct note_where where = {
        .paragraph = doc_paragraph_number(doc, block),
        .page = tree_page_at(tree, span.start),
        .last_page = tree_page_at(tree, span.end ? span.end - 1 : 0),
        .line = text_line_at(doc_text(doc), span.start) + 1,
    };

    name_sections(&where, doc, outline_part_of(doc_outline(doc), block), section);
    return where;
}

static char *
whole_path(const char *path)
{
    char *whole = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);

    return whole ? whole : mem_copy_string(path);
}

struct note_source *
place_source(const struct doc *doc)
{
    const struct elements *elements = doc_elements(doc);
    struct note_source *source = mem_zero(1, sizeof *source);
    char fingerprint[17];

    doc_fingerprint(doc, fingerprint);
    *source = (struct note_source){
        .path = whole_path(doc_path(doc)),
        .number = mem_copy_string(elements->number),
        .title = mem_copy_string(elements->title),
        .issuer = mem_copy_string(elements->issuer),
        .date = mem_copy_string(elements->iso_date),
        .fingerprint = mem_copy_string(fingerprint),
    };
    return source;
}
