/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/map.h"

#include "reader/marking.h"
#include "reader/seeking.h"
#include "tui/screen.h"

/* The row of the map that stands for an offset. */
static int
map_row(const struct reader *reader, size_t offset, int rows)
{
    size_t length = text_length(doc_text(reader_doc(reader)));

    if (length == 0)
        return 0;
    int row = (int)((double)offset / (double)length * rows);
    return row < rows ? row : rows - 1;
}

/* The first offset for which a row of the map stands. */
static size_t
offset_of_row(const struct reader *reader, int row, int rows)
{
    size_t length = text_length(doc_text(reader_doc(reader)));

    return (size_t)((double)row / (double)rows * (double)length);
}

static size_t
offset_below_window(const struct reader *reader, int rows)
{
    struct layout *layout = reader_layout(reader);
    struct place place = reader_top(reader);

    while (rows-- > 1 && layout_step(layout, &place, 1))
        ;
    return layout_offset(layout, place);
}

static size_t
count_outermost(const struct outline *outline)
{
    size_t count = 0;

    for (size_t i = 0; i < outline_count(outline); i++)
        count += outline_section(outline, i)->level == 1;
    return count;
}

/* "-" where an outermost section begins, unless they are so many that it would be everywhere. */
static void
draw_sections(const struct reader *reader, struct area area)
{
    const struct outline *outline = doc_outline(reader_doc(reader));

    if (count_outermost(outline) > (size_t)area.rows)
        return;
    for (size_t i = 0; i < outline_count(outline); i++) {
        const struct section *section = outline_section(outline, i);
        if (section->level == 1)
            screen_put_string(area.row + map_row(reader, section->label.start, area.rows),
                              area.column, area.column + 1, "-", LOOK_MAP);
    }
}

/* Where highlights are, the letters of their colours: a capital for one with a note. */
static void
draw_highlights(const struct reader *reader, struct area area)
{
    const struct note *note;

    for (size_t i = 0; (note = marking_at(reader, i)); i++) {
        char letter = note_colour_letter(note->colour);
        if (note->kind != NOTE_HIGHLIGHT)
            continue;
        if (note->comment)
            letter = (char)(letter - 'a' + 'A');
        screen_put(area.row + map_row(reader, note->span.start, area.rows), area.column,
                   area.column + 1, &letter, 1, LOOK_MAP);
    }
}

/* "+" where there are hits, as long as they are lit. */
static void
draw_hits(const struct reader *reader, struct area area)
{
    const struct quest *quest = seeking_quest(reader);
    size_t count = quest->lit ? quest_count(quest) : 0;

    for (size_t i = 0; i < count;) {
        int row = map_row(reader, quest_hit(quest, i).source.start, area.rows);
        screen_put_string(area.row + row, area.column, area.column + 1, "+", LOOK_MAP);
        size_t next = quest_from(quest, offset_of_row(reader, row + 1, area.rows));
        i = next > i ? next : i + 1;
    }
}

/* What the window shows of the notice is reversed. */
void
map_draw(const struct reader *reader, struct area area)
{
    struct layout *layout = reader_layout(reader);

    draw_sections(reader, area);
    draw_hits(reader, area);
    draw_highlights(reader, area);
    if (layout_unit_count(layout) == 0)
        return;
    size_t top = layout_offset(layout, reader_top(reader));
    int last = map_row(reader, offset_below_window(reader, area.rows), area.rows);
    for (int row = map_row(reader, top, area.rows); row <= last; row++)
        screen_paint(area.row + row, area.column, area.column + 1, LOOK_MAP_WINDOW);
}
