/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/notebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/cite.h"
#include "notes/sift.h"
#include "reader/keymap.h"
#include "tui/quoting.h"
#include "tui/screen.h"

struct notebook {
    struct notes *notes;
    enum wish wanted;
    enum wish wish; /* the last one */
    enum notes_order order;
    size_t generation;     /* of the notes, when they were read */
    struct note_list list; /* all that are wanted */
    const struct note **rows;
    size_t row_count, row_capacity;
    struct sift *sift;
    bool colouring; /* the next key is the letter of a colour */
    struct buf message;
};

/* ---- What there is ---- */

static const struct {
    unsigned kinds;
    bool apart; /* those of other notices, too */
    const char *heading;
    const char *empty;
} shelves[] = {
    [WISH_HIGHLIGHTS] = {1u << NOTE_HIGHLIGHT, false, N_("Highlights"),
                         N_("Nothing is highlighted in this notice:\n"
                            "H highlights the sentence at the cursor.")},
    [WISH_ALL_HIGHLIGHTS] = {1u << NOTE_HIGHLIGHT, true, N_("Highlights of all notices"),
                             N_("Nothing is highlighted in any notice:\n"
                                "H highlights the sentence at the cursor.")},
    [WISH_MARKS] = {1u << NOTE_MARK, true, N_("Marks"),
                    N_("There are no marks: m and a letter sets one.")},
    [WISH_BOOKMARKS] = {1u << NOTE_BOOKMARK, true, N_("Bookmarks"),
                        N_("There are no bookmarks: M adds one.")},
};

/* Marks a-z are of use in their notice only. */
static bool
is_wanted(const struct notebook *notebook, const struct note *note)
{
    if (note->kind == NOTE_MARK && note->state == NOTE_APART)
        return note->name[0] <= 'Z';
    return note->state != NOTE_APART || shelves[notebook->wanted].apart;
}

static void
sift_rows(struct notebook *notebook)
{
    notebook->row_count = 0;
    for (size_t i = 0; i < notebook->list.count; i++) {
        const struct note *note = notebook->list.notes[i];
        if (!is_wanted(notebook, note) || !sift_passes(notebook->sift, note))
            continue;
        notebook->rows = mem_grow(notebook->rows, &notebook->row_capacity, notebook->row_count + 1,
                                  sizeof notebook->rows[0]);
        notebook->rows[notebook->row_count++] = note;
    }
}

static void
say(struct notebook *notebook, const char *sentence)
{
    buf_clear(&notebook->message);
    buf_add_string(&notebook->message, sentence);
}

static void
read_notes(struct notebook *notebook)
{
    const struct note_filter filter = {.kinds = shelves[notebook->wanted].kinds};
    struct err err = {""};

    note_list_fini(&notebook->list);
    notebook->list = (struct note_list){.count = 0};
    notebook->generation = notes_generation(notebook->notes);
    if (!notes_list(notebook->notes, &filter, notebook->order, &notebook->list, &err))
        say(notebook, err.sentence);
    sift_rows(notebook);
}

struct notebook *
notebook_new(struct notes *notes, enum wish wanted)
{
    struct notebook *notebook = mem_zero(1, sizeof *notebook);

    notebook->notes = notes;
    notebook->wanted = wanted;
    notebook->sift = sift_new("");
    read_notes(notebook);
    return notebook;
}

static void
close_notebook(void *data)
{
    struct notebook *notebook = data;

    note_list_fini(&notebook->list);
    sift_free(notebook->sift);
    buf_fini(&notebook->message);
    free(notebook->rows);
    free(notebook);
}

/* Another reader may have changed something. */
static void
prepare(void *data, size_t first, size_t count)
{
    struct notebook *notebook = data;

    (void)first, (void)count;
    notes_refresh(notebook->notes);
    if (notes_generation(notebook->notes) != notebook->generation)
        read_notes(notebook);
}

static size_t
count_rows(void *data)
{
    const struct notebook *notebook = data;

    return notebook->row_count;
}

/* A note is known again by its id. */
static size_t
item(void *data, size_t row)
{
    const struct notebook *notebook = data;
    size_t hash = 0;

    for (const char *c = notebook->rows[row]->id; *c; c++)
        hash = hash * 31 + (unsigned char)*c;
    return hash == NONE ? 0 : hash;
}

static size_t
row_of(void *data, size_t wanted)
{
    const struct notebook *notebook = data;

    for (size_t row = 0; row < notebook->row_count; row++)
        if (item(data, row) == wanted)
            return row;
    return NONE;
}

/* ---- A row ---- */

#define WHERE_COLUMNS  12
#define SOURCE_COLUMNS 20

