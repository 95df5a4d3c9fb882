/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/habit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A row that ends a sentence so many cells before the margin ends a paragraph. */
#define SHORT_LAST 12

/* Wider rows than this are no printed lines. */
#define WIDEST 160

/* The indent of a first line: two ideographs. */
#define INDENT 4

/* So many first lines must show that the layout narrows indents. */
#define LOST_LEAST 3

/* The cells between a label and its text, about. */
#define LABEL_GAP 2

/* Narrower ones are columns, lists, titles. */
#define NARROWEST 32

struct census {
    uint32_t at[WIDEST + 8]; /* rows by the cells to their right edge */
    uint32_t wider;          /* rows that are wider than all that */
    uint32_t rows;
    uint32_t words; /* rows of words, not of ideographs */
};

static bool
counts(const struct row *row)
{
    return !(row->flags & (ROW_FURNITURE | ROW_COLUMNS));
}

static uint32_t
right_edge(const struct row *row)
{
    return row->indent + row->lost + row->lead + row->width;
}

/* Whether a row surely begins a paragraph, by more than its place. */
static bool
surely_begins(const struct habit *habit, const struct row *row)
{
    return (row->flags & ROW_LABEL) || row->lead > 0 || row->starts ||
           (habit->bounded && row->blanks > 0 && !(row->flags & ROW_PAGE));
}

/* Whether the row is a sentence's and breaks off, and the next row, which no label opens, goes on.
 */
static bool
breaks_off(const struct row *row, const struct row *next)
{
    return (row->flags & ROW_CLAUSES) &&
           (row->last == GLYPH_OTHER || row->last == GLYPH_WORD || row->last == GLYPH_COMMA) &&
           !(next->flags & (ROW_LABEL | ROW_CAPTION | ROW_COLUMNS));
}

/* Counts the rows, those that surely begin a paragraph as if they had an indent of
 * `deficit` cells. */
static void
take_census(struct census *census, const struct habit *habit, const struct rows *rows, size_t first,
            size_t end, uint32_t deficit)
{
    memset(census, 0, sizeof *census);
    for (size_t i = first; i < end; i++) {
        const struct row *row = &rows->all[i];
        if (!counts(row))
            continue;
        uint32_t right = right_edge(row) + (surely_begins(habit, row) ? deficit : 0);
        census->rows++;
        census->words += (row->flags & ROW_LATIN) != 0;
        if (right > WIDEST)
            census->wider++;
        else
            census->at[right]++;
    }
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
#define VOTE_NEXT  2 /* one cell past it */
#define VOTE_PAST  5
#define PAST_CELLS 4

/* First lines without a deficit must be voted for by so much more. */
#define VOTES_SURE 8

static int64_t
count_votes(const struct census *census, int margin, int64_t past)
{
    int64_t votes = VOTE_NEXT * (int64_t)census->at[margin + 1] - VOTE_PAST * past;

    for (int j = 0; j < (int)(sizeof votes_short / sizeof votes_short[0]); j++)
        votes += votes_short[j] * (int64_t)census->at[margin - j];
    return votes;
}

/* The right edge that most rows reach and few go past, and the votes for it. */
static int
elect_margin(const struct census *census, int from, int to, int64_t *most)
{
    int best = from;
    int64_t past = census->wider + sum(census, to + PAST_CELLS + 1, WIDEST);

    *most = INT64_MIN;
    for (int i = to; i >= from; i--) {
        past += i + PAST_CELLS <= WIDEST ? census->at[i + PAST_CELLS] : 0;
        int64_t votes = count_votes(census, i, past);
        if (votes > *most) {
            *most = votes;
            best = i;
        }
    }
    return best;
}

/* Where only few rows reach a margin, marks hang in it, and the margin is a mark to the left; or
 * it lies between the margin and the marks that hang behind it. */
static int
without_hanging(const struct census *census, int margin)
{
    while (margin > NARROWEST &&
           4 * sum(census, margin - 1, margin) < sum(census, margin - 3, margin - 2))
        margin -= 2;
    while (margin > NARROWEST && 8 * census->at[margin] < census->at[margin - 1])
        margin--;
    return margin;
}

/* Finds margin and deficit together: the deficit is there when rows that surely begin a
 * paragraph then reach the margin of the others. */
static void
find_margin(struct habit *habit, struct census *census, const struct rows *rows, size_t first)
{
    int64_t votes;
    int64_t votes_without;

    take_census(census, habit, rows, first, rows->count, 0);
    habit->margin = elect_margin(census, NARROWEST, WIDEST, &votes_without);
    habit->deficit = 0;
    if (!habit->indented && census->words * 2 <= census->rows) {
        struct census shifted;
        take_census(&shifted, habit, rows, first, rows->count, INDENT);
        int margin = elect_margin(&shifted, NARROWEST, WIDEST, &votes);
        if (votes + VOTES_SURE >= votes_without) {
            *census = shifted;
            habit->margin = margin;
            habit->deficit = INDENT;
        }
    }
    habit->margin = without_hanging(census, habit->margin);
}

/* What stands behind the short last line of a paragraph begins one. */
static void
note_starts(const struct habit *habit, struct rows *rows, size_t first)
{
    const struct row *before = NULL;

    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        if (!counts(row))
            continue;
        row->starts = before && before->last == GLYPH_STOP && before->width > 2 &&
                      (int)right_edge(before) < habit->margin - SHORT_LAST;
        before = row;
    }
}

