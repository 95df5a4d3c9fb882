/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "reader/keymap.h"
#include "tui/screen.h"

#define HISTORY_MOST 100

struct prompt {
    const struct prompt_kind *kind;
    void *data;
    struct buf line;
    size_t cursor; /* bytes before it */
    struct prompt_history *history;
    size_t history_at; /* the line of the history that is shown; its count: none */
    struct prompt_offer offers[PROMPT_MOST_OFFERS];
    size_t offer_count;
    size_t chosen; /* an offer, or NONE */
};

/* ---- History ---- */

void
prompt_history_fini(struct prompt_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        free(history->lines[i]);
    free(history->lines);
    *history = (struct prompt_history){NULL, 0, 0};
}

/* The line comes to the end; the same line further up goes, and so does the oldest. */
static void
remember(struct prompt_history *history, const char *line)
{
    size_t kept = 0;

    if (!*line)
        return;
    for (size_t i = 0; i < history->count; i++) {
        bool stale =
            strcmp(history->lines[i], line) == 0 || (i == 0 && history->count >= HISTORY_MOST);
        if (stale)
            free(history->lines[i]);
        else
            history->lines[kept++] = history->lines[i];
    }
    history->lines = mem_grow(history->lines, &history->capacity, kept + 1, sizeof(char *));
    history->lines[kept] = mem_copy_string(line);
    history->count = kept + 1;
}

/* ---- Offers ---- */

static void
drop_offers(struct prompt *prompt)
{
    for (size_t i = 0; i < prompt->offer_count; i++) {
        free(prompt->offers[i].text);
        free(prompt->offers[i].note);
        free(prompt->offers[i].aside);
    }
    prompt->offer_count = 0;
    prompt->chosen = NONE;
}

static void
line_changed(struct prompt *prompt)
{
    const char *typed = buf_string(&prompt->line);

    drop_offers(prompt);
    if (prompt->kind->offer)
        prompt->offer_count = prompt->kind->offer(prompt->data, typed, prompt->offers);
    if (prompt->kind->changed)
        prompt->kind->changed(prompt->data, typed);
}

/* ---- Editing ---- */

/* Replaces the bytes from..to by others; the cursor stands behind them. */
static void
replace(struct prompt *prompt, size_t from, size_t to, const char *bytes, size_t length)
{
    struct buf edited = BUF_INIT;

    buf_add(&edited, buf_string(&prompt->line), from);
    buf_add(&edited, bytes, length);
    buf_add_string(&edited, buf_string(&prompt->line) + to);
    buf_fini(&prompt->line);
    prompt->line = edited;
    prompt->cursor = from + length;
    line_changed(prompt);
}

static void
set_line(struct prompt *prompt, const char *line)
{
    replace(prompt, 0, prompt->line.length, line, strlen(line));
}

static size_t
cluster_before(const struct prompt *prompt)
{
    return uni_cluster_back(buf_string(&prompt->line), prompt->cursor);
}

static size_t
cluster_behind(const struct prompt *prompt)
{
    return uni_cluster(buf_string(&prompt->line) + prompt->cursor,
                       prompt->line.length - prompt->cursor);
}

/* The bytes of the word before the cursor and of the spaces behind that. */
static size_t
word_before(const struct prompt *prompt)
{
    const char *line = buf_string(&prompt->line);
    size_t start = prompt->cursor - uni_trailing_space(line, prompt->cursor);
    uint32_t c;

    while (start > 0) {
        size_t step = uni_read_back(line, start, &c);
        if (uni_is_space(c))
            break;
        start -= step;
    }
    return prompt->cursor - start;
}

static void
insert(struct prompt *prompt, uint32_t character)
{
    char bytes[4];

    if (character >= 0x110000 || uni_placeholder(character))
        return;
    replace(prompt, prompt->cursor, prompt->cursor, bytes, uni_write(bytes, character));
}

