/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/finds.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "search/pick.h"
#include "tui/quoting.h"
#include "tui/screen.h"

/* Hits shown below a notice that is not unfolded. */
#define HITS_SHOWN 3

/* Cells of the bar. */
#define BAR 20

/* Words that are named in the heading. */
#define WORDINGS_SHOWN 12

enum unfolding { FIRST_HITS, ALL_HITS, FOLDED = -1 };

/* A row is a notice's, or that of a hit in it. */
struct find_row {
    size_t notice; /* index into what was found */
    size_t hit;    /* NOTICE, LEFT_OUT */
};

#define NOTICE   NONE       /* the notice itself */
#define LEFT_OUT (NONE - 1) /* the hits that are not kept */

struct finds {
    struct harvest *harvest;
    char *filter;
    struct pick *pick; /* what was typed as one */
    struct find_row *rows;
    size_t row_count, row_capacity;
};

/* ---- Which rows ---- */

static void
add_row(struct finds *finds, size_t notice, size_t hit)
{
    finds->rows =
        mem_grow(finds->rows, &finds->row_capacity, finds->row_count + 1, sizeof finds->rows[0]);
    finds->rows[finds->row_count++] = (struct find_row){notice, hit};
}

static const char *
name_of(const struct scanned *scanned)
{
    return scanned->name ? scanned->name : file_name(scanned->path);
}

static bool
hit_passes(const struct finds *finds, const struct excerpt *excerpt)
{
    struct buf all = BUF_INIT;

    buf_addf(&all, "%s %s%s%s", excerpt->path ? excerpt->path : "", excerpt->before, excerpt->text,
             excerpt->after);
    bool found = pick_passes(finds->pick, buf_string(&all));
    buf_fini(&all);
    return found;
}

static bool
notice_passes(const struct finds *finds, const struct scanned *scanned)
{
    const char *const columns[] = {name_of(scanned), scanned->path};

    return pick_passes_any(finds->pick, columns, 2);
}

static size_t
shown_hits(const struct harvested *one)
{
    size_t first = one->left_out ? one->kept - 1 : one->kept;

    if (one->unfolding == ALL_HITS)
        return one->kept;
    return one->unfolding == FOLDED ? 0 : first < HITS_SHOWN ? first : HITS_SHOWN;
}

/* With a filter: the notices that pass it as they are, else those of their hits that do. */
static void
add_rows_of(struct finds *finds, size_t index)
{
    const struct harvested *one = harvest_at(finds->harvest, index);
    bool whole = !*finds->filter || notice_passes(finds, &one->scanned);
    size_t before = finds->row_count;
    size_t count = whole ? shown_hits(one) : one->kept;

    add_row(finds, index, NOTICE);
    for (size_t i = 0; i < count; i++) {
        if (one->left_out > 0 && i + 1 == one->kept)
            add_row(finds, index, LEFT_OUT);
        if (whole || hit_passes(finds, &one->scanned.excerpts[i]))
            add_row(finds, index, i);
    }
    if (!whole && finds->row_count == before + 1)
        finds->row_count = before;
}

static void
arrange(struct finds *finds)
{
    finds->row_count = 0;
    for (size_t i = 0; i < harvest_count(finds->harvest); i++)
        add_rows_of(finds, i);
}

/* The rows are made anew only now and then while there is much to take. */
static bool
idle(void *data)
{
    struct finds *finds = data;
    size_t count = harvest_count(finds->harvest);
    bool more = harvest_take(finds->harvest);

    if (harvest_count(finds->harvest) != count)
        arrange(finds);
    return more;
}

static int
descriptor(const void *data)
{
    const struct finds *finds = data;

    return harvest_descriptor(finds->harvest);
}

static bool
stop(void *data)
{
    struct finds *finds = data;

    return harvest_stop(finds->harvest);
}

/* ---- Rows ---- */

static size_t
count_rows(void *data)
{
    const struct finds *finds = data;

    return finds->row_count;
}

static struct harvested *
notice_at(const struct finds *finds, size_t row)
{
    return harvest_at(finds->harvest, finds->rows[row].notice);
}

/* Notices stay where they are in memory while others come; a hit is named by its excerpt. */
static size_t
item(void *data, size_t row)
{
    const struct finds *finds = data;
    const struct harvested *one = notice_at(finds, row);
    size_t hit = finds->rows[row].hit;

    if (hit == NOTICE)
        return (size_t)(uintptr_t)one;
    return hit == LEFT_OUT ? (size_t)(uintptr_t)&one->left_out
                           : (size_t)(uintptr_t)&one->scanned.excerpts[hit];
}

