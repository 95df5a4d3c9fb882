/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "layout/fill.h"
#include "reader/request.h"
#include "tui/screen.h"

#define ASIDE_LEAST   8  /* columns in which what stands beside the heading is shown, cut */
#define EMPTY_MEASURE 60 /* columns of what an empty list says */

struct list {
    struct view view;
    const struct list_model *model;
    void *data;
    bool bare, active;
    bool touched; /* a person has done something here */
    size_t focus;
    size_t top;       /* the first row that is shown */
    struct area rows; /* where the rows are, at the last drawing */
    int page;         /* rows that fit, at the last drawing */
    bool cut;         /* then the words of the focus did not fit */
    char *filter;     /* "" when all is shown */
};

static struct list *
of_view(struct view *view)
{
    return (struct list *)view;
}

static size_t
count_rows(const struct list *list)
{
    return list->model->count(list->data);
}

/* ---- The focus ---- */

static void
keep_focus_inside(struct list *list)
{
    size_t count = count_rows(list);

    if (list->focus >= count)
        list->focus = count ? count - 1 : 0;
}

static void
move_focus(struct list *list, size_t steps, bool down)
{
    if (down)
        list->focus += steps;
    else
        list->focus -= steps < list->focus ? steps : list->focus;
    keep_focus_inside(list);
}

/* Rows may have come and gone: the focus stays on its item, or at the top where it has always
 * been. */
static void
follow_item(struct list *list, size_t item)
{
    size_t row = item == NONE ? NONE : list->model->row_of(list->data, item);

    if (row != NONE && list->touched)
        list->focus = row;
    keep_focus_inside(list);
}

static size_t
focused_item(const struct list *list)
{
    return list->focus < count_rows(list) ? list->model->item(list->data, list->focus) : NONE;
}

/* Scrolls as little as it takes to show the focus. */
static void
scroll_to_focus(struct list *list)
{
    size_t page = list->page > 0 ? (size_t)list->page : 1;
    size_t count = count_rows(list);

    keep_focus_inside(list);
    if (list->focus < list->top)
        list->top = list->focus;
    if (list->focus >= list->top + page)
        list->top = list->focus - page + 1;
    if (list->top + page > count)
        list->top = count > page ? count - page : 0;
}

/* ---- Drawing ---- */

void
list_print_cut(const struct list *list, struct buf *out)
{
    if (list->cut && list->focus < count_rows(list))
        list->model->print_words(list->data, list->focus, out);
}

static void
draw_heading(const struct list *list, struct area area)
{
    struct buf left = BUF_INIT, right = BUF_INIT;
    int end = area.column + area.columns - 1;

    list->model->print_heading(list->data, &left, &right);
    int column = (list->model->keeps_start ? screen_put_cut : screen_put_end)(
        area.row, area.column + 1, end, buf_string(&left), left.length, LOOK_STRONG);
    if (screen_put_right(area.row, column + 2, end, buf_string(&right), LOOK_FAINT) == end &&
        end - column > ASIDE_LEAST)
        screen_put_cut(area.row, column + 2, end, buf_string(&right), right.length, LOOK_FAINT);
    buf_fini(&left);
    buf_fini(&right);
}

static void
draw_status(const struct list *list, struct area area)
{
    struct buf place = BUF_INIT;
    size_t count = count_rows(list);
    int end = area.column + area.columns - 1;

    buf_addf(&place, "%zu/%zu", count ? list->focus + 1 : 0, count);
    if (*list->filter)
        buf_addf(&place, "  / %s", list->filter);
    int column = screen_put_string(area.row, area.column + 1, end, buf_string(&place), LOOK_FAINT);
    buf_clear(&place);
    list_print_cut(list, &place);
    if (place.length > 0)
        screen_put_end(area.row, column + 2, end, buf_string(&place), place.length, LOOK_PLAIN);
    else if (list->model->context != CONTEXT_HELP)
        screen_put_right(area.row, column + 2, end, _("? help  q back"), LOOK_FAINT);
    buf_fini(&place);
}

/* Puts a line of words, in rows that are not wider than the area; returns the row behind them. */
static int
draw_words(const char *words, size_t length, struct area area)
{
    int measure = area.columns - 2 < EMPTY_MEASURE ? area.columns - 2 : EMPTY_MEASURE;
    char *breaks = mem_zero(length + 1, 1);
    struct cuts cuts = {0};
    struct fill fill = {.bytes = words,
                        .length = length,
                        .breaks = breaks,
                        .first = measure,
                        .rest = measure,
                        .ambiguous = screen_ambiguous()};

    linebreak_find(words, length, fill.level, breaks);
    fill_verbatim(&fill, &cuts);
    for (size_t i = 0; i < cuts.count && area.rows > 0; i++, area.row++, area.rows--)
        screen_put(area.row, area.column + 1, area.column + area.columns, words + cuts.all[i].start,
                   cuts.all[i].end - cuts.all[i].start, LOOK_PLAIN);
    cuts_fini(&cuts);
    free(breaks);
    return area.row;
}