static void
walk_history(struct prompt *prompt, int direction)
{
    size_t at = prompt->history_at + (size_t)direction;

    if ((direction < 0 && prompt->history_at == 0) || at > prompt->history->count)
        return;
    set_line(prompt, at < prompt->history->count ? prompt->history->lines[at] : "");
    prompt->history_at = at;
}

/* Down from what is typed is the first offer, up from that is what is typed. */
static void
walk_offers(struct prompt *prompt, int direction)
{
    size_t chosen = prompt->chosen + (size_t)direction; /* NONE + 1 is 0, 0 - 1 is NONE */

    if (chosen == NONE || chosen < prompt->offer_count)
        prompt->chosen = chosen;
}

static void
walk(struct prompt *prompt, int direction)
{
    if (prompt->offer_count > 0)
        walk_offers(prompt, direction);
    else
        walk_history(prompt, direction);
}

static void
fill_in(struct prompt *prompt)
{
    if (prompt->offer_count == 0)
        return;
    char *text = mem_copy_string(prompt->offers[prompt->chosen == NONE ? 0 : prompt->chosen].text);
    set_line(prompt, text);
    free(text);
}

#define CONTROL(letter) ((letter)-0x40)

/* Keys that change the line or the place in it; false for any other. */
static bool
edit(struct prompt *prompt, uint32_t key)
{
    size_t cursor = prompt->cursor, end = prompt->line.length;

    switch (key) {
    case KEYMAP_BACKSPACE:
        replace(prompt, cursor - cluster_before(prompt), cursor, "", 0);
        return true;
    case KEYMAP_DELETE:
    case CONTROL('D'):
        replace(prompt, cursor, cursor + cluster_behind(prompt), "", 0);
        return true;
    case CONTROL('W'):
        replace(prompt, cursor - word_before(prompt), cursor, "", 0);
        return true;
    case CONTROL('U'):
        replace(prompt, 0, cursor, "", 0);
        return true;
    case CONTROL('K'):
        replace(prompt, cursor, end, "", 0);
        return true;
    case KEYMAP_LEFT:
    case CONTROL('B'):
        prompt->cursor -= cluster_before(prompt);
        return true;
    case KEYMAP_RIGHT:
    case CONTROL('F'):
        prompt->cursor += cluster_behind(prompt);
        return true;
    case KEYMAP_HOME:
    case CONTROL('A'):
        prompt->cursor = 0;
        return true;
    case KEYMAP_END:
    case CONTROL('E'):
        prompt->cursor = end;
        return true;
    default:
        return false;
    }
}

static enum prompt_answer
take_key(struct prompt *prompt, uint32_t key)
{
    switch (key) {
    case KEYMAP_ENTER:
        remember(prompt->history, prompt_text(prompt));
        return PROMPT_ACCEPTED;
    case KEYMAP_ESCAPE:
    case CONTROL('C'):
    case CONTROL('G'):
        return PROMPT_CANCELLED;
    case KEYMAP_TAB:
        fill_in(prompt);
        break;
    case KEYMAP_UP:
    case CONTROL('P'):
        walk(prompt, -1);
        break;
    case KEYMAP_DOWN:
    case CONTROL('N'):
        walk(prompt, 1);
        break;
    default:
        if (!edit(prompt, key))
            insert(prompt, key);
    }
    return PROMPT_GOES_ON;
}

enum prompt_answer
prompt_feed(struct prompt *prompt, struct event event)
{
    if (event.kind == EVENT_KEY && event.key == KEYMAP_BACKSPACE && prompt->line.length == 0)
        return PROMPT_CANCELLED;
    if (event.kind == EVENT_KEY)
        return take_key(prompt, event.key);
    insert(prompt, event.key); /* a pasted line end accepts nothing */
    return PROMPT_GOES_ON;
}

/* ---- From new to free ---- */

