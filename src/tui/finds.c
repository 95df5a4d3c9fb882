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
#include "library/scan.h"
#include "reader/request.h"
#include "tui/quoting.h"
#include "tui/screen.h"

/* Characters kept on either side of a hit. */
#define AROUND 60

/* Hits shown below a notice that is not unfolded. */
#define HITS_SHOWN 3

/* Hits kept of a notice at most, and of all; past that, as many as are shown: a word that stands
 * everywhere must not fill the memory. */
#define HITS_KEPT     100
#define ALL_HITS_KEPT 200000

/* Notices taken in at a time. */
#define TAKEN_MOST 200

/* Cells of the bar. */
#define BAR 20

enum unfolding { FOLDED, FIRST_HITS, ALL_HITS };

struct notice {
    struct scanned scanned;
    size_t kept; /* of its hits the first so many have excerpts */
    enum unfolding unfolding;
};

/* A row is a notice's, or that of a hit in it. */
struct find_row {
    size_t notice; /* index into the notices */
    size_t hit;    /* NONE: the notice itself */
};

struct finds {
    char *line;
    char *filter;
    struct pattern *pattern;
    struct scan *scan;
    struct scan_progress progress;
    bool stopped;
    struct notice **notices; /* by their paths */
    size_t count, capacity;
    size_t kept; /* hits of them all */
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
name_of(const struct notice *notice)
{
    return notice->scanned.name ? notice->scanned.name : file_name(notice->scanned.path);
}

static bool
hit_passes(const struct finds *finds, const struct excerpt *excerpt)
{
    struct buf all = BUF_INIT;

    buf_addf(&all, "%s %s%s%s", excerpt->path ? excerpt->path : "", excerpt->before, excerpt->text,
             excerpt->after);
    bool found = strstr(buf_string(&all), finds->filter) != NULL;
    buf_fini(&all);
    return found;
}

static bool
notice_passes(const struct finds *finds, const struct notice *notice)
{
    return strstr(name_of(notice), finds->filter) || strstr(notice->scanned.path, finds->filter);
}

static size_t
shown_hits(const struct notice *notice)
{
    size_t most = notice->unfolding == ALL_HITS     ? notice->kept
                  : notice->unfolding == FIRST_HITS ? HITS_SHOWN
                                                    : 0;

    return notice->kept < most ? notice->kept : most;
}

/* With a filter: the notices that pass it as they are, else those of their hits that do. */
static void
add_rows_of(struct finds *finds, size_t index)
{
    const struct notice *notice = finds->notices[index];
    bool whole = !*finds->filter || notice_passes(finds, notice);
    size_t before = finds->row_count;
    size_t count = whole ? shown_hits(notice) : notice->kept;

    add_row(finds, index, NONE);
    for (size_t i = 0; i < count; i++)
        if (whole || hit_passes(finds, &notice->scanned.excerpts[i]))
            add_row(finds, index, i);
    if (!whole && finds->row_count == before + 1)
        finds->row_count = before;
}

static void
arrange(struct finds *finds)
{
    finds->row_count = 0;
    for (size_t i = 0; i < finds->count; i++)
        add_rows_of(finds, i);
}

/* ---- Taking in ---- */

/* Lets the excerpts go that are too many. */
static size_t
trim(const struct finds *finds, struct scanned *scanned)
{
    size_t most = finds->kept < ALL_HITS_KEPT ? HITS_KEPT : HITS_SHOWN;

    if (!scanned->excerpts)
        return 0;
    for (size_t i = most; i < scanned->count; i++) {
        excerpt_fini(&scanned->excerpts[i]);
        scanned->excerpts[i] = (struct excerpt){0};
    }
    return scanned->count < most ? scanned->count : most;
}

static void
insert(struct finds *finds, struct scanned *scanned)
{
    struct notice *notice = mem_zero(1, sizeof *notice);
    size_t at = finds->count;

    notice->kept = trim(finds, scanned);
    notice->scanned = *scanned;
    notice->unfolding = FIRST_HITS;
    finds->kept += notice->kept;
    finds->notices =
        mem_grow(finds->notices, &finds->capacity, finds->count + 1, sizeof finds->notices[0]);
    for (; at > 0 && strcmp(finds->notices[at - 1]->scanned.path, scanned->path) > 0; at--)
        finds->notices[at] = finds->notices[at - 1];
    finds->notices[at] = notice;
    finds->count++;
}

/* The rows are made anew only now and then while there is much to take. */
static bool
idle(void *data)
{
    struct finds *finds = data;
    struct scanned scanned;
    int taken = 0;

    /* Asked before: what is found between taking the last and asking would never be taken. */
    finds->progress = scan_progress(finds->scan);
    while (taken < TAKEN_MOST && scan_next(finds->scan, &scanned)) {
        insert(finds, &scanned);
        taken++;
    }
    if (taken > 0)
        arrange(finds);
    return taken == TAKEN_MOST;
}

static bool
is_waiting(const void *data)
{
    const struct finds *finds = data;

    return !finds->progress.over;
}

static bool
stop(void *data)
{
    struct finds *finds = data;

    if (finds->stopped || finds->progress.over)
        return false;
    scan_cancel(finds->scan);
    finds->stopped = true;
    return true;
}

/* ---- Rows ---- */

static size_t
count_rows(void *data)
{
    const struct finds *finds = data;

    return finds->row_count;
}

static const struct notice *
notice_at(const struct finds *finds, size_t row)
{
    return finds->notices[finds->rows[row].notice];
}

/* Notices stay where they are in memory while others come; a hit is named by its excerpt. */
static size_t
item(void *data, size_t row)
{
    const struct finds *finds = data;
    const struct notice *notice = notice_at(finds, row);
    size_t hit = finds->rows[row].hit;

    return hit == NONE ? (size_t)(uintptr_t)notice
                       : (size_t)(uintptr_t)&notice->scanned.excerpts[hit];
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
print_notice(const struct notice *notice, struct buf *out)
{
    const struct scanned *scanned = &notice->scanned;

    if (scanned->unreadable || scanned->err.sentence[0])
        buf_addf(out, "%s: %s", file_name(scanned->path), scanned->err.sentence);
    else
        buf_add_string(out, name_of(notice));
}

static bool
draw_notice(const struct notice *notice, struct area area)
{
    struct buf words = BUF_INIT, count = BUF_INIT;
    int end = area.column + area.columns - 1;

    print_notice(notice, &words);
    if (notice->scanned.count > 0)
        buf_addf(&count, "%zu", notice->scanned.count);
    int limit = screen_put_right(area.row, area.column + 8, end, buf_string(&count), LOOK_FAINT);
    bool whole = screen_cells(buf_string(&words), words.length) <= limit - area.column - 1;
    screen_put_cut(area.row, area.column + 1, limit, buf_string(&words), words.length, LOOK_STRONG);
    buf_fini(&words);
    buf_fini(&count);
    return whole;
}

static bool
draw_row(void *data, size_t row, struct area area)
{
    const struct finds *finds = data;
    size_t hit = finds->rows[row].hit;

    if (hit == NONE)
        return draw_notice(notice_at(finds, row), area);
    area.column += 2;
    area.columns -= 2;
    quoting_draw(&notice_at(finds, row)->scanned.excerpts[hit], area);
    return true;
}

static void
print_words(void *data, size_t row, struct buf *out)
{
    print_notice(notice_at(data, row), out);
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

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct finds *finds = data;
    const struct scan_progress *progress = &finds->progress;

    buf_addf(left, "%s   ", finds->line);
    buf_addf(left, P_("%zu notice", "%zu notices", progress->notices), progress->notices);
    buf_add_string(left, ", ");
    buf_addf(left, P_("%zu hit", "%zu hits", progress->hits), progress->hits);
    if (!progress->over)
        print_bar(progress, right);
    else if (finds->stopped)
        buf_add_string(right, _("stopped"));
    else
        buf_addf(right, P_("%zu file searched", "%zu files searched", progress->done),
                 progress->done);
}

static void
print_empty(void *data, struct buf *out)
{
    const struct finds *finds = data;

    buf_add_string(out, finds->progress.over ? _("Nothing was found.") : _("Searching ..."));
}

/* ---- What is done with it ---- */

static void
fold(struct finds *finds, size_t row, bool more)
{
    struct notice *notice = finds->notices[finds->rows[row].notice];

    if (more && notice->unfolding < ALL_HITS)
        notice->unfolding++;
    if (!more && notice->unfolding > FOLDED)
        notice->unfolding--;
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
    arrange(finds);
}

const char *
finds_line(const struct finds *finds)
{
    return finds->line;
}

bool
finds_at(const struct finds *finds, size_t row, struct found *found)
{
    if (row >= finds->row_count)
        return false;
    const struct notice *notice = notice_at(finds, row);
    size_t hit = finds->rows[row].hit == NONE ? 0 : finds->rows[row].hit;
    if (hit >= notice->kept)
        return false;
    *found = (struct found){notice->scanned.path, notice->scanned.excerpts[hit].source.start};
    return true;
}

static size_t
notice_beyond(const struct finds *finds, size_t notice, int direction)
{
    do
        notice += (size_t)direction; /* below 0 it wraps past the count */
    while (notice < finds->count && finds->notices[notice]->scanned.count == 0);
    return notice < finds->count ? notice : NONE;
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
        finds->notices[notice]->unfolding = ALL_HITS;
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

    scan_free(finds->scan);
    pattern_free(finds->pattern);
    for (size_t i = 0; i < finds->count; i++) {
        scanned_fini(&finds->notices[i]->scanned);
        free(finds->notices[i]);
    }
    free(finds->notices);
    free(finds->rows);
    free(finds->line);
    free(finds->filter);
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
    .print_empty = print_empty,
    .perform = perform,
    .filter = filter,
    .idle = idle,
    .stop = stop,
    .is_waiting = is_waiting,
    .close = close_finds,
};

static struct pattern *
read_line(const char *line, const struct query_habits *habits, enum scope_part *part,
          struct err *err)
{
    struct request request = request_read(line);
    struct pattern_fault fault = {.err = {""}};

    if (request.in_section || request.in_marked) {
        err_set(err, _("section: and marked: are for the notice that is open"));
        return NULL;
    }
    *part = request.query.part;
    query_follow(&request.query.options, habits);
    struct pattern *pattern =
        pattern_new(request.query.words, request.query.length, &request.query.options, &fault);
    if (!pattern)
        err_set(err, "%s: %s", line, fault.err.sentence);
    return pattern;
}

struct finds *
finds_new(const char *line, const char *const *paths, size_t count, const struct doc_rules *rules,
          const struct query_habits *habits, struct err *err)
{
    enum scope_part part;
    struct pattern *pattern = read_line(line, habits, &part, err);

    if (!pattern)
        return NULL;
    struct finds *finds = mem_zero(1, sizeof *finds);
    finds->line = mem_copy_string(line);
    finds->filter = mem_copy_string("");
    finds->pattern = pattern;
    const struct scan_options options = {.pattern = pattern,
                                         .part = part,
                                         .rules = rules,
                                         .excerpts = true,
                                         .excerpt_characters = AROUND};
    finds->scan = scan_start(paths, count, &options);
    return finds;
}