/* In a narrower part every line would look short. */
static void
forget_starts(struct rows *rows, size_t first)
{
    for (size_t i = first; i < rows->count; i++)
        rows->all[i].starts = false;
}

/* The margin of so many rows is found with so many before and behind them, when enough of them
 * are near it. */
#define LOCAL_ROWS   8
#define LOCAL_AROUND 12
#define LOCAL_LEAST  10

/* How far the margin of a part may be from that of the stretch. */
#define LOCAL_CELLS 8

/* Margins that are closer than this, in cells, are not told apart by a few rows. */
#define LOCAL_APART 4

/* How many of the rows [from, to) surely begin a paragraph and reach the margin. */
static int
full_starts(const struct habit *habit, const struct rows *rows, size_t from, size_t to, int margin)
{
    int starts = 0;

    for (size_t i = from; i < to; i++) {
        const struct row *row = &rows->all[i];
        int right = (int)right_edge(row) + habit->deficit;
        starts += counts(row) && surely_begins(habit, row) && abs(right - margin) <= 2;
    }
    return starts;
}

/* The margin of the rows [from, to): the stretch's, unless another one has far more votes.
 * What looks like a narrower part may be first lines of short paragraphs: labels tell. */
static int
local_margin(const struct habit *habit, const struct rows *rows, size_t from, size_t to)
{
    struct census census;
    int64_t votes;
    int lowest = habit->margin - LOCAL_CELLS > NARROWEST ? habit->margin - LOCAL_CELLS : NARROWEST;
    int highest = habit->margin + LOCAL_CELLS < WIDEST ? habit->margin + LOCAL_CELLS : WIDEST;

    take_census(&census, habit, rows, from, to, (uint32_t)habit->deficit);
    if (sum(&census, lowest - 2, highest + 2) < LOCAL_LEAST)
        return habit->margin;
    int margin = without_hanging(&census, elect_margin(&census, lowest, highest, &votes));
    int64_t past = census.wider + sum(&census, habit->margin + PAST_CELLS, WIDEST);
    if (4 * votes <= 5 * count_votes(&census, habit->margin, past))
        return habit->margin;
    bool first_lines = margin < habit->margin && margin >= habit->margin - habit->deficit - 1;
    return first_lines && full_starts(habit, rows, from, to, margin) < 2 ? habit->margin : margin;
}

/* What one row says for a margin. */
static int
row_votes(const struct habit *habit, const struct row *row, int margin)
{
    int right = (int)right_edge(row) + (surely_begins(habit, row) ? habit->deficit : 0);

    if (!counts(row) || right <= margin - 5)
        return 0;
    if (right >= margin + PAST_CELLS)
        return -VOTE_PAST;
    return right > margin ? VOTE_NEXT : votes_short[margin - right];
}

/* The margin changes somewhere in the rows [from, to): gives each row before that place the one
 * margin, and each behind it the other. */
static void
place_change(const struct habit *habit, struct rows *rows, size_t from, size_t to, int before,
             int behind)
{
    int votes = 0;
    int most = 0;
    size_t place = from;

    for (size_t i = from; i < to; i++) {
        votes += row_votes(habit, &rows->all[i], before) - row_votes(habit, &rows->all[i], behind);
        if (votes > most) {
            most = votes;
            place = i + 1;
        }
    }
    for (size_t i = from; i < to; i++)
        rows->all[i].margin = (uint16_t)(i < place ? before : behind);
}

