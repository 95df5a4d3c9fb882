/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/layout.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/standin.h"
#include "base/uni.h"
#include "layout/compose.h"

/* Units kept laid out; the one that was not asked for longest goes first. */
#define CACHE_UNITS 64

/* Bytes of the notice that tell its script. */
#define SCRIPT_SAMPLE 4096

/* What the rows of a unit follow from: when it changes, they are made again. */
struct cause {
    enum role role;
    bool whole;   /* the doc: at its end the closing elements get their roles */
    size_t above; /* the visible block before it, NONE at the top */
    size_t end;   /* of the unit in the text */
};

struct unit {
    size_t index; /* NONE: not in use */
    struct cause cause;
    unsigned long used; /* when it was asked for last */
    struct rows rows;
};

struct layout {
    const struct doc *doc;
    struct layout_options options;
    struct parts *parts;
    struct composer composer;
    unsigned long clock; /* one tick for each unit that is asked for */
    struct unit units[CACHE_UNITS];
    struct unit *last; /* that was asked for */
};

static enum script
usual_script(const struct doc *doc)
{
    const struct text *text = doc_text(doc);
    size_t sample = text_length(text) < SCRIPT_SAMPLE ? text_length(text) : SCRIPT_SAMPLE;

    return form_script(text_bytes(text), sample, SCRIPT_CHINESE);
}

struct layout *
layout_new(const struct doc *doc, const struct layout_options *options)
{
    struct layout *layout = mem_zero(1, sizeof *layout);

    assert(options->measure >= 1);
    layout->doc = doc;
    layout->options = *options;
    layout->parts = parts_new(doc, options->mode == LAYOUT_SOURCE);
    layout->composer.doc = doc;
    layout->composer.measure = options->measure;
    layout->composer.ambiguous = options->ambiguous;
    layout->composer.manner = options->manner;
    layout->composer.joined.level = options->manner.level;
    layout->composer.usual = usual_script(doc);
    for (size_t i = 0; i < CACHE_UNITS; i++)
        layout->units[i].index = NONE;
    return layout;
}

void
layout_free(struct layout *layout)
{
    if (!layout)
        return;
    for (size_t i = 0; i < CACHE_UNITS; i++)
        rows_fini(&layout->units[i].rows);
    composer_fini(&layout->composer);
    parts_free(layout->parts);
    free(layout);
}

const struct layout_options *
layout_options(const struct layout *layout)
{
    return &layout->options;
}

const struct doc *
layout_doc(const struct layout *layout)
{
    return layout->doc;
}

/* Units. */

static bool
is_notice(const struct layout *layout)
{
    return layout->options.mode == LAYOUT_NOTICE;
}

size_t
layout_unit_count(const struct layout *layout)
{
    return parts_count(layout->parts);
}

size_t
layout_unit_of(const struct layout *layout, size_t block)
{
    return parts_unit_of(layout->parts, block);
}

static bool
is_furniture(const struct layout *layout, size_t block)
{
    return tree_block(doc_tree(layout->doc), block)->role == ROLE_FURNITURE;
}

static bool
is_visible(const struct layout *layout, size_t unit)
{
    return !is_notice(layout) || !is_furniture(layout, parts_at(layout->parts, unit).index);
}

/* The next visible unit from `unit` on, itself included; NONE when there is none. */
static size_t
visible_from(const struct layout *layout, size_t unit, int direction)
{
    size_t count = layout_unit_count(layout);

    while (unit < count && !is_visible(layout, unit))
        unit += (size_t)direction; /* below 0 it wraps past the count */
    return unit < count ? unit : NONE;
}

/* The cache. */

/* The visible block above the block, or NONE. */
static size_t
visible_above(const struct layout *layout, size_t block)
{
    while (block-- > 0)
        if (!is_furniture(layout, block))
            return block;
    return NONE;
}

static struct cause
cause_of(const struct layout *layout, const struct part *part)
{
    struct cause cause = {.above = NONE, .end = part->span.end};

    if (!is_notice(layout))
        return cause;
    cause.role = tree_block(doc_tree(layout->doc), part->index)->role;
    cause.whole = doc_is_whole(layout->doc);
    cause.above = visible_above(layout, part->index);
    return cause;
}

static bool
same_cause(const struct cause *a, const struct cause *b)
{
    return a->role == b->role && a->whole == b->whole && a->above == b->above && a->end == b->end;
}

