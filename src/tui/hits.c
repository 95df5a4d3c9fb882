/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/hits.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/seeking.h"
#include "search/excerpt.h"
#include "search/pick.h"
#include "tui/quoting.h"
#include "tui/screen.h"

/* Characters of a hit's surroundings that are looked at: as many as a wide screen shows. */
#define AROUND 200

struct hits {
    struct reader *reader;
    char *filter;
    struct pick *pick; /* what was typed as one */
    size_t *rows;      /* the hits that the filter lets through */
    size_t count, capacity;
    size_t seen; /* so many hits were looked at */
};

static const struct quest *
quest_of(const struct hits *hits)
{
    return seeking_quest(hits->reader);
}

static void
read_excerpt(const struct hits *hits, size_t index, struct excerpt *excerpt)
{
    const struct quest *quest = quest_of(hits);
    struct hit hit = quest_hit(quest, index);

    excerpt_init(excerpt, quest->doc, quest->fulltext, &hit, AROUND);
}

/* ---- Which hits ---- */

static bool
holds(const struct excerpt *excerpt, const struct pick *pick)
{
    struct buf all = BUF_INIT;

    buf_addf(&all, "%s %s%s%s", excerpt->path ? excerpt->path : "", excerpt->before, excerpt->text,
             excerpt->after);
    bool found = pick_passes(pick, buf_string(&all));
    buf_fini(&all);
    return found;
}

static bool
passes(const struct hits *hits, size_t index)
{
    struct excerpt excerpt;

    if (!*hits->filter)
        return true;
    read_excerpt(hits, index, &excerpt);
    bool found = holds(&excerpt, hits->pick);
    excerpt_fini(&excerpt);
    return found;
}

/* Takes in the hits that were found since. */
static void
update(struct hits *hits)
{
    size_t count = quest_count(quest_of(hits));

    for (; hits->seen < count; hits->seen++) {
        if (!passes(hits, hits->seen))
            continue;
        hits->rows = mem_grow(hits->rows, &hits->capacity, hits->count + 1, sizeof hits->rows[0]);
        hits->rows[hits->count++] = hits->seen;
    }
}

static void
filter(void *data, const char *words)
{
    struct hits *hits = data;

    free(hits->filter);
    hits->filter = mem_copy_string(words);
    pick_free(hits->pick);
    hits->pick = pick_new(words);
    hits->count = hits->seen = 0;
    update(hits);
}

static bool
idle(void *data)
{
    update(data);
    return false; /* the reader itself searches on */
}

/* ---- Rows ---- */

static size_t
count_rows(void *data)
{
    const struct hits *hits = data;

    return hits->count;
}

static size_t
item(void *data, size_t row)
{
    const struct hits *hits = data;

    return hits->rows[row];
}

static size_t
row_of(void *data, size_t wanted)
{
    const struct hits *hits = data;
    size_t low = 0, high = hits->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->rows[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < hits->count && hits->rows[low] == wanted ? low : NONE;
}

static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct hits *hits = data;
    struct excerpt excerpt;

    read_excerpt(hits, hits->rows[row], &excerpt);
    quoting_draw(&excerpt, area);
    excerpt_fini(&excerpt);
    return true;
}

static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct hits *hits = data;
    struct excerpt excerpt;

    read_excerpt(hits, hits->rows[row], &excerpt);
    buf_addf(out, "%s%s%s", excerpt.before, excerpt.text, excerpt.after);
    excerpt_fini(&excerpt);
}

/* ---- The heading: how many, and in which sections ---- */

/* The outermost section of a hit, NONE before and behind all. */
static size_t
outermost(const struct outline *outline, struct hit hit)
{
    size_t section = outline_section_of(outline, hit.block);

    while (section != NONE && outline_section(outline, section)->parent != NONE)
        section = outline_section(outline, section)->parent;
    return section;
}

static void
print_share(const struct outline *outline, size_t section, size_t count, struct buf *out)
{
    if (count == 0)
        return;
    if (out->length > 0)
        buf_add_string(out, "  ");
    if (section == NONE)
        buf_add_string(out, _("outside"));
    else
        outline_label_path(outline, section, out);
    buf_addf(out, " %zu", count);
}

/* 一 9  二 2: hits of one section follow one another. */
static void
print_shares(const struct quest *quest, struct buf *out)
{
    const struct outline *outline = doc_outline(quest->doc);
    size_t section = NONE, count = 0, outside = 0;

    for (size_t i = 0; i < quest_count(quest); i++) {
        size_t own = outermost(outline, quest_hit(quest, i));
        if (own == NONE) {
            outside++;
            continue;
        }
        if (own != section) {
            print_share(outline, section, count, out);
            section = own;
            count = 0;
        }
        count++;
    }
    print_share(outline, section, count, out);
    print_share(outline, NONE, outside, out);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct hits *hits = data;
    const struct quest *quest = quest_of(hits);
    size_t count = quest_count(quest);

    buf_addf(left, P_("%s   %zu in this notice", "%s   %zu in this notice", count), quest->line,
             count);
    print_shares(quest, right);
}

/* ---- From new to closed ---- */

static void
close_hits(void *data)
{
    struct hits *hits = data;

    free(hits->filter);
    pick_free(hits->pick);
    free(hits->rows);
    free(hits);
}

const struct list_model hits_model = {
    .context = CONTEXT_HITS,
    .count = count_rows,
    .draw_row = draw_row,
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .keeps_start = true,
    .filter = filter,
    .idle = idle,
    .close = close_hits,
};

struct hits *
hits_new(struct reader *reader)
{
    struct hits *hits = mem_zero(1, sizeof *hits);

    hits->reader = reader;
    hits->filter = mem_copy_string("");
    update(hits);
    return hits;
}

size_t
hits_current(const struct hits *hits)
{
    size_t current = quest_of(hits)->current;

    return current == NONE ? 0 : current;
}

unsigned
hits_go(void *data, size_t row, bool jump)
{
    struct hits *hits = data;

    return row < hits->count ? seeking_go(hits->reader, hits->rows[row], jump) : EFFECT_REDRAW;
}
