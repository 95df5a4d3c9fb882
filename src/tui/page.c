/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/keymap.h"
#include "reader/leaving.h"
#include "reader/marking.h"
#include "reader/pointing.h"
#include "reader/selecting.h"
#include "tui/bars.h"
#include "tui/contents.h"
#include "tui/list.h"
#include "tui/map.h"
#include "tui/screen.h"
#include "tui/sheet.h"

struct page {
    struct view view;
    struct reader *reader;
    struct contents *contents;
    struct list *list;      /* of the contents */
    bool beside;            /* the contents are wanted beside the text */
    bool in_contents;       /* keys go to the contents */
    bool roomy;             /* the contents have room beside the text, at the last drawing */
    bool contents_seen;     /* and stood there */
    struct area text, side; /* where text and contents are, at the last drawing */
    struct pointing pointing;
    bool hinting; /* the references have letters, and the next key is one */
};

static struct page *
of_view(struct view *view)
{
    return (struct page *)view;
}

/* ---- What there is room for ---- */

struct frame {
    int columns, rows; /* the least that it takes */
    int header;        /* rows that say what notice this is and where one is */
    int blank;         /* rows between the text and header or status */
    int margin;        /* columns at either side of the text */
    bool map;
    bool status;
};

static const struct frame frames[] = {
    {60, 20, 2, 1, 4, true, true}, {60, 12, 2, 0, 4, true, true}, {30, 12, 1, 0, 0, false, true},
    {10, 3, 0, 0, 0, false, true}, {1, 1, 0, 0, 0, false, false},
};

/* The area from which on the contents can stand beside the text, and their columns. */
#define BESIDE_COLUMNS  96
#define BESIDE_ROWS     6
#define CONTENTS_LEAST  30
#define CONTENTS_MOST   48
#define CONTENTS_MARGIN 3

static const struct frame *
fitting_frame(struct area area)
{
    const struct frame *frame = frames;

    while (frame->columns > 1 && (area.columns < frame->columns || area.rows < frame->rows))
        frame++;
    return frame;
}

static bool
is_too_small(struct area area)
{
    return area.columns < 10 || area.rows < 3;
}

static int
contents_columns(struct area area)
{
    int columns = area.columns * 3 / 8;

    return columns < CONTENTS_LEAST  ? CONTENTS_LEAST
           : columns > CONTENTS_MOST ? CONTENTS_MOST
                                     : columns;
}

/* The rows of the area that are the text's. */
static struct area
body_of(struct area area, const struct frame *frame)
{
    area.row += frame->header + (frame->header ? frame->blank : 0);
    area.rows -= frame->header + (frame->header ? frame->blank : 0);
    area.rows -= (frame->status ? 1 : 0) + frame->blank;
    return area;
}

/* ---- The whole ---- */

/* Brings the contents up to date; their focus follows the text as long as it has none. */
static void
follow_text(struct page *page, struct reader_status status)
{
    contents_update(page->contents);
    size_t row = contents_set_current(page->contents, status);
    if (!page->in_contents && row != NONE)
        list_set_focus(page->list, row);
    list_set_active(page->list, page->in_contents);
}

static void
draw_contents(struct page *page, struct area area)
{
    struct view *view = list_view(page->list);

    list_set_bare(page->list, page->contents_seen);
    view->operations->draw(view, area);
}

/* What header, status, contents and margins leave for the text. */
static struct area
text_of(const struct page *page, const struct frame *frame, struct area area, struct area body)
{
    int left = page->contents_seen ? contents_columns(area) + CONTENTS_MARGIN : frame->margin;
    int right = page->contents_seen ? 2 : frame->margin;

    body.column += left;
    body.columns -= left + right;
    return body;
}

static struct area
foot_of(struct area area)
{
    area.row += area.rows - 1;
    area.rows = 1;
    return area;
}

/* What the contents had to cut stands in the status as long as keys go to them. */
static void
draw_foot(const struct page *page, struct reader_status status, int header, struct area area)
{
    struct buf cut = BUF_INIT;

    if (page->contents_seen && page->in_contents)
        list_print_cut(page->list, &cut);
    if (cut.length > 0)
        screen_put_end(area.row, area.column + 1, area.column + area.columns - 1, buf_string(&cut),
                       cut.length, LOOK_PLAIN);
    else
        bars_draw_status(page->reader, status, header, area);
    buf_fini(&cut);
}