static void
find_local_margins(const struct habit *habit, struct rows *rows, size_t first)
{
    int before = habit->margin;

    for (size_t i = first; i < rows->count; i += LOCAL_ROWS) {
        size_t from = i > first + LOCAL_AROUND ? i - LOCAL_AROUND : first;
        size_t end = i + LOCAL_ROWS < rows->count ? i + LOCAL_ROWS : rows->count;
        size_t to = end + LOCAL_AROUND < rows->count ? end + LOCAL_AROUND : rows->count;
        int margin = local_margin(habit, rows, from, to);
        for (size_t j = i; j < end; j++)
            rows->all[j].margin = (uint16_t)margin;
        if (i > first && abs(margin - before) >= LOCAL_APART)
            place_change(habit, rows, i > first + LOCAL_AROUND ? i - LOCAL_AROUND : first, to,
                         before, margin);
        before = margin;
    }
}

/* Lines were wrapped when many end at the margin of their part, not all of them a sentence's end,
 * and few go past it; in a short notice, when those that end there break off. */
static bool
is_wrapped(const struct rows *rows, size_t first)
{
    uint32_t near = 0;
    uint32_t past = 0;
    uint32_t wide = 0;
    uint32_t open = 0;
    uint32_t ends = 0;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        int right = (int)right_edge(row);
        if (!counts(row) || right < NARROWEST)
            continue;
        bool ends_near = right >= row->margin - 6 && right <= row->margin + 3;
        wide++;
        near += ends_near;
        open += ends_near && i + 1 < rows->count && breaks_off(row, &rows->all[i + 1]);
        ends += ends_near && !(row->flags & ROW_LATIN) && row->last >= GLYPH_STOP &&
                row->last <= GLYPH_SEMI;
        past += right >= row->margin + 6;
    }
    if (past * 4 <= open && open > 0 && open * 4 >= near)
        return true;
    return near >= 2 && near * 10 >= wide * 3 && past * 5 <= near && ends < near;
}

/* ---- blank lines ----------------------------------------------------------------- */

struct blanks {
    uint32_t pairs;        /* of rows on one page */
    uint32_t parted;       /* with a blank line between */
    uint32_t contradicted; /* though the text goes on, as it seems */
    uint32_t broken;       /* though it surely does */
    uint32_t ends;         /* short rows that end a sentence */
    uint32_t ends_parted;  /* with a blank line behind */
};

static void
count_pair(struct blanks *blanks, const struct row *before, const struct row *row, int margin)
{
    bool parted = row->blanks > 0;
    bool goes_on =
        before->last == GLYPH_COMMA || row->first == GLYPH_COMMA || row->first == GLYPH_STOP ||
        row->first == GLYPH_CLOSE ||
        ((before->last == GLYPH_OTHER || before->last == GLYPH_WORD) && !(row->flags & ROW_LABEL) &&
         (int)right_edge(before) >= margin - 3 && (int)right_edge(before) <= margin + 4);

    blanks->pairs++;
    blanks->parted += parted;
    blanks->contradicted += parted && (goes_on || (before->flags & ROW_LABEL_ONLY));
    blanks->broken +=
        parted && right_edge(before) + 6 >= (uint32_t)margin && breaks_off(before, row);
    if (before->last == GLYPH_STOP && (int)right_edge(before) < margin - 8) {
        blanks->ends++;
        blanks->ends_parted += parted;
    }
}

static void
find_blanks(struct habit *habit, const struct rows *rows, size_t first)
{
    struct blanks blanks = {0};
    const struct row *before = NULL;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (row->flags & ROW_FURNITURE || row->flags & ROW_PAGE)
            before = NULL;
        if (row->flags & ROW_FURNITURE)
            continue;
        if (before)
            count_pair(&blanks, before, row, habit->margin);
        before = row;
    }
    habit->doubled =
        (blanks.parted * 4 >= blanks.pairs * 3 && blanks.contradicted * 4 > blanks.parted) ||
        (blanks.parted * 10 >= blanks.pairs * 9 && blanks.contradicted * 8 > blanks.parted) ||
        (blanks.parted == blanks.pairs && blanks.broken * 20 > blanks.parted);
    habit->bounded =
        !habit->doubled && blanks.contradicted * 20 <= blanks.parted && blanks.parted > 1;
    habit->parted = habit->bounded && blanks.ends > 0 && blanks.ends_parted * 10 >= blanks.ends * 9;
}

