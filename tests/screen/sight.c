/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "sight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"

/* How long something may take to come on the screen. */
#define AWAIT_MS  20000
#define GLANCE_MS 20

bool
play_is_stuck(struct play *play)
{
    if (play->why.sentence[0])
        return false;
    return err_set(&play->why, "the program did not come to rest");
}

/* The column of the text in the row, -1 when it is not there. */
static int
find_in_row(const struct terminal *terminal, int row, const char *text)
{
    struct buf line = BUF_INIT;
    int *columns = mem_zero((size_t)terminal_columns(terminal) * 24 + 1, sizeof columns[0]);

    terminal_row(terminal, row, &line, columns);
    const char *found = strstr(buf_string(&line), text);
    int column = found ? columns[found - line.bytes] : -1;
    free(columns);
    buf_fini(&line);
    return column;
}

static bool
find_on_screen(const struct terminal *terminal, const char *text, int *row, int *column)
{
    for (*row = 0; *row < terminal_rows(terminal); (*row)++) {
        *column = find_in_row(terminal, *row, text);
        if (*column >= 0)
            return true;
    }
    return false;
}

static int
row_index(const struct play *play, long row)
{
    return (int)(row < 0 ? terminal_rows(play->terminal) + row : row - 1);
}

bool
sight_row(struct play *play, char *argument)
{
    char *text;
    int row = row_index(play, strtol(argument, &text, 10));

    text += *text == ' ';
    do
        if (find_in_row(play->terminal, row, text) >= 0)
            return true;
    while (terminal_look_again(play->terminal));
    return err_set(&play->why, "row %d does not hold it", row + 1);
}

bool
sight_see(struct play *play, char *text)
{
    int row, column;

    do
        if (find_on_screen(play->terminal, text, &row, &column))
            return true;
    while (terminal_look_again(play->terminal));
    return err_set(&play->why, "it is not on the screen");
}

/* Milliseconds that something may take to show up, and between two looks. */
#define GLIMPSE_MS 10000
#define GLANCE_MS  20

bool
sight_glimpse(struct play *play, char *text)
{
    int row, column;

    for (int waited = 0; waited < GLIMPSE_MS; waited += GLANCE_MS) {
        if (find_on_screen(play->terminal, text, &row, &column))
            return true;
        terminal_wait(play->terminal, GLANCE_MS);
    }
    return err_set(&play->why, "it has not come to the screen");
}

bool
sight_await(struct play *play, char *text)
{
    int row, column;

    for (int glance = 0; glance < AWAIT_MS / GLANCE_MS; glance++) {
        if (find_on_screen(play->terminal, text, &row, &column))
            return true;
        terminal_wait(play->terminal, GLANCE_MS);
    }
    return err_set(&play->why, "it did not come");
}

bool
sight_miss(struct play *play, char *text)
{
    int row, column;

    if (!find_on_screen(play->terminal, text, &row, &column))
        return true;
    return err_set(&play->why, "it is in row %d", row + 1);
}

bool
sight_at(struct play *play, char *argument)
{
    play->next_row = row_index(play, strtol(argument, NULL, 10));
    return true;
}

bool
sight_next_row(struct play *play, const char *text)
{
    struct buf line = BUF_INIT;
    int row = play->next_row++;

    do {
        buf_clear(&line);
        terminal_row(play->terminal, row, &line, NULL);
    } while (strcmp(buf_string(&line), text) != 0 && terminal_look_again(play->terminal));
    bool same = strcmp(buf_string(&line), text) == 0;
    if (!same)
        err_set(&play->why, "row %d is |%s", row + 1, buf_string(&line));
    buf_fini(&line);
    return same;
}

bool
sight_cursor(struct play *play, char *argument)
{
    int row = 0, column = 0, is_row, is_column;

    sscanf(argument, "%d %d", &row, &column);
    terminal_cursor(play->terminal, &is_row, &is_column);
    if (is_row + 1 == row && is_column + 1 == column)
        return true;
    return err_set(&play->why, "the cursor is at %d %d", is_row + 1, is_column + 1);
}

static bool
read_looks(const char *words, int *wanted, int *looked_at)
{
    *wanted = 0;
    *looked_at = LOOKS_BOLD | LOOKS_UNDERLINE | LOOKS_REVERSE;
    if (strstr(words, "bold"))
        *wanted |= LOOKS_BOLD;
    if (strstr(words, "underline"))
        *wanted |= LOOKS_UNDERLINE;
    if (strstr(words, "reverse"))
        *wanted |= LOOKS_REVERSE;
    if (strstr(words, "colour")) {
        *looked_at |= LOOKS_COLOUR;
        *wanted |= strstr(words, "no-colour") ? 0 : LOOKS_COLOUR;
    }
    return *wanted || strstr(words, "plain") || strstr(words, "no-colour");
}

bool
sight_looks(struct play *play, char *argument)
{
    int row = 0, column = 0, wanted, looked_at;
    char *text = strstr(argument, ": ");

    if (!text)
        return err_set(&play->why, "looks WORDS: TEXT");
    *text = '\0';
    text += 2;
    if (!read_looks(argument, &wanted, &looked_at))
        return err_set(&play->why, "no such looks: %s", argument);
    if (!sight_see(play, text))
        return false;
    find_on_screen(play->terminal, text, &row, &column);
    int end = column + uni_cells(text, strlen(text), 1);
    for (; column < end; column++) {
        int looks = terminal_looks(play->terminal, row, column) & looked_at;
        if (looks != wanted)
            return err_set(&play->why, "cell %d of row %d looks like %d, not %d", column + 1,
                           row + 1, looks, wanted);
    }
    return true;
}
