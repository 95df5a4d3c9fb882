/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/bookmark.h"

#include "base/nls.h"
#include "notes/notes.h"
#include "reader/selecting.h"
#include "reader/state.h"

size_t
bookmark_place(const struct reader *reader)
{
    struct window window = stand_window(&reader->stand);

    if (reader->selection.head != NONE &&
        selection_shows(&window, reader->stand.top, reader->selection.head))
        return reader->selection.head;
    return motion_eye(&window, reader->stand.top);
}

unsigned
bookmark_set_mark(struct reader *reader, char letter)
{
    const char name[] = {letter, '\0'};
    size_t place = bookmark_place(reader);
    const struct note_draft draft = {.kind = NOTE_MARK, .name = name, .span = {place, place}};
    struct err err;

    if (!notes_add(reader->options.notes, &draft, &err))
        return state_say(reader, err.sentence);
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("Mark %c is set: '%c comes back here"), letter, letter);
    return EFFECT_MESSAGE;
}

unsigned
bookmark_add(struct reader *reader, const char *name)
{
    const struct note_draft draft = {
        .kind = NOTE_BOOKMARK, .name = *name ? name : NULL, .span = reader->marking.span};
    struct err err;

    if (!notes_add(reader->options.notes, &draft, &err))
        return state_say(reader, err.sentence);
    selecting_leave(reader);
    state_say(reader, _("The bookmark is kept; B lists them"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}
