/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/marking.h"

#include <stdio.h>
#include <string.h>

#include "base/nls.h"
#include "notes/notes.h"
#include "reader/bookmark.h"
#include "reader/keymap.h"
#include "reader/selecting.h"
#include "reader/state.h"

static struct notes *
notes_of(const struct reader *reader)
{
    return reader->options.notes;
}

static unsigned
say_error(struct reader *reader, const struct err *err)
{
    return state_say(reader, err->sentence);
}

/* ---- The notice in the store ---------------------------------------------------- */

static bool
is_attached(const struct reader *reader)
{
    return notes_of(reader) && notes_doc(notes_of(reader)) == reader->stand.doc;
}

static void
attach(struct reader *reader)
{
    struct err err;

    if (!notes_of(reader) || is_attached(reader))
        return;
    doc_finish(reader->stand.doc);
    stand_settle(&reader->stand);
    if (!notes_attach(notes_of(reader), reader->stand.doc, &err))
        say_error(reader, &err);
}

void
marking_settle(struct reader *reader)
{
    if (doc_is_whole(reader->stand.doc))
        attach(reader);
    if (notes_of(reader))
        notes_refresh(notes_of(reader));
}

void
marking_leave(struct reader *reader)
{
    if (is_attached(reader))
        notes_detach(notes_of(reader));
}

const struct note *
marking_at(const struct reader *reader, size_t i)
{
    if (!is_attached(reader) || i >= notes_placed_count(notes_of(reader)))
        return NULL;
    return notes_at(notes_of(reader), i);
}

size_t
marking_count(const struct reader *reader)
{
    const struct note *note;
    size_t count = 0;

    for (size_t i = 0; (note = marking_at(reader, i)); i++)
        count += note->kind == NOTE_HIGHLIGHT;
    return count;
}

bool
marking_holds(const struct reader *reader, struct span span)
{
    const struct note *note;

    for (size_t i = 0; (note = marking_at(reader, i)) && note->span.start < span.end; i++)
        if (note->kind == NOTE_HIGHLIGHT && note->span.start >= span.start)
            return true;
    return false;
}

void
marking_tints(const struct reader *reader, struct tints *tints)
{
    struct window window = stand_window(&reader->stand);
    struct span seen = motion_shown(&window, reader->stand.top);
    const struct note *note;

    for (size_t i = 0; (note = marking_at(reader, i)) && note->span.start < seen.end; i++)
        if (note->kind == NOTE_HIGHLIGHT && note->span.end > seen.start)
            tints_add_words(tints, (enum tint)(TINT_COLOUR + (int)note->colour), &window,
                            reader->stand.top, note->span);
}

/* ---- What is meant -------------------------------------------------------------- */

/* The shortest highlight over the offset; NULL where there is none. */
static const struct note *
highlight_over(const struct reader *reader, size_t offset)
{
    const struct note *best = NULL, *note;

    for (size_t i = 0; (note = marking_at(reader, i)); i++)
        if (note->kind == NOTE_HIGHLIGHT && span_holds(note->span, offset) &&
            (!best || span_length(note->span) <= span_length(best->span)))
            best = note;
    return best;
}

/* The highlight of just these words, whichever colour it has. */
static const struct note *
highlight_of(const struct reader *reader, struct span span)
{
    const struct note *note;

    for (size_t i = 0; (note = marking_at(reader, i)); i++)
        if (note->kind == NOTE_HIGHLIGHT && note->span.start == span.start &&
            note->span.end == span.end)
            return note;
    return NULL;
}

static bool
has_selection(const struct reader *reader)
{
    return selection_is_made(&reader->selection);
}

/* The highlight that is meant; NULL when one is to be made. */
static const struct note *
meant_highlight(const struct reader *reader)
{
    if (has_selection(reader))
        return highlight_of(reader, selecting_span(reader));
    return highlight_over(reader, selecting_here(reader));
}

static struct span
meant_span(const struct reader *reader)
{
    const struct note *note = meant_highlight(reader);

    if (has_selection(reader))
        return selecting_span(reader);
    return note ? note->span : unit_at(reader->stand.doc, UNIT_SENTENCE, selecting_here(reader));
}

/* Keeps what is meant for an answer that comes later. */
static unsigned
ask_for(struct reader *reader, enum wish wish)
{
    const struct note *note = meant_highlight(reader);

    reader->marking.wish = wish;
    reader->marking.span = meant_span(reader);
    snprintf(reader->marking.id, sizeof reader->marking.id, "%s", note ? note->id : "");
    return EFFECT_WISH;
}

enum wish
marking_wish(const struct reader *reader)
{
    return reader->marking.wish;
}

