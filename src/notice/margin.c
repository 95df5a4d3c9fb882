/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/margin.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Wider rows than this are no printed lines. */
#define WIDEST 160

/* ---- edges ------------------------------------------------------------------------- */

/* Where a row's right edge is: at 0 to WIDEST, or one of these. */
enum { EDGE_WIDER = WIDEST + 8, EDGE_OF_NONE, EDGES };

/* Whether a row surely begins a paragraph, by more than its place. */
static bool
surely_begins(const struct margin *margin, const struct row *row)
{
    return (row->flags & ROW_LABEL) || row->lead > 0 || row->starts ||
           (margin->bounded && row->blanks > 0 && !(row->flags & ROW_PAGE));
}

static uint8_t
edge_at(uint32_t cells)
{
    return (uint8_t)(cells <= WIDEST ? cells : EDGE_WIDER);
}

void
margin_measure(struct margin *margin, const struct rows *rows, size_t first)
{
    size_t count = rows->count - first, words = 0;

    margin->edges = mem_resize(margin->edges, count, 1);
    margin->counting = 0;
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows->all[first + i];
        margin->edges[i] = EDGE_OF_NONE;
        if (!margin_counts(row))
            continue;
        margin->counting++;
        words += (row->flags & ROW_LATIN) != 0;
        margin->edges[i] = edge_at(margin_right_edge(row));
    }
    margin->in_words = words * 2 > margin->counting;
}

void
margin_fini(struct margin *margin)
{
    free(margin->edges);
    margin->edges = NULL;
}

/* The edges with the indent that rows which surely begin a paragraph may have lost.  The caller
 * owns them. */
static uint8_t *
restored_edges(const struct margin *margin, const struct rows *rows, size_t first)
{
    size_t count = rows->count - first;
    uint8_t *edges = mem_resize(NULL, count, 1);

    for (size_t i = 0; i < count; i++) {
        edges[i] = margin->edges[i];
        if (edges[i] < EDGE_WIDER && surely_begins(margin, &rows->all[first + i]))
            edges[i] = edge_at(edges[i] + MARGIN_INDENT);
    }
    return edges;
}

/* ---- votes ------------------------------------------------------------------------- */

struct census {
    uint32_t at[EDGES]; /* rows by their edge */
};

static void
take_census(struct census *census, const uint8_t *edges, size_t count)
{
    memset(census, 0, sizeof *census);
    for (size_t i = 0; i < count; i++)
        census->at[edges[i]]++;
}

static uint32_t
sum(const struct census *census, int from, int to)
{
    uint32_t rows = 0;

    for (int i = from < 0 ? 0 : from; i <= to && i <= WIDEST; i++)
        rows += census->at[i];
    return rows;
}

/* What a row that ends so many cells before a margin says for it; against it speaks each
 * row that goes far past it. */
static const int votes_short[] = {4, 4, 4, 3, 2};
#define VOTES_SHORT (int)(sizeof votes_short / sizeof votes_short[0])
#define VOTE_MOST   4
#define VOTE_NEXT   2 /* one cell past it */
#define VOTE_PAST   5
#define PAST_CELLS  4

/* First lines without a deficit must be voted for by so much more. */
#define VOTES_SURE 8

static int64_t
count_votes(const struct census *census, int margin, uint32_t past)
{
    int64_t votes = VOTE_NEXT * (int64_t)census->at[margin + 1] - VOTE_PAST * (int64_t)past;

    for (int j = 0; j < VOTES_SHORT; j++)
        votes += votes_short[j] * (int64_t)census->at[margin - j];
    return votes;
}

/* The right edge between `from` and `to` that most rows reach and few go past, and the votes for
 * it; `past` are the rows that go far past `to` + 1. */
static int
elect_margin(const struct census *census, int from, int to, uint32_t past, int64_t *most)
{
    int best = from;

    *most = INT64_MIN;
    for (int i = to; i >= from; i--) {
        past += sum(census, i + PAST_CELLS, i + PAST_CELLS);
        int64_t votes = count_votes(census, i, past);
        if (votes > *most) {
            *most = votes;
            best = i;
        }
    }
    return best;
}

