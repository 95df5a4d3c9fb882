/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/edition.h"
#include "reader/marking.h"
#include "reader/motion.h"
#include "reader/seeking.h"
#include "reader/selecting.h"
#include "reader/state.h"

/* The narrowest text, and how much a key makes it wider or narrower: two ideographs. */
#define NARROWEST  20
#define WIDTH_STEP 4
#define WIDEST     400

/* ---- Opening and saving ------------------------------------------------------- */

static void
read_to_end(struct reader *reader)
{
    doc_finish(reader->stand.doc);
    stand_settle(&reader->stand);
}

static struct whereabouts
whereabouts(const struct reader *reader, char fingerprint[17])
{
    doc_fingerprint(reader->stand.doc, fingerprint);
    return (struct whereabouts){.path = doc_path(reader->stand.doc), .fingerprint = fingerprint};
}

/* Goes where reading has stopped the last time; only a whole notice is known again. */
static void
restore_place(struct reader *reader)
{
    char fingerprint[17];

    if (!reader->at_home || !reader->options.places || !doc_is_whole(reader->stand.doc))
        return;
    struct whereabouts notice = whereabouts(reader, fingerprint);
    size_t offset = places_get(reader->options.places, notice, doc_text(reader->stand.doc));
    reader->at_home = false;
    if (offset != NONE)
        stand_restore(&reader->stand, offset);
}

static struct reader *
make_reader(struct doc *doc, const struct reader_options *options, char *encoding)
{
    struct reader *reader = mem_zero(1, sizeof *reader);
    stand_init(&reader->stand, doc, options->measure, options->ambiguous, &options->manner);
    reader->options = *options;
    reader->encoding = encoding;
    reader->at_home = true;
    selection_init(&reader->selection);
    sought_init(&reader->sought);
    reader->marking.waits = COMMAND_NONE;
    reader->previous = COMMAND_NONE;
    restore_place(reader);
    return reader;
}

struct reader *
reader_of(struct arrival *arrival, struct err *err)
{
    struct doc *doc = arrival_take(arrival, err);
    struct reader *reader = NULL;

    if (doc) {
        reader = make_reader(doc, &arrival->options, arrival->encoding);
        arrival->encoding = NULL;
        if (arrival->stale)
            state_say(reader, _("The file has changed meanwhile: R reads it again"));
    }
    arrival_free(arrival);
    return reader;
}

struct reader *
reader_open(const char *path, const struct reader_options *options, struct err *err)
{
    struct arrival *arrival = arrival_begin(path, options, err);

    while (arrival && arrival_advance(arrival, INT_MAX))
        ;
    return arrival ? reader_of(arrival, err) : NULL;
}

struct arrival *
reader_begin_again(const struct reader *reader, const char *encoding, struct err *err)
{
    return edition_begin(reader, encoding, err);
}

unsigned
reader_take(struct reader *reader, struct arrival *arrival)
{
    return edition_take(reader, arrival);
}

void
reader_free(struct reader *reader)
{
    if (!reader)
        return;
    marking_leave(reader);
    sought_fini(&reader->sought);
    stand_fini(&reader->stand);
    buf_fini(&reader->message);
    free(reader->encoding);
    free(reader);
}

bool
reader_save(struct reader *reader, struct err *err)
{
    char fingerprint[17];

    if (!reader->options.places)
        return true;
    read_to_end(reader);
    restore_place(reader); /* quitting before it was found must not forget it */
    struct window window = stand_window(&reader->stand);
    return places_put(reader->options.places, whereabouts(reader, fingerprint),
                      doc_text(reader->stand.doc), reader->stand.offset,
                      motion_percent(&window, reader->stand.top), err);
}

bool
reader_idle(struct reader *reader)
{
    if (seeking_idle(reader))
        return true;
    bool more = doc_advance(reader->stand.doc, DOC_SLICE);

    stand_settle(&reader->stand);
    if (!more)
        restore_place(reader);
    return more || !quest_is_complete(seeking_quest(reader));
}

void
reader_resize(struct reader *reader, int columns, int rows)
{
    if (columns != reader->stand.columns || rows != reader->stand.rows)
        stand_resize(&reader->stand, columns, rows);
}

int
reader_measure(const struct reader *reader)
{
    return reader->stand.measure;
}

void
reader_set_measure(struct reader *reader, int columns)
{
    stand_set_measure(&reader->stand, columns);
}

