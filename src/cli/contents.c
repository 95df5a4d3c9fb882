/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/contents.h"

#include <stdio.h>

#include "base/json.h"
#include "base/nls.h"
#include "reader/naming.h"

#define INDENT 2

/* Puts what a function of the outline appends. */
static void
put_words(struct json_t *object, const char *key, const struct doc *doc, size_t section,
          void (*words)(const struct outline *, size_t, struct buf *))
{
    struct buf buf = BUF_INIT;

    words(doc_outline(doc), section, &buf);
    json_put_text(object, key, buf_string(&buf), buf.length);
    buf_fini(&buf);
}

static void
append_section(struct json_t *list, const struct doc *doc, size_t i)
{
    const struct section *section = outline_section(doc_outline(doc), i);
    const struct block *block = tree_block(doc_tree(doc), section->block);
    struct json_t *object = json_append_object(list);
    char number[16];

    json_put_number(object, "level", (size_t)section->level);
    put_words(object, "label", doc, i, outline_label);
    snprintf(number, sizeof number, "%d", section->number);
    json_put_string(object, "number", number);
    put_words(object, "path", doc, i, outline_path);
    put_words(object, "heading", doc, i, outline_heading);
    json_put_number(object, "part", section->part);
    json_put_bool(object, "run_in", section->run_in);
    json_put_number(object, "page", block->page);
    json_put_number(object, "line", block->line);
}

static void
print_json(const struct doc *doc)
{
    struct json_t *object = json_new_object();

    json_put_string(object, "file", doc_path(doc));
    struct json_t *list = json_put_list(object, "sections");
    for (size_t i = 0; i < outline_count(doc_outline(doc)); i++)
        append_section(list, doc, i);
    output_json(object);
    json_free(object);
}

static void
put_line(const struct buf *words, size_t page)
{
    output_text(buf_string(words), words->length);
    printf("  ");
    printf(_("p %zu"), page);
    putchar('\n');
}

static void
print_section(const struct doc *doc, size_t i)
{
    const struct outline *outline = doc_outline(doc);
    const struct section *section = outline_section(outline, i);
    struct buf line = BUF_INIT;

    buf_add_spaces(&line, (size_t)(section->level - 1) * INDENT);
    outline_name(outline, i, &line);
    put_line(&line, tree_block(doc_tree(doc), section->block)->page);
    buf_fini(&line);
}

static void
print_part(const struct doc *doc, size_t part)
{
    struct buf line = BUF_INIT;

    naming_part(doc, part, &line);
    put_line(&line, tree_block(doc_tree(doc), outline_part_block(doc_outline(doc), part))->page);
    buf_fini(&line);
}

static void
print_parts(const struct doc *doc, size_t *printed, size_t wanted)
{
    while (*printed < wanted)
        print_part(doc, ++*printed);
}

static void
print_text(const struct doc *doc)
{
    const struct outline *outline = doc_outline(doc);
    size_t part = 0;

    for (size_t i = 0; i < outline_count(outline); i++) {
        print_parts(doc, &part, outline_section(outline, i)->part);
        print_section(doc, i);
    }
    print_parts(doc, &part, outline_part_count(outline) - 1);
}

enum status
contents_print(const struct doc *doc, const struct options *options)
{
    const struct outline *outline = doc_outline(doc);

    if (options->json)
        print_json(doc);
    else
        print_text(doc);
    return outline_count(outline) || outline_part_count(outline) > 1 ? STATUS_DONE : STATUS_NOTHING;
}
