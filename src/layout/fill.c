/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/fill.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"
#include "layout/linebreak.h"

#define TAB_STOP 8

/* Cells that a poor break must win to be taken before a good one. */
#define POOR_GAIN 3

void
cuts_fini(struct cuts *cuts)
{
    free(cuts->all);
    *cuts = (struct cuts){0};
}

void
cuts_resize(struct cuts *cuts, size_t count)
{
    cuts->all = mem_grow(cuts->all, &cuts->capacity, count, sizeof cuts->all[0]);
    cuts->count = count;
}

static void
add_cut(struct cuts *cuts, struct cut cut)
{
    cuts_resize(cuts, cuts->count + 1);
    cuts->all[cuts->count - 1] = cut;
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

/* Where a line could end: the line up to there, and where the next one would begin. */
struct chance {
    struct cut line;
    size_t next;
};

/* The better of the last good break and the last poor one; neither: next == start. */
static const struct chance *
better_chance(const struct chance *good, const struct chance *poor)
{
    if (poor->next > good->next && poor->line.width - good->line.width >= POOR_GAIN)
        return poor;
    return good;
}

/* The line, which has no break, cut where it is full, or a little before where that would put a
 * closing mark first or an opening one last. */
static size_t
cut_word(const struct fill *fill, size_t full, struct cut *line)
{
    size_t at = full;

    while (at > line->start && !linebreak_may_cut(fill->bytes, at))
        at -= uni_cluster_back(fill->bytes + line->start, at - line->start);
    if (at <= line->start || at == full)
        return full;
    line->end = at - uni_trailing_space(fill->bytes + line->start, at - line->start);
    line->width = uni_cells(fill->bytes + line->start, line->end - line->start, fill->ambiguous);
    return at;
}

/* One line from `start` that holds `measure` columns; returns where the next one begins. */
static size_t
fill_line(const struct fill *fill, size_t start, int measure, struct cut *line)
{
    struct chance chances[] = {[LINEBREAK_GOOD] = {{start, start, 0}, start},
                               [LINEBREAK_POOR] = {{start, start, 0}, start}};
    int width = 0; /* with the spaces behind the line */

    *line = (struct cut){start, start, 0};
    for (size_t at = start, step; at < fill->length; at += step) {
        int cells;
        if (fill->breaks[at] && at > start)
            chances[(int)fill->breaks[at]] = (struct chance){*line, at};
        bool space = space_at(fill, at) > 0;
        step = uni_step(fill->bytes + at, fill->length - at, fill->ambiguous, &cells);
        if (!space && width + cells > measure && line->end > start) {
            const struct chance *chance =
                better_chance(&chances[LINEBREAK_GOOD], &chances[LINEBREAK_POOR]);
            if (chance->next == start)
                return cut_word(fill, at, line);
            *line = chance->line;
            return skip_spaces(fill, chance->next);
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
fill_verbatim(const struct fill *fill, int column, struct cuts *cuts)
{
    const int measure = column + fill->first;
    struct cut line = {0, 0, 0};

    cuts->count = 0;
    for (size_t at = 0, step; at < fill->length; at += step) {
        int cells;
        step = uni_step(fill->bytes + at, fill->length - at, fill->ambiguous, &cells);
        if (fill->bytes[at] == '\t')
            cells = fill_tab_width(column + line.width, measure);
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