static void
draw_reading(struct page *page, const struct frame *frame, struct area area)
{
    struct area body = body_of(area, frame);
    struct area text = text_of(page, frame, area, body);

    marking_settle(page->reader);
    page->text = text;
    reader_resize(page->reader, text.columns, text.rows);
    struct reader_status status = reader_status(page->reader);
    follow_text(page, status);
    bars_draw_header(page->reader, status, frame->header, area);
    page->side = (struct area){body.row, body.column, body.rows, contents_columns(area)};
    if (page->contents_seen)
        draw_contents(page, page->side);
    sheet_draw(page->reader, page->hinting, text);
    if (frame->map)
        map_draw(page->reader,
                 (struct area){body.row, body.column + body.columns - 1, body.rows, 1});
    if (frame->status)
        draw_foot(page, status, frame->header, foot_of(area));
}

static void
draw(struct view *view, struct area area)
{
    struct page *page = of_view(view);

    if (is_too_small(area)) {
        screen_put_string(area.row, area.column, area.column + area.columns,
                          _("too small a window"), LOOK_PLAIN);
        return;
    }
    page->roomy = area.columns >= BESIDE_COLUMNS && area.rows >= BESIDE_ROWS;
    page->contents_seen = page->beside && page->roomy;
    if (page->in_contents && !page->contents_seen) {
        follow_text(page, reader_status(page->reader));
        draw_contents(page, area);
        return;
    }
    if (!page->in_contents)
        screen_set_cursor(area.row, area.column, false);
    draw_reading(page, fitting_frame(area), area);
}

/* ---- Commands ---- */

static enum context
context(const struct view *view)
{
    const struct page *page = (const struct page *)view;

    return page->in_contents ? CONTEXT_CONTENTS : selecting_context(page->reader);
}

/* Where the focus of the contents leads; `jump`: so that ^O comes back. */
static unsigned
go_to_focus(struct page *page, bool jump)
{
    size_t row = list_focus(page->list);

    if (row >= contents_model.count(page->contents))
        return 0;
    size_t section = contents_section(page->contents, row);
    size_t offset = contents_offset(page->contents, row);
    if (!jump)
        return reader_scroll_to(page->reader, offset);
    return section != NONE ? reader_jump_to_section(page->reader, section)
                           : reader_jump(page->reader, offset);
}

/* Where there is no room beside the text they take its place. */
static void
show_or_hide_contents(struct page *page)
{
    bool seen = page->contents_seen || page->in_contents;

    page->beside = !seen;
    page->in_contents = !seen && !page->roomy;
}

/* Keys go to the text again; beside it the contents stand whole. */
static void
leave_contents(struct page *page)
{
    struct view *view = list_view(page->list);

    page->in_contents = false;
    view->operations->filter(view, "", false);
}

static unsigned
perform_in_contents(struct page *page, enum command command, int count)
{
    struct view *view = list_view(page->list);
    size_t focus = list_focus(page->list);

    contents_update(page->contents); /* more may have been read since they were drawn */
    if (command == COMMAND_CONTENTS_BESIDE) {
        show_or_hide_contents(page);
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_LEAVE_CONTENTS) {
        leave_contents(page);
        return EFFECT_REDRAW;
    }
    if (command == COMMAND_OPEN) {
        unsigned effects = go_to_focus(page, true);
        leave_contents(page);
        return effects;
    }
    unsigned effects = view->operations->perform(view, command, count);
    if (effects & EFFECT_CLOSE) {
        leave_contents(page);
        effects &= ~(unsigned)EFFECT_CLOSE;
    }
    if (page->contents_seen && list_focus(page->list) != focus)
        effects |= go_to_focus(page, false);
    return effects;
}

static unsigned
perform(struct view *view, enum command command, int count)
{
    struct page *page = of_view(view);

    if (page->in_contents)
        return perform_in_contents(page, command, count);
    unsigned effects = reader_do(page->reader, command, count);
    if (effects & EFFECT_CONTENTS)
        page->in_contents = true;
    if (effects & EFFECT_HINTS)
        page->hinting = true;
    if (effects & EFFECT_BESIDE)
        show_or_hide_contents(page);
    return effects & ~(unsigned)(EFFECT_CONTENTS | EFFECT_BESIDE | EFFECT_HINTS);
}

