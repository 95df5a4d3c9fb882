/* SPDX-License-Identifier: MIT */
/* The whole way from bytes to rows at two widths, from each section's label back to it, from each
 * place to its block and its word, and the references. */
#include "config.h"

#include <assert.h>

#include "base/buf.h"
#include "base/err.h"
#include "fuzz.h"
#include "layout/layout.h"
#include "notes/words.h"
#include "notice/doc.h"
#include "notice/reference.h"

const char fuzz_seeds[] = "doc";

static void
lay_out(const struct doc *doc, enum layout_mode mode, int measure, bool elaborate)
{
    struct layout_options options = {.mode = mode, .measure = measure, .ambiguous = 1};
    if (elaborate)
        options.manner = (struct manner){LINEBREAK_STRICT, true, JUSTIFY_FULL, true};
    struct layout *layout = layout_new(doc, &options);
    struct buf line = BUF_INIT;

    for (size_t unit = 0; unit < layout_unit_count(layout); unit++)
        for (size_t i = 0; i < layout_row_count(layout, unit); i++) {
            const struct row *row = layout_row(layout, (struct place){unit, i});
            assert(row->width <= measure);
            buf_clear(&line);
            layout_row_text(layout, row, &line);
        }
    buf_fini(&line);
    layout_free(layout);
}

static void
find_sections(const struct outline *outline)
{
    struct buf where = BUF_INIT;

    for (size_t section = 0; section < outline_count(outline); section++) {
        buf_clear(&where);
        outline_label_path(outline, section, &where);
        outline_find(outline, buf_string(&where), section);
    }
    buf_fini(&where);
}

/* Blocks may lie within one another: each piece leads to its own. */
static void
find_blocks(const struct tree *tree)
{
    struct words words = {0};

    words_read_tree(&words, tree);
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        for (size_t k = 0; k < block->piece_count; k++) {
            size_t start = tree_piece(tree, block, k)->span.start;
            assert(tree_block_at(tree, start) == i);
            size_t index = words_index(&words, start);
            assert(index == words.count || words.offsets[index] >= start);
            assert(words_behind(&words, start) <= words.count);
        }
    }
    words_fini(&words);
}

static void
read_references(const struct outline *outline)
{
    struct references references = {0};

    for (size_t i = 0; i < tree_block_count(outline_tree(outline)); i++)
        reference_read(outline, i, &references);
    references_fini(&references);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf source = BUF_INIT;
    struct err err;
    char fingerprint[17];

    buf_add(&source, (const char *)bytes, length);
    struct doc *doc = doc_from_bytes("fuzz", &source, NULL, &err);
    if (doc) {
        doc_finish(doc);
        doc_fingerprint(doc, fingerprint);
        find_sections(doc_outline(doc));
        find_blocks(doc_tree(doc));
        read_references(doc_outline(doc));
        lay_out(doc, LAYOUT_NOTICE, 80, false);
        lay_out(doc, LAYOUT_NOTICE, 20, true);
        lay_out(doc, LAYOUT_SOURCE, 33, false);
        doc_free(doc);
    }
    buf_fini(&source);
    return 0;
}
