/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/unit.h"

#include "base/uni.h"
#include "base/utf8.h"
#include "layout/joined.h"
#include "reader/phrase.h"

/* ---- Blocks with words ---- */

static bool
block_exists(struct doc *doc, size_t block)
{
    while (block != NONE && block >= tree_block_count(doc_tree(doc)) && !doc_is_whole(doc))
        doc_advance(doc, DOC_SLICE);
    return block < tree_block_count(doc_tree(doc));
}

/* The block itself, or the next one in the direction, that is no furniture; NONE without. */
static size_t
block_from(struct doc *doc, size_t block, int direction)
{
    for (; block_exists(doc, block); block += (size_t)direction)
        if (tree_block(doc_tree(doc), block)->role != ROLE_FURNITURE)
            return block;
    return NONE;
}

static size_t
block_beside(struct doc *doc, size_t block, int direction)
{
    return block_from(doc, block + (size_t)direction, direction);
}

static struct span
block_span(const struct doc *doc, size_t block)
{
    return tree_block_span(doc_tree(doc), tree_block(doc_tree(doc), block));
}

/* ---- Characters ---- */

/* The piece of the block that holds the offset, else the next one behind it, else its last. */
static size_t
piece_at(const struct tree *tree, const struct block *block, size_t offset)
{
    size_t low = 0, high = block->piece_count - 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tree_piece(tree, block, middle)->span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct span
first_cluster(const struct text *text, struct span piece)
{
    size_t length = uni_cluster(text_bytes(text) + piece.start, span_length(piece));

    return (struct span){piece.start, piece.start + length};
}

static struct span
last_cluster(const struct text *text, struct span piece)
{
    size_t length = uni_cluster_back(text_bytes(text) + piece.start, span_length(piece));

    return (struct span){piece.end - length, piece.end};
}

static struct span
edge_cluster(const struct text *text, struct span piece, int direction)
{
    return direction < 0 ? first_cluster(text, piece) : last_cluster(text, piece);
}

/* Bytes that are looked through from their start on; in more of them from two clusters before. */
#define FEW_BYTES 1024

/* A place at or before the offset where a cluster begins. */
static size_t
near_before(const struct text *text, struct span piece, size_t offset)
{
    const char *bytes = text_bytes(text);
    size_t at = offset;

    if (offset - piece.start < FEW_BYTES)
        return piece.start;
    while (utf8_continues(bytes[at]))
        at--;
    for (int i = 0; i < 2 && at > piece.start; i++)
        at -= uni_cluster_back(bytes + piece.start, at - piece.start);
    return at;
}

static struct span
character_at(struct doc *doc, size_t block, size_t offset)
{
    const struct tree *tree = doc_tree(doc);
    const struct block *own = tree_block(tree, block);
    struct span piece = tree_piece(tree, own, piece_at(tree, own, offset))->span;

    if (offset < piece.start)
        return first_cluster(tree_text(tree), piece);
    if (offset >= piece.end)
        return last_cluster(tree_text(tree), piece);
    piece.start = near_before(tree_text(tree), piece, offset);
    struct span cluster = first_cluster(tree_text(tree), piece);
    while (!span_holds(cluster, offset))
        cluster = first_cluster(tree_text(tree), (struct span){cluster.end, piece.end});
    return cluster;
}

static bool
step_character(struct doc *doc, struct span *span, int direction)
{
    size_t block = tree_block_at(doc_tree(doc), span->start);
    const struct block *own = tree_block(doc_tree(doc), block);
    size_t i = piece_at(doc_tree(doc), own, span->start);
    struct span piece = tree_piece(doc_tree(doc), own, i)->span;
    struct span rest = direction > 0 ? (struct span){span->end, piece.end}
                                     : (struct span){piece.start, span->start};

    if (rest.start < rest.end) {
        *span = edge_cluster(doc_text(doc), rest, -direction);
        return true;
    }
    if (direction > 0 ? i + 1 < own->piece_count : i > 0) {
        rest = tree_piece(doc_tree(doc), own, i + (size_t)direction)->span;
    } else {
        block = block_beside(doc, block, direction);
        if (block == NONE)
            return false;
        own = tree_block(doc_tree(doc), block);
        rest = tree_piece(doc_tree(doc), own, direction > 0 ? 0 : own->piece_count - 1)->span;
    }
    *span = edge_cluster(doc_text(doc), rest, -direction);
    return true;
}

/* ---- Clauses and sentences ---- */

/* The offset of a position in the joined text that is no white space. */
static size_t
offset_of(const struct joined *joined, size_t position)
{
    const struct seam *seam = &joined->seams[joined_seam_at(joined, position)];

    return seam->offset + (position - seam->position);
}

/* A phrase with its neighbours, empty where there is none. */
struct phrases {
    struct span before, found, behind;
};

/* The first phrase of the part of the block that ends behind the offset, else its last.  Where
 * `cut`, what stands before the first end of a phrase is passed over.  False when the part holds
 * too little of what stands behind it. */
static bool
find_phrases(struct joined *joined, enum phrase phrase, size_t offset, bool cut,
             struct phrases *phrases)
{
    const char *s = joined->text.bytes;
    size_t length = joined->text.length;
    size_t at = 0;

    *phrases = (struct phrases){.found = {0, 0}};
    while (at < length && phrases->behind.end == 0) {
        size_t end = phrase_end(s, length, at, phrase);
        struct span span = {offset_of(joined, at), offset_of(joined, end - 1) + 1};
        if (cut) {
            cut = false;
        } else if (phrases->found.end > offset) {
            phrases->behind = span;
        } else {
            phrases->before = phrases->found;
            phrases->found = span;
        }
        at = end + uni_leading_space(s + end, length - end);
    }
    return at < length;
}

/* Bytes on either side of the offset in which its phrase is looked for at first. */
#define AROUND ((size_t)1 << 13)

/* As many bytes of the block on either side of the offset, at characters. */
static struct span
part_around(const struct doc *doc, struct span block, size_t offset, size_t around)
{
    const char *bytes = text_bytes(doc_text(doc));
    struct span part = block;

    if (offset > block.end)
        offset = block.end;
    if (offset > block.start + around)
        part.start = offset - around;
    if (block.end - offset > around)
        part.end = offset + around;
    while (part.start > block.start && utf8_continues(bytes[part.start]))
        part.start--;
    while (part.end < block.end && utf8_continues(bytes[part.end]))
        part.end++;
    return part;
}

/* The first phrase of the block that ends behind the offset, else its last.  In a long block only
 * what is around it is looked at, as long as that tells. */
static struct phrases
phrases_at(const struct doc *doc, size_t block, enum phrase phrase, size_t offset)
{
    const struct tree *tree = doc_tree(doc);
    struct span whole = block_span(doc, block);
    struct joined joined = {0};
    struct phrases phrases;
    bool known;

    for (size_t around = AROUND;; around *= 8) {
        struct span part = part_around(doc, whole, offset, around);
        joined_read_part(&joined, tree, tree_block(tree, block), part);
        known = find_phrases(&joined, phrase, offset, part.start > whole.start, &phrases);
        known = (known || part.end == whole.end) &&
                (phrases.before.end > 0 || part.start == whole.start);
        if (known || span_length(part) == span_length(whole))
            break;
    }
    joined_fini(&joined);
    return phrases;
}

static struct span
edge_phrase(const struct doc *doc, size_t block, enum phrase phrase, int direction)
{
    struct span span = block_span(doc, block);

    return phrases_at(doc, block, phrase, direction < 0 ? span.start : span.end).found;
}

static bool
step_phrase(struct doc *doc, enum phrase phrase, struct span *span, int direction)
{
    size_t block = tree_block_at(doc_tree(doc), span->start);
    struct phrases phrases = phrases_at(doc, block, phrase, span->start);
    struct span beside = direction < 0 ? phrases.before : phrases.behind;
    if (beside.end == 0) {
        block = block_beside(doc, block, direction);
        if (block == NONE)
            return false;
        beside = edge_phrase(doc, block, phrase, -direction);
    }
    *span = beside;
    return true;
}

/* ---- Sections ---- */

static bool
is_body(const struct doc *doc, size_t block)
{
    return role_has_section(tree_block(doc_tree(doc), block)->role);
}

/* Whether a section, an attachment or what closes the notice begins with the block. */
static bool
begins_section(struct doc *doc, size_t block)
{
    const struct outline *outline = doc_outline(doc);
    size_t section = outline_section_of(outline, block);
    size_t before = block_beside(doc, block, -1);

    if (section != NONE && outline_section(outline, section)->block == block)
        return true;
    return before == NONE || outline_part_of(outline, before) != outline_part_of(outline, block) ||
           is_body(doc, before) != is_body(doc, block);
}

static struct span
section_at(struct doc *doc, size_t block)
{
    size_t first = block, last = block, next;

    while (!begins_section(doc, first))
        first = block_beside(doc, first, -1);
    while ((next = block_beside(doc, last, 1)) != NONE && !begins_section(doc, next))
        last = next;
    return tree_blocks_span(doc_tree(doc), first, last);
}

/* ---- All of them ---- */

static enum phrase
phrase_of(enum unit unit)
{
    return unit == UNIT_CLAUSE ? PHRASE_CLAUSE : PHRASE_SENTENCE;
}

static struct span
unit_in_block(struct doc *doc, enum unit unit, size_t block, size_t offset)
{
    switch (unit) {
    case UNIT_CHARACTER:
        return character_at(doc, block, offset);
    case UNIT_CLAUSE:
    case UNIT_SENTENCE:
        return phrases_at(doc, block, phrase_of(unit), offset).found;
    case UNIT_PARAGRAPH:
        return block_span(doc, block);
    default:
        return section_at(doc, block);
    }
}

struct span
unit_at(struct doc *doc, enum unit unit, size_t offset)
{
    size_t here = tree_block_at(doc_tree(doc), offset);

    if (here == NONE)
        return (struct span){offset, offset};
    size_t block = block_from(doc, here, 1);
    if (block != NONE && offset >= block_span(doc, block).end &&
        block_beside(doc, block, 1) != NONE)
        block = block_beside(doc, block, 1);
    if (block == NONE)
        block = block_from(doc, here, -1);
    return block == NONE ? (struct span){offset, offset} : unit_in_block(doc, unit, block, offset);
}

bool
unit_step(struct doc *doc, enum unit unit, struct span *span, int direction)
{
    if (span->start == span->end)
        return false;
    if (unit == UNIT_CHARACTER)
        return step_character(doc, span, direction);
    if (unit == UNIT_CLAUSE || unit == UNIT_SENTENCE)
        return step_phrase(doc, phrase_of(unit), span, direction);
    size_t block = tree_block_at(doc_tree(doc), direction < 0 ? span->start : span->end - 1);
    block = block_beside(doc, block, direction);
    if (block == NONE)
        return false;
    *span = unit_in_block(doc, unit, block, block_span(doc, block).start);
    return true;
}

struct span
unit_edge(struct doc *doc, enum unit unit, int direction)
{
    if (direction > 0)
        doc_finish(doc);
    size_t count = tree_block_count(doc_tree(doc));
    size_t block = count ? block_from(doc, direction < 0 ? 0 : count - 1, -direction) : NONE;

    if (block == NONE)
        return (struct span){0, 0};
    struct span span = block_span(doc, block);
    return unit_in_block(doc, unit, block, direction < 0 ? span.start : span.end);
}