static size_t
row_of(void *data, size_t wanted)
{
    for (size_t row = 0; row < count_rows(data); row++)
        if (item(data, row) == wanted)
            return row;
    return NONE;
}

/* Number of hits, title; of what could not be read, why. */
static void
print_notice(const struct scanned *scanned, struct buf *out)
{
    if (scanned->unreadable || scanned->err.sentence[0])
        buf_addf(out, "%s: %s", file_name(scanned->path), scanned->err.sentence);
    else
        buf_add_string(out, name_of(scanned));
}

static bool
draw_notice(const struct scanned *scanned, struct area area)
{
    struct buf words = BUF_INIT, count = BUF_INIT;
    int end = area.column + area.columns - 1;

    print_notice(scanned, &words);
    if (scanned->count > 0)
        buf_addf(&count, "%zu", scanned->count);
    int limit = screen_put_right(area.row, area.column + 8, end, buf_string(&count), LOOK_FAINT);
    bool whole = screen_cells(buf_string(&words), words.length) <= limit - area.column - 1;
    screen_put_cut(area.row, area.column + 1, limit, buf_string(&words), words.length, LOOK_STRONG);
    buf_fini(&words);
    buf_fini(&count);
    return whole;
}

static void
print_left_out(const struct harvested *one, struct buf *out)
{
    buf_addf(out,
             P_("%zu more hit: Enter opens the notice at it",
                "%zu more hits: Enter opens the notice at the first of them", one->left_out),
             one->left_out);
}

static bool
draw_left_out(const struct harvested *one, struct area area)
{
    struct buf words = BUF_INIT;
    int limit = area.column + area.columns;

    print_left_out(one, &words);
    bool whole = screen_cells(buf_string(&words), words.length) <= area.columns - 1;
    screen_put_cut(area.row, area.column + 1, limit, buf_string(&words), words.length, LOOK_FAINT);
    buf_fini(&words);
    return whole;
}

/* "+" a notice with more hits folded away, as in the contents. */
static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct finds *finds = data;
    const struct harvested *one = notice_at(finds, row);
    size_t hit = finds->rows[row].hit;

    if (hit == NOTICE) {
        if (!*finds->filter && shown_hits(one) < one->kept)
            screen_put_string(area.row, area.column, area.column + 1, "+", LOOK_FAINT);
        return draw_notice(&one->scanned, area);
    }
    area.column += 2;
    area.columns -= 2;
    if (hit == LEFT_OUT)
        return draw_left_out(one, area);
    quoting_draw(&one->scanned.excerpts[hit], area);
    return true;
}

/* Of a row that may be cut. */
static void
print_words(void *data, size_t row, struct buf *out)
{
    const struct finds *finds = data;
    const struct harvested *one = notice_at(finds, row);

    if (finds->rows[row].hit == LEFT_OUT)
        print_left_out(one, out);
    else
        print_notice(&one->scanned, out);
}

/* ---- The heading ---- */

static void
print_bar(const struct scan_progress *progress, struct buf *out)
{
    size_t done = progress->total ? progress->done * BAR / progress->total : 0;

    buf_add_char(out, '[');
    for (size_t i = 0; i < BAR; i++)
        buf_add_char(out, i < done ? '=' : ' ');
    buf_addf(out, "] %zu/%zu%s", progress->done, progress->total, progress->walked ? "" : "+");
}

/* 扶贫 5  返贫 2 */
static void
print_wordings(const struct wordings *wordings, struct buf *out)
{
    for (size_t i = 0; i < wordings->count && i < WORDINGS_SHOWN; i++)
        buf_addf(out, "%s%s %zu", i ? "  " : "", wordings->all[i].text, wordings->all[i].count);
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct finds *finds = data;
    const struct scan_progress *progress = harvest_progress(finds->harvest);

    buf_addf(left, "%s   ", harvest_line(finds->harvest));
    buf_addf(left, P_("%zu notice", "%zu notices", progress->notices), progress->notices);
    buf_add_string(left, _(", "));
    buf_addf(left, P_("%zu hit", "%zu hits", progress->hits), progress->hits);
    if (!progress->over)
        print_bar(progress, right);
    else if (harvest_is_stopped(finds->harvest))
        buf_add_string(right, _("stopped"));
    else if (harvest_wordings(finds->harvest)->count > 0)
        print_wordings(harvest_wordings(finds->harvest), right);
    else
        buf_addf(right, P_("%zu file searched", "%zu files searched", progress->done),
                 progress->done);
}

