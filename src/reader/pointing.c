/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/pointing.h"

#include "layout/cover.h"
#include "reader/selecting.h"
#include "reader/state.h"

/* The character at the row and column, or the nearest in the row; below the last row the last. */
static struct span
character_at(struct reader *reader, int row, int column)
{
    struct layout *layout = reader->stand.layout;
    struct place place = reader->stand.top;

    while (row-- > 0 && layout_step(layout, &place, 1))
        ;
    size_t offset = cover_offset(layout, layout_row(layout, place), column);
    return unit_at(reader->stand.doc, UNIT_CHARACTER, offset);
}

unsigned
pointing_press(struct pointing *pointing, struct reader *reader, int row, int column, int clicks)
{
    struct span character = character_at(reader, row, column);
    enum unit unit = clicks == 2 ? UNIT_SENTENCE : UNIT_PARAGRAPH;

    pointing->pressed = clicks == 1 ? character : (struct span){0, 0};
    if (character.start == character.end)
        return 0;
    if (clicks > 1)
        return selecting_choose(reader, clicks == 2 ? SELECTION_SENTENCES : SELECTION_CHARACTERS,
                                unit_at(reader->stand.doc, unit, character.start));
    selecting_point(reader, character.start);
    return EFFECT_REDRAW;
}

/* The row that the window has after it was scrolled towards one that lies outside of it. */
static int
scroll_towards(struct reader *reader, int row)
{
    int last = reader->stand.rows - 1;

    if (row < 0)
        pointing_scroll(reader, -1);
    if (row > last)
        pointing_scroll(reader, 1);
    return row < 0 ? 0 : row > last ? last : row;
}

unsigned
pointing_drag(struct pointing *pointing, struct reader *reader, int row, int column)
{
    struct span from = pointing->pressed;

    if (from.start == from.end)
        return 0;
    struct span to = character_at(reader, scroll_towards(reader, row), column);
    if (to.start == from.start && selecting_context(reader) == CONTEXT_READING)
        return 0; /* a hand that is not quite still */
    selection_stretch(&reader->selection, from.start, to.start);
    return EFFECT_REDRAW;
}

void
pointing_release(struct pointing *pointing)
{
    pointing->pressed = (struct span){0, 0};
}

unsigned
pointing_scroll(struct reader *reader, int rows)
{
    struct window window = stand_window(&reader->stand);

    return state_move_to(reader, motion_lines(&window, reader->stand.top, rows < 0 ? -1 : 1,
                                              rows < 0 ? -rows : rows));
}
