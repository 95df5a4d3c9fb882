/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/contents.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "tui/screen.h"

/* How much of a section is shown below its row. */
enum unfolding { FOLDED, SECTIONS, PARAGRAPHS };

/* With more sections than this a notice opens folded. */
#define UNFOLDED_MOST 60

/* Bytes of a paragraph that a leaf shows at most: no row is wider. */
#define LEAF_MOST 400

struct entry {
    size_t block;
    size_t section; /* NONE for what is no section */
    int level;      /* 1 is the outermost */
};

struct contents {
    const struct reader *reader;
    const struct doc *doc;   /* the one that the rest was made from, NULL at first */
    size_t edition;          /* of the reader's notice */
    size_t seen_blocks;      /* so many blocks had it */
    bool seen_whole;         /* and this was all */
    unsigned char *unfolded; /* enum unfolding, by section */
    size_t unfolded_count, unfolded_capacity;
    struct entry *rows;
    size_t row_count, row_capacity;
    size_t current; /* a section, or NONE */
    char *filter;
};

/* ---- Rows ---- */

static void
add_row(struct contents *contents, size_t block, size_t section, int level)
{
    contents->rows = mem_grow(contents->rows, &contents->row_capacity, contents->row_count + 1,
                              sizeof contents->rows[0]);
    contents->rows[contents->row_count++] =
        (struct entry){.block = block, .section = section, .level = level};
}

/* Whether every section around it is unfolded so far that it shows. */
static bool
is_open_above(const struct contents *contents, size_t section, enum unfolding wanted)
{
    const struct outline *outline = doc_outline(contents->doc);

    while (section != NONE) {
        if (contents->unfolded[section] < (unsigned char)wanted)
            return false;
        section = outline_section(outline, section)->parent;
        wanted = SECTIONS;
    }
    return true;
}

/* What is worth a row without being a section. */
static bool
is_landmark(const struct tree *tree, size_t block)
{
    enum role role = tree_block(tree, block)->role;

    if (role == ROLE_TITLE)
        return true;
    if (role != ROLE_ATTACHMENT && role != ROLE_SIGNATURE)
        return false;
    return block == 0 || tree_block(tree, block - 1)->role != role; /* the first of several */
}

static void
add_block_row(struct contents *contents, size_t block, size_t section)
{
    const struct tree *tree = doc_tree(contents->doc);

    if (is_landmark(tree, block)) {
        add_row(contents, block, NONE, 1);
        return;
    }
    if (section == NONE || !role_is_body(tree_block(tree, block)->role))
        return;
    int level = outline_section(doc_outline(contents->doc), section)->level;
    if (is_open_above(contents, section, PARAGRAPHS))
        add_row(contents, block, NONE, level + 1);
}

/* Walks blocks and sections side by side: both stand in the order of the text. */
static void
make_rows(struct contents *contents)
{
    const struct outline *outline = doc_outline(contents->doc);
    size_t sections = contents->unfolded_count;
    size_t next = 0;

    contents->row_count = 0;
    for (size_t block = 0; block < contents->seen_blocks; block++) {
        if (next == sections || outline_section(outline, next)->block != block) {
            add_block_row(contents, block, next ? next - 1 : NONE);
            continue;
        }
        for (; next < sections && outline_section(outline, next)->block == block; next++) {
            const struct section *section = outline_section(outline, next);
            if (is_open_above(contents, section->parent, SECTIONS))
                add_row(contents, block, next, section->level);
        }
    }
}

/* ---- The words of a row ---- */

static void
print_row(const struct contents *contents, const struct entry *row, struct buf *out)
{
    const struct tree *tree = doc_tree(contents->doc);

    if (row->section != NONE) {
        reader_print_section(contents->reader, row->section, out);
        return;
    }
    const struct block *block = tree_block(tree, row->block);
    struct span part = tree_block_span(tree, block);
    if (span_length(part) > LEAF_MOST) {
        part.end = part.start + LEAF_MOST;
        while ((text_bytes(doc_text(contents->doc))[part.end] & 0xC0) == 0x80)
            part.end--;
    }
    tree_part_text(tree, block, part, out);
}