void
reader_set_ambiguous(struct reader *reader, int ambiguous)
{
    stand_set_ambiguous(&reader->stand, ambiguous);
}

/* ---- Moving ------------------------------------------------------------------ */

unsigned
reader_scroll_to(struct reader *reader, size_t offset)
{
    return state_move_to(reader, layout_place(reader->stand.layout, offset));
}

unsigned
reader_jump(struct reader *reader, size_t offset)
{
    return state_jump_to(reader, layout_place(reader->stand.layout, offset));
}

static unsigned
jump_to_block(struct reader *reader, size_t block)
{
    const struct tree *tree = doc_tree(reader->stand.doc);

    return reader_jump(reader, tree_block_span(tree, tree_block(tree, block)).start);
}

unsigned
reader_jump_to_section(struct reader *reader, size_t section)
{
    return jump_to_block(reader, outline_section(doc_outline(reader->stand.doc), section)->block);
}

unsigned
reader_go_to_section(struct reader *reader, const char *where)
{
    const struct outline *outline = doc_outline(reader->stand.doc);

    read_to_end(reader);
    size_t part = outline_find_part(outline, where);
    if (part != NONE)
        return jump_to_block(reader, outline_part_block(outline, part));
    size_t section = outline_find(outline, where, reader_status(reader).section);
    if (section != NONE)
        return reader_jump_to_section(reader, section);
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("There is no section %s"), where);
    return EFFECT_MESSAGE;
}

size_t
reader_hints(const struct reader *reader, struct hint hints[HINT_MOST])
{
    struct window window = stand_window(&reader->stand);

    return hint_find(&window, reader->stand.top, hints);
}

unsigned
reader_follow(struct reader *reader, uint32_t letter)
{
    struct hint hints[HINT_MOST];
    size_t count = reader_hints(reader, hints);

    for (size_t i = 0; i < count; i++)
        if ((unsigned char)hints[i].letter == letter)
            return reader_jump(reader, hints[i].target);
    return state_say(reader, _("No reference has this letter"));
}

void
reader_tints(const struct reader *reader, struct tints *tints)
{
    struct window window = stand_window(&reader->stand);

    marking_tints(reader, tints);
    quest_tint(&reader->sought.quest, motion_shown(&window, reader->stand.top), tints);
    selecting_tints(reader, tints);
}

/* ---- Ways of moving ----------------------------------------------------------- */

static const struct {
    motion_way *way;
    int direction;
    bool jump;           /* `back` returns from it */
    const char *nowhere; /* said when it does not lead on; NULL for nothing */
} ways[COMMAND_COUNT] = {
    [COMMAND_LINE_DOWN] = {motion_lines, 1, false, NULL},
    [COMMAND_LINE_UP] = {motion_lines, -1, false, NULL},
    [COMMAND_HALF_DOWN] = {motion_halves, 1, false, NULL},
    [COMMAND_HALF_UP] = {motion_halves, -1, false, NULL},
    [COMMAND_PAGE_DOWN] = {motion_pages, 1, false, NULL},
    [COMMAND_PAGE_UP] = {motion_pages, -1, false, NULL},
    [COMMAND_NEXT_PARAGRAPH] = {motion_paragraphs, 1, false, NULL},
    [COMMAND_PREVIOUS_PARAGRAPH] = {motion_paragraphs, -1, false, NULL},
    [COMMAND_TOP] = {motion_edge, -1, true, NULL},
    [COMMAND_END] = {motion_edge, 1, true, NULL},
    [COMMAND_NEXT_SECTION] = {motion_sections, 1, true, N_("No section follows")},
    [COMMAND_PREVIOUS_SECTION] = {motion_sections, -1, true, N_("No section before this")},
    [COMMAND_NEXT_SIBLING] = {motion_siblings, 1, true, N_("No section of this level follows")},
    [COMMAND_PREVIOUS_SIBLING] = {motion_siblings, -1, true,
                                  N_("No section of this level before this")},
    [COMMAND_SECTION_UP] = {motion_up, -1, true, N_("No section encloses this")},
};

static unsigned
move_by(struct reader *reader, enum command command, int count)
{
    struct window window = stand_window(&reader->stand);
    struct place place =
        ways[command].way(&window, reader->stand.top, ways[command].direction, count);
    unsigned effects = (ways[command].jump ? state_jump_to : state_move_to)(reader, place);

    if (!effects && ways[command].nowhere)
        return state_say(reader, _(ways[command].nowhere));
    return effects;
}

/* ---- Other commands ------------------------------------------------------------ */