static void
print_empty(void *data, struct buf *out)
{
    const struct finds *finds = data;
    bool over = harvest_progress(finds->harvest)->over;

    buf_add_string(out, over ? _("Nothing was found.") : _("Searching ..."));
    if (over && harvest_may_be_pinyin(finds->harvest))
        buf_add_string(out, _("\nWith ^Y it is searched for as pinyin: S, Up, ^Y, Enter."));
}

/* ---- What is done with it ---- */

static void
fold(struct finds *finds, size_t row, bool more)
{
    struct harvested *one = notice_at(finds, row);

    if (more && one->unfolding < ALL_HITS)
        one->unfolding++;
    if (!more && one->unfolding > FOLDED)
        one->unfolding--;
    arrange(finds);
}

static unsigned
perform(void *data, size_t row, enum command command, int count)
{
    (void)count;
    if (row == NONE)
        return 0;
    if (command == COMMAND_FOLD || command == COMMAND_UNFOLD)
        fold(data, row, command == COMMAND_UNFOLD);
    return command == COMMAND_OPEN ? VIEW_OPEN_FOUND : 0;
}

static void
filter(void *data, const char *words)
{
    struct finds *finds = data;

    free(finds->filter);
    finds->filter = mem_copy_string(words);
    pick_free(finds->pick);
    finds->pick = pick_new(words);
    arrange(finds);
}

const char *
finds_line(const struct finds *finds)
{
    return harvest_line(finds->harvest);
}

bool
finds_at(const struct finds *finds, size_t row, struct found *found)
{
    if (row >= finds->row_count)
        return false;
    const struct harvested *one = notice_at(finds, row);
    size_t hit = finds->rows[row].hit == NOTICE ? 0 : finds->rows[row].hit;
    if (hit >= one->kept && hit != LEFT_OUT)
        return false;
    size_t offset = hit == LEFT_OUT ? one->next : one->scanned.excerpts[hit].source.start;
    *found = (struct found){one->scanned.path, offset};
    return true;
}

static size_t
notice_beyond(const struct finds *finds, size_t notice, int direction)
{
    size_t count = harvest_count(finds->harvest);

    do
        notice += (size_t)direction; /* below 0 it wraps past the count */
    while (notice < count && harvest_at(finds->harvest, notice)->scanned.count == 0);
    return notice < count ? notice : NONE;
}

/* The last hit of a notice is shown only when it is unfolded. */
size_t
finds_beyond(struct finds *finds, size_t row, int direction)
{
    if (row >= finds->row_count)
        return NONE;
    size_t notice = notice_beyond(finds, finds->rows[row].notice, direction);
    if (notice == NONE)
        return NONE;
    if (direction < 0)
        harvest_at(finds->harvest, notice)->unfolding = ALL_HITS;
    arrange(finds);
    size_t found = NONE;
    for (size_t i = 0; i < finds->row_count; i++) {
        if (finds->rows[i].notice != notice)
            continue;
        found = i;
        if (direction > 0)
            break;
    }
    return found;
}

/* ---- From new to closed ---- */

static void
close_finds(void *data)
{
    struct finds *finds = data;

    harvest_free(finds->harvest);
    free(finds->rows);
    free(finds->filter);
    pick_free(finds->pick);
    free(finds);
}

const struct list_model finds_model = {
    .context = CONTEXT_HITS,
    .count = count_rows,
    .draw_row = draw_row,
    .print_words = print_words,
    .item = item,
    .row_of = row_of,
    .print_heading = print_heading,
    .keeps_start = true,
    .print_empty = print_empty,
    .perform = perform,
    .filter = filter,
    .idle = idle,
    .stop = stop,
    .descriptor = descriptor,
    .close = close_finds,
};

struct finds *
finds_new(const char *line, const struct harvest_field *field, struct err *err)
{
    struct harvest *harvest = harvest_new(line, field, err);

    if (!harvest)
        return NULL;
    struct finds *finds = mem_zero(1, sizeof *finds);
    finds->harvest = harvest;
    finds->filter = mem_copy_string("");
    return finds;
}
