/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/selection.h"

#include "layout/cover.h"

static int
times(int count)
{
    return count > 0 ? count : 1;
}

static bool
is_above(struct place a, struct place b)
{
    return a.unit != b.unit ? a.unit < b.unit : a.row < b.row;
}

/* ---- Where it is --------------------------------------------------------------- */

void
selection_init(struct selection *selection)
{
    *selection = (struct selection){SELECTION_NONE, NONE, NONE, -1};
}

static size_t
character_at(struct doc *doc, size_t offset)
{
    return unit_at(doc, UNIT_CHARACTER, offset).start;
}

/* The last row that the window shows below the top. */
static struct place
foot_of(const struct window *window, struct place top)
{
    for (int i = 1; i < window->rows && layout_step(window->layout, &top, 1); i++)
        ;
    return top;
}

bool
selection_shows(const struct window *window, struct place top, size_t offset)
{
    struct place place = layout_place(window->layout, offset);

    return !is_above(place, top) && !is_above(foot_of(window, top), place);
}

size_t
selection_here(const struct selection *selection, const struct window *window, struct place top)
{
    size_t eye = motion_eye(window, top);

    if (selection->head != NONE && selection_shows(window, top, selection->head))
        return selection->head;
    struct span sentence = unit_at(window->doc, UNIT_SENTENCE, eye);
    bool begins_above = sentence.start < layout_offset(window->layout, top);
    if (begins_above && unit_step(window->doc, UNIT_SENTENCE, &sentence, 1))
        begins_above = !selection_shows(window, top, sentence.start);
    return begins_above ? character_at(window->doc, eye) : sentence.start;
}

bool
selection_is_made(const struct selection *selection)
{
    return selection->mode >= SELECTION_CHARACTERS;
}