/* The letter of a mark, a colour or a reference; Esc: of none. */
static bool
take_key(struct view *view, uint32_t key, unsigned *effects)
{
    struct page *page = of_view(view);

    if (!page->in_contents && marking_waits(page->reader)) {
        *effects = marking_take_letter(page->reader, key);
        return true;
    }
    if (!page->hinting)
        return false;
    page->hinting = false;
    *effects = key == KEYMAP_ESCAPE ? EFFECT_REDRAW : reader_follow(page->reader, key);
    return true;
}

/* In the contents: the focus, and the text after it; a double press goes there for good. */
static unsigned
point_in_contents(struct page *page, const struct mouse *mouse)
{
    struct view *view = list_view(page->list);
    size_t focus = list_focus(page->list);

    if (mouse->deed == MOUSE_PRESS && mouse->clicks == 2)
        return perform_in_contents(page, COMMAND_OPEN, 0);
    unsigned effects = view->operations->point(view, mouse);
    if (effects)
        page->in_contents = true;
    if (page->contents_seen && list_focus(page->list) != focus)
        effects |= go_to_focus(page, false);
    return effects;
}

static unsigned
point_in_text(struct page *page, const struct mouse *mouse)
{
    int row = mouse->row - page->text.row;
    int column = mouse->column - sheet_column(page->reader, page->text);
    bool inside = row >= 0 && row < page->text.rows;

    switch (mouse->deed) {
    case MOUSE_PRESS:
        page->in_contents = false;
        return inside ? pointing_press(&page->pointing, page->reader, row, column, mouse->clicks)
                      : 0;
    case MOUSE_DRAG:
        return pointing_drag(&page->pointing, page->reader, row, column);
    case MOUSE_RELEASE:
        pointing_release(&page->pointing);
        return 0;
    default:
        return pointing_scroll(page->reader,
                               mouse->deed == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
    }
}

static unsigned
point(struct view *view, const struct mouse *mouse)
{
    struct page *page = of_view(view);
    bool in_side = page->contents_seen && mouse->deed != MOUSE_DRAG &&
                   mouse->column < page->side.column + page->side.columns;

    page->hinting = false;
    if (in_side || (page->in_contents && !page->contents_seen))
        return point_in_contents(page, mouse);
    return point_in_text(page, mouse);
}

/* ---- Notes ---- */

static enum wish
wish(struct view *view, const struct note **note)
{
    const struct reader *reader = of_view(view)->reader;

    *note = marking_note(reader);
    return marking_wish(reader);
}

static unsigned
take_answer(struct view *view, const char *words)
{
    return marking_answer(of_view(view)->reader, words);
}

static void
collect(struct view *view, struct note_list *list)
{
    leaving_collect(of_view(view)->reader, list);
}

static const char *
message(const struct view *view)
{
    return reader_message(((const struct page *)view)->reader);
}

static void
filter(struct view *view, const char *typed, bool guesses)
{
    struct view *contents = list_view(of_view(view)->list);

    contents->operations->filter(contents, typed, guesses);
}

static bool
idle(struct view *view)
{
    return reader_idle(of_view(view)->reader);
}

static void
close_page(struct view *view)
{
    struct page *page = of_view(view);
    struct view *contents = list_view(page->list);

    contents->operations->close(contents);
    reader_free(page->reader);
    free(page);
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
    .close = close_page,
};

struct page *
page_new(struct reader *reader, bool beside)
{
    struct page *page = mem_zero(1, sizeof *page);

    page->view.operations = &operations;
    page->reader = reader;
    page->beside = beside;
    page->contents = contents_new(reader);
    page->list = list_new(&contents_model, page->contents);
    return page;
}

struct view *
page_view(struct page *page)
{
    return &page->view;
}

struct reader *
page_reader(const struct page *page)
{
    return page->reader;
}

bool
page_is_beside(const struct page *page)
{
    return page->beside;
}