/* From so many columns on there is one for the notice. */
#define SOURCE_FROM 70

/* The words of a note stand in one line. */
static void
add_line(struct buf *out, const char *words)
{
    for (; *words; words++)
        buf_add_char(out, *words == '\n' ? ' ' : *words);
}

static void
print_note(const struct note *note, struct buf *out)
{
    if (note->kind == NOTE_BOOKMARK && note->name)
        buf_addf(out, "%s   ", note->name);
    add_line(out, note->quotation.exact);
    if (note->comment) {
        buf_add_string(out, "  -- ");
        add_line(out, note->comment);
    }
}

/* A note with a comment has a capital letter, as in the map; a mark has its own. */
static char
letter_of(const struct note *note)
{
    char letter = note_colour_letter(note->colour);

    if (note->kind == NOTE_MARK)
        return note->name[0];
    if (note->kind == NOTE_BOOKMARK)
        return '>';
    return note->comment ? (char)(letter - 'a' + 'A') : letter;
}

static void
draw_letter(const struct note *note, struct area area)
{
    char letter = letter_of(note);
    int end = area.column + area.columns;

    if (note->state == NOTE_LOST)
        screen_put_string(area.row, area.column, end, "?", LOOK_STRONG);
    screen_put(area.row, area.column + 1, end, &letter, 1, LOOK_STRONG);
    if (note->kind == NOTE_HIGHLIGHT)
        screen_tint(area.row, area.column + 1, area.column + 2,
                    (enum look)(LOOK_COLOUR + (int)note->colour));
}

static int
put_column(struct area area, int column, int columns, const char *words)
{
    screen_put_cut(area.row, column, column + columns, words, strlen(words), LOOK_FAINT);
    return column + columns + 1;
}

static int
draw_where(const struct notebook *notebook, const struct note *note, struct area area)
{
    struct buf words = BUF_INIT;
    int column = area.column + 3;

    if (shelves[notebook->wanted].apart && area.columns >= SOURCE_FROM) {
        cite_title(note->source, &words);
        const char *name = note->source->number ? note->source->number : buf_string(&words);
        column = put_column(area, column, SOURCE_COLUMNS, name);
        buf_clear(&words);
    }
    column = put_column(area, column, WHERE_COLUMNS, note->where.labels ? note->where.labels : "");
    buf_fini(&words);
    return quoting_put_page(area.row, column, area.column + area.columns, note->where.page);
}

static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct notebook *notebook = data;
    const struct note *note = notebook->rows[row];
    struct buf words = BUF_INIT;
    int end = area.column + area.columns - 1;

    draw_letter(note, area);
    int column = draw_where(notebook, note, area);
    print_note(note, &words);
    bool whole = screen_cells(buf_string(&words), words.length) <= end - column;
    screen_put_cut(area.row, column, end, buf_string(&words), words.length, LOOK_PLAIN);
    buf_fini(&words);
    return whole;
}

static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct notebook *notebook = data;

    print_note(notebook->rows[row], out);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct notebook *notebook = data;
    size_t lost = 0;

    for (size_t i = 0; i < notebook->row_count; i++)
        lost += notebook->rows[i]->state == NOTE_LOST;
    buf_addf(left, "%s   %zu", _(shelves[notebook->wanted].heading), notebook->row_count);
    if (lost > 0)
        buf_addf(left, P_(", %zu lost", ", %zu lost", lost), lost);
    buf_addf(right, "%s   %s",
             notebook->order == NOTES_BY_TIME ? _("newest first") : _("in their order"),
             _("/ filter"));
}

static void
print_empty(void *data, struct buf *out)
{
    const struct notebook *notebook = data;

    buf_add_string(out, _(shelves[notebook->wanted].empty));
}

/* ---- What is done with it ---- */

