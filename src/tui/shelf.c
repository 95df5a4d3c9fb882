/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/shelf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/tally.h"
#include "tui/screen.h"

struct shelf {
    struct shelf_source source;
    struct library *library;
    struct tally *tally;
    struct library *before; /* the last reload: its cards may be asked for; NULL at first */
    char *filter;
    bool arranged;  /* in order, now that all is known */
    enum wish wish; /* the last one */
};

static struct library *
walk(const struct shelf_source *source, struct err *err)
{
    struct library *library = library_open(source->directories, source->count, source->places, err);

    if (library) {
        library_use_rules(library, source->rules);
        library_use_catalogue(library, source->catalogue);
    }
    return library;
}

struct shelf *
shelf_new(const struct shelf_source *source, enum library_sort sort, struct err *err)
{
    struct library *library = walk(source, err);

    if (!library)
        return NULL;
    struct shelf *shelf = mem_zero(1, sizeof *shelf);
    shelf->source = *source;
    shelf->library = library;
    shelf->tally = tally_new(source->notes);
    shelf->filter = mem_copy_string("");
    library_sort(library, sort);
    return shelf;
}

static void
close_shelf(void *data)
{
    struct shelf *shelf = data;

    library_free(shelf->before);
    library_free(shelf->library);
    tally_free(shelf->tally);
    free(shelf->filter);
    free(shelf);
}

const struct library *
shelf_library(const struct shelf *shelf)
{
    return shelf->library;
}

void
shelf_update_progress(struct shelf *shelf, const struct card *card)
{
    library_update_progress(shelf->library, card);
}

const char **
shelf_paths(const struct shelf *shelf, size_t *count)
{
    size_t rows = library_row_count(shelf->library);
    bool all = !*shelf->filter;

    *count = all ? shelf->source.count : rows;
    const char **paths = mem_zero(*count + 1, sizeof *paths);
    for (size_t i = 0; i < *count; i++)
        paths[i] = all ? shelf->source.directories[i] : library_row(shelf->library, i)->path;
    return paths;
}

static size_t
count_rows(void *data)
{
    const struct shelf *shelf = data;

    return library_row_count(shelf->library);
}

/* An item is a card, which stays where it is; after a reload, the one of the same path. */
static size_t
item(void *data, size_t row)
{
    const struct shelf *shelf = data;

    return (size_t)(uintptr_t)library_row(shelf->library, row);
}

static size_t
row_of(void *data, size_t wanted)
{
    const struct shelf *shelf = data;

    const struct card *card = (const struct card *)(uintptr_t)wanted;
    size_t row = library_row_of(shelf->library, card);

    if (row != NONE || !shelf->before || library_row_of(shelf->before, card) == NONE)
        return row;
    for (row = 0; row < library_row_count(shelf->library); row++)
        if (strcmp(library_row(shelf->library, row)->path, card->path) == 0)
            return row;
    return NONE;
}

/* ---- A row ---- */

/* The columns, in the order of the screen: the width of each, and the width of the screen
 * from which on it is shown. */
enum column { COLUMN_DATE, COLUMN_NUMBER, COLUMN_ISSUER, COLUMN_KIND, COLUMN_COUNT };

static const struct {
    int columns;
    int from;
} widths[COLUMN_COUNT] = {
    [COLUMN_DATE] = {10, 36},
    [COLUMN_NUMBER] = {20, 60},
    [COLUMN_ISSUER] = {18, 90},
    [COLUMN_KIND] = {6, 100},
};

/* Columns that a title has before how much was read is shown beside it. */
#define TITLE_LEAST 18

static const char *
column_words(const struct card *card, enum column column)
{
    const char *const words[COLUMN_COUNT] = {
        [COLUMN_DATE] = card->date,
        [COLUMN_NUMBER] = card->number,
        [COLUMN_ISSUER] = card->issuer,
        [COLUMN_KIND] = card->kind,
    };

    return words[column] ? words[column] : "";
}

/* How far it was read, and how much is highlighted in it. */
static void
print_progress(const struct shelf *shelf, const struct card *card, struct buf *out)
{
    size_t highlights = tally_count(shelf->tally, card->path);

    if (card->percent >= 100)
        buf_add_string(out, _("read"));
    else if (card->percent >= 0)
        buf_addf(out, "%d%%", card->percent);
    else if (card->state == CARD_FILLED)
        buf_add_string(out, _("new"));
    if (highlights > 0)
        buf_addf(out, " *%zu", highlights);
}

/* The bytes of the title that the column of the issuer says already; none where next to nothing
 * would be left, as of an order's. */
static size_t
bytes_said(const struct card *card)
{
    size_t length = card->issuer ? strlen(card->issuer) : 0;

    if (!length || strncmp(card->title, card->issuer, length) != 0)
        return 0;
    const char *rest = card->title + length;
    return card->kind && strcmp(rest, card->kind) == 0 ? 0 : length;
}

/* The title, less the issuer where that has a column; the file's name where there is no title, and
 * before it where the list is in the order of names; why, where the file cannot be read. */
static void
print_title(const struct shelf *shelf, const struct card *card, bool has_issuer, struct buf *out)
{
    if (card->state == CARD_UNREADABLE)
        buf_addf(out, "%s: %s", card->name, card->trouble);
    else if (!card->title)
        buf_add_string(out, card->name);
    else if (library_sorted_by(shelf->library) == LIBRARY_BY_NAME)
        buf_addf(out, "%s  %s", card->name, card->title);
    else
        buf_add_string(out, card->title + (has_issuer ? bytes_said(card) : 0));
}