static void
draw_empty(const struct list *list, struct area area)
{
    struct buf words = BUF_INIT;
    int end = area.row + area.rows;

    if (*list->filter)
        buf_add_string(&words, _("Nothing here holds these words."));
    else if (list->model->print_empty)
        list->model->print_empty(list->data, &words);
    for (const char *line = buf_string(&words); *line && area.columns > 2;) {
        size_t length = strcspn(line, "\n");
        area.row = draw_words(line, length, area);
        area.rows = end - area.row;
        line += length + (line[length] == '\n');
    }
    buf_fini(&words);
}

static void
draw_rows(struct list *list, struct area area)
{
    size_t count = count_rows(list);

    list->rows = area;
    list->cut = false;
    if (list->model->prepare)
        list->model->prepare(list->data, list->top, (size_t)area.rows);
    for (int i = 0; i < area.rows && list->top + (size_t)i < count; i++) {
        struct area row = {area.row + i, area.column, 1, area.columns};
        bool whole = list->model->draw_row(list->data, list->top + (size_t)i, row);
        if (!list->active || list->top + (size_t)i != list->focus)
            continue;
        list->cut = !whole;
        screen_paint(row.row, row.column, row.column + row.columns, LOOK_FOCUS);
        screen_set_cursor(row.row, row.column, false);
    }
    if (count > 0)
        return;
    if (list->active)
        screen_set_cursor(area.row, area.column, false);
    draw_empty(list, area);
}

/* How many rows the heading and the status take. */

static int
heading_rows(const struct list *list, struct area area)
{
    return !list->bare && list->model->print_heading && area.rows >= 6;
}

static int
status_rows(const struct list *list, struct area area)
{
    return !list->bare && area.rows >= 2;
}

static void
draw(struct view *view, struct area area)
{
    struct list *list = of_view(view);
    int heading = heading_rows(list, area), status = status_rows(list, area);

    list->page = area.rows - heading - status;
    scroll_to_focus(list);
    if (heading)
        draw_heading(list, area);
    draw_rows(list, (struct area){area.row + heading, area.column, list->page, area.columns});
    if (status)
        draw_status(list, (struct area){area.row + area.rows - 1, area.column, 1, area.columns});
}

/* ---- Commands ---- */

/* Commands that mean the same in every list and are the loop's to do. */
static const struct {
    enum command command;
    unsigned effects;
} plain_effects[] = {
    {COMMAND_FILTER, VIEW_ASK_FILTER},     {COMMAND_HELP, EFFECT_HELP},
    {COMMAND_LIST_HELP, EFFECT_HELP},      {COMMAND_SEARCH_LIBRARY, EFFECT_ASK_FIND},
    {COMMAND_AMBIGUOUS, EFFECT_AMBIGUOUS}, {COMMAND_THEME, EFFECT_THEME},
    {COMMAND_CLOSE, EFFECT_CLOSE},         {COMMAND_QUIT, EFFECT_QUIT},
    {COMMAND_SUSPEND, EFFECT_SUSPEND},     {COMMAND_REDRAW, EFFECT_REPAINT},
};

/* Moves as the command says; false when it says nothing of moving. */
static bool
move_by(struct list *list, enum command command, int count)
{
    size_t times = count > 0 ? (size_t)count : 1;
    size_t page = list->page > 1 ? (size_t)list->page - 1 : 1;
    size_t half = list->page > 1 ? (size_t)list->page / 2 : 1;

    switch (command) {
    case COMMAND_ITEM_DOWN:
    case COMMAND_ITEM_UP:
    case COMMAND_NEXT_HIT:
    case COMMAND_PREVIOUS_HIT:
        move_focus(list, times, command == COMMAND_ITEM_DOWN || command == COMMAND_NEXT_HIT);
        return true;
    case COMMAND_PAGE_DOWN:
    case COMMAND_PAGE_UP:
        move_focus(list, times * page, command == COMMAND_PAGE_DOWN);
        return true;
    case COMMAND_HALF_DOWN:
    case COMMAND_HALF_UP:
        move_focus(list, times * half, command == COMMAND_HALF_DOWN);
        return true;
    case COMMAND_TOP:
    case COMMAND_END:
        list->focus = count > 0 ? times - 1 : command == COMMAND_TOP ? 0 : count_rows(list);
        keep_focus_inside(list);
        return true;
    default:
        return false;
    }
}

/* Shows what passes. */
static void
sift(struct list *list, char *typed)
{
    free(list->filter);
    list->filter = typed;
    list->model->filter(list->data, typed);
}

static void
filter(struct view *view, const char *typed, bool guesses)
{
    struct list *list = of_view(view);
    size_t item = focused_item(list);
    struct request request = request_read(typed);

    sift(list, mem_copy_string(typed));
    if (guesses && count_rows(list) == 0 && request_may_be_pinyin(&request)) {
        sift(list, request_turn(typed, REQUEST_PINYIN));
        if (count_rows(list) == 0)
            sift(list, mem_copy_string(typed));
    }
    follow_item(list, item);
}