/* Each does one command.  `direction` comes from the table below; `count` is 0 when none
 * was typed. */
typedef unsigned action(struct reader *reader, int direction, int count);

static int
times(int count)
{
    return count > 0 ? count : 1;
}

static unsigned
go_to_percent(struct reader *reader, int direction, int count)
{
    struct window window = stand_window(&reader->stand);

    (void)direction;
    if (count == 0)
        return state_say(reader, _("Type a number first, as in 50%"));
    return state_jump_to(reader, motion_at_percent(&window, count));
}

static unsigned
go_through_history(struct reader *reader, int direction, int count)
{
    size_t offset = reader->stand.offset;
    bool moved = false;

    for (int i = 0; i < times(count); i++)
        if (!(direction < 0 ? history_back : history_forward)(&reader->history, &offset))
            break;
        else
            moved = true;
    if (!moved)
        return state_say(reader, direction < 0 ? _("No place to go back to")
                                               : _("No place to go forward to"));
    return reader_scroll_to(reader, offset);
}

static unsigned
exchange_places(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    return state_exchange(reader);
}

static unsigned
ask_or_show_sections(struct reader *reader, unsigned effect)
{
    read_to_end(reader);
    if (outline_count(doc_outline(reader->stand.doc)) == 0)
        return state_say(reader, _("This notice has no numbered sections"));
    return effect;
}

static unsigned
ask_section(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    return ask_or_show_sections(reader, EFFECT_ASK_SECTION);
}

static unsigned
show_hints(struct reader *reader, int direction, int count)
{
    struct hint hints[HINT_MOST];

    (void)direction, (void)count;
    read_to_end(reader);
    if (reader_hints(reader, hints) == 0)
        return state_say(reader, _("No reference to a place in this notice is in sight"));
    state_say(reader, _("Type the letter of a reference"));
    return EFFECT_HINTS | EFFECT_MESSAGE;
}

static unsigned
open_contents(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    return ask_or_show_sections(reader, EFFECT_CONTENTS);
}