/* Keeps the rows with the words, folded away or not. */
static void
keep_matching(struct contents *contents)
{
    struct buf words = BUF_INIT;
    size_t kept = 0;

    for (size_t i = 0; i < contents->row_count; i++) {
        buf_clear(&words);
        print_row(contents, &contents->rows[i], &words);
        if (strcasestr(buf_string(&words), contents->filter))
            contents->rows[kept++] = contents->rows[i];
    }
    contents->row_count = kept;
    buf_fini(&words);
}

static void
arrange(struct contents *contents)
{
    if (!*contents->filter) {
        make_rows(contents);
        return;
    }
    unsigned char *folds = contents->unfolded;
    contents->unfolded = mem_zero(contents->unfolded_count, 1);
    memset(contents->unfolded, SECTIONS, contents->unfolded_count);
    make_rows(contents);
    free(contents->unfolded);
    contents->unfolded = folds;
    keep_matching(contents);
}

/* ---- Following the notice ---- */

struct contents *
contents_new(const struct reader *reader)
{
    struct contents *contents = mem_zero(1, sizeof *contents);

    contents->reader = reader;
    contents->current = NONE;
    contents->filter = mem_copy_string("");
    return contents;
}

static void
close_contents(void *data)
{
    struct contents *contents = data;

    free(contents->unfolded);
    free(contents->rows);
    free(contents->filter);
    free(contents);
}

/* Sections that are new get the fold that suits a notice of this size. */
static void
add_folds(struct contents *contents)
{
    size_t count = outline_count(doc_outline(contents->doc));
    int fold = count > UNFOLDED_MOST ? FOLDED : SECTIONS;

    contents->unfolded =
        mem_grow(contents->unfolded, &contents->unfolded_capacity, count, sizeof(unsigned char));
    for (size_t i = contents->unfolded_count; i < count; i++)
        contents->unfolded[i] = (unsigned char)fold;
    contents->unfolded_count = count;
}

void
contents_update(struct contents *contents)
{
    const struct doc *doc = reader_doc(contents->reader);
    size_t blocks = tree_block_count(doc_tree(doc));
    bool same = contents->doc && contents->edition == reader_edition(contents->reader);

    /* While it is read the rows are made anew when it has doubled, lest that be all we do. */
    if (same && blocks < 2 * contents->seen_blocks + 1 &&
        (contents->seen_whole || !doc_is_whole(doc)))
        return;
    if (!same)
        contents->unfolded_count = 0;
    contents->doc = doc;
    contents->edition = reader_edition(contents->reader);
    contents->seen_blocks = blocks;
    contents->seen_whole = doc_is_whole(doc);
    add_folds(contents);
    arrange(contents);
}

/* The last row whose section is the one or lies around it. */
size_t
contents_set_current(struct contents *contents, size_t section)
{
    const struct outline *outline = doc_outline(contents->doc);

    contents->current = section < contents->unfolded_count ? section : NONE;
    for (section = contents->current; section != NONE;
         section = outline_section(outline, section)->parent)
        for (size_t row = 0; row < contents->row_count; row++)
            if (contents->rows[row].section == section) {
                contents->current = section;
                return row;
            }
    return NONE;
}

size_t
contents_offset(const struct contents *contents, size_t row)
{
    const struct tree *tree = doc_tree(contents->doc);

    return tree_block_span(tree, tree_block(tree, contents->rows[row].block)).start;
}

size_t
contents_section(const struct contents *contents, size_t row)
{
    return contents->rows[row].section;
}

/* ---- The model ---- */

static size_t
count_rows(void *data)
{
    const struct contents *contents = data;

    return contents->row_count;
}