/* Esc takes back the last thing: what goes on, the filter, then the list. */
static unsigned
cancel(struct list *list)
{
    if (list->model->stop && list->model->stop(list->data))
        return EFFECT_REDRAW;
    if (!*list->filter)
        return EFFECT_CLOSE;
    filter(&list->view, "", false);
    return EFFECT_REDRAW;
}

static unsigned
perform(struct view *view, enum command command, int count)
{
    struct list *list = of_view(view);

    list->touched = true;
    if (move_by(list, command, count))
        return EFFECT_REDRAW;
    if (command == COMMAND_CANCEL)
        return cancel(list);
    if (command == COMMAND_FILTER && !list->model->filter)
        return 0;
    for (size_t i = 0; i < sizeof plain_effects / sizeof plain_effects[0]; i++)
        if (plain_effects[i].command == command)
            return plain_effects[i].effects;
    if (!list->model->perform)
        return 0;
    size_t item = focused_item(list);
    unsigned effects =
        list->model->perform(list->data, item == NONE ? NONE : list->focus, command, count);
    follow_item(list, item);
    return effects | EFFECT_REDRAW;
}

/* A press sets the focus, a double one opens the item, the wheel goes through them. */
static unsigned
point(struct view *view, const struct mouse *mouse)
{
    struct list *list = of_view(view);
    size_t row = list->top + (size_t)(mouse->row - list->rows.row);

    list->touched = true;
    if (mouse->deed == MOUSE_WHEEL_UP || mouse->deed == MOUSE_WHEEL_DOWN) {
        move_focus(list, WHEEL_ROWS, mouse->deed == MOUSE_WHEEL_DOWN);
        return EFFECT_REDRAW;
    }
    if (mouse->deed != MOUSE_PRESS || mouse->row < list->rows.row ||
        mouse->row >= list->rows.row + list->rows.rows || row >= count_rows(list))
        return 0;
    list->focus = row;
    return mouse->clicks == 2 ? perform(view, COMMAND_OPEN, 0) : EFFECT_REDRAW;
}

/* The row of the focus; NONE in an empty list. */
static size_t
focused_row(const struct list *list)
{
    return list->focus < count_rows(list) ? list->focus : NONE;
}

static bool
take_key(struct view *view, uint32_t key, unsigned *effects)
{
    struct list *list = of_view(view);

    return list->model->take_key &&
           list->model->take_key(list->data, focused_row(list), key, effects);
}

static enum wish
wish(struct view *view, const struct note **note)
{
    struct list *list = of_view(view);

    return list->model->wish(list->data, focused_row(list), note);
}

static unsigned
take_answer(struct view *view, const char *words)
{
    struct list *list = of_view(view);

    return list->model->answer ? list->model->answer(list->data, focused_row(list), words) : 0;
}

static void
collect(struct view *view, struct note_list *notes)
{
    struct list *list = of_view(view);

    if (list->model->collect)
        list->model->collect(list->data, notes);
}

static const char *
message(const struct view *view)
{
    const struct list *list = (const struct list *)view;

    return list->model->message ? list->model->message(list->data) : "";
}

static enum context
context(const struct view *view)
{
    return ((const struct list *)view)->model->context;
}

static bool
idle(struct view *view)
{
    struct list *list = of_view(view);

    if (!list->model->idle)
        return false;
    size_t item = focused_item(list);
    bool more = list->model->idle(list->data);
    follow_item(list, item);
    return more;
}

static int
descriptor(const struct view *view)
{
    const struct list *list = (const struct list *)view;

    return list->model->descriptor ? list->model->descriptor(list->data) : -1;
}

static void
close_list(struct view *view)
{
    struct list *list = of_view(view);

    if (list->model->close)
        list->model->close(list->data);
    free(list->filter);
    free(list);
}

static const struct view_operations operations = {
    .context = context,
    .draw = draw,
    .perform = perform,
    .take_key = take_key,
    .point = point,
    .wish = wish,
    .answer = take_answer,
    .collect = collect,
    .message = message,
    .filter = filter,
    .idle = idle,
    .descriptor = descriptor,
    .close = close_list,
};

struct list *
list_new(const struct list_model *model, void *data)
{
    struct list *list = mem_zero(1, sizeof *list);

    list->view.operations = &operations;
    list->model = model;
    list->data = data;
    list->active = true;
    list->filter = mem_copy_string("");
    return list;
}

struct view *
list_view(struct list *list)
{
    return &list->view;
}

size_t
list_focus(const struct list *list)
{
    return list->focus;
}

void
list_set_focus(struct list *list, size_t row)
{
    list->focus = row;
    keep_focus_inside(list);
}

void
list_set_active(struct list *list, bool active)
{
    list->active = active;
}

void
list_set_bare(struct list *list, bool bare)
{
    list->bare = bare;
}
