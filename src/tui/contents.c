/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/contents.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/marking.h"
#include "reader/naming.h"
#include "search/pick.h"
#include "tui/screen.h"

/* How much of a section is shown below its row. */
enum unfolding { FOLDED, SECTIONS, PARAGRAPHS };

/* With more sections than this a notice opens folded. */
#define UNFOLDED_MOST 60

/* Bytes of a paragraph that a leaf shows at most: no row is wider. */
#define LEAF_MOST 400

enum kind { TITLE, SECTION, PARAGRAPH, LIST, SIGNATURE, ATTACHMENT };

struct entry {
    enum kind kind;
    size_t block;
    size_t section; /* of a section; NONE else */
    int level;      /* 1 is the outermost */
};

/* The folds of the sections, or of the attachments: enum unfolding. */
struct folds {
    unsigned char *all;
    size_t count, capacity;
};

struct contents {
    const struct reader *reader;
    const struct doc *doc; /* the one that the rest was made from, NULL at first */
    size_t edition;        /* of the reader's notice */
    size_t seen_blocks;    /* so many blocks had it */
    bool seen_whole;       /* and this was all */
    struct folds sections, parts;
    struct entry *rows;
    size_t row_count, row_capacity;
    size_t current; /* the item in which one reads, or NONE */
    char *filter;
};

/* ---- Rows ---- */

static void
add_row(struct contents *contents, struct entry entry)
{
    contents->rows = mem_grow(contents->rows, &contents->row_capacity, contents->row_count + 1,
                              sizeof contents->rows[0]);
    contents->rows[contents->row_count++] = entry;
}

static size_t
part_of(const struct contents *contents, size_t block)
{
    return outline_part_of(doc_outline(contents->doc), block);
}

/* The sections of an attachment stand one deeper than the notice's own. */
static int
level_in(size_t part, int level)
{
    return level + (part > 0);
}

/* Whether the section (NONE: none) of the part, and all that is around it, is unfolded so far
 * that something in it shows. */
static bool
is_open(const struct contents *contents, size_t part, size_t section, enum unfolding wanted)
{
    const struct outline *outline = doc_outline(contents->doc);

    while (section != NONE) {
        if (contents->sections.all[section] < (unsigned char)wanted)
            return false;
        section = outline_section(outline, section)->parent;
        wanted = SECTIONS;
    }
    return part == 0 || contents->parts.all[part] >= (unsigned char)wanted;
}

/* Whether the block is the first of several with its role. */
static bool
is_first(const struct tree *tree, size_t block)
{
    return block == 0 || tree_block(tree, block - 1)->role != tree_block(tree, block)->role;
}

/* What is worth a row without being a section; false for all else.  The title of an attachment
 * stands in the attachment's row. */
static bool
read_landmark(const struct contents *contents, size_t part, size_t block, enum kind *kind)
{
    const struct outline *outline = doc_outline(contents->doc);
    const struct tree *tree = doc_tree(contents->doc);
    bool whole = outline_part_count(outline) > 1;

    if (part > 0 && block == outline_part_block(outline, part)) {
        *kind = ATTACHMENT;
        return true;
    }
    switch (tree_block(tree, block)->role) {
    case ROLE_TITLE:
        *kind = TITLE;
        return part == 0 || block != outline_part_title(outline, part);
    case ROLE_ATTACHMENT:
        *kind = LIST;
        return !whole && is_first(tree, block);
    case ROLE_SIGNATURE:
        *kind = SIGNATURE;
        return is_first(tree, block);
    default:
        return false;
    }
}

static void
add_block_row(struct contents *contents, size_t block)
{
    const struct outline *outline = doc_outline(contents->doc);
    size_t part = part_of(contents, block);
    size_t section = outline_section_of(outline, block);
    enum kind kind;

    if (read_landmark(contents, part, block, &kind)) {
        int level = kind == ATTACHMENT ? 1 : level_in(part, 1);
        if (kind == ATTACHMENT || is_open(contents, part, NONE, SECTIONS))
            add_row(contents, (struct entry){kind, block, NONE, level});
        return;
    }
    if ((section == NONE && part == 0) ||
        !role_is_body(tree_block(doc_tree(contents->doc), block)->role))
        return;
    int level = section == NONE ? 0 : outline_section(outline, section)->level;
    if (is_open(contents, part, section, PARAGRAPHS))
        add_row(contents, (struct entry){PARAGRAPH, block, NONE, level_in(part, level + 1)});
}

/* Walks blocks and sections side by side: both stand in the order of the text. */
static void
make_rows(struct contents *contents)
{
    const struct outline *outline = doc_outline(contents->doc);
    size_t sections = contents->sections.count;
    size_t next = 0;

    contents->row_count = 0;
    for (size_t block = 0; block < contents->seen_blocks; block++) {
        if (next == sections || outline_section(outline, next)->block != block) {
            add_block_row(contents, block);
            continue;
        }
        for (; next < sections && outline_section(outline, next)->block == block; next++) {
            const struct section *section = outline_section(outline, next);
            if (is_open(contents, section->part, section->parent, SECTIONS))
                add_row(contents, (struct entry){SECTION, block, next,
                                                 level_in(section->part, section->level)});
        }
    }
}

