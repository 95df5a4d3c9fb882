/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/help.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "tui/screen.h"

/* A row is the heading of a group or a command; .keys is NULL for a heading. */
struct line {
    const char *words; /* translated */
    char *keys;
};

struct help {
    struct line *lines;
    size_t line_count, line_capacity;
    size_t *rows; /* the lines that are shown */
    size_t row_count;
    int key_columns;
};

static void
add_line(struct help *help, const char *words, char *keys)
{
    help->lines =
        mem_grow(help->lines, &help->line_capacity, help->line_count + 1, sizeof help->lines[0]);
    help->lines[help->line_count++] = (struct line){.words = words, .keys = keys};
}

static void
add_command(struct help *help, const struct keymap *keymap, enum context context,
            enum command command)
{
    struct buf keys = BUF_INIT;

    keymap_print(keymap, context, command, &keys);
    int columns = uni_cells(buf_string(&keys), keys.length, 1);
    if (columns > help->key_columns)
        help->key_columns = columns;
    add_line(help, _(command_info(command)->help), buf_detach(&keys));
}

static void
add_group(struct help *help, const struct keymap *keymap, enum context context,
          enum command_group group)
{
    size_t before = help->line_count;

    for (int c = 0; c < COMMAND_COUNT; c++) {
        const struct command_info *info = command_info((enum command)c);
        if (info->group != group || !(info->contexts & context))
            continue;
        if (help->line_count == before)
            add_line(help, _(command_group_heading(group)), NULL);
        add_command(help, keymap, context, (enum command)c);
    }
}

/* Shows the commands with the words in their help or their keys; all, with their headings,
 * without words. */
static void
filter(void *data, const char *words)
{
    struct help *help = data;

    help->row_count = 0;
    for (size_t i = 0; i < help->line_count; i++) {
        const struct line *line = &help->lines[i];
        bool matches = line->keys && (strcasestr(line->words, words) || strstr(line->keys, words));
        if (!*words || matches)
            help->rows[help->row_count++] = i;
    }
}

struct help *
help_new(const struct keymap *keymap, enum context context)
{
    struct help *help = mem_zero(1, sizeof *help);

    for (int group = 0; group < GROUP_COUNT; group++)
        add_group(help, keymap, context, (enum command_group)group);
    help->rows = mem_zero(help->line_count, sizeof help->rows[0]);
    filter(help, "");
    return help;
}

static void
close_help(void *data)
{
    struct help *help = data;

    for (size_t i = 0; i < help->line_count; i++)
        free(help->lines[i].keys);
    free(help->lines);
    free(help->rows);
    free(help);
}

static size_t
count_rows(void *data)
{
    const struct help *help = data;

    return help->row_count;
}

static size_t
item(void *data, size_t row)
{
    const struct help *help = data;

    return help->rows[row];
}

static size_t
row_of(void *data, size_t wanted)
{
    const struct help *help = data;

    for (size_t row = 0; row < help->row_count; row++)
        if (help->rows[row] == wanted)
            return row;
    return NONE;
}

static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct help *help = data;
    const struct line *line = &help->lines[help->rows[row]];
    int end = area.column + area.columns;
    int keys = help->key_columns < area.columns / 3 ? help->key_columns : area.columns / 3;

    if (!line->keys) {
        screen_put_string(area.row, area.column + 1, end, line->words, LOOK_STRONG);
        return true;
    }
    int column = area.column + 3 + keys + 2;
    screen_put_cut(area.row, area.column + 3, column - 2, line->keys, strlen(line->keys),
                   LOOK_PLAIN);
    screen_put_cut(area.row, column, end, line->words, strlen(line->words), LOOK_PLAIN);
    return help->key_columns <= keys &&
           screen_cells(line->words, strlen(line->words)) <= end - column;
}

/* A narrow window cuts the keys, too. */
static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct help *help = data;
    const struct line *line = &help->lines[help->rows[row]];

    buf_addf(out, "%s  %s", line->keys ? line->keys : "", line->words);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    (void)data;
    buf_add_string(left, _("Help"));
    buf_add_string(right, _("q back"));
}

const struct list_model help_model = {
    .context = CONTEXT_HELP,
    .count = count_rows,
    .draw_row = draw_row,
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .filter = filter,
    .close = close_help,
};
