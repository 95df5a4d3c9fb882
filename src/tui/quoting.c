/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/quoting.h"

#include <string.h>

#include "base/buf.h"
#include "base/nls.h"
#include "base/uni.h"
#include "tui/screen.h"

/* Columns of the section, and the screen from which on it and the page are shown. */
#define SECTION_COLUMNS 10
#define SECTION_FROM    30
#define PAGE_FROM       50

int
quoting_put_page(int row, int column, int end, size_t page)
{
    struct buf words = BUF_INIT;

    buf_addf(&words, _("p %zu"), page < 1000 ? (size_t)999 : page);
    int behind = column + screen_cells(buf_string(&words), words.length) + 1;
    buf_clear(&words);
    buf_addf(&words, _("p %zu"), page);
    screen_put_string(row, column, end, buf_string(&words), LOOK_FAINT);
    buf_fini(&words);
    return behind;
}

/* Where the section and the page stand; returns the column behind them. */
static int
draw_where(const struct excerpt *excerpt, struct area area, int end)
{
    int column = area.column + 1;

    if (area.columns >= SECTION_FROM) {
        const char *path = excerpt->path ? excerpt->path : "";
        screen_put_cut(area.row, column, column + SECTION_COLUMNS, path, strlen(path), LOOK_PATH);
        column += SECTION_COLUMNS + 1;
    }
    return area.columns >= PAGE_FROM ? quoting_put_page(area.row, column, end, excerpt->page)
                                     : column;
}

/* The end of the string that fits before the column `limit`, right up to it. */
static void
put_before(int row, int column, int limit, const char *string)
{
    size_t length = strlen(string), skipped = 0;

    while (screen_cells(string + skipped, length - skipped) > limit - column)
        skipped += uni_cluster(string + skipped, length - skipped);
    screen_put(row, limit - screen_cells(string + skipped, length - skipped), limit,
               string + skipped, length - skipped, LOOK_PLAIN);
}

/* The hits of a list stand below one another. */
void
quoting_draw(const struct excerpt *excerpt, struct area area)
{
    int end = area.column + area.columns - 1;
    int column = draw_where(excerpt, area, end);
    int middle = column + (end - column) * 2 / 5;

    put_before(area.row, column, middle, excerpt->before);
    int behind = screen_put_string(area.row, middle, end, excerpt->text, LOOK_STRONG);
    screen_tint(area.row, middle, behind, LOOK_HIT);
    screen_put_string(area.row, behind, end, excerpt->after, LOOK_PLAIN);
}
