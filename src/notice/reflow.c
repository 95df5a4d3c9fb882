/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/reflow.h"

#include <stdlib.h>

#include "base/mem.h"

struct reflow {
    const struct text *text;
    struct tree *tree;
    size_t line;
};

struct reflow *
reflow_new(const struct text *text, struct tree *tree, struct diags *diags)
{
    (void)diags;
    struct reflow *reflow = mem_zero(1, sizeof *reflow);
    reflow->text = text;
    reflow->tree = tree;
    return reflow;
}

void
reflow_free(struct reflow *reflow)
{
    free(reflow);
}

void
reflow_advance(struct reflow *reflow)
{
    for (; reflow->line < text_line_count(reflow->text); reflow->line++) {
        struct span span = text_trim(reflow->text, text_line(reflow->text, reflow->line));
        if (span.start == span.end)
            continue;
        tree_add_block(reflow->tree, ROLE_PARAGRAPH, 1, reflow->line + 1);
        tree_add_piece(reflow->tree, span, JOIN_NONE);
    }
}
