/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/panel.h"

#include <string.h>

#include "source/text.h"
#include "tui/screen.h"

static int
cells_of(const char *string)
{
    return screen_cells(string, strlen(string));
}

void
panel_blank(struct area area)
{
    for (int row = area.row; row < area.row + area.rows; row++)
        screen_blank(row, area.column, area.column + area.columns, LOOK_PLAIN);
}

/* What is filled in may take the note's place where there is none. */
static void
draw_offer(const struct prompt_offer *offer, bool chosen, struct area area, int note_column)
{
    int end = area.column + area.columns - 1;
    int limit = screen_put_right(area.row, note_column, end, offer->aside, LOOK_FAINT);

    screen_put_cut(area.row, area.column + 3, *offer->note ? note_column - 2 : limit, offer->text,
                   strlen(offer->text), LOOK_STRONG);
    screen_put_cut(area.row, note_column, limit, offer->note, strlen(offer->note), LOOK_PLAIN);
    if (chosen)
        screen_paint(area.row, area.column, area.column + area.columns, LOOK_FOCUS);
}

void
panel_draw_offers(const struct prompt_offer *offers, size_t count, size_t chosen, struct area area)
{
    int widest = 0;
    size_t first = 0;

    if (chosen != NONE && chosen >= (size_t)area.rows)
        first = chosen - (size_t)area.rows + 1;
    for (size_t i = 0; i < count; i++) {
        int width = cells_of(offers[i].text);
        if (width > widest)
            widest = width;
    }
    if (widest > area.columns / 2)
        widest = area.columns / 2;
    for (int row = 0; row < area.rows && first + (size_t)row < count; row++)
        draw_offer(&offers[first + (size_t)row], first + (size_t)row == chosen,
                   (struct area){area.row + row, area.column, 1, area.columns},
                   area.column + 3 + widest + 2);
}

static int
switch_cells(const struct prompt_switch *one, bool with_keys)
{
    return with_keys ? cells_of(one->key) + 1 + cells_of(one->word)
           : one->on ? cells_of(one->word)
                     : -2; /* is left out, with the blanks behind it */
}

static int
switches_cells(const struct prompt_switch *switches, size_t count, bool with_keys)
{
    int cells = 0;

    for (size_t i = 0; i < count; i++)
        cells += switch_cells(&switches[i], with_keys) + 2;
    return cells;
}

/* Those that are on stand out; without their keys there is no room for the others. */
static void
draw_switches(const struct prompt_switch *switches, size_t count, bool with_keys, int row,
              int column, int limit)
{
    for (size_t i = 0; i < count; i++) {
        if (!with_keys && !switches[i].on)
            continue;
        if (with_keys) {
            column = screen_put_string(row, column, limit, switches[i].key, LOOK_FAINT);
            column = screen_put_string(row, column, limit, " ", LOOK_PLAIN);
        }
        column = screen_put_string(row, column, limit, switches[i].word,
                                   switches[i].on ? LOOK_FOCUS : LOOK_FAINT);
        column = screen_put_string(row, column, limit, "  ", LOOK_PLAIN);
    }
}

int
panel_draw_switches(const struct prompt_switch *switches, size_t count, int row, int column,
                    int limit)
{
    for (int with_keys = 1; with_keys >= 0; with_keys--) {
        int cells = switches_cells(switches, count, with_keys);
        if (cells == 0 || limit - cells < column)
            continue;
        draw_switches(switches, count, with_keys, row, limit - cells, limit);
        return limit - cells - 1;
    }
    return limit;
}

/* What does not fit behind the column stands before it, if it fits there; else over the sign. */
void
panel_draw_complaint(const char *words, int column, struct area area)
{
    int end = area.column + area.columns;
    int cells = cells_of(words);

    panel_blank(area);
    if (column < area.column || column >= end)
        column = end - 1;
    screen_put_string(area.row, column, end, "v", LOOK_MESSAGE);
    int behind = column + 2;
    int before = column - 1 - cells;
    if (behind + cells > end)
        behind = before >= area.column       ? before
                 : end - cells > area.column ? end - cells
                                             : area.column;
    screen_put_cut(area.row, behind, end, words, strlen(words), LOOK_MESSAGE);
}