/* ---- indents ---------------------------------------------------------------------- */

/* The left margin of a page: the least indent of its wide rows, and of narrow ones that go on with
 * a wide one. */
static uint16_t
page_margin(const struct rows *rows, size_t from, size_t to)
{
    uint16_t least = UINT16_MAX;

    for (size_t i = from; i < to; i++) {
        const struct row *row = &rows->all[i];
        bool goes_on = i > from && row[-1].width >= NARROWEST && breaks_off(&row[-1], row);
        if (counts(row) && (row->width >= NARROWEST || goes_on) && row->indent < least)
            least = row->indent;
    }
    return least == UINT16_MAX ? 0 : least;
}

static void
level_pages(struct rows *rows, size_t first)
{
    for (size_t from = first, to; from < rows->count; from = to) {
        for (to = from + 1; to < rows->count && !(rows->all[to].flags & ROW_PAGE); to++)
            ;
        uint16_t margin = page_margin(rows, from, to);
        for (size_t i = from; margin && i < to; i++) {
            struct row *row = &rows->all[i];
            row->indent = row->indent > margin ? (uint16_t)(row->indent - margin) : 0;
        }
    }
}

/* First lines kept their indent when wide rows stand both at the left margin and a
 * little to the right of it, and rows with a label mostly to the right. */
static bool
find_indents(const struct rows *rows, size_t first)
{
    uint32_t flush = 0;
    uint32_t inset = 0;
    uint32_t labels = 0;
    uint32_t labels_inset = 0;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (!counts(row))
            continue;
        bool is_inset = row->indent >= 1 && row->indent <= 12;
        if (row->flags & ROW_LABEL) {
            labels++;
            labels_inset += is_inset;
        }
        if (row->width >= NARROWEST) {
            inset += is_inset;
            flush += row->indent == 0;
        }
    }
    if (flush == 0 || inset * 20 < flush)
        return false;
    return labels < 3 ? inset >= 2 : labels_inset * 2 >= labels;
}

static bool
is_narrowly_inset(const struct row *row)
{
    return counts(row) && row->indent > 0 && row->indent < INDENT;
}

/* Finds what first lines have lost of their indent: the columns of a layout are wider than those of
 * its text, so two ideographs become one to three columns.  True when full first lines, with the
 * whole indent, end at the margin and do not go past it. */
static bool
find_lost_indents(const struct habit *habit, const struct census *census, struct rows *rows,
                  size_t first)
{
    int fits = 0;
    int past = 0;

    if (!habit->indented || census->words * 2 > census->rows)
        return false;
    for (size_t i = first; i < rows->count; i++) {
        int right = INDENT + (int)rows->all[i].width;
        if (!is_narrowly_inset(&rows->all[i]))
            continue;
        fits += right >= habit->margin - 3 && right <= habit->margin + 1;
        past += right > habit->margin + 1;
    }
    if (fits < LOST_LEAST || past * 8 > fits)
        return false;
    for (size_t i = first; i < rows->count; i++)
        if (is_narrowly_inset(&rows->all[i]))
            rows->all[i].lost = (uint16_t)(INDENT - rows->all[i].indent);
    return true;
}

/* A blank line behind every line, but none before a page, which begins with one space. */
static void
mark_leading_spaces(struct rows *rows, size_t first)
{
    for (size_t i = first ? first : 1; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        if (row->blanks == 0 && row->indent == 1)
            row->flags |= ROW_PAGE;
        if (row->indent == 1)
            row->indent = 0;
    }
}

static bool
is_lone_label(const struct row *row)
{
    return (row->flags & (ROW_LABEL_ONLY | ROW_FURNITURE)) == ROW_LABEL_ONLY;
}

static bool
is_plain(const struct row *row)
{
    return !(row->flags & (ROW_LABEL | ROW_FURNITURE | ROW_COLUMNS));
}

/* The row of the second text of two stacked labels: behind the row of a heading, or else behind
 * the first row that ends a sentence from the first text on.  NONE when there is none. */
static size_t
second_text(const struct rows *rows, const struct row *label, size_t first_text)
{
    if (row_has_heading_label(label))
        return first_text + 1 < rows->count && is_plain(&rows->all[first_text + 1]) ? first_text + 1
                                                                                    : NONE;
    for (size_t i = first_text + 1; i < rows->count; i++) {
        if (rows->all[i].flags & (ROW_LABEL | ROW_COLUMNS))
            return NONE;
        if (rows->all[i - 1].last == GLYPH_STOP)
            return i;
    }
    return NONE;
}

