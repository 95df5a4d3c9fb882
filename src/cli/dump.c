/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/dump.h"

#include <stdio.h>
#include <string.h>

#include "base/nls.h"
#include "base/uni.h"
#include "layout/layout.h"

#define USUAL_WIDTH 80

static void
dump_block(const struct tree *tree, size_t index)
{
    static const char joins[] = {[JOIN_NONE] = '|', [JOIN_SPACE] = '_', [JOIN_HYPHEN] = '~'};
    const struct block *block = tree_block(tree, index);

    printf("%4zu %-10s p%zu:%zu +%d%s ", index, role_name(block->role), block->page, block->line,
           block->indent, block->centred ? "c" : "");
    for (size_t i = 0; i < block->piece_count; i++) {
        const struct piece *piece = tree_piece(tree, block, i);
        putchar(joins[piece->join]);
        output_text(text_bytes(tree_text(tree)) + piece->span.start, span_length(piece->span));
    }
    putchar('\n');
}

static void
dump_tree(const struct doc *doc, const struct options *options)
{
    (void)options;
    for (size_t i = 0; i < tree_block_count(doc_tree(doc)); i++)
        dump_block(doc_tree(doc), i);
}

/* "UNIT.ROW WIDTH FIRST..END" in bytes of the decoded source, then for each run its style with the
 * columns from the first to behind the last, then the row between bars. */
static void
dump_row(struct layout *layout, struct place place)
{
    static const char *const styles[STYLE_COUNT] = {
        [STYLE_PLAIN] = "plain",     [STYLE_LABEL] = "label",   [STYLE_HEADING] = "heading",
        [STYLE_TITLE] = "title",     [STYLE_NUMBER] = "number", [STYLE_LETTERHEAD] = "letterhead",
        [STYLE_ELEMENT] = "element",
    };
    const struct row *row = layout_row(layout, place);
    struct buf text = BUF_INIT;

    printf("%3zu.%zu %2d %zu..%zu ", place.unit, place.row, row->width, row->span.start,
           row->span.end);
    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        buf_clear(&text);
        layout_run_text(layout, run, &text);
        printf("%s@%d-%d ", styles[run->style], run->column,
               run->column +
                   uni_cells(buf_string(&text), text.length, layout_options(layout)->ambiguous));
    }
    buf_clear(&text);
    layout_row_text(layout, row, &text);
    putchar('|');
    output_text(buf_string(&text), text.length);
    puts("|");
    buf_fini(&text);
}

static void
dump_rows(const struct doc *doc, const struct options *options)
{
    struct layout_options how = {.mode = options->raw ? LAYOUT_SOURCE : LAYOUT_NOTICE,
                                 .measure = options->width ? options->width : USUAL_WIDTH,
                                 .ambiguous = options->ambiguous,
                                 .manner = options->manner};
    struct layout *layout = layout_new(doc, &how);

    for (size_t unit = 0; unit < layout_unit_count(layout); unit++)
        for (size_t row = 0; row < layout_row_count(layout, unit); row++)
            dump_row(layout, (struct place){unit, row});
    layout_free(layout);
}

static const struct {
    const char *word;
    void (*print)(const struct doc *, const struct options *);
} dumps[] = {{"tree", dump_tree}, {"rows", dump_rows}};

#define DUMP_COUNT (sizeof dumps / sizeof dumps[0])

bool
dump_knows(const char *what, struct err *err)
{
    for (size_t i = 0; i < DUMP_COUNT; i++)
        if (strcmp(dumps[i].word, what) == 0)
            return true;
    return err_set(err, _("--dump takes tree or rows, not \"%s\""), what);
}

void
dump_print(const struct doc *doc, const struct options *options)
{
    for (size_t i = 0; i < DUMP_COUNT; i++)
        if (strcmp(dumps[i].word, options->dump) == 0)
            dumps[i].print(doc, options);
}