static struct unit *
find_slot(struct layout *layout, size_t index)
{
    struct unit *oldest = &layout->units[0];

    for (size_t i = 0; i < CACHE_UNITS; i++) {
        struct unit *unit = &layout->units[i];
        if (unit->index == index)
            return unit;
        if (unit->used < oldest->used)
            oldest = unit;
    }
    return oldest;
}

/* The unit, laid out. */
static const struct rows *
rows_of(struct layout *layout, size_t index)
{
    const struct part part = parts_at(layout->parts, index);
    const struct cause cause = cause_of(layout, &part);
    struct unit *unit =
        layout->last && layout->last->index == index ? layout->last : find_slot(layout, index);

    layout->last = unit;
    unit->used = ++layout->clock;
    if (unit->index == index && same_cause(&unit->cause, &cause))
        return &unit->rows;
    unit->index = index;
    unit->cause = cause;
    rows_clear(&unit->rows);
    if (is_notice(layout))
        compose_block(&layout->composer, &part, cause.above, &unit->rows);
    else
        compose_line(&layout->composer, &part, &unit->rows);
    return &unit->rows;
}

/* Places. */

size_t
layout_row_count(struct layout *layout, size_t unit)
{
    return is_visible(layout, unit) ? rows_of(layout, unit)->count : 0;
}

const struct row *
layout_row(struct layout *layout, struct place place)
{
    const struct rows *rows = rows_of(layout, place.unit);

    assert(place.row < rows->count);
    return &rows->all[place.row];
}

/* The row of a unit that holds the offset, else the first behind it, else the last. */
static size_t
row_at(const struct rows *rows, size_t offset)
{
    size_t low = rows->blank;
    size_t high = rows->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->all[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rows->count ? low : rows->count - 1;
}

struct place
layout_place(struct layout *layout, size_t offset)
{
    if (layout_unit_count(layout) == 0)
        return (struct place){0, 0};
    size_t unit = parts_unit_at(layout->parts, offset);
    size_t visible = visible_from(layout, unit, 1);
    if (visible == NONE)
        visible = visible_from(layout, unit, -1);
    if (visible == NONE)
        return (struct place){0, 0};
    return (struct place){visible, row_at(rows_of(layout, visible), offset)};
}

size_t
layout_offset(struct layout *layout, struct place place)
{
    return layout_row(layout, place)->span.start;
}

bool
layout_step(struct layout *layout, struct place *place, int direction)
{
    if (direction < 0 && place->row > 0) {
        place->row--;
        return true;
    }
    if (direction > 0 && place->row + 1 < layout_row_count(layout, place->unit)) {
        place->row++;
        return true;
    }
    size_t unit = visible_from(layout, place->unit + (size_t)direction, direction);
    if (unit == NONE)
        return false;
    place->unit = unit;
    place->row = direction > 0 ? 0 : layout_row_count(layout, unit) - 1;
    return true;
}

struct place
layout_first(struct layout *layout)
{
    size_t unit = visible_from(layout, 0, 1);

    return (struct place){unit == NONE ? 0 : unit, 0};
}

struct place
layout_last(struct layout *layout)
{
    size_t unit = visible_from(layout, layout_unit_count(layout) - 1, -1);

    if (unit == NONE)
        return (struct place){0, 0};
    return (struct place){unit, layout_row_count(layout, unit) - 1};
}

/* The row as text. */

static void
add_shown(const char *s, size_t length, int ambiguous, struct buf *out)
{
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t shown[UNI_SHOWN];
        char character[4];
        int width;
        step = uni_cluster(s + at, length - at);
        size_t count = uni_shown(s + at, step, ambiguous, shown, &width);
        for (size_t i = 0; i < count; i++)
            buf_add(out, character, uni_write(character, shown[i]));
    }
}

void
layout_run_text(const struct layout *layout, const struct run *run, struct buf *out)
{
    const char *s = text_bytes(doc_text(layout->doc)) + run->span.start;

    if (layout->options.mode == LAYOUT_SOURCE)
        buf_add(out, s, span_length(run->span));
    else
        standin_add(out, s, span_length(run->span));
}

void
layout_row_text(const struct layout *layout, const struct row *row, struct buf *out)
{
    const int ambiguous = layout->options.ambiguous;
    struct buf words = BUF_INIT;
    int column = 0;

    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        buf_clear(&words);
        layout_run_text(layout, run, &words);
        buf_add_spaces(out, (size_t)(run->column - column));
        add_shown(buf_string(&words), words.length, ambiguous, out);
        column = run->column + uni_cells(buf_string(&words), words.length, ambiguous);
    }
    buf_fini(&words);
}