static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct shelf *shelf = data;
    const struct card *card = library_row(shelf->library, row);
    struct buf title = BUF_INIT, progress = BUF_INIT;
    int end = area.column + area.columns - 1;
    int column = area.column + 1;

    for (int i = 0; i < COLUMN_COUNT; i++) {
        const char *words = column_words(card, (enum column)i);
        if (area.columns < widths[i].from)
            continue;
        screen_put_cut(area.row, column, column + widths[i].columns, words, strlen(words),
                       i == COLUMN_DATE ? LOOK_FAINT : LOOK_PLAIN);
        column += widths[i].columns + (i == COLUMN_DATE ? 1 : 2);
    }
    print_progress(shelf, card, &progress);
    print_title(shelf, card, area.columns >= widths[COLUMN_ISSUER].from, &title);
    int limit =
        screen_put_right(area.row, column + TITLE_LEAST, end, buf_string(&progress), LOOK_FAINT);
    bool whole = screen_cells(buf_string(&title), title.length) <= limit - column;
    screen_put_cut(area.row, column, limit, buf_string(&title), title.length, LOOK_STRONG);
    buf_fini(&title);
    buf_fini(&progress);
    return whole;
}

static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct shelf *shelf = data;

    print_title(shelf, library_row(shelf->library, row), false, out);
}

static void
print_directories(const struct shelf *shelf, const char *separator, struct buf *out)
{
    for (size_t i = 0; i < shelf->source.count; i++) {
        const char *directory = shelf->source.directories[i];
        char *clean = uni_clean(directory, strlen(directory), NULL);
        buf_addf(out, "%s%s", i ? separator : "", clean);
        free(clean);
    }
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct shelf *shelf = data;
    size_t count = library_count(shelf->library), unread = library_unread_count(shelf->library);

    print_directories(shelf, ", ", left);
    buf_add_string(left, "   ");
    buf_addf(left, P_("%zu notice", "%zu notices", count), count);
    if (unread > 0)
        buf_addf(left, P_(", %zu new", ", %zu new", unread), unread);
    if (!library_is_walked(shelf->library))
        buf_add_string(left, " ..");
    buf_addf(right, "%s   %s", _(library_sort_help(library_sorted_by(shelf->library))),
             _("/ filter"));
}

static void
print_empty(void *data, struct buf *out)
{
    const struct shelf *shelf = data;

    buf_add_string(out, library_is_walked(shelf->library)
                            ? _("There is no notice here. Looked in:\n")
                            : _("Looking for notices in:\n"));
    print_directories(shelf, "\n", out);
    buf_add_string(out, "\n\n");
    buf_add_string(out,
                   _("Notices are files of text, in any encoding, and PDF, DOCX and others for "
                     "which a converter is installed. ? shows the keys, q leaves."));
}

/* ---- What is done with it ---- */

static void
prepare(void *data, size_t first, size_t count)
{
    const struct shelf *shelf = data;

    library_describe(shelf->library, first, count);
    tally_update(shelf->tally);
}

/* Walks the directories again; when there is nothing to be read in them any more, what was
 * here stays to be looked at. */
static void
reload(struct shelf *shelf)
{
    struct err err;
    struct library *library = walk(&shelf->source, &err);

    if (!library)
        return;
    library_sort(library, library_sorted_by(shelf->library));
    library_filter(library, shelf->filter);
    library_free(shelf->before);
    shelf->before = shelf->library;
    shelf->library = library;
    shelf->arranged = false;
}

static void
sort_by_next(struct library *library)
{
    library_sort(library, (library_sorted_by(library) + 1) % LIBRARY_SORT_COUNT);
}

/* Lists over all notices, which a command of the library asks for. */
static const struct {
    enum command command;
    enum wish wish;
} wishes[] = {{COMMAND_ALL_HIGHLIGHTS, WISH_ALL_HIGHLIGHTS},
              {COMMAND_MARKS, WISH_MARKS},
              {COMMAND_BOOKMARKS, WISH_BOOKMARKS}};

static enum wish
wish(void *data, size_t row, const struct note **note)
{
    const struct shelf *shelf = data;

    (void)row;
    *note = NULL;
    return shelf->wish;
}

static unsigned
perform(void *data, size_t row, enum command command, int count)
{
    struct shelf *shelf = data;

    (void)count;
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++)
        if (wishes[i].command == command) {
            shelf->wish = wishes[i].wish;
            return EFFECT_WISH;
        }
    if (command == COMMAND_SORT)
        sort_by_next(shelf->library);
    else if (command == COMMAND_RELOAD)
        reload(shelf);
    else if (command == COMMAND_OPEN && row != NONE)
        return VIEW_OPEN_NOTICE;
    return 0;
}

static void
filter(void *data, const char *words)
{
    struct shelf *shelf = data;

    free(shelf->filter);
    shelf->filter = mem_copy_string(words);
    library_filter(shelf->library, words);
}

static bool
idle(void *data)
{
    struct shelf *shelf = data;

    if (shelf->arranged)
        return false;
    shelf->arranged = !library_idle(shelf->library);
    if (shelf->arranged)
        library_arrange(shelf->library);
    return !shelf->arranged;
}

const struct list_model shelf_model = {
    .context = CONTEXT_LIBRARY,
    .count = count_rows,
    .draw_row = draw_row,
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .print_empty = print_empty,
    .prepare = prepare,
    .perform = perform,
    .wish = wish,
    .filter = filter,
    .idle = idle,
    .close = close_shelf,
};
