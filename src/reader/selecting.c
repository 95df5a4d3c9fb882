/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/selecting.h"

#include "reader/state.h"

enum context
selecting_context(const struct reader *reader)
{
    return reader->selection.mode == SELECTION_NONE ? CONTEXT_READING : CONTEXT_SELECTING;
}

size_t
selecting_head(const struct reader *reader)
{
    return reader->selection.head;
}

struct span
selecting_span(const struct reader *reader)
{
    return selection_span(&reader->selection, reader->stand.doc);
}

size_t
selecting_here(const struct reader *reader)
{
    struct window window = stand_window(&reader->stand);

    return selection_here(&reader->selection, &window, reader->stand.top);
}

/* The cursor may have left the window. */
static unsigned
follow(struct reader *reader)
{
    struct window window = stand_window(&reader->stand);
    struct place top = reader->stand.top;

    selection_follow(&reader->selection, &window, &top);
    return state_move_to(reader, top) | EFFECT_REDRAW;
}

unsigned
selecting_choose(struct reader *reader, enum selection_mode mode, struct span span)
{
    selection_choose(&reader->selection, reader->stand.doc, mode, span);
    return follow(reader);
}

unsigned
selecting_show(struct reader *reader, size_t offset)
{
    selection_show(&reader->selection, reader->stand.doc, offset);
    return follow(reader);
}

unsigned
selecting_leave(struct reader *reader)
{
    selection_leave(&reader->selection);
    return EFFECT_REDRAW;
}

void
selecting_point(struct reader *reader, size_t offset)
{
    selection_show(&reader->selection, reader->stand.doc, offset);
    selection_leave(&reader->selection);
}

unsigned
selecting_reach(struct reader *reader, struct span span)
{
    if (selecting_context(reader) == CONTEXT_READING) {
        selecting_point(reader, span.start);
        return EFFECT_REDRAW;
    }
    selection_reach(&reader->selection, reader->stand.doc, span);
    return follow(reader);
}

/* By which commands it begins; all others need a cursor. */
bool
selecting_takes(const struct reader *reader, enum command command)
{
    if (selecting_context(reader) == CONTEXT_READING)
        return command == COMMAND_SELECT || command == COMMAND_SELECT_SENTENCES;
    return selection_knows(command);
}

/* The current hit, where it is lit and in sight; empty without. */
static struct span
lit_hit(const struct reader *reader, const struct window *window)
{
    const struct quest *quest = &reader->sought.quest;

    if (!quest->lit || quest->current == NONE)
        return (struct span){0, 0};
    struct span hit = quest_hit(quest, quest->current).source;
    bool shown = motion_shows(window, reader->stand.top, layout_place(window->layout, hit.start));
    return shown ? hit : (struct span){0, 0};
}

/* What was found and is lit is what one wants to choose. */
static bool
choose_hit(struct reader *reader, const struct window *window)
{
    struct span hit = lit_hit(reader, window);

    if (hit.start == hit.end)
        return false;
    selection_choose(&reader->selection, reader->stand.doc, SELECTION_CHARACTERS, hit);
    return true;
}

unsigned
selecting_do(struct reader *reader, enum command command, int count)
{
    struct window window = stand_window(&reader->stand);
    bool begins = selecting_context(reader) == CONTEXT_READING;

    if (begins && command == COMMAND_SELECT && choose_hit(reader, &window))
        return follow(reader);
    selection_do(&reader->selection, &window, reader->stand.top, command, count);
    return follow(reader);
}

void
selecting_tints(const struct reader *reader, struct tints *tints)
{
    struct window window = stand_window(&reader->stand);

    tints_add_words(tints, TINT_SELECTION, &window, reader->stand.top, selecting_span(reader));
}
