/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/split.h"

#include <stdlib.h>

#include "base/mem.h"

/* Rows from which on there is room for both, and how many of them are the list's. */
#define ROWS_LEAST      16
#define list_rows(rows) ((rows)*2 / 5)

struct split {
    struct view view;
    struct page *page;
    struct list *list;
    split_go *go;
    void *data;
    struct standing standing; /* where one was */
};

static struct split *
of_view(struct view *view)
{
    return (struct split *)view;
}

static struct view *
list_of(const struct split *split)
{
    return list_view(split->list);
}

static void
draw(struct view *view, struct area area)
{
    struct split *split = of_view(view);
    struct view *list = list_of(split), *text = page_view(split->page);
    struct area upper = area, lower = area;

    if (area.rows >= ROWS_LEAST) {
        upper.rows = list_rows(area.rows);
        lower.row += upper.rows;
        lower.rows -= upper.rows;
        text->operations->draw(text, lower);
    }
    list->operations->draw(list, upper);
}

static enum context
context(const struct view *view)
{
    const struct split *split = (const struct split *)view;

    return list_of(split)->operations->context(list_of(split));
}

static unsigned
show(struct split *split, bool jump)
{
    return split->go(split->data, list_focus(split->list), jump);
}

static void
go_back(struct split *split)
{
    reader_return(page_reader(split->page), &split->standing);
}

static unsigned
perform(struct view *view, enum command command, int count)
{
    struct split *split = of_view(view);
    size_t focus = list_focus(split->list);

    if (command == COMMAND_OPEN) {
        go_back(split);
        return show(split, true) | EFFECT_CLOSE;
    }
    unsigned effects = list_of(split)->operations->perform(list_of(split), command, count);
    if (effects & EFFECT_CLOSE)
        go_back(split);
    else if (list_focus(split->list) != focus)
        effects |= show(split, false);
    return effects;
}

/* In the list; elsewhere the mouse does nothing. */
static unsigned
point(struct view *view, const struct mouse *mouse)
{
    struct split *split = of_view(view);
    size_t focus = list_focus(split->list);

    if (mouse->deed == MOUSE_PRESS && mouse->clicks == 2)
        return perform(view, COMMAND_OPEN, 0);
    unsigned effects = list_of(split)->operations->point(list_of(split), mouse);
    if (list_focus(split->list) != focus)
        effects |= show(split, false);
    return effects;
}

static void
filter(struct view *view, const char *typed, bool guesses)
{
    struct split *split = of_view(view);

    list_of(split)->operations->filter(list_of(split), typed, guesses);
    show(split, false);
}

static bool
idle(struct view *view)
{
    struct split *split = of_view(view);

    return list_of(split)->operations->idle(list_of(split));
}

static void
close_split(struct view *view)
{
    struct split *split = of_view(view);

    list_of(split)->operations->close(list_of(split));
    free(split);
}

static const struct view_operations operations = {
    .context = context,
    .draw = draw,
    .perform = perform,
    .point = point,
    .filter = filter,
    .idle = idle,
    .close = close_split,
};

struct view *
split_new(struct page *page, struct list *list, split_go *go, void *data)
{
    struct split *split = mem_zero(1, sizeof *split);

    split->view.operations = &operations;
    split->page = page;
    split->list = list;
    split->go = go;
    split->data = data;
    split->standing = reader_keep(page_reader(page));
    return &split->view;
}