struct prompt *
prompt_new(const struct prompt_kind *kind, void *data, struct prompt_history *history)
{
    struct prompt *prompt = mem_zero(1, sizeof *prompt);

    prompt->kind = kind;
    prompt->data = data;
    prompt->history = history;
    prompt->history_at = history->count;
    prompt->chosen = NONE;
    line_changed(prompt);
    return prompt;
}

void
prompt_free(struct prompt *prompt)
{
    if (!prompt)
        return;
    drop_offers(prompt);
    buf_fini(&prompt->line);
    free(prompt);
}

const char *
prompt_text(const struct prompt *prompt)
{
    return prompt->chosen == NONE ? buf_string(&prompt->line) : prompt->offers[prompt->chosen].text;
}

/* ---- Drawing ---- */

/* How many bytes to leave out at the left so that the cursor is in sight. */
static size_t
bytes_out_of_sight(const char *line, size_t cursor, int columns)
{
    size_t skipped = 0;

    while (skipped < cursor && screen_cells(line + skipped, cursor - skipped) >= columns)
        skipped += uni_cluster(line + skipped, cursor - skipped);
    return skipped;
}

static void
draw_line(const struct prompt *prompt, struct area area)
{
    int end = area.column + area.columns;
    int column =
        screen_put_string(area.row, area.column + 1, end, _(prompt->kind->label), LOOK_PROMPT);

    column = screen_put_string(area.row, column, end, " ", LOOK_PROMPT);
    if (end - column < 4)
        column = area.column; /* the label must give way */
    const char *line = prompt_text(prompt);
    size_t length = strlen(line);
    size_t cursor = prompt->chosen == NONE ? prompt->cursor : length;
    size_t skipped = bytes_out_of_sight(line, cursor, end - column);
    screen_blank(area.row, column, end, LOOK_PLAIN);
    screen_put(area.row, column, end, line + skipped, length - skipped, LOOK_PLAIN);
    screen_set_cursor(area.row, column + screen_cells(line + skipped, cursor - skipped), true);
}

static void
draw_offer(const struct prompt *prompt, size_t i, struct area area, int note_column)
{
    const struct prompt_offer *offer = &prompt->offers[i];
    int end = area.column + area.columns - 1;
    int limit = screen_put_right(area.row, note_column, end, offer->aside, LOOK_FAINT);

    screen_put_string(area.row, area.column + 3, end, offer->text, LOOK_STRONG);
    screen_put_cut(area.row, note_column, limit, offer->note, strlen(offer->note), LOOK_PLAIN);
    if (i == prompt->chosen)
        screen_paint(area.row, area.column, area.column + area.columns, LOOK_FOCUS);
}

static void
draw_offers(const struct prompt *prompt, struct area area)
{
    int widest = 0;
    size_t first = 0;

    if (prompt->chosen != NONE && prompt->chosen >= (size_t)area.rows)
        first = prompt->chosen - (size_t)area.rows + 1;
    for (size_t i = 0; i < prompt->offer_count; i++) {
        int width = screen_cells(prompt->offers[i].text, strlen(prompt->offers[i].text));
        if (width > widest)
            widest = width;
    }
    if (widest > area.columns / 2)
        widest = area.columns / 2;
    for (int row = 0; row < area.rows && first + (size_t)row < prompt->offer_count; row++)
        draw_offer(prompt, first + (size_t)row,
                   (struct area){area.row + row, area.column, 1, area.columns},
                   area.column + 3 + widest + 2);
}

void
prompt_draw(struct prompt *prompt, struct area area)
{
    int offers = prompt->kind->offer ? area.rows / 3 : 0;

    if (offers > PROMPT_MOST_OFFERS)
        offers = PROMPT_MOST_OFFERS;
    struct area panel = {area.row + area.rows - 1 - offers, area.column, 1 + offers, area.columns};
    for (int row = panel.row; row < panel.row + panel.rows; row++)
        screen_blank(row, panel.column, panel.column + panel.columns, LOOK_PLAIN);
    draw_offers(prompt, (struct area){panel.row + 1, panel.column, offers, panel.columns});
    draw_line(prompt, panel);
}
