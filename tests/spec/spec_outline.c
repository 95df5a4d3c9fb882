/* spec_outline.c: the sections of paragraphs, one a line of the input.
 *
 * A section gives its label and heading, two columns in for each level, with … behind one
 * whose text runs in and behind an item of a list.  An attachment that begins is a line "==> n".
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/outline.h"

#include <string.h>

#include "notice/doc.h"
#include "source/text.h"
#include "spec.h"

static void
tell(const struct outline *outline, struct buf *found)
{
    size_t part = 0;
    struct buf heading = BUF_INIT;

    for (size_t i = 0; i < outline_count(outline); i++) {
        const struct section *section = outline_section(outline, i);

        if (section->part != part)
            buf_addf(found, "==> %zu\n", part = section->part);
        buf_add_spaces(found, 2 * (size_t)(section->level - 1));
        outline_label(outline, i, found);
        buf_clear(&heading);
        outline_heading(outline, i, &heading);
        buf_addf(found, "%s%s", heading.length ? " " : "", buf_string(&heading));
        buf_add_string(found, section->run_in ? " …\n" : "\n");
    }
    buf_fini(&heading);
}

/* A line a block. */
static void
make_of_lines(const struct buf *input, struct buf *found)
{
    struct text *text = text_new();
    struct tree *tree = tree_new(text, NULL);
    struct diags diags = {0};
    struct outline *outline = outline_new(tree, &diags);

    text_append(text, input->bytes, input->length);
    text_close(text);
    for (size_t i = 0; i < text_line_count(text); i++) {
        tree_add_block(tree, ROLE_PARAGRAPH, 1, i + 1);
        tree_add_piece(tree, text_trim(text, text_line(text, i)), JOIN_NONE);
    }
    outline_advance(outline);
    tell(outline, found);
    outline_free(outline);
    diags_fini(&diags);
    tree_free(tree);
    text_free(text);
}

static void
make_of_notice(const char *name, const struct buf *input, struct buf *found)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    buf_add(&bytes, input->bytes, input->length);
    struct doc *doc = doc_from_bytes(name, &bytes, "UTF-8", &err);
    buf_fini(&bytes);
    doc_finish(doc);
    tell(doc_outline(doc), found);
    doc_free(doc);
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    if (strncmp(name, "notice:", strlen("notice:")) == 0)
        make_of_notice(name, input, found);
    else
        make_of_lines(input, found);
}

int
main(void)
{
    return spec_run("outline", make);
}