/* The same of all the margins that there may be. */
static int
elect_of_all(const struct census *census, int64_t *most)
{
    return elect_margin(census, MARGIN_NARROWEST, WIDEST, census->at[EDGE_WIDER], most);
}

/* Where only few rows reach a margin, marks hang in it, and the margin is a mark to the left; or
 * it lies between the margin and the marks that hang behind it. */
static int
without_hanging(const struct census *census, int margin)
{
    while (margin > MARGIN_NARROWEST &&
           4 * sum(census, margin - 1, margin) < sum(census, margin - 3, margin - 2))
        margin -= 2;
    while (margin > MARGIN_NARROWEST && 8 * census->at[margin] < census->at[margin - 1])
        margin--;
    return margin;
}

/* Of so few rows of words none goes past the margin. */
#define FEW_ROWS 16

/* The widest edge; 0 when a row is no printed line. */
static int
widest_edge(const struct census *census)
{
    int edge = WIDEST;

    if (census->at[EDGE_WIDER] > 0)
        return 0;
    while (edge > 0 && census->at[edge] == 0)
        edge--;
    return edge;
}

/* Margin and deficit are found together: the deficit is there when rows that surely begin a
 * paragraph then reach the margin of the others. */
void
margin_find(struct margin *margin, const struct rows *rows, size_t first)
{
    size_t count = rows->count - first;
    struct census census, restored;
    int64_t votes, votes_restored = 0;

    take_census(&census, margin->edges, count);
    margin->cells = elect_of_all(&census, &votes);
    margin->deficit = 0;
    if (margin_asks_for_starts(margin)) {
        uint8_t *edges = restored_edges(margin, rows, first);
        take_census(&restored, edges, count);
        free(edges);
        int cells = elect_of_all(&restored, &votes_restored);
        if (votes_restored + VOTES_SURE >= votes) {
            census = restored;
            margin->cells = cells;
            margin->deficit = MARGIN_INDENT;
        }
    }
    margin->votes = margin->deficit ? votes_restored : votes;
    margin->cells = without_hanging(&census, margin->cells);
    if (margin->in_words && margin->counting < FEW_ROWS && widest_edge(&census) > margin->cells)
        margin->cells = widest_edge(&census);
}

/* ---- the margin of a part ------------------------------------------------------------ */

/* The margin of so many rows is found with so many before and behind them, when enough of them
 * are near it. */
#define LOCAL_ROWS   8
#define LOCAL_AROUND 12
#define LOCAL_LEAST  10

/* How far the margin of a part may be from that of the stretch. */
#define LOCAL_CELLS 8

/* Margins that are closer than this, in cells, are not told apart by a few rows. */
#define LOCAL_APART 4

/* The rows [from, to), which slides over them all, and the census of it. */
struct window {
    const struct margin *margin; /* of all rows */
    const struct rows *rows;
    size_t first;         /* of the rows */
    const uint8_t *edges; /* of the rows from `first` on */
    int lowest, highest;  /* the margins that are looked at */
    size_t from, to;
    struct census census;
    uint32_t near; /* rows that end near the margins that are looked at */
    uint32_t past; /* rows that go far past the margin of all rows */
};

static void
window_init(struct window *window, const struct margin *margin, const struct rows *rows,
            size_t first, const uint8_t *edges)
{
    const int lowest = margin->cells - LOCAL_CELLS, highest = margin->cells + LOCAL_CELLS;

    *window = (struct window){.margin = margin,
                              .rows = rows,
                              .first = first,
                              .edges = edges,
                              .lowest = lowest > MARGIN_NARROWEST ? lowest : MARGIN_NARROWEST,
                              .highest = highest < WIDEST ? highest : WIDEST,
                              .from = first,
                              .to = first};
}

/* Counts a row in (by 1) or out (by -1). */
static void
count_row(struct window *window, size_t row, uint32_t by)
{
    int edge = window->edges[row - window->first];

    window->census.at[edge] += by;
    if (edge >= window->lowest - 2 && edge <= window->highest + 2)
        window->near += by;
    if (edge >= window->margin->cells + PAST_CELLS && edge != EDGE_OF_NONE)
        window->past += by;
}