/* Whether the row before a label goes on behind it: a label can come out of extraction below the
 * first line of its text. */
static bool
is_before_label(const struct row *row, const struct row *text)
{
    return is_plain(row) && row->width >= NARROWEST && 4 * row->width >= 3 * text->width &&
           (row->last == GLYPH_OTHER || row->last == GLYPH_COMMA);
}

/* The text behind a label that stands alone on its row was on the label's line in print;
 * of two labels in a row the texts follow in their order. */
static void
note_leads(struct rows *rows, size_t first)
{
    for (size_t i = first; i + 1 < rows->count; i++) {
        const struct row *label = &rows->all[i];
        size_t text = i + 1;
        if (!is_lone_label(label))
            continue;
        if (i > first && row_is_half_heading(label - 1) && row_is_other_half(&rows->all[text]))
            text++;
        if (text == rows->count || !is_plain(&rows->all[text]) ||
            (label->blanks > 0 && i > first && is_before_label(label - 1, &rows->all[text])))
            continue;
        bool stacked = i > first && is_lone_label(label - 1);
        rows->all[text].lead = (uint16_t)(label[stacked ? -1 : 0].width + LABEL_GAP);
        size_t second = stacked ? second_text(rows, label - 1, text) : NONE;
        if (second != NONE)
            rows->all[second].lead = (uint16_t)(label->width + LABEL_GAP);
    }
}

/* Lines were cut where marks begin them, or where short ones end in a comma. */
static bool
find_cuts(const struct habit *habit, const struct rows *rows, size_t first)
{
    size_t cuts = 0;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (!counts(row))
            continue;
        cuts += row->first >= GLYPH_STOP && row->first <= GLYPH_CLOSE;
        cuts += row->last == GLYPH_COMMA && (int)right_edge(row) < habit->margin - 8;
    }
    return cuts >= 2 && cuts * 100 >= rows->count - first;
}

static bool
find_stray(const struct rows *rows, size_t first)
{
    uint64_t stray = 0;
    uint64_t letters = 0;

    for (size_t i = first; i < rows->count; i++) {
        if (rows->all[i].flags & ROW_SPACED)
            continue;
        stray += rows->all[i].stray;
        letters += rows->all[i].letters;
    }
    return stray * 100 > letters;
}

/* So many rows with full-width digits past the margin, of which nearly all end at it when the
 * digits are narrow, show that they were narrow in print. */
#define NARROW_LEAST 3

/* Takes full-width digits for narrow ones where print had them so: extraction or damage has
 * widened them.  Returns whether it has. */
static bool
narrow_digits(const struct habit *habit, struct rows *rows, size_t first)
{
    size_t past = 0;
    size_t fitting = 0;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        int over = (int)right_edge(row) - habit->margin;
        if (!counts(row) || row->wide < 2 || over <= 1)
            continue;
        past++;
        fitting += over - row->wide <= 2 && over - row->wide >= -6;
    }
    if (past < NARROW_LEAST || 4 * fitting < 3 * past)
        return false;
    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        row->width -= row->wide;
        row->play = (uint16_t)(row->play - row->wide);
        row->wide = 0;
    }
    return true;
}

void
habit_find(struct habit *habit, struct rows *rows, size_t first)
{
    struct census census;

    memset(habit, 0, sizeof *habit);
    level_pages(rows, first);
    note_leads(rows, first);
    habit->indented = find_indents(rows, first);
    find_margin(habit, &census, rows, first);
    note_starts(habit, rows, first);
    find_margin(habit, &census, rows, first);
    if (find_lost_indents(habit, &census, rows, first))
        find_margin(habit, &census, rows, first);
    if (narrow_digits(habit, rows, first))
        find_margin(habit, &census, rows, first);
    find_blanks(habit, rows, first);
    if (habit->bounded)
        find_margin(habit, &census, rows, first);
    forget_starts(rows, first);
    find_local_margins(habit, rows, first);
    habit->wrapped = is_wrapped(rows, first);
    if (habit->doubled && !habit->indented)
        mark_leading_spaces(rows, first);
    habit->cut = find_cuts(habit, rows, first);
    habit->stray = find_stray(rows, first);
}