/* An item is a section, or a block behind all sections. */
static size_t
item(void *data, size_t row)
{
    const struct contents *contents = data;
    const struct entry *at = &contents->rows[row];

    return at->section != NONE ? at->section : contents->unfolded_count + at->block;
}

static size_t
row_of(void *data, size_t wanted)
{
    const struct contents *contents = data;

    for (size_t row = 0; row < contents->row_count; row++)
        if (item(data, row) == wanted)
            return row;
    return NONE;
}

static bool
has_sections(const struct contents *contents, size_t section)
{
    return section + 1 < contents->unfolded_count &&
           outline_section(doc_outline(contents->doc), section + 1)->parent == section;
}

/* ">" the section in which one reads, "+" one with more sections folded away. */
static void
draw_row(void *data, size_t index, struct area area)
{
    const struct contents *contents = data;
    const struct entry *row = &contents->rows[index];
    struct buf words = BUF_INIT, page = BUF_INIT;
    int end = area.column + area.columns;
    int indent = 3 + 2 * (row->level - 1);
    bool current = row->section != NONE && row->section == contents->current;
    bool hides = row->section != NONE && contents->unfolded[row->section] == FOLDED &&
                 has_sections(contents, row->section);

    if (indent > area.columns / 2)
        indent = area.columns / 2;
    print_row(contents, row, &words);
    buf_addf(&page, "%zu", tree_block(doc_tree(contents->doc), row->block)->page);
    if (current)
        screen_put_string(area.row, area.column, end, ">", LOOK_STRONG);
    if (hides)
        screen_put_string(area.row, area.column + indent - 2, end, "+", LOOK_FAINT);
    int limit = screen_put_right(area.row, area.column + indent + 8, end - 1, buf_string(&page),
                                 LOOK_FAINT);
    screen_put_cut(area.row, area.column + indent, limit, buf_string(&words), words.length,
                   current ? LOOK_STRONG : LOOK_PLAIN);
    buf_fini(&words);
    buf_fini(&page);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct contents *contents = data;

    reader_print_name(contents->reader, left);
    buf_addf(right, P_("%zu section", "%zu sections", contents->unfolded_count),
             contents->unfolded_count);
}

static void
print_empty(void *data, struct buf *out)
{
    (void)data;
    buf_add_string(out, _("This notice has no numbered sections."));
}

/* The section of the row, or the one in which its paragraph stands. */
static size_t
section_around(const struct contents *contents, const struct entry *row)
{
    if (row->section != NONE)
        return row->section;
    return row->level > 1 ? outline_section_of(doc_outline(contents->doc), row->block) : NONE;
}

static void
fold(struct contents *contents, size_t section)
{
    unsigned char *state = &contents->unfolded[section];

    if (*state == PARAGRAPHS && has_sections(contents, section))
        *state = SECTIONS;
    else
        *state = FOLDED;
}

static void
unfold(struct contents *contents, size_t section)
{
    unsigned char *state = &contents->unfolded[section];

    *state = *state == FOLDED && has_sections(contents, section) ? SECTIONS : PARAGRAPHS;
}

static unsigned
perform(void *data, size_t row, enum command command, int count)
{
    struct contents *contents = data;
    size_t section = row == NONE ? NONE : section_around(contents, &contents->rows[row]);

    (void)count;
    if (section == NONE)
        return 0;
    if (command == COMMAND_FOLD)
        fold(contents, section);
    else if (command == COMMAND_UNFOLD)
        unfold(contents, section);
    arrange(contents);
    return 0;
}

static void
filter(void *data, const char *words)
{
    struct contents *contents = data;

    free(contents->filter);
    contents->filter = mem_copy_string(words);
    arrange(contents);
}

const struct list_model contents_model = {
    .context = CONTEXT_CONTENTS,
    .count = count_rows,
    .draw_row = draw_row,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .print_empty = print_empty,
    .perform = perform,
    .filter = filter,
    .close = close_contents,
};
