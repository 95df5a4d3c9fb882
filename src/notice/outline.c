/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/outline.h"

#include <stdlib.h>

#include "base/mem.h"

struct outline {
    struct tree *tree;
};

struct outline *
outline_new(struct tree *tree, struct diags *diags)
{
    (void)diags;
    struct outline *outline = mem_zero(1, sizeof *outline);
    outline->tree = tree;
    return outline;
}

void
outline_free(struct outline *outline)
{
    free(outline);
}

void
outline_advance(struct outline *outline)
{
    (void)outline;
}

size_t
outline_count(const struct outline *outline)
{
    (void)outline;
    return 0;
}

const struct section *
outline_section(const struct outline *outline, size_t section)
{
    (void)outline, (void)section;
    return NULL;
}

size_t
outline_section_of(const struct outline *outline, size_t block)
{
    (void)outline, (void)block;
    return NONE;
}

void
outline_label(const struct outline *outline, size_t section, struct buf *out)
{
    (void)outline, (void)section, (void)out;
}

void
outline_heading(const struct outline *outline, size_t section, struct buf *out)
{
    (void)outline, (void)section, (void)out;
}

void
outline_path(const struct outline *outline, size_t section, struct buf *out)
{
    (void)outline, (void)section, (void)out;
}

void
outline_label_path(const struct outline *outline, size_t section, struct buf *out)
{
    (void)outline, (void)section, (void)out;
}

size_t
outline_find(const struct outline *outline, const char *where, size_t near)
{
    (void)outline, (void)where, (void)near;
    return NONE;
}

size_t
outline_complete(const struct outline *outline, const char *typed, size_t *found, size_t most)
{
    (void)outline, (void)typed, (void)found, (void)most;
    return 0;
}

size_t
outline_next(const struct outline *outline, size_t block, int direction)
{
    (void)outline, (void)block, (void)direction;
    return NONE;
}

size_t
outline_sibling(const struct outline *outline, size_t section, int direction)
{
    (void)outline, (void)section, (void)direction;
    return NONE;
}
