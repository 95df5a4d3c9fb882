/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/fill.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

#define TAB_STOP 8

void
cuts_fini(struct cuts *cuts)
{
    free(cuts->all);
    *cuts = (struct cuts){0};
}

static void
add_cut(struct cuts *cuts, struct cut cut)
{
    cuts->all = mem_grow(cuts->all, &cuts->capacity, cuts->count + 1, sizeof cuts->all[0]);
    cuts->all[cuts->count++] = cut;
}

int
fill_tab_width(int column, int measure)
{
    int width = TAB_STOP - column % TAB_STOP;

    return width < measure - column ? width : measure - column;
}

/* U+0020 and U+3000: what hangs at the end of a line and does not begin one. */
static size_t
space_at(const struct fill *fill, size_t at)
{
    const char *s = fill->bytes + at;

    if (s[0] == ' ')
        return 1;
    if (fill->length - at >= 3 && s[0] == '\xE3' && s[1] == '\x80' && s[2] == '\x80')
        return 3;
    return 0;
}

static size_t
skip_spaces(const struct fill *fill, size_t at)
{
    size_t step;

    while (at < fill->length && (step = space_at(fill, at)) > 0)
        at += step;
    return at;
}

/* One line from `start` that holds `measure` columns; returns where the next one begins. */
static size_t
fill_line(const struct fill *fill, size_t start, int measure, struct cut *line)
{
    struct cut broken = {start, start, 0}; /* the line up to the last break */
    size_t next = start;                   /* where that break is */
    int width = 0;                         /* with the spaces behind the line */

    *line = broken;
    for (size_t at = start, step; at < fill->length; at += step) {
        if (fill->breaks[at] && at > start) {
            broken = *line;
            next = at;
        }
        bool space = (step = space_at(fill, at)) > 0;
        if (!space)
            step = uni_cluster(fill->bytes + at, fill->length - at);
        int cells = uni_cluster_width(fill->bytes + at, step, fill->ambiguous);
        if (!space && width + cells > measure && line->end > start) {
            if (next == start)
                return at; /* a word wider than the measure */
            *line = broken;
            return skip_spaces(fill, next);
        }
        width += cells;
        if (!space) {
            line->end = at + step;
            line->width = width;
        }
    }
    return fill->length;
}

void
fill_greedy(const struct fill *fill, struct cuts *cuts)
{
    struct cut line;

    cuts->count = 0;
    for (size_t at = skip_spaces(fill, 0); at < fill->length;) {
        at = fill_line(fill, at, cuts->count ? fill->rest : fill->first, &line);
        add_cut(cuts, line);
    }
}

void
fill_balanced(const struct fill *fill, struct cuts *cuts)
{
    struct fill narrow = *fill;

    narrow.first = fill->rest;
    fill_greedy(&narrow, cuts);
    size_t fewest = cuts->count;
    int width = 0;
    for (size_t i = 0; i < fewest; i++)
        width += cuts->all[i].width;
    /* The narrowest measure that needs no more lines. */
    if (fewest < 2)
        return;
    for (narrow.rest = width / (int)fewest; narrow.rest < fill->rest; narrow.rest++) {
        narrow.first = narrow.rest;
        fill_greedy(&narrow, cuts);
        if (cuts->count <= fewest)
            return;
    }
    narrow.first = narrow.rest = fill->rest;
    fill_greedy(&narrow, cuts);
}

void
fill_verbatim(const struct fill *fill, int column, struct cuts *cuts)
{
    const int measure = column + fill->first;
    struct cut line = {0, 0, 0};

    cuts->count = 0;
    for (size_t at = 0, step; at < fill->length; at += step) {
        step = uni_cluster(fill->bytes + at, fill->length - at);
        int cells = fill->bytes[at] == '\t'
                        ? fill_tab_width(column + line.width, measure)
                        : uni_cluster_width(fill->bytes + at, step, fill->ambiguous);
        if (column + line.width + cells > measure && line.end > line.start) {
            add_cut(cuts, line);
            line = (struct cut){at, at, 0};
            column = 0;
        }
        line.end = at + step;
        line.width += cells;
    }
    add_cut(cuts, line);
}
