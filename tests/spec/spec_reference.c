/* spec_reference.c: the references of a notice, one a line: words -> place.
 *
 * A place is the path of its section behind that of its attachment, with "+2" for the second block
 * behind the one in which the section begins; "?" when the notice has no such place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/reference.h"

#include "notice/doc.h"
#include "spec.h"

static void
tell_place(const struct outline *outline, const struct reference *reference, struct buf *found)
{
    struct buf path = BUF_INIT;

    if (reference->block == NONE) {
        buf_add_char(found, '?');
        return;
    }
    size_t part = outline_part_of(outline, reference->block);
    size_t block = outline_part_block(outline, part);
    if (part > 0)
        tree_block_text(outline_tree(outline), tree_block(outline_tree(outline), block), found);
    if (reference->section != NONE) {
        outline_label_path(outline, reference->section, &path);
        buf_addf(found, "%s%s", part > 0 ? " " : "", buf_string(&path));
        block = outline_section(outline, reference->section)->block;
    }
    if (reference->block > block)
        buf_addf(found, "+%zu", reference->block - block);
    buf_fini(&path);
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    struct buf bytes = BUF_INIT;
    struct references references = {0};
    struct err err = {""};

    (void)name;
    buf_add(&bytes, input->bytes, input->length);
    struct doc *doc = doc_from_bytes("case", &bytes, "utf-8", &err);
    doc_finish(doc);
    const struct tree *tree = doc_tree(doc);
    for (size_t block = 0; block < tree_block_count(tree); block++) {
        size_t first = references.count;
        reference_read(doc_outline(doc), block, &references);
        for (size_t i = first; i < references.count; i++) {
            tree_part_text(tree, tree_block(tree, block), references.all[i].span, found);
            buf_add_string(found, " -> ");
            tell_place(doc_outline(doc), &references.all[i], found);
            buf_add_char(found, '\n');
        }
    }
    references_fini(&references);
    doc_free(doc);
    buf_fini(&bytes);
}

int
main(void)
{
    return spec_run("reference", make);
}
