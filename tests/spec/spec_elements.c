/* spec_elements.c: what the blocks of a notice are, and its elements (notice/elements.h).
 *
 * A line a block, its role before it; blocks of the body are all called body, since headings
 * and items are the outline's to tell.  Then a line an element.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/doc.h"

#include "spec.h"

static void
add_blocks(const struct tree *tree, struct buf *found)
{
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        buf_addf(found, "%s: ", role_is_body(block->role) ? "body" : role_name(block->role));
        tree_block_text(tree, block, found);
        buf_add_char(found, '\n');
    }
}

static void
add_element(struct buf *found, const char *name, const char *words)
{
    if (words)
        buf_addf(found, "%s = %s\n", name, words);
}

static void
add_elements(const struct elements *elements, struct buf *found)
{
    add_element(found, "kind", elements->kind);
    add_element(found, "issuer", elements->issuer);
    add_element(found, "number", elements->number);
    add_element(found, "title", elements->title);
    add_element(found, "addressee", elements->addressee);
    add_element(found, "signature", elements->signature);
    add_element(found, "date", elements->date);
    add_element(found, "iso", elements->iso_date);
    add_element(found, "imprint", elements->imprint);
    for (size_t i = 0; i < elements->attachment_count; i++)
        add_element(found, "attachment", elements->attachments[i]);
}

/* A case whose name begins with "elements:" leaves the blocks out. */
static void
make(const char *name, const struct buf *input, struct buf *found)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    buf_add(&bytes, input->bytes, input->length);
    struct doc *doc = doc_from_bytes(name, &bytes, "UTF-8", &err);
    buf_fini(&bytes);
    doc_finish(doc);
    if (strncmp(name, "elements:", strlen("elements:")) != 0)
        add_blocks(doc_tree(doc), found);
    add_elements(doc_elements(doc), found);
    doc_free(doc);
}

int
main(void)
{
    return spec_run("elements", make);
}
