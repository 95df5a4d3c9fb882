/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/stand.h"

#include <assert.h>

static struct layout *
new_layout(const struct stand *stand)
{
    const struct layout_options options = {.mode = stand->mode,
                                           .measure = stand_columns(stand),
                                           .ambiguous = stand->ambiguous,
                                           .manner = stand->manner};

    return layout_new(stand->doc, &options);
}

static bool
has_rows(struct layout *layout)
{
    return layout_unit_count(layout) > 0 && layout_row_count(layout, layout_first(layout).unit) > 0;
}

/* Whether the last row stands above the foot of the window, as after a jump near the end. */
static bool
is_past_end(const struct stand *stand)
{
    struct window window = stand_window(stand);

    return doc_is_whole(stand->doc) && place_is_below(stand->top, motion_end(&window));
}

/* Lays out anew and finds the text at the top again.  What stood at the foot of a smaller
 * window does not leave a greater one half empty, unless a jump had done so before. */
static void
lay_out(struct stand *stand, bool may_pass_end)
{
    layout_free(stand->layout);
    stand->layout = new_layout(stand);
    /* A first line longer than a slice is no paragraph yet. */
    while (!has_rows(stand->layout) && doc_advance(stand->doc, DOC_SLICE))
        ;
    if (!has_rows(stand->layout)) { /* nothing but page furniture */
        layout_free(stand->layout);
        stand->mode = LAYOUT_SOURCE;
        stand->layout = new_layout(stand);
    }
    stand->top = layout_place(stand->layout, stand->offset);
    if (!may_pass_end && is_past_end(stand)) {
        struct window window = stand_window(stand);
        stand->top = motion_end(&window);
    }
}

void
stand_init(struct stand *stand, struct doc *doc, int measure, int ambiguous,
           const struct manner *manner)
{
    *stand = (struct stand){.doc = doc,
                            .mode = LAYOUT_NOTICE,
                            .ambiguous = ambiguous,
                            .manner = *manner,
                            .measure = measure,
                            .columns = 80,
                            .rows = 24};
    lay_out(stand, false);
    stand_move(stand, layout_first(stand->layout));
}

void
stand_fini(struct stand *stand)
{
    layout_free(stand->layout);
    doc_free(stand->doc);
}

int
stand_columns(const struct stand *stand)
{
    return stand->measure < stand->columns ? stand->measure : stand->columns;
}

struct window
stand_window(const struct stand *stand)
{
    return (struct window){.doc = stand->doc, .layout = stand->layout, .rows = stand->rows};
}

void
stand_settle(struct stand *stand)
{
    if (stand->top.row >= layout_row_count(stand->layout, stand->top.unit))
        stand->top = layout_place(stand->layout, stand->offset);
}

bool
stand_move(struct stand *stand, struct place top)
{
    struct window window = stand_window(stand);
    bool moved = top.unit != stand->top.unit || top.row != stand->top.row;

    stand->top = top;
    stand_settle(stand); /* the way there may have read on */
    stand->offset = motion_eye(&window, stand->top);
    return moved;
}

void
stand_restore(struct stand *stand, size_t offset)
{
    stand->offset = offset;
    lay_out(stand, false);
}

struct standing
stand_keep(const struct stand *stand)
{
    return (struct standing){.top = stand->top,
                             .offset = stand->offset,
                             .columns = stand->columns,
                             .rows = stand->rows,
                             .measure = stand->measure,
                             .mode = stand->mode};
}

/* Rows are the same as long as what they follow from is the same. */
static bool
has_same_rows(const struct stand *stand, const struct standing *standing)
{
    return stand->columns == standing->columns && stand->rows == standing->rows &&
           stand->measure == standing->measure && stand->mode == standing->mode;
}

void
stand_return(struct stand *stand, const struct standing *standing)
{
    if (!has_same_rows(stand, standing)) {
        stand_restore(stand, standing->offset);
        return;
    }
    stand->top = standing->top;
    stand->offset = standing->offset;
    stand_settle(stand);
}

void
stand_resize(struct stand *stand, int columns, int rows)
{
    bool past_end = is_past_end(stand);

    assert(columns >= 1 && rows >= 1);
    stand->columns = columns;
    stand->rows = rows;
    lay_out(stand, past_end);
}

void
stand_set_measure(struct stand *stand, int measure)
{
    bool past_end = is_past_end(stand);

    stand->measure = measure;
    lay_out(stand, past_end);
}

void
stand_set_ambiguous(struct stand *stand, int ambiguous)
{
    bool past_end = is_past_end(stand);

    stand->ambiguous = ambiguous;
    lay_out(stand, past_end);
}

void
stand_set_mode(struct stand *stand, enum layout_mode mode)
{
    bool past_end = is_past_end(stand);

    stand->mode = mode;
    lay_out(stand, past_end);
}

void
stand_set_doc(struct stand *stand, struct doc *doc, size_t offset)
{
    bool past_end = is_past_end(stand);

    layout_free(stand->layout);
    stand->layout = NULL;
    doc_free(stand->doc);
    stand->doc = doc;
    stand->edition++;
    stand->offset = offset;
    lay_out(stand, past_end);
}