struct span
selection_span(const struct selection *selection, struct doc *doc)
{
    enum unit unit = selection->mode == SELECTION_SENTENCES ? UNIT_SENTENCE : UNIT_CHARACTER;

    if (!selection_is_made(selection))
        return (struct span){0, 0};
    struct span a = unit_at(doc, unit, selection->anchor);
    struct span b = unit_at(doc, unit, selection->head);
    return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

/* ---- Beginning and leaving ------------------------------------------------------- */

void
selection_show(struct selection *selection, struct doc *doc, size_t offset)
{
    size_t head = character_at(doc, offset);

    *selection = (struct selection){SELECTION_CURSOR, head, head, -1};
}

void
selection_choose(struct selection *selection, struct doc *doc, enum selection_mode mode,
                 struct span span)
{
    *selection = (struct selection){mode, character_at(doc, span.start),
                                    character_at(doc, span.end - 1), -1};
}

void
selection_reach(struct selection *selection, struct doc *doc, struct span span)
{
    size_t first = character_at(doc, span.start), last = character_at(doc, span.end - 1);

    selection->head = selection_is_made(selection) && last > selection->anchor ? last : first;
    selection->column = -1;
}

void
selection_stretch(struct selection *selection, size_t anchor, size_t head)
{
    *selection = (struct selection){SELECTION_CHARACTERS, anchor, head, -1};
}

void
selection_leave(struct selection *selection)
{
    selection->mode = SELECTION_NONE;
}

void
selection_forget(struct selection *selection)
{
    if (selection->mode == SELECTION_NONE)
        selection->head = NONE;
}

static void
select_characters(struct selection *selection, const struct window *window, struct place top)
{
    switch (selection->mode) {
    case SELECTION_NONE:
        selection_show(selection, window->doc, selection_here(selection, window, top));
        break;
    case SELECTION_CURSOR:
        selection->anchor = selection->head;
        selection->mode = SELECTION_CHARACTERS;
        break;
    case SELECTION_CHARACTERS:
        selection->mode = SELECTION_CURSOR;
        break;
    case SELECTION_SENTENCES:
        selection->mode = SELECTION_CHARACTERS;
        break;
    }
}

static void
select_sentences(struct selection *selection, const struct window *window, struct place top)
{
    switch (selection->mode) {
    case SELECTION_NONE:
    case SELECTION_CURSOR:
        selection_choose(
            selection, window->doc, SELECTION_SENTENCES,
            unit_at(window->doc, UNIT_SENTENCE, selection_here(selection, window, top)));
        break;
    case SELECTION_CHARACTERS:
        selection->mode = SELECTION_SENTENCES;
        break;
    case SELECTION_SENTENCES:
        selection->mode = SELECTION_CURSOR;
        break;
    }
}

static void
exchange_ends(struct selection *selection)
{
    size_t head = selection->head;

    if (!selection_is_made(selection))
        return;
    selection->head = selection->anchor;
    selection->anchor = head;
}

/* ---- By units ------------------------------------------------------------------- */

/* On, as the head of the file has it. */
static size_t
unit_on(const struct selection *selection, struct doc *doc, enum unit unit)
{
    size_t head = selection->head;
    struct span here = unit_at(doc, unit, head), next = here;
    size_t last = character_at(doc, here.end - 1);
    bool follows = unit_step(doc, unit, &next, 1);

    if (selection->mode == SELECTION_CURSOR)
        return follows ? next.start : last;
    if (head < selection->anchor)
        return follows && next.start <= selection->anchor ? next.start : last;
    if (last > head)
        return last;
    return follows ? character_at(doc, next.end - 1) : head;
}

static size_t
unit_back(const struct selection *selection, struct doc *doc, enum unit unit)
{
    size_t head = selection->head;
    struct span here = unit_at(doc, unit, head), before = here;
    bool precedes = unit_step(doc, unit, &before, -1);

    if (selection_is_made(selection) && head > selection->anchor) {
        size_t last = precedes ? character_at(doc, before.end - 1) : 0;
        return precedes && last >= selection->anchor ? last : here.start;
    }
    if (here.start < head)
        return here.start;
    return precedes ? before.start : head;
}

static bool
same_span(struct span a, struct span b)
{
    return a.start == b.start && a.end == b.end;
}

/* Of whole sentences, a step that shows nothing is none: then the next one is taken, too. */
static bool
move_by_unit(struct selection *selection, struct doc *doc, enum unit unit, int direction)
{
    struct span before = selection_span(selection, doc);
    size_t first = selection->head, head;

    do {
        head = selection->head;
        selection->head = (direction > 0 ? unit_on : unit_back)(selection, doc, unit);
    } while (selection->mode == SELECTION_SENTENCES && selection->head != head &&
             same_span(before, selection_span(selection, doc)));
    return selection->head != first;
}

/* ---- By rows -------------------------------------------------------------------- */

/* The character at the column of a row. */
static size_t
character_in(const struct window *window, struct place place, int column)
{
    const struct row *row = layout_row(window->layout, place);

    return character_at(window->doc, cover_offset(window->layout, row, column));
}

/* To the next row with other words; rows of page furniture have none. */
static bool
step_row(struct selection *selection, const struct window *window, int direction)
{
    struct place place = layout_place(window->layout, selection->head);

    for (;;) {
        if (!layout_step(window->layout, &place, direction)) {
            if (direction < 0 || doc_is_whole(window->doc))
                return false;
            doc_advance(window->doc, DOC_SLICE);
            continue;
        }
        if (layout_row(window->layout, place)->run_count == 0)
            continue;
        size_t offset = character_in(window, place, selection->column);
        if (direction > 0 ? offset > selection->head : offset < selection->head) {
            selection->head = offset;
            return true;
        }
    }
}

static void
move_by_rows(struct selection *selection, const struct window *window, int direction, long rows)
{
    struct place place = layout_place(window->layout, selection->head);

    if (selection->column < 0)
        selection->column =
            cover_column(window->layout, layout_row(window->layout, place), selection->head);
    while (rows-- > 0 && step_row(selection, window, direction))
        ;
}

#define FAR_RIGHT 100000

static void
move_in_row(struct selection *selection, const struct window *window, int direction)
{
    struct place place = layout_place(window->layout, selection->head);

    selection->head = character_in(window, place, direction < 0 ? 0 : FAR_RIGHT);
}

/* ---- To the ends ---------------------------------------------------------------- */

/* With a count to that paragraph. */
static void
move_to_edge(struct selection *selection, const struct window *window, struct place top,
             int direction, int count)
{
    if (count == 0) {
        struct span edge = unit_edge(window->doc, UNIT_CHARACTER, direction);
        selection->head = edge.start;
        return;
    }
    struct place place = motion_edge(window, top, direction, count);
    selection->head = character_at(window->doc, layout_offset(window->layout, place));
}

/* ---- Commands ------------------------------------------------------------------- */

/* What a command has to go on. */
struct stroke {
    const struct window *window;
    struct place top;
    int count; /* 0: none was typed */
};

static void
do_select(struct selection *selection, const struct stroke *stroke, int direction)
{
    (void)direction;
    select_characters(selection, stroke->window, stroke->top);
}

static void
do_select_sentences(struct selection *selection, const struct stroke *stroke, int direction)
{
    (void)direction;
    select_sentences(selection, stroke->window, stroke->top);
}

static void
do_exchange(struct selection *selection, const struct stroke *stroke, int direction)
{
    (void)stroke, (void)direction;
    exchange_ends(selection);
}

static void
do_leave(struct selection *selection, const struct stroke *stroke, int direction)
{
    (void)stroke, (void)direction;
    selection_leave(selection);
}

static void
do_move_in_row(struct selection *selection, const struct stroke *stroke, int direction)
{
    move_in_row(selection, stroke->window, direction);
}

static void
do_move_to_edge(struct selection *selection, const struct stroke *stroke, int direction)
{
    move_to_edge(selection, stroke->window, stroke->top, direction, stroke->count);
}

/* How each command is done: by units, by halves of the window (0: a row), or by a function. */
static const struct way {
    enum { BY_UNIT = 1, BY_ROWS, BY_FUNCTION } how;
    int direction;
    int much; /* which unit, or how many halves */
    void (*function)(struct selection *selection, const struct stroke *stroke, int direction);
} ways[COMMAND_COUNT] = {
    [COMMAND_CURSOR_RIGHT] = {BY_UNIT, 1, UNIT_CHARACTER, NULL},
    [COMMAND_CURSOR_LEFT] = {BY_UNIT, -1, UNIT_CHARACTER, NULL},
    [COMMAND_NEXT_CLAUSE] = {BY_UNIT, 1, UNIT_CLAUSE, NULL},
    [COMMAND_PREVIOUS_CLAUSE] = {BY_UNIT, -1, UNIT_CLAUSE, NULL},
    [COMMAND_NEXT_SENTENCE] = {BY_UNIT, 1, UNIT_SENTENCE, NULL},
    [COMMAND_PREVIOUS_SENTENCE] = {BY_UNIT, -1, UNIT_SENTENCE, NULL},
    [COMMAND_NEXT_PARAGRAPH] = {BY_UNIT, 1, UNIT_PARAGRAPH, NULL},
    [COMMAND_PREVIOUS_PARAGRAPH] = {BY_UNIT, -1, UNIT_PARAGRAPH, NULL},
    [COMMAND_NEXT_SECTION] = {BY_UNIT, 1, UNIT_SECTION, NULL},
    [COMMAND_PREVIOUS_SECTION] = {BY_UNIT, -1, UNIT_SECTION, NULL},
    [COMMAND_LINE_DOWN] = {BY_ROWS, 1, 0, NULL},
    [COMMAND_LINE_UP] = {BY_ROWS, -1, 0, NULL},
    [COMMAND_HALF_DOWN] = {BY_ROWS, 1, 1, NULL},
    [COMMAND_HALF_UP] = {BY_ROWS, -1, 1, NULL},
    [COMMAND_PAGE_DOWN] = {BY_ROWS, 1, 2, NULL},
    [COMMAND_PAGE_UP] = {BY_ROWS, -1, 2, NULL},
    [COMMAND_ROW_START] = {BY_FUNCTION, -1, 0, do_move_in_row},
    [COMMAND_ROW_END] = {BY_FUNCTION, 1, 0, do_move_in_row},
    [COMMAND_TOP] = {BY_FUNCTION, -1, 0, do_move_to_edge},
    [COMMAND_END] = {BY_FUNCTION, 1, 0, do_move_to_edge},
    [COMMAND_SELECT] = {BY_FUNCTION, 0, 0, do_select},
    [COMMAND_SELECT_SENTENCES] = {BY_FUNCTION, 0, 0, do_select_sentences},
    [COMMAND_OTHER_END] = {BY_FUNCTION, 0, 0, do_exchange},
    [COMMAND_LEAVE_SELECTION] = {BY_FUNCTION, 0, 0, do_leave},
    [COMMAND_CLOSE] = {BY_FUNCTION, 0, 0, do_leave},
};

bool
selection_knows(enum command command)
{
    return ways[command].how != 0;
}

void
selection_do(struct selection *selection, const struct window *window, struct place top,
             enum command command, int count)
{
    const struct stroke stroke = {window, top, count};
    const struct way *way = &ways[command];

    if (way->how == BY_ROWS) {
        long rows = way->much ? (long)way->much * ((window->rows + 1) / 2) : 1;
        move_by_rows(selection, window, way->direction, rows * times(count));
        return;
    }
    if (way->how == BY_FUNCTION)
        way->function(selection, &stroke, way->direction);
    int steps = way->how == BY_UNIT ? times(count) : 0;
    while (steps-- > 0 &&
           move_by_unit(selection, window->doc, (enum unit)way->much, way->direction))
        ;
    selection->column = -1;
}

void
selection_follow(const struct selection *selection, const struct window *window, struct place *top)
{
    if (selection->mode == SELECTION_NONE)
        return;
    struct place place = layout_place(window->layout, selection->head);
    if (is_above(place, *top)) {
        *top = place;
    } else if (is_above(foot_of(window, *top), place)) {
        *top = place;
        for (int i = 1; i < window->rows && layout_step(window->layout, top, -1); i++)
            ;
    }
}
