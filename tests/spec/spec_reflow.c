/* spec_reflow.c: the blocks that the lines make: role, a tab, the joined text.
 *
 * A block that stands on another page than the first has the page's number behind its role.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/reflow.h"

#include "spec.h"

static void
tell(const struct tree *tree, struct buf *found)
{
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);

        buf_add_string(found, role_name(block->role));
        if (block->page > 1)
            buf_addf(found, " %zu", block->page);
        buf_add_char(found, '\t');
        tree_block_text(tree, block, found);
        buf_add_char(found, '\n');
    }
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    struct text *text = text_new();
    struct tree *tree = tree_new(text, NULL);
    struct diags diags = {0};
    struct reflow *reflow = reflow_new(text, tree, &diags);

    (void)name;
    text_append(text, input->bytes, input->length);
    text_close(text);
    reflow_advance(reflow);
    tell(tree, found);
    reflow_free(reflow);
    diags_fini(&diags);
    tree_free(tree);
    text_free(text);
}

int
main(void)
{
    return spec_run("reflow", make);
}
