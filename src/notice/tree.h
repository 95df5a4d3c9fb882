/* tree.h: the notice as it was printed, as data: blocks made of pieces.
 *
 * A block is what stands on its own in print: a paragraph, a heading, a title, a
 * page number.  It copies nothing: its pieces are spans of the decoded text, each
 * with how it joins the piece before it.  Blocks stand in the order of the text; what interrupts a
 * paragraph, furniture and footnotes, follows it, and a label that extraction has put below the
 * first line of its text is a block before the text's.  Every byte of the text that is
 * no white space lies in exactly one piece of one block.
 *
 * The tree knows neither who fills it (reflow, elements) nor who shows it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_TREE_H
#define GONGWEN_NOTICE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "notice/marker.h"
#include "source/text.h"

/* What a block is: identifier, name in JSON. */
#define ROLES(X)                                                                                   \
    X(LETTERHEAD, "letterhead")                                                                    \
    X(NUMBER, "number")                                                                            \
    X(TITLE, "title")                                                                              \
    X(ADDRESSEE, "addressee")                                                                      \
    X(HEADING, "heading")                                                                          \
    X(PARAGRAPH, "paragraph")                                                                      \
    X(ITEM, "item")                                                                                \
    X(TABLE, "table")                                                                              \
    X(SIGNATURE, "signature")                                                                      \
    X(DATE, "date")                                                                                \
    X(NOTE, "note")                                                                                \
    X(ATTACHMENT, "attachment")                                                                    \
    X(COPIES, "copies")                                                                            \
    X(IMPRINT, "imprint")                                                                          \
    X(FOOTNOTE, "note")                                                                            \
    X(FURNITURE, "furniture")

enum role {
#define X(id, name) ROLE_##id,
    ROLES(X)
#undef X
        ROLE_COUNT
};

enum join {
    JOIN_NONE,  /* nothing between: ideographs, and the first piece of a block */
    JOIN_SPACE, /* one space: words */
    JOIN_HYPHEN /* nothing, and the hyphen that ends the piece before goes */
};

struct piece {
    struct span span; /* no white space at its ends */
    enum join join;   /* to the piece before it in the block */
};

struct block {
    enum role role;
    bool centred;       /* stood in the middle of its line in the source */
    uint16_t indent;    /* cells before its first line in the source */
    size_t first_piece; /* index into the tree's pieces */
    size_t piece_count; /* at least 1 */
    size_t page;        /* of its first piece, from 1 */
    size_t line;        /* of the source, of its first piece, from 1 */
    uint32_t label;     /* the tree's: see tree_label */
};

/* Labels that stand one upon another, each with its text behind all of them, at most: so many
 * blocks may lie within one another, asides apart. */
#define TREE_STACKED_MOST 32

struct tree;

/* `forms` are those of the labels that all who read the tree look for; NULL for the table. */
struct tree *tree_new(const struct text *text, const struct forms *forms);
void tree_free(struct tree *tree);
const struct forms *tree_forms(const struct tree *tree);
const struct text *tree_text(const struct tree *tree);

/* For reflow: appends an empty block, then pieces to the last block. */
struct block *tree_add_block(struct tree *tree, enum role role, size_t page, size_t line);
void tree_add_piece(struct tree *tree, struct span span, enum join join);

/* For reflow: says which label the last block begins with, its only reading; NULL for none. */
void tree_note_label(struct tree *tree, const struct marker *label);

/* Whether the pieces of the block follow those of the block before it in the notice. */
bool tree_goes_on(const struct tree *tree, size_t block);

/* For elements: makes the blocks first..last one, with the role of the first; each
 * piece that began a block gets `join`.  Indices behind them move down.  Only for blocks
 * whose pieces follow one another, and before anyone has been given an index. */
void tree_merge(struct tree *tree, size_t first, size_t last, enum join join);

/* For elements: makes two blocks of one: the second begins at the piece, and stands behind what of
 * page furniture and footnotes lies before it.  Returns its index; those behind it move up. */
size_t tree_split(struct tree *tree, size_t block, size_t piece);

void tree_set_role(struct tree *tree, size_t block, enum role role);

/* Pages: reflow says where each begins (the first at 0 by itself). */
void tree_add_page(struct tree *tree, size_t offset);
size_t tree_page_count(const struct tree *tree);
size_t tree_page_at(const struct tree *tree, size_t offset); /* from 1 */
size_t tree_page_start(const struct tree *tree, size_t page);

size_t tree_block_count(const struct tree *tree);
const struct block *tree_block(const struct tree *tree, size_t block);

/* For who goes through all blocks of a large text and looks at both ends of each: begins to fetch
 * those of a block further on into the cache, as it is not one after the other that they lie. */
void tree_fetch_ahead(const struct tree *tree, size_t block);
const struct piece *tree_piece(const struct tree *tree, const struct block *block, size_t i);

/* All the ways in which the label can be read that the block's first piece begins with: how many,
 * 0 for no label.  It is read now, unless tree_note_label has said what it is. */
size_t tree_label(const struct tree *tree, const struct block *block,
                  struct marker readings[MARKER_READINGS]);

/* The piece, but without the hyphen that its join to the next one drops. */
struct span tree_kept_span(const struct tree *tree, const struct block *block, size_t i);

/* The first piece of the block that ends behind the offset; its count when none does. */
size_t tree_piece_behind(const struct tree *tree, const struct block *block, size_t offset);

/* From the first byte of its first piece to behind the last of its last; furniture
 * may lie between. */
struct span tree_block_span(const struct tree *tree, const struct block *block);

/* Whether the span does not mean the block that stands within it: page furniture never, a footnote
 * when the span begins and ends in the paragraph that the footnote interrupts. */
bool tree_passes_over(const struct tree *tree, size_t block, struct span span);

/* From the first byte of the blocks first..last to behind their last one, which may be of a
 * paragraph that those behind it interrupt. */
struct span tree_blocks_span(const struct tree *tree, size_t first, size_t last);

/* The block with a piece that holds the offset, else the last one that begins before
 * it, else 0; NONE in an empty tree. */
size_t tree_block_at(const struct tree *tree, size_t offset);

/* The joined text of the block, or of the part of it within `part`, appended, with what
 * stand-ins stand for (base/standin). */
void tree_block_text(const struct tree *tree, const struct block *block, struct buf *out);
void tree_part_text(const struct tree *tree, const struct block *block, struct span part,
                    struct buf *out);

/* The role's name in JSON, never translated. */
const char *role_name(enum role role);

/* Whether the role belongs to the body (heading, paragraph, item, table), and whether the block
 * interrupts it (furniture, footnote). */
bool role_is_body(enum role role);
bool role_is_aside(enum role role);

/* Whether a block of the role belongs to the section in which it stands. */
bool role_has_section(enum role role);

#endif
