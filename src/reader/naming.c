/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/naming.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/nls.h"
#include "base/uni.h"

void
naming_notice(const struct doc *doc, struct buf *out)
{
    const struct elements *elements = doc_elements(doc);
    const char *path = doc_path(doc);
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : file_name(path);

    if (elements->number || elements->title) {
        buf_add_string(out, elements->number ? elements->number : elements->title);
        return;
    }
    char *clean = uni_clean(name, strlen(name), NULL);
    buf_add_string(out, clean);
    free(clean);
}

void
naming_part(const struct doc *doc, size_t part, struct buf *out)
{
    const struct outline *outline = doc_outline(doc);
    const struct tree *tree = doc_tree(doc);
    size_t title = outline_part_title(outline, part);

    outline_part_label(outline, part, out);
    if (title == NONE)
        return;
    buf_add_char(out, ' ');
    tree_block_text(tree, tree_block(tree, title), out);
}

void
naming_path(const struct doc *doc, size_t section, struct buf *out)
{
    const struct outline *outline = doc_outline(doc);

    if (section == NONE)
        return;
    size_t parent = outline_section(outline, section)->parent;
    naming_path(doc, parent, out);
    if (parent != NONE)
        buf_add_string(out, " > ");
    outline_name(outline, section, out);
}