/* Slides to [from, to), which is not before where it was. */
static void
slide(struct window *window, size_t from, size_t to)
{
    while (window->to < to)
        count_row(window, window->to++, 1);
    while (window->from < from)
        count_row(window, window->from++, (uint32_t)-1);
}

/* How many rows of the window surely begin a paragraph and reach the margin. */
static int
full_starts(const struct window *window, int cells)
{
    int starts = 0;

    for (size_t i = window->from; i < window->to; i++) {
        const struct row *row = &window->rows->all[i];
        int right = (int)margin_right_edge(row) + window->margin->deficit;
        starts +=
            margin_counts(row) && surely_begins(window->margin, row) && abs(right - cells) <= 2;
    }
    return starts;
}

static bool
is_far_more(int64_t votes, int64_t for_usual)
{
    return 4 * votes > 5 * for_usual;
}

/* Whether the votes for no other margin can be far more than for the usual one. */
static bool
is_settled(const struct window *window, int64_t for_usual)
{
    uint32_t voters =
        window->near + sum(&window->census, window->lowest - VOTES_SHORT + 1, window->lowest - 3);

    return !is_far_more(VOTE_MOST * (int64_t)voters, for_usual);
}

/* The margin of the window: the usual one, unless another one has far more votes.
 * What looks like a narrower part may be first lines of short paragraphs: labels tell. */
static int
local_margin(const struct window *window)
{
    const struct census *census = &window->census;
    const int usual = window->margin->cells;
    const int64_t for_usual = count_votes(census, usual, window->past);
    int64_t votes;

    if (window->near < LOCAL_LEAST || is_settled(window, for_usual))
        return usual;
    uint32_t past = window->past - sum(census, usual + PAST_CELLS, window->highest + PAST_CELLS);
    int elected = elect_margin(census, window->lowest, window->highest, past, &votes);
    int cells = without_hanging(census, elected);
    if (!is_far_more(votes, for_usual))
        return usual;
    bool first_lines = cells < usual && cells >= usual - window->margin->deficit - 1;
    return first_lines && full_starts(window, cells) < 2 ? usual : cells;
}

/* What one row says for a margin. */
static int
row_votes(const struct margin *margin, const struct row *row, int cells)
{
    int right = (int)margin_right_edge(row) + (surely_begins(margin, row) ? margin->deficit : 0);

    if (!margin_counts(row) || right <= cells - VOTES_SHORT)
        return 0;
    if (right >= cells + PAST_CELLS)
        return -VOTE_PAST;
    return right > cells ? VOTE_NEXT : votes_short[cells - right];
}

/* The margin changes somewhere in the window: gives each row before that place the one
 * margin, and each behind it the other. */
static void
place_change(const struct window *window, struct rows *rows, int before, int behind)
{
    int votes = 0;
    int most = 0;
    size_t place = window->from;

    for (size_t i = window->from; i < window->to; i++) {
        votes += row_votes(window->margin, &rows->all[i], before) -
                 row_votes(window->margin, &rows->all[i], behind);
        if (votes > most) {
            most = votes;
            place = i + 1;
        }
    }
    for (size_t i = window->from; i < window->to; i++)
        rows->all[i].margin = (uint16_t)(i < place ? before : behind);
}

void
margin_find_local(const struct margin *margin, struct rows *rows, size_t first)
{
    uint8_t *restored = margin->deficit ? restored_edges(margin, rows, first) : NULL;
    struct window window;
    int before = margin->cells;

    window_init(&window, margin, rows, first, restored ? restored : margin->edges);
    for (size_t i = first; i < rows->count; i += LOCAL_ROWS) {
        size_t end = i + LOCAL_ROWS < rows->count ? i + LOCAL_ROWS : rows->count;
        slide(&window, i > first + LOCAL_AROUND ? i - LOCAL_AROUND : first,
              end + LOCAL_AROUND < rows->count ? end + LOCAL_AROUND : rows->count);
        int local = local_margin(&window);
        for (size_t j = i; j < end; j++)
            rows->all[j].margin = (uint16_t)local;
        if (i > first && abs(local - before) >= LOCAL_APART)
            place_change(&window, rows, before, local);
        before = local;
    }
    free(restored);
}