static unsigned
toggle_source(struct reader *reader, int direction, int count)
{
    bool to_source = !reader_shows_source(reader);

    (void)direction, (void)count;
    stand_set_mode(&reader->stand, to_source ? LAYOUT_SOURCE : LAYOUT_NOTICE);
    state_say(reader, to_source ? _("The source as it is") : _("The notice"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

static unsigned
show_width(struct reader *reader)
{
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("Text width: %d columns"), stand_columns(&reader->stand));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* Wider than the window makes no sense, and is taken back at once by NARROWER. */
static unsigned
change_width(struct reader *reader, int direction, int count)
{
    int most = reader->stand.columns < WIDEST ? reader->stand.columns : WIDEST;
    int steps = times(count) < WIDEST ? times(count) : WIDEST;
    int measure = stand_columns(&reader->stand) + direction * steps * WIDTH_STEP;

    if (measure > most)
        measure = most;
    if (measure < NARROWEST)
        measure = NARROWEST;
    reader_set_measure(reader, measure);
    return show_width(reader);
}

static unsigned
reset_width(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    reader_set_measure(reader, reader->options.measure);
    return show_width(reader);
}

/* What is done here, and what is left to who shows it. */
static const struct {
    action *action;
    int direction;
    unsigned effects;
} actions[COMMAND_COUNT] = {
    [COMMAND_PERCENT] = {go_to_percent, 1, 0},
    [COMMAND_BACK] = {go_through_history, -1, 0},
    [COMMAND_FORWARD] = {go_through_history, 1, 0},
    [COMMAND_EXCHANGE] = {exchange_places, 1, 0},
    [COMMAND_GO_TO_SECTION] = {ask_section, 1, 0},
    [COMMAND_FOLLOW_REFERENCE] = {show_hints, 1, 0},
    [COMMAND_CONTENTS] = {open_contents, 1, 0},
    [COMMAND_CONTENTS_BESIDE] = {NULL, 0, EFFECT_BESIDE},
    [COMMAND_SOURCE] = {toggle_source, 1, 0},
    [COMMAND_SEARCH] = {NULL, 0, EFFECT_ASK_SEARCH},
    [COMMAND_SEARCH_BACK] = {NULL, 0, EFFECT_ASK_SEARCH_BACK},
    [COMMAND_NEXT_HIT] = {seeking_next, 1, 0},
    [COMMAND_PREVIOUS_HIT] = {seeking_next, -1, 0},
    [COMMAND_SEARCH_THIS] = {seeking_this, 1, 0},
    [COMMAND_HITS] = {seeking_list, 1, 0},
    [COMMAND_SEARCH_LIBRARY] = {NULL, 0, EFFECT_ASK_FIND},
    [COMMAND_HITS_OUT] = {seeking_douse, 1, 0},
    [COMMAND_NEXT_NOTICE] = {NULL, 0, EFFECT_NEXT_NOTICE},
    [COMMAND_PREVIOUS_NOTICE] = {NULL, 0, EFFECT_PREVIOUS_NOTICE},
    [COMMAND_RELOAD] = {NULL, 0, EFFECT_RELOAD},
    [COMMAND_ENCODING] = {NULL, 0, EFFECT_ASK_ENCODING},
    [COMMAND_WIDER] = {change_width, 1, 0},
    [COMMAND_NARROWER] = {change_width, -1, 0},
    [COMMAND_USUAL_WIDTH] = {reset_width, 1, 0},
    [COMMAND_HELP] = {NULL, 0, EFFECT_HELP},
    [COMMAND_AMBIGUOUS] = {NULL, 0, EFFECT_AMBIGUOUS},
    [COMMAND_THEME] = {NULL, 0, EFFECT_THEME},
    [COMMAND_CLOSE] = {NULL, 0, EFFECT_CLOSE},
    [COMMAND_QUIT] = {NULL, 0, EFFECT_QUIT},
    [COMMAND_SUSPEND] = {NULL, 0, EFFECT_SUSPEND},
    [COMMAND_REDRAW] = {NULL, 0, EFFECT_REPAINT},
};

/* Two keys mean something else directly after their like: a terminal sends ^I for Tab, and
 * - stands beside + and =. */
static enum command
meaning(const struct reader *reader, enum command command)
{
    enum command before = reader->previous;

    if (command == COMMAND_FORWARD && before != COMMAND_BACK && before != COMMAND_FORWARD)
        return COMMAND_CONTENTS;
    if (command == COMMAND_SECTION_UP &&
        (before == COMMAND_WIDER || before == COMMAND_NARROWER || before == COMMAND_USUAL_WIDTH))
        return COMMAND_NARROWER;
    return command;
}

unsigned
reader_do(struct reader *reader, enum command command, int count)
{
    command = meaning(reader, command);
    reader->previous = command;
    if (selecting_takes(reader, command))
        return selecting_do(reader, command, count);
    if (marking_takes(command))
        return marking_do(reader, command, count);
    if (ways[command].way)
        return move_by(reader, command, count);
    if (actions[command].action)
        return actions[command].action(reader, actions[command].direction, count);
    return actions[command].effects;
}

struct standing
reader_keep(const struct reader *reader)
{
    return stand_keep(&reader->stand);
}

void
reader_return(struct reader *reader, const struct standing *standing)
{
    reader_resize(reader, standing->columns, standing->rows);
    stand_return(&reader->stand, standing);
}

/* ---- What there is to see ------------------------------------------------------ */

const char *
reader_message(const struct reader *reader)
{
    return buf_string(&reader->message);
}

const struct doc *
reader_doc(const struct reader *reader)
{
    return reader->stand.doc;
}

size_t
reader_edition(const struct reader *reader)
{
    return reader->stand.edition;
}

struct layout *
reader_layout(const struct reader *reader)
{
    return reader->stand.layout;
}

struct place
reader_top(const struct reader *reader)
{
    return reader->stand.top;
}

bool
reader_shows_source(const struct reader *reader)
{
    return reader->stand.mode == LAYOUT_SOURCE;
}

struct reader_status
reader_status(const struct reader *reader)
{
    const struct tree *tree = doc_tree(reader->stand.doc);
    struct window window = stand_window(&reader->stand);
    size_t eye = motion_eye(&window, reader->stand.top);
    size_t block = tree_block_at(tree, eye);

    return (struct reader_status){
        .block = block,
        .section = outline_section_of(doc_outline(reader->stand.doc), block),
        .part = block == NONE ? 0 : outline_part_of(doc_outline(reader->stand.doc), block),
        .paragraph = doc_paragraph_number(reader->stand.doc, block),
        .paragraphs = doc_paragraph_count(reader->stand.doc),
        .page = tree_page_at(tree, eye),
        .pages = tree_page_count(tree),
        .percent =
            doc_is_whole(reader->stand.doc) ? motion_percent(&window, reader->stand.top) : -1,
    };
}