/* ---- The words of a row ---- */

static void
print_block(const struct contents *contents, size_t index, struct buf *out)
{
    const struct tree *tree = doc_tree(contents->doc);
    const struct block *block = tree_block(tree, index);
    struct span part = tree_block_span(tree, block);

    if (span_length(part) > LEAF_MOST) {
        part.end = part.start + LEAF_MOST;
        while ((text_bytes(doc_text(contents->doc))[part.end] & 0xC0) == 0x80)
            part.end--;
    }
    tree_part_text(tree, block, part, out);
}

/* Of the notice itself without what captions it: title: of Markdown, 제목, SUBJECT:. */
static void
print_title(const struct contents *contents, size_t block, struct buf *out)
{
    const struct elements *elements = doc_elements(contents->doc);
    const char *title = elements->title;
    struct buf words = BUF_INIT;

    buf_addf(out, "%s ", _("Title"));
    print_block(contents, block, &words);
    size_t length = title ? strlen(title) : 0;
    bool captioned = length > 0 && words.length > length &&
                     memcmp(words.bytes + words.length - length, title, length) == 0;
    buf_add_string(out, captioned ? title : buf_string(&words));
    buf_fini(&words);
}

/* The date is what tells one signed notice from another: the header has who signed it. */
static void
print_signature(const struct contents *contents, size_t block, struct buf *out)
{
    const struct elements *elements = doc_elements(contents->doc);

    buf_addf(out, "%s ", _("Signed"));
    if (part_of(contents, block) == 0 && elements->date)
        buf_add_string(out, elements->date);
    else
        print_block(contents, block, out);
}

static void
print_row(const struct contents *contents, const struct entry *row, struct buf *out)
{
    switch (row->kind) {
    case SECTION:
        outline_name(doc_outline(reader_doc(contents->reader)), row->section, out);
        break;
    case ATTACHMENT:
        naming_part(reader_doc(contents->reader), part_of(contents, row->block), out);
        break;
    case SIGNATURE:
        print_signature(contents, row->block, out);
        break;
    case TITLE:
        print_title(contents, row->block, out);
        break;
    case PARAGRAPH:
    case LIST:
        print_block(contents, row->block, out);
        break;
    }
}

/* Keeps the rows with the words, folded away or not. */
static void
keep_matching(struct contents *contents)
{
    struct pick *pick = pick_new(contents->filter);
    struct buf words = BUF_INIT;
    size_t kept = 0;

    for (size_t i = 0; i < contents->row_count; i++) {
        buf_clear(&words);
        print_row(contents, &contents->rows[i], &words);
        if (pick_passes(pick, buf_string(&words)))
            contents->rows[kept++] = contents->rows[i];
    }
    contents->row_count = kept;
    buf_fini(&words);
    pick_free(pick);
}

/* Makes everything unfolded and returns the folds as they were. */
static struct folds
unfold_all(struct folds *folds)
{
    struct folds before = *folds;

    folds->all = mem_zero(folds->count, 1);
    memset(folds->all, SECTIONS, folds->count);
    return before;
}

static void
arrange(struct contents *contents)
{
    if (!*contents->filter) {
        make_rows(contents);
        return;
    }
    struct folds sections = unfold_all(&contents->sections);
    struct folds parts = unfold_all(&contents->parts);
    make_rows(contents);
    free(contents->sections.all);
    free(contents->parts.all);
    contents->sections = sections;
    contents->parts = parts;
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

    free(contents->sections.all);
    free(contents->parts.all);
    free(contents->rows);
    free(contents->filter);
    free(contents);
}

