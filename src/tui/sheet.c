/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/sheet.h"

#include "layout/cover.h"
#include "reader/selecting.h"
#include "tui/screen.h"

static const enum look look_of_style[STYLE_COUNT] = {
    [STYLE_PLAIN] = LOOK_PLAIN,   [STYLE_LABEL] = LOOK_STRONG, [STYLE_HEADING] = LOOK_STRONG,
    [STYLE_TITLE] = LOOK_STRONG,  [STYLE_NUMBER] = LOOK_PLAIN, [STYLE_LETTERHEAD] = LOOK_LETTERHEAD,
    [STYLE_ELEMENT] = LOOK_PLAIN,
};

/* The colours of highlights come first in both. */
_Static_assert(LOOK_COLOUR_LAST - LOOK_COLOUR == TINT_COLOUR_LAST - TINT_COLOUR, "as many colours");
_Static_assert(LOOK_COLOUR_LAST + TINT_COUNT - TINT_COLOUR_LAST == LOOK_COUNT, "a look each");

static enum look
look_of_tint(enum tint tint)
{
    return (enum look)(LOOK_COLOUR + (int)tint);
}

static void
draw_row(const struct layout *layout, const struct row *row, int screen_row, int column, int limit)
{
    struct buf words = BUF_INIT;

    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        buf_clear(&words);
        layout_run_text(layout, run, &words);
        screen_put(screen_row, column + run->column, limit, buf_string(&words), words.length,
                   look_of_style[run->style]);
    }
    buf_fini(&words);
}

/* Paints the tints over what stands in the row. */
static void
tint_row(const struct layout *layout, const struct row *row, const struct tints *tints,
         int screen_row, int column, int limit)
{
    struct covers covers = {0};

    for (size_t i = 0; i < tints->count; i++) {
        const struct tinted *tinted = &tints->all[i];
        cover_find(layout, row, tinted->block, tinted->span, &covers);
        for (size_t k = 0; k < covers.count; k++) {
            int end = column + covers.all[k].limit;
            screen_tint(screen_row, column + covers.all[k].column, end < limit ? end : limit,
                        look_of_tint(tinted->tint));
        }
    }
    covers_fini(&covers);
}

/* The letters stand on the first cells of the references. */
static void
draw_hints(const struct reader *reader, struct area area, int column)
{
    struct hint hints[HINT_MOST];
    size_t count = reader_hints(reader, hints);

    for (size_t i = 0; i < count && hints[i].row < area.rows; i++)
        screen_put(area.row + hints[i].row, column + hints[i].column, area.column + area.columns,
                   &hints[i].letter, 1, LOOK_FOCUS);
}

/* The terminal's own cursor is where the moving end is, or what is meant by "here". */
static void
place_cursor(const struct reader *reader, struct area area, int column)
{
    struct layout *layout = reader_layout(reader);
    struct place at = reader_top(reader);

    size_t head = selecting_head(reader);
    if (head == NONE)
        return;
    struct place place = layout_place(layout, head);
    for (int i = 0; i < area.rows; i++) {
        if (at.unit == place.unit && at.row == place.row)
            screen_set_cursor(area.row + i,
                              column + cover_column(layout, layout_row(layout, at), head), true);
        if (!layout_step(layout, &at, 1))
            break;
    }
}

int
sheet_column(const struct reader *reader, struct area area)
{
    int measure = reader_measure(reader);

    return area.column + (area.columns > measure ? (area.columns - measure) / 2 : 0);
}

void
sheet_draw(const struct reader *reader, bool hinting, struct area area)
{
    struct layout *layout = reader_layout(reader);
    struct place place = reader_top(reader);
    int column = sheet_column(reader, area);
    int limit = area.column + area.columns;
    struct tints tints = {0};

    if (layout_unit_count(layout) == 0)
        return;
    reader_tints(reader, &tints);
    for (int i = 0; i < area.rows; i++) {
        const struct row *row = layout_row(layout, place);
        draw_row(layout, row, area.row + i, column, limit);
        tint_row(layout, row, &tints, area.row + i, column, limit);
        if (!layout_step(layout, &place, 1))
            break;
    }
    tints_fini(&tints);
    place_cursor(reader, area, column);
    if (hinting)
        draw_hints(reader, area, column);
}
