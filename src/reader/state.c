/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/state.h"

#include "base/nls.h"

unsigned
state_say(struct reader *reader, const char *sentence)
{
    buf_clear(&reader->message);
    buf_add_string(&reader->message, sentence);
    return EFFECT_MESSAGE;
}

unsigned
state_move_to(struct reader *reader, struct place top)
{
    if (!stand_move(&reader->stand, top))
        return 0;
    reader->at_home = false;
    return EFFECT_REDRAW;
}

unsigned
state_jump_to(struct reader *reader, struct place top)
{
    size_t from = reader->stand.offset;
    selection_forget(&reader->selection);
    unsigned effects = state_move_to(reader, top);

    if (effects)
        history_jump(&reader->history, from);
    return effects;
}

unsigned
state_exchange(struct reader *reader)
{
    if (!reader->history.jumped)
        return state_say(reader, _("No place to go back to"));
    return state_jump_to(reader, layout_place(reader->stand.layout, reader->history.last));
}
