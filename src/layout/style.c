/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/style.h"

static enum style
role_style(enum role role)
{
    switch (role) {
    case ROLE_LETTERHEAD:
        return STYLE_LETTERHEAD;
    case ROLE_NUMBER:
        return STYLE_NUMBER;
    case ROLE_TITLE:
        return STYLE_TITLE;
    case ROLE_HEADING:
        return STYLE_HEADING;
    case ROLE_PARAGRAPH:
    case ROLE_ITEM:
    case ROLE_TABLE:
        return STYLE_PLAIN;
    default:
        return STYLE_ELEMENT;
    }
}

/* Articles are text with a number before it: their first sentence is no heading. */
static bool
heading_stands_out(const struct section *section)
{
    return section->run_in && section->rank != RANK_ARTICLE;
}

struct styles
styles_of(const struct doc *doc, size_t block)
{
    const struct outline *outline = doc_outline(doc);
    struct styles styles = {.base = role_style(tree_block(doc_tree(doc), block)->role)};
    size_t index = outline_section_of(outline, block);

    if (index == NONE)
        return styles;
    const struct section *section = outline_section(outline, index);
    if (section->block != block)
        return styles;
    styles.label = section->label;
    if (heading_stands_out(section))
        styles.heading = section->heading;
    return styles;
}

enum style
styles_at(const struct styles *styles, size_t offset, size_t *until)
{
    const struct span spans[] = {styles->label, styles->heading};
    const enum style over[] = {STYLE_LABEL, STYLE_HEADING};

    for (size_t i = 0; i < 2; i++) {
        if (span_holds(spans[i], offset)) {
            if (spans[i].end < *until)
                *until = spans[i].end;
            return over[i];
        }
        if (offset < spans[i].start && spans[i].start < *until)
            *until = spans[i].start;
    }
    return styles->base;
}
