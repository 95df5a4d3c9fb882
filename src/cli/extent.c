/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/extent.h"

/* The first block behind the section: where one of its level or above begins, or the
 * body ends. */
static size_t
section_end(const struct doc *doc, size_t index)
{
    const struct outline *outline = doc_outline(doc);
    const struct section *section = outline_section(outline, index);
    size_t end = tree_block_count(doc_tree(doc));

    for (size_t i = index + 1; i < outline_count(outline); i++) {
        const struct section *next = outline_section(outline, i);
        if (next->level <= section->level || next->part != section->part) {
            end = next->block;
            break;
        }
    }
    for (size_t block = section->block; block < end; block++) {
        enum role role = tree_block(doc_tree(doc), block)->role;
        if (!role_is_body(role) && !role_is_aside(role))
            return block;
    }
    return end;
}

/* To where the next attachment begins, or the imprint of the whole. */
static struct extent
extent_of_part(const struct doc *doc, size_t part)
{
    const struct outline *outline = doc_outline(doc);
    bool last = part + 1 == outline_part_count(outline);
    size_t first = outline_part_block(outline, part);
    size_t end = last ? tree_block_count(doc_tree(doc)) : outline_part_block(outline, part + 1);

    for (size_t block = first; block < end; block++) {
        enum role role = tree_block(doc_tree(doc), block)->role;
        if (role == ROLE_COPIES || role == ROLE_IMPRINT)
            end = block;
    }
    return (struct extent){first, end};
}

bool
extent_blocks(const struct doc *doc, const char *where, struct extent *blocks)
{
    *blocks = (struct extent){0, tree_block_count(doc_tree(doc))};
    if (!where)
        return true;
    size_t part = outline_find_part(doc_outline(doc), where);
    if (part != NONE) {
        *blocks = extent_of_part(doc, part);
        return true;
    }
    size_t section = outline_find(doc_outline(doc), where, NONE);
    if (section == NONE)
        return false;
    *blocks = (struct extent){outline_section(doc_outline(doc), section)->block,
                              section_end(doc, section)};
    return true;
}

struct span
extent_span(const struct doc *doc, struct extent blocks)
{
    const struct tree *tree = doc_tree(doc);

    if (blocks.first >= blocks.end)
        return (struct span){0, 0};
    return tree_blocks_span(tree, blocks.first, blocks.end - 1);
}
