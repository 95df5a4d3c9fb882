/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/scope.h"

#include <string.h>

#include "base/sorted.h"

static const struct {
    const char *name, *help;
} parts[SCOPE_COUNT] = {
#define X(id, name, help) [SCOPE_##id] = {name, help},
    SCOPES(X)
#undef X
};

#define ROLE(id) (1u << ROLE_##id)

static const struct {
    unsigned roles; /* of the blocks that it consists of */
    bool waits;     /* they are only known when the notice is whole */
} blocks[SCOPE_COUNT] = {
    [SCOPE_ALL] = {~ROLE(FURNITURE), false},
    [SCOPE_HEADINGS] = {ROLE(TITLE) | ROLE(HEADING), false},
    [SCOPE_TITLE] = {ROLE(TITLE), false},
    [SCOPE_NUMBER] = {ROLE(NUMBER), true},
    [SCOPE_ISSUER] = {ROLE(LETTERHEAD) | ROLE(SIGNATURE), true},
    [SCOPE_DATE] = {ROLE(DATE), true},
    [SCOPE_FURNITURE] = {ROLE(FURNITURE), false},
};

enum scope_part
scope_by_name(const char *name, size_t length)
{
    int part = 0;

    while (part < SCOPE_COUNT &&
           (strlen(parts[part].name) != length || memcmp(parts[part].name, name, length) != 0))
        part++;
    return (enum scope_part)part;
}

const char *
scope_name(enum scope_part part)
{
    return parts[part].name;
}

const char *
scope_help(enum scope_part part)
{
    return parts[part].help;
}

bool
scope_waits(const struct scope *scope)
{
    return blocks[scope->part].waits;
}

/* Whether the section is `within` or lies below it. */
static bool
is_below(const struct outline *outline, size_t section, size_t within)
{
    while (section != NONE && section != within)
        section = outline_section(outline, section)->parent;
    return section == within;
}

/* Whether the source lies in the label or the heading of the section that the block opens. */
static bool
is_heading(const struct outline *outline, size_t block, struct span source)
{
    size_t index = outline_section_of(outline, block);

    if (index == NONE || outline_section(outline, index)->block != block)
        return false;
    const struct section *section = outline_section(outline, index);
    return source.start >= section->label.start && source.end <= section->heading.end;
}

static bool
is_in_spans(const struct scope *scope, struct span source)
{
    size_t begun = sorted_up_to(scope->spans, scope->span_count, sizeof scope->spans[0],
                                offsetof(struct span, start), source.start);

    while (begun-- > 0) /* they may overlap: an earlier one may be the longer one */
        if (source.end <= scope->spans[begun].end)
            return true;
    return false;
}

bool
scope_asks_where(const struct scope *scope)
{
    return scope->part == SCOPE_HEADINGS || scope->spans;
}

bool
scope_holds(const struct scope *scope, const struct doc *doc, size_t block, struct span source)
{
    const struct outline *outline = doc_outline(doc);
    bool in_part = blocks[scope->part].roles & 1u << tree_block(doc_tree(doc), block)->role;

    if (!in_part && !(scope->part == SCOPE_HEADINGS && is_heading(outline, block, source)))
        return false;
    if (scope->attachment && outline_part_of(outline, block) != scope->attachment)
        return false;
    if (scope->in_section && !is_below(outline, outline_section_of(outline, block), scope->section))
        return false;
    return !scope->spans || is_in_spans(scope, source);
}
