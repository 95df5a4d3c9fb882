/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/fill.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "layout/linebreak.h"

#define TAB_STOP 8

/* Cells that a poor break must win to be taken before a good one, and a bad one before both. */
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
fill_tab_width(int column)
{
    return TAB_STOP - column % TAB_STOP;
}

size_t
fill_skip_spaces(const struct fill *fill, size_t at)
{
    size_t step;

    while (at < fill->length && (step = fill_space(fill, at)) > 0)
        at += step;
    return at;
}

bool
fill_hangs(const struct fill *fill, size_t at)
{
    static const char stops[][4] = {"，", "。", "、", "；", "：", "．"};

    if (fill->beyond < 2 || fill->length - at < 3)
        return false;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
        if (memcmp(fill->bytes + at, stops[i], 3) == 0)
            return at + 3 == fill->length || fill->breaks[at + 3] == LINEBREAK_GOOD;
    return false;
}

/* Where a line could end: the line up to there, and where the next one would begin. */
struct chance {
    struct cut line;
    size_t next;
};

/* The best of the last chances of each verdict; none at all: next == start. */
static const struct chance *
best_chance(const struct chance chances[LINEBREAK_VERDICTS])
{
    const struct chance *best = &chances[LINEBREAK_GOOD];

    for (int i = LINEBREAK_POOR; i < LINEBREAK_VERDICTS; i++)
        if (chances[i].next > best->next && chances[i].line.width - best->line.width >= POOR_GAIN)
            best = &chances[i];
    return best;
}

/* The line, which has no break, cut where it is full, or a little before where that would put a
 * closing mark first or an opening one last. */
static size_t
cut_word(const struct fill *fill, size_t full, struct cut *line)
{
    size_t at = full;

    while (at > line->start && !linebreak_may_cut(fill->bytes, at, fill->level))
        at -= uni_cluster_back(fill->bytes + line->start, at - line->start);
    if (at <= line->start || at == full)
        return full;
    line->end = at - uni_trailing_space(fill->bytes + line->start, at - line->start);
    line->width = uni_cells(fill->bytes + line->start, line->end - line->start, fill->ambiguous);
    return at;
}

/* The bytes from `at` of letters and digits of one word that fit into the room, but for the last
 * before something else. */
static size_t
pass_word(const struct fill *fill, size_t at, int room)
{
    size_t start = at;

    for (; room >= 1 && fill->length - at >= 2 && fill->bytes[at] > ' ' &&
           fill->breaks[at] == LINEBREAK_NEVER && uni_at_narrow(fill->bytes + at) &&
           uni_at_narrow(fill->bytes + at + 1);
         room--)
        at++;
    return at - start;
}

/* The bytes from `at` of ideographs that may each begin a line and fit into the room, but for
 * the last before something else: what most lines are made of. */
static size_t
pass_ideographs(const struct fill *fill, size_t at, int room)
{
    const char *s = fill->bytes;
    size_t start = at;

    for (; room >= 2 && fill->length - at >= 6 && fill->breaks[at] == LINEBREAK_GOOD &&
           uni_at_ideograph(s + at) && uni_at_ideograph(s + at + 3);
         room -= 2)
        at += 3;
    return at - start;
}

/* One line from `start`, at `column`, that reaches to the measure; returns where the next one
 * begins. */
static size_t
fill_line(const struct fill *fill, size_t start, int column, int measure, struct cut *line)
{
    const struct chance none = {{start, start, 0}, start};
    struct chance chances[] = {none, none, none, none};
    int width = 0; /* with the spaces behind the line */

    *line = (struct cut){start, start, 0};
    for (size_t at = start, step; at < fill->length; at += step) {
        int cells;
        size_t run = pass_ideographs(fill, at, measure - width);
        if (run > 3) { /* up to the last of them, which goes the usual way */
            width += (int)(run / 3 - 1) * 2;
            at += run - 3;
            *line = (struct cut){start, at, width};
        } else if (width > 0 && (run = pass_word(fill, at, measure - width)) > 0) {
            width += (int)run;
            at += run;
            *line = (struct cut){start, at, width};
        }
        if (fill->breaks[at] && at > start)
            chances[(int)fill->breaks[at]] = (struct chance){*line, at};
        bool space = fill_space(fill, at) > 0;
        step = uni_step(fill->bytes + at, fill->length - at, fill->ambiguous, &cells);
        if (fill->bytes[at] == '\t')
            cells = fill_tab_width(column + width);
        if (!space && width > 0 && width + cells > measure) {
            if (line->end == at && width <= measure && fill_hangs(fill, at)) {
                *line = (struct cut){start, at + step, width + cells};
                return fill_skip_spaces(fill, at + step);
            }
            if (line->end == start) /* more space than the measure: it goes */
                return fill_line(fill, at, column, measure, line);
            const struct chance *chance = best_chance(chances);
            if (chance->next > start && chance->line.end == start) /* so much that no word fits */
                return fill_line(fill, chance->next, column, measure, line);
            if (chance->next == start) {
                size_t next = cut_word(fill, at, line);
                if (line->end == start)
                    return fill_line(fill, next, column, measure, line);
                return fill_skip_spaces(fill, next);
            }
            *line = chance->line;
            return fill_skip_spaces(fill, chance->next);
        }
        width += cells;
        if (!space) {
            line->end = at + step;
            line->width = width;
        }
    }
    return fill->length;
}

/* All lines, from a byte on. */
static void
fill_from(const struct fill *fill, size_t at, struct cuts *cuts)
{
    struct cut line;

    cuts->count = 0;
    while (at < fill->length) {
        bool first = cuts->count == 0;
        at = fill_line(fill, at, first ? fill->column : 0, first ? fill->first : fill->rest, &line);
        add_cut(cuts, line);
    }
}

void
fill_paragraph(const struct fill *fill, struct cuts *cuts)
{
    fill_from(fill, fill_skip_spaces(fill, 0), cuts);
}

void
fill_verbatim(const struct fill *fill, struct cuts *cuts)
{
    fill_from(fill, 0, cuts);
    if (cuts->count == 0)
        add_cut(cuts, (struct cut){0, 0, 0});
}