const struct note *
marking_note(const struct reader *reader)
{
    return *reader->marking.id && notes_of(reader)
               ? notes_find(notes_of(reader), reader->marking.id)
               : NULL;
}

void
marking_words(const struct reader *reader, struct buf *out)
{
    quotation_text(doc_tree(reader->stand.doc), reader->marking.span, out);
}

/* ---- Highlights ----------------------------------------------------------------- */

/* What was done is said, and the selection has served. */
static unsigned
say_coloured(struct reader *reader, enum note_colour colour, bool added)
{
    reader->marking.colour = colour;
    selecting_leave(reader);
    buf_clear(&reader->message);
    if (added)
        buf_addf(&reader->message, _("Highlighted: %s"), note_colour_label(colour));
    else
        buf_addf(&reader->message, _("Now it is %s"), note_colour_label(colour));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

static const struct note *
add_highlight(struct reader *reader, struct span span, enum note_colour colour, struct err *err)
{
    const struct note_draft draft = {.kind = NOTE_HIGHLIGHT, .colour = colour, .span = span};

    return notes_add(notes_of(reader), &draft, err);
}

/* Gives the highlight that is meant the colour, or makes one. */
static unsigned
highlight(struct reader *reader, enum note_colour colour)
{
    const struct note *note = meant_highlight(reader);
    struct err err;

    if (note) {
        if (!notes_set_colour(notes_of(reader), note->id, colour, &err))
            return say_error(reader, &err);
        return say_coloured(reader, colour, false);
    }
    if (!add_highlight(reader, meant_span(reader), colour, &err))
        return say_error(reader, &err);
    return say_coloured(reader, colour, true);
}

/* The next highlight that the selection touches, else the one at the cursor; NULL for none. */
static const struct note *
touched(const struct reader *reader)
{
    struct span chosen = selecting_span(reader);
    const struct note *note;

    if (!has_selection(reader))
        return highlight_over(reader, selecting_here(reader));
    for (size_t i = 0; (note = marking_at(reader, i)); i++)
        if (note->kind == NOTE_HIGHLIGHT && note->span.start < chosen.end &&
            note->span.end > chosen.start)
            return note;
    return NULL;
}

static unsigned
remove_touched(struct reader *reader)
{
    size_t count = 0;
    const struct note *note;
    struct err err;

    while ((note = touched(reader)) && (count == 0 || has_selection(reader))) {
        if (!notes_remove(notes_of(reader), note->id, &err))
            return say_error(reader, &err);
        count++;
    }
    if (count == 0)
        return state_say(reader, _("No highlight is here"));
    selecting_leave(reader);
    buf_clear(&reader->message);
    buf_addf(&reader->message,
             P_("%zu highlight removed; U brings it back",
                "%zu highlights removed; U brings them back, one by one", count),
             count);
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

static unsigned
set_comment(struct reader *reader, const char *comment)
{
    const struct note *note = marking_note(reader);
    struct err err;

    if (!note && !*comment)
        return 0;
    if (!note)
        note = add_highlight(reader, reader->marking.span, reader->marking.colour, &err);
    if (!note || !notes_set_comment(notes_of(reader), note->id, comment, &err))
        return say_error(reader, &err);
    selecting_leave(reader);
    state_say(reader, *comment ? _("The note is kept") : _("The note is taken away"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* ---- Going to what is marked ------------------------------------------------------ */

/* The words come into the window, as "here"; where they are in it already nothing moves. */
static unsigned
show_words(struct reader *reader, struct span span)
{
    struct window window = stand_window(&reader->stand);
    unsigned effects = EFFECT_REDRAW;

    if (!selection_shows(&window, reader->stand.top, span.start))
        effects |= state_jump_to(reader, layout_place(reader->stand.layout, span.start));
    selecting_point(reader, span.start);
    return effects;
}

/* What is to be said of a note that one has come to: of what kind it is, and the comment. */
static unsigned
say_note(struct reader *reader, const struct note *note)
{
    buf_clear(&reader->message);
    buf_add_string(&reader->message, note->kind == NOTE_HIGHLIGHT ? note_colour_label(note->colour)
                                                                  : note_kind_label(note->kind));
    if (note->name)
        buf_addf(&reader->message, " %s", note->name);
    if (note->comment)
        buf_addf(&reader->message, _(": %s"), note->comment);
    return EFFECT_MESSAGE;
}

unsigned
marking_go_to(struct reader *reader, const char *id)
{
    attach(reader);
    const struct note *note = notes_of(reader) ? notes_find(notes_of(reader), id) : NULL;

    if (!note || note->state == NOTE_APART)
        return state_say(reader, _("It is no longer there"));
    if (note->state == NOTE_LOST)
        snprintf(reader->marking.lost, sizeof reader->marking.lost, "%s", id);
    if (note->span.start == NONE)
        return state_say(reader, _("Its words are not in this notice: P puts it where they are"));
    unsigned effects = show_words(reader, note->span);
    if (note->state == NOTE_LOST) {
        state_say(reader, _("Perhaps it was here: select its words, and P puts it there"));
        return effects | EFFECT_MESSAGE;
    }
    return effects | say_note(reader, note);
}

/* The next highlight from here in the direction; NULL for none. */
static const struct note *
highlight_beside(const struct reader *reader, size_t here, int direction)
{
    const struct note *before = NULL, *note;

    for (size_t i = 0; (note = marking_at(reader, i)); i++) {
        if (note->kind != NOTE_HIGHLIGHT)
            continue;
        if (direction > 0 ? note->span.start > here : note->span.start >= here)
            return direction > 0 ? note : before;
        before = note;
    }
    return direction > 0 ? NULL : before;
}

/* Where going on begins: the highlight that one has come to, else the top. */
static size_t
highlights_from(const struct reader *reader, int direction)
{
    struct window window = stand_window(&reader->stand);
    size_t head = reader->selection.head, top = reader->stand.offset;

    if (head != NONE && selection_shows(&window, reader->stand.top, head))
        return head;
    return direction > 0 && top > 0 ? top - 1 : top;
}

static unsigned
next_highlight(struct reader *reader, int direction, int count)
{
    size_t from = highlights_from(reader, direction);
    const struct note *found = NULL, *note;

    for (int i = 0; i < (count > 0 ? count : 1); i++) {
        note = highlight_beside(reader, found ? found->span.start : from, direction);
        if (!note)
            break;
        found = note;
    }
    if (!found)
        return state_say(reader,
                         direction > 0 ? _("No highlight follows") : _("No highlight before this"));
    return show_words(reader, found->span) | say_note(reader, found);
}

/* ---- Marks and bookmarks ---------------------------------------------------------- */

static unsigned
go_to_mark(struct reader *reader, char letter)
{
    const struct note *mark = notes_of(reader) ? notes_mark(notes_of(reader), letter) : NULL;

    if (!mark) {
        buf_clear(&reader->message);
        buf_addf(&reader->message, _("Mark %c is not set"), letter);
        return EFFECT_MESSAGE;
    }
    if (mark->state == NOTE_APART) {
        snprintf(reader->marking.id, sizeof reader->marking.id, "%s", mark->id);
        reader->marking.wish = WISH_OPEN;
        return EFFECT_WISH;
    }
    if (mark->state == NOTE_LOST)
        return marking_go_to(reader, mark->id);
    state_jump_to(reader, layout_place(reader->stand.layout, mark->span.start));
    selecting_point(reader, mark->span.start);
    return EFFECT_REDRAW;
}

static unsigned
ask_name(struct reader *reader)
{
    size_t place = bookmark_place(reader);

    ask_for(reader, WISH_NAME);
    reader->marking.id[0] = '\0';
    if (!has_selection(reader))
        reader->marking.span = (struct span){place, place};
    return EFFECT_WISH;
}

/* The lost note that one has come to from a list gets the words that are meant. */
static unsigned
place_lost(struct reader *reader)
{
    struct err err;

    if (!*reader->marking.lost)
        return state_say(reader, _("Open a lost note from its list first"));
    if (!notes_move(notes_of(reader), reader->marking.lost, meant_span(reader), &err))
        return say_error(reader, &err);
    reader->marking.lost[0] = '\0';
    selecting_leave(reader);
    state_say(reader, _("It stands here from now on"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* ---- Undo ------------------------------------------------------------------------- */

/* What is said when a deed is undone, and when it is done again. */
static const char *const deeds[NOTES_DEED_COUNT][2] = {
    [NOTES_ADDED] = {N_("Undone: it is gone again"), N_("Done again: it is back")},
    [NOTES_CHANGED] = {N_("Undone: it is as it was"), N_("Done again: it is changed")},
    [NOTES_REMOVED] = {N_("Undone: it is back"), N_("Done again: it is gone")},
};

static unsigned
step_through_changes(struct reader *reader, bool again)
{
    struct notes_step step;
    struct err err;

    if (!(again ? notes_redo : notes_undo)(notes_of(reader), &step, &err))
        return say_error(reader, &err);
    const struct note *note = notes_find(notes_of(reader), step.id);
    unsigned effects = EFFECT_REDRAW;
    if (note && (note->state == NOTE_PLACED || note->state == NOTE_EDITED) &&
        selecting_context(reader) == CONTEXT_READING)
        effects |= show_words(reader, note->span);
    return effects | state_say(reader, _(deeds[step.deed][again]));
}

/* ---- Letters ---------------------------------------------------------------------- */

static unsigned
wait_for_letter(struct reader *reader, enum command command, const char *sentence)
{
    reader->marking.waits = command;
    return state_say(reader, sentence);
}

/* y g b r v, and the key again (or Enter) for the last one; d takes it away. */
static unsigned
take_colour(struct reader *reader, uint32_t key)
{
    enum note_colour colour = key < 0x80 ? note_colour_by_letter((char)key) : NOTE_COLOUR_COUNT;

    if (key == 'd')
        return remove_touched(reader);
    if (key == 'h' || key == 'c' || key == KEYMAP_ENTER)
        colour = reader->marking.colour;
    if (colour == NOTE_COLOUR_COUNT)
        return state_say(reader, _("No colour has this letter: y g b r v have one"));
    return highlight(reader, colour);
}

static bool
is_letter(uint32_t key)
{
    return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

static unsigned
take_mark(struct reader *reader, enum command command, uint32_t key)
{
    if (key == '\'' && command == COMMAND_GO_TO_MARK)
        return state_exchange(reader);
    if (!is_letter(key))
        return state_say(reader, _("A mark is a letter: a-z in this notice, A-Z over all"));
    return (command == COMMAND_SET_MARK ? bookmark_set_mark : go_to_mark)(reader, (char)key);
}

bool
marking_waits(const struct reader *reader)
{
    return reader->marking.waits != COMMAND_NONE;
}

unsigned
marking_take_letter(struct reader *reader, uint32_t key)
{
    enum command command = reader->marking.waits;

    reader->marking.waits = COMMAND_NONE;
    if (key == KEYMAP_ESCAPE)
        return EFFECT_REDRAW;
    if (command == COMMAND_HIGHLIGHT_IN || command == COMMAND_COLOUR)
        return take_colour(reader, key);
    return take_mark(reader, command, key);
}

/* ---- Commands --------------------------------------------------------------------- */

static const struct {
    enum command command;
    enum wish wish;
} wishes[] = {
    {COMMAND_ANNOTATE, WISH_COMMENT},
    {COMMAND_HIGHLIGHTS, WISH_HIGHLIGHTS},
    {COMMAND_ALL_HIGHLIGHTS, WISH_ALL_HIGHLIGHTS},
    {COMMAND_MARKS, WISH_MARKS},
    {COMMAND_BOOKMARKS, WISH_BOOKMARKS},
    {COMMAND_COPY, WISH_COPY},
    {COMMAND_EXPORT, WISH_EXPORT},
};

bool
marking_takes(enum command command)
{
    return command_info(command)->group == GROUP_MARKING;
}

static unsigned
do_command(struct reader *reader, enum command command, int count)
{
    switch (command) {
    case COMMAND_HIGHLIGHT:
        return highlight(reader, reader->marking.colour);
    case COMMAND_HIGHLIGHT_IN:
    case COMMAND_COLOUR:
        return wait_for_letter(reader, command,
                               _("Colour: y g b r v, or h for the last one; d takes it away"));
    case COMMAND_SET_MARK:
        return wait_for_letter(reader, command, _("Mark: a-z in this notice, A-Z over all"));
    case COMMAND_GO_TO_MARK:
        return wait_for_letter(reader, command, _("Go to mark: a-z, A-Z, ' back"));
    case COMMAND_REMOVE:
        return remove_touched(reader);
    case COMMAND_UNDO:
    case COMMAND_UNDO_AS_VIM:
    case COMMAND_REDO:
        return step_through_changes(reader, command == COMMAND_REDO);
    case COMMAND_NEXT_HIGHLIGHT:
    case COMMAND_PREVIOUS_HIGHLIGHT:
        return next_highlight(reader, command == COMMAND_NEXT_HIGHLIGHT ? 1 : -1, count);
    case COMMAND_ADD_BOOKMARK:
        return ask_name(reader);
    case COMMAND_PLACE_NOTE:
        return place_lost(reader);
    default:
        return 0;
    }
}

unsigned
marking_do(struct reader *reader, enum command command, int count)
{
    attach(reader);
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++)
        if (wishes[i].command == command)
            return ask_for(reader, wishes[i].wish);
    return do_command(reader, command, count);
}

unsigned
marking_answer(struct reader *reader, const char *words)
{
    return (reader->marking.wish == WISH_NAME ? bookmark_add : set_comment)(reader, words);
}