/* What is new gets the fold. */
static void
add_folds(struct folds *folds, size_t count, enum unfolding fold)
{
    folds->all = mem_grow(folds->all, &folds->capacity, count, sizeof folds->all[0]);
    for (; folds->count < count; folds->count++)
        folds->all[folds->count] = (unsigned char)fold;
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
        contents->sections.count = contents->parts.count = 0;
    contents->doc = doc;
    contents->edition = reader_edition(contents->reader);
    contents->seen_blocks = blocks;
    contents->seen_whole = doc_is_whole(doc);
    size_t sections = outline_count(doc_outline(doc));
    enum unfolding fold = sections > UNFOLDED_MOST ? FOLDED : SECTIONS;
    add_folds(&contents->sections, sections, fold);
    add_folds(&contents->parts, outline_part_count(doc_outline(doc)), fold);
    arrange(contents);
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

    return at->section != NONE ? at->section : contents->sections.count + at->block;
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

size_t
contents_set_current(struct contents *contents, struct reader_status status)
{
    const struct outline *outline = doc_outline(contents->doc);
    size_t section = status.section < contents->sections.count ? status.section : NONE;
    size_t row = NONE;

    for (; section != NONE && row == NONE; section = outline_section(outline, section)->parent)
        row = row_of(contents, section);
    if (row == NONE && status.part > 0 && status.part < contents->parts.count)
        row = row_of(contents, contents->sections.count + outline_part_block(outline, status.part));
    contents->current = row == NONE ? NONE : item(contents, row);
    return row;
}

/* ---- Folding ---- */

static bool
has_sections(const struct contents *contents, size_t section)
{
    return section + 1 < contents->sections.count &&
           outline_section(doc_outline(contents->doc), section + 1)->parent == section;
}

/* Whether the attachment has sections. */
static bool
part_has_sections(const struct contents *contents, size_t part)
{
    const struct outline *outline = doc_outline(contents->doc);
    size_t next = outline_next(outline, outline_part_block(outline, part), 1);

    return next != NONE && outline_section(outline, next)->part == part;
}

/* What a person folds who has the focus on the row: the section or attachment that it is, or in
 * which its paragraph stands.  NULL for what cannot be folded; *nests: it has sections. */
static unsigned char *
fold_of(const struct contents *contents, const struct entry *row, bool *nests)
{
    size_t part = part_of(contents, row->block);
    size_t section = row->section;

    if (row->kind == PARAGRAPH)
        section = outline_section_of(doc_outline(contents->doc), row->block);
    if (section != NONE) {
        *nests = has_sections(contents, section);
        return &contents->sections.all[section];
    }
    if (part == 0 || (row->kind != ATTACHMENT && row->kind != PARAGRAPH))
        return NULL;
    *nests = part_has_sections(contents, part);
    return &contents->parts.all[part];
}

/* ---- Drawing ---- */

/* The text for which a row stands: down to the next row, or, where a filter has taken rows
 * away, its section or paragraph alone. */
static struct span
extent(const struct contents *contents, size_t index)
{
    const struct tree *tree = doc_tree(contents->doc);
    const struct entry *row = &contents->rows[index];
    struct span span = tree_block_span(tree, tree_block(tree, row->block));
    size_t next = NONE;

    if (!*contents->filter) {
        if (index + 1 == contents->row_count)
            span.end = text_length(doc_text(contents->doc));
        else
            next = contents->rows[index + 1].block;
    } else if (row->section != NONE) {
        next = outline_next(doc_outline(contents->doc), row->block, 1);
        next = next == NONE ? NONE : outline_section(doc_outline(contents->doc), next)->block;
    }
    if (next != NONE)
        span.end = tree_block_span(tree, tree_block(tree, next)).start;
    return span;
}

/* ">" the section in which one reads, "+" one with more sections folded away, "*" one that holds
 * a highlight. */
static bool
draw_row(void *data, size_t index, struct area area)
{
    const struct contents *contents = data;
    const struct entry *row = &contents->rows[index];
    struct buf words = BUF_INIT, page = BUF_INIT;
    int end = area.column + area.columns;
    int indent = 3 + 2 * (row->level - 1);
    bool current = contents->current != NONE && item(data, index) == contents->current;
    bool nests = false;
    const unsigned char *fold = row->kind == PARAGRAPH ? NULL : fold_of(contents, row, &nests);
    bool hides = fold && *fold == FOLDED && nests;

    if (indent > area.columns / 2)
        indent = area.columns / 2;
    print_row(contents, row, &words);
    buf_addf(&page, "%zu", tree_block(doc_tree(contents->doc), row->block)->page);
    if (current)
        screen_put_string(area.row, area.column, end, ">", LOOK_STRONG);
    if (hides)
        screen_put_string(area.row, area.column + indent - 2, end, "+", LOOK_FAINT);
    if (marking_holds(contents->reader, extent(contents, index)))
        screen_put_string(area.row, area.column + indent - (hides ? 1 : 2), end, "*", LOOK_PATH);
    int limit = screen_put_right(area.row, area.column + indent + 8, end - 1, buf_string(&page),
                                 LOOK_FAINT);
    bool whole = screen_cells(buf_string(&words), words.length) <= limit - area.column - indent;
    screen_put_cut(area.row, area.column + indent, limit, buf_string(&words), words.length,
                   current ? LOOK_STRONG : LOOK_PLAIN);
    buf_fini(&words);
    buf_fini(&page);
    return whole;
}

static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct contents *contents = data;

    print_row(contents, &contents->rows[row], out);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct contents *contents = data;

    naming_notice(reader_doc(contents->reader), left);
    buf_addf(right, P_("%zu section", "%zu sections", contents->sections.count),
             contents->sections.count);
}

static void
print_empty(void *data, struct buf *out)
{
    (void)data;
    buf_add_string(out, _("This notice has no numbered sections."));
}

static unsigned
perform(void *data, size_t row, enum command command, int count)
{
    struct contents *contents = data;
    bool nests = false;
    unsigned char *fold = row == NONE ? NULL : fold_of(contents, &contents->rows[row], &nests);

    (void)count;
    if (!fold)
        return 0;
    if (command == COMMAND_FOLD)
        *fold = *fold == PARAGRAPHS && nests ? SECTIONS : FOLDED;
    else if (command == COMMAND_UNFOLD)
        *fold = *fold == FOLDED && nests ? SECTIONS : PARAGRAPHS;
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
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .print_empty = print_empty,
    .perform = perform,
    .filter = filter,
    .close = close_contents,
};
