/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/show.h"

#include <stdio.h>

#include "base/json.h"
#include "base/nls.h"
#include "cli/dump.h"
#include "cli/extent.h"
#include "layout/layout.h"

static void
append_block(struct json_t *list, const struct doc *doc, size_t i)
{
    const struct block *block = tree_block(doc_tree(doc), i);
    size_t section = role_has_section(block->role) ? outline_section_of(doc_outline(doc), i) : NONE;
    struct json_t *object = json_append_object(list);
    struct buf text = BUF_INIT, path = BUF_INIT;

    tree_block_text(doc_tree(doc), block, &text);
    if (section != NONE)
        outline_path(doc_outline(doc), section, &path);
    json_put_string(object, "role", role_name(block->role));
    json_put_text(object, "text", buf_string(&text), text.length);
    json_put_string(object, "path", section == NONE ? NULL : buf_string(&path));
    json_put_number(object, "page", block->page);
    json_put_number(object, "line", block->line);
    buf_fini(&path);
    buf_fini(&text);
}

static void
print_json(const struct doc *doc, struct extent range)
{
    struct json_t *object = json_new_object();

    json_put_string(object, "file", doc_path(doc));
    struct json_t *list = json_put_list(object, "blocks");
    for (size_t i = range.first; i < range.end; i++)
        append_block(list, doc, i);
    output_json(object);
    json_free(object);
}

static void
print_blocks(const struct doc *doc, struct extent range)
{
    struct buf text = BUF_INIT;

    for (size_t i = range.first; i < range.end; i++) {
        const struct block *block = tree_block(doc_tree(doc), i);
        if (block->role == ROLE_FURNITURE)
            continue;
        buf_clear(&text);
        tree_block_text(doc_tree(doc), block, &text);
        output_text(buf_string(&text), text.length);
        putchar('\n');
    }
    buf_fini(&text);
}

/* Prints the rows as the reader sets them, but for blank ones at the top. */
static void
print_rows(const struct doc *doc, struct extent range, const struct options *options)
{
    struct layout_options how = {.mode = LAYOUT_NOTICE,
                                 .measure = options->width,
                                 .ambiguous = options->ambiguous,
                                 .manner = options->manner};
    struct layout *layout = layout_new(doc, &how);
    struct buf text = BUF_INIT;
    bool begun = false;

    size_t end = layout_unit_of(layout, range.end);
    for (size_t unit = layout_unit_of(layout, range.first); unit < end; unit++)
        for (size_t i = 0; i < layout_row_count(layout, unit); i++) {
            const struct row *row = layout_row(layout, (struct place){unit, i});
            begun = begun || row->run_count > 0;
            if (!begun)
                continue;
            buf_clear(&text);
            layout_row_text(layout, row, &text);
            output_text(buf_string(&text), text.length);
            putchar('\n');
        }
    buf_fini(&text);
    layout_free(layout);
}

/* Prints the lines of the source that hold the range. */
static void
print_source(const struct doc *doc, struct extent range, bool whole)
{
    const struct text *text = doc_text(doc);
    const struct tree *tree = doc_tree(doc);
    struct span span = {0, text_length(text)};

    if (!whole) {
        size_t end = tree_block_span(tree, tree_block(tree, range.end - 1)).end;
        span.start = text_line(text, tree_block(tree, range.first)->line - 1).start;
        span.end = text_line(text, text_line_at(text, end - 1)).end;
    }
    output_source(text_bytes(text) + span.start, span_length(span));
    if (span.end > span.start && text_bytes(text)[span.end - 1] != '\n')
        putchar('\n');
}

enum status
show_print(const struct doc *doc, const struct options *options)
{
    struct extent range;

    if (!extent_blocks(doc, options->section, &range)) {
        struct err err;
        err_set(&err, _("there is no section \"%s\""), options->section);
        output_error(doc_path(doc), err.sentence);
        return STATUS_NOTHING;
    }
    if (options->dump)
        dump_print(doc, options);
    else if (options->json)
        print_json(doc, range);
    else if (options->raw)
        print_source(doc, range, !options->section);
    else if (options->width > 0)
        print_rows(doc, range, options);
    else
        print_blocks(doc, range);
    return STATUS_DONE;
}