static unsigned
say_result(struct notebook *notebook, bool good, const struct err *err, const char *sentence)
{
    say(notebook, good ? sentence : err->sentence);
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

static unsigned
remove_note(struct notebook *notebook, const struct note *note)
{
    struct err err;

    return say_result(notebook, notes_remove(notebook->notes, note->id, &err), &err,
                      _("Removed; u brings it back"));
}

static unsigned
step_through_changes(struct notebook *notebook, bool again)
{
    struct notes_step step;
    struct err err;
    bool good = (again ? notes_redo : notes_undo)(notebook->notes, &step, &err);

    return say_result(notebook, good, &err, again ? _("Done again") : _("Undone"));
}

/* The person trusts the candidate. */
static unsigned
place_note(struct notebook *notebook, const struct note *note)
{
    struct err err;

    if (note->state != NOTE_LOST || note->span.start == NONE) {
        say(notebook, note->state == NOTE_LOST
                          ? _("There is no candidate: Enter, then select the words and press P")
                          : _("It has its place"));
        return EFFECT_MESSAGE;
    }
    return say_result(notebook, notes_move(notebook->notes, note->id, note->span, &err), &err,
                      _("It stands at its candidate from now on"));
}

static unsigned
ask_colour(struct notebook *notebook, const struct note *note)
{
    if (note->kind != NOTE_HIGHLIGHT) {
        say(notebook, _("Only a highlight has a colour"));
        return EFFECT_MESSAGE;
    }
    notebook->colouring = true;
    say(notebook, _("Colour: y g b r v"));
    return EFFECT_MESSAGE;
}

static bool
take_key(void *data, size_t row, uint32_t key, unsigned *effects)
{
    struct notebook *notebook = data;
    struct err err;

    if (!notebook->colouring)
        return false;
    notebook->colouring = false;
    enum note_colour colour = key < 0x80 ? note_colour_by_letter((char)key) : NOTE_COLOUR_COUNT;
    *effects = EFFECT_REDRAW;
    if (colour == NOTE_COLOUR_COUNT || row == NONE)
        return true;
    bool good = notes_set_colour(notebook->notes, notebook->rows[row]->id, colour, &err);
    *effects = say_result(notebook, good, &err, _(note_colour_label(colour)));
    return true;
}

static unsigned
ask(struct notebook *notebook, enum wish wish)
{
    notebook->wish = wish;
    return EFFECT_WISH;
}

/* What is about one note. */
static unsigned
perform_on(struct notebook *notebook, const struct note *note, enum command command)
{
    switch (command) {
    case COMMAND_OPEN:
        return ask(notebook, WISH_OPEN);
    case COMMAND_COLOUR:
        return ask_colour(notebook, note);
    case COMMAND_ANNOTATE:
        return ask(notebook, WISH_COMMENT);
    case COMMAND_REMOVE:
        return remove_note(notebook, note);
    case COMMAND_PLACE_NOTE:
        return place_note(notebook, note);
    case COMMAND_COPY:
        return ask(notebook, WISH_COPY);
    case COMMAND_EXPORT:
        return ask(notebook, WISH_EXPORT);
    default:
        return 0;
    }
}

static unsigned
perform(void *data, size_t row, enum command command, int count)
{
    struct notebook *notebook = data;

    (void)count;
    if (command == COMMAND_UNDO || command == COMMAND_UNDO_AS_VIM || command == COMMAND_REDO) {
        unsigned effects = step_through_changes(notebook, command == COMMAND_REDO);
        read_notes(notebook);
        return effects;
    }
    if (command == COMMAND_SORT) {
        notebook->order = notebook->order == NOTES_BY_TIME ? NOTES_BY_PLACE : NOTES_BY_TIME;
        read_notes(notebook);
        return EFFECT_REDRAW;
    }
    if (row == NONE)
        return 0;
    unsigned effects = perform_on(notebook, notebook->rows[row], command);
    prepare(notebook, 0, 0);
    return effects;
}

static enum wish
wish(void *data, size_t row, const struct note **note)
{
    const struct notebook *notebook = data;

    *note = row == NONE ? NULL : notebook->rows[row];
    return notebook->wish;
}

static unsigned
answer(void *data, size_t row, const char *words)
{
    struct notebook *notebook = data;
    struct err err;

    if (row == NONE)
        return 0;
    bool good = notes_set_comment(notebook->notes, notebook->rows[row]->id, words, &err);
    return say_result(notebook, good, &err, _("The note is kept"));
}

/* What the filter shows. */
static void
collect(void *data, struct note_list *list)
{
    const struct notebook *notebook = data;

    for (size_t i = 0; i < notebook->row_count; i++) {
        struct note *note = note_copy(notebook->rows[i]);
        struct note_source *source = note_source_copy(notebook->rows[i]->source);
        note->source = source;
        note_list_add(list, note);
        note_list_add_source(list, source);
    }
}

static const char *
message(const void *data)
{
    const struct notebook *notebook = data;

    return buf_string(&notebook->message);
}

static void
filter(void *data, const char *words)
{
    struct notebook *notebook = data;

    sift_free(notebook->sift);
    notebook->sift = sift_new(words);
    sift_rows(notebook);
}

const struct list_model notebook_model = {
    .context = CONTEXT_NOTES,
    .count = count_rows,
    .draw_row = draw_row,
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .print_empty = print_empty,
    .prepare = prepare,
    .perform = perform,
    .take_key = take_key,
    .wish = wish,
    .answer = answer,
    .collect = collect,
    .message = message,
    .filter = filter,
    .close = close_notebook,
};
