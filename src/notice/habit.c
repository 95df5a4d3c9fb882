/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/habit.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "notice/margin.h"
#include "notice/turn.h"

/* A row that ends a sentence so many cells before the margin ends a paragraph. */
#define SHORT_LAST 12

/* So many first lines must show that the layout narrows indents. */
#define LOST_LEAST 3

/* The cells between a label and its text, about. */
#define LABEL_GAP 2

/* Whether the row is a sentence's and breaks off, and the next row, which no label opens, goes on;
 * a small letter begins no paragraph. */
static bool
breaks_off(const struct row *row, const struct row *next)
{
    bool small = next->first_character >= 'a' && next->first_character <= 'z';

    return (row->flags & ROW_CLAUSES || small) &&
           (row->last == GLYPH_OTHER || row->last == GLYPH_WORD || row->last == GLYPH_COMMA) &&
           !(next->flags & (ROW_LABEL | ROW_CAPTION | ROW_COLUMNS));
}

static bool
is_heading(const struct row *row)
{
    return (row->flags & (ROW_LABEL | ROW_CLAUSES)) == ROW_LABEL && row->label.rank == RANK_ITEM &&
           row->last == GLYPH_OTHER;
}

/* What stands behind the short last line of a paragraph, behind a short line that ends in a colon
 * (who is addressed, what is said to follow) or behind a short heading begins a paragraph. */
static bool
may_be_last(const struct row *row)
{
    return (row->last == GLYPH_STOP && row->width > 2) || row->last == GLYPH_COLON ||
           is_heading(row);
}

static void
note_starts(const struct habit *habit, struct rows *rows, size_t first)
{
    const struct row *before = NULL;

    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        if (!margin_counts(row))
            continue;
        row->starts = before && may_be_last(before) &&
                      (int)margin_right_edge(before) < habit->margin - SHORT_LAST;
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

/* A narrow row so many cells from the left is a number, a date, a name. */
#define RIGHT_CELLS 16

static bool
stands_right(const struct row *row)
{
    return row->indent >= RIGHT_CELLS && row->width < MARGIN_NARROWEST;
}

/* The rows behind a caption within which its table begins. */
#define CAPTION_NEAR 4

/* Whether a table of forms or of old and new text begins right below: what names it is set as wide
 * as the table is. */
static bool
is_above_grid(const struct rows *rows, size_t i)
{
    for (size_t k = i + 1; k < rows->count && k <= i + CAPTION_NEAR; k++)
        if (rows->all[k].grid)
            return true;
    return false;
}

/* Whether the first word of the next row had no room behind the row, which ends at `right`. */
static bool
leaves_no_room(const struct row *row, const struct row *next, int right)
{
    return glyph_is_spaced(row->last_character) && glyph_is_spaced(next->first_character) &&
           right <= row->margin + 3 && right + 1 + (int)next->atom > row->margin;
}

/* The right edge of the row, with the indent that a first line has lost: one has a label, or stands
 * behind what ends a sentence or behind a heading. */
static int
restored_right_edge(const struct habit *habit, const struct rows *rows, size_t first, size_t i)
{
    const struct row *row = &rows->all[i];
    bool begins = (row->flags & ROW_LABEL) ||
                  (i > first && (row_ends_sentence(&row[-1]) || is_heading(&row[-1])));

    return (int)margin_right_edge(row) + (begins ? habit->deficit : 0);
}

/* Lines were wrapped when many end at the margin of their part, not all of them a sentence's end,
 * and few go past it; in a short notice, when those that end there break off. */
static bool
is_wrapped(const struct habit *habit, const struct rows *rows, size_t first)
{
    uint32_t near = 0;
    uint32_t past = 0;
    uint32_t wide = 0;
    uint32_t open = 0;
    uint32_t ends = 0;
    uint32_t turns = 0; /* from an indented first line to the next */

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        int right = (int)margin_right_edge(row);
        if (!margin_counts(row) || right < MARGIN_NARROWEST || stands_right(row))
            continue;
        bool breaks = i + 1 < rows->count && breaks_off(row, &rows->all[i + 1]);
        int edge = breaks ? restored_right_edge(habit, rows, first, i) : right;
        bool ends_near = edge >= row->margin - 6 && right <= row->margin + 3;
        ends_near = ends_near || (breaks && leaves_no_room(row, &rows->all[i + 1], right));
        breaks = breaks && ends_near;
        wide++;
        near += ends_near;
        open += breaks;
        turns += breaks && habit->indented && row->indent > 0 && rows->all[i + 1].indent == 0;
        ends += ends_near && !(row->flags & ROW_LATIN) && row->last >= GLYPH_STOP &&
                row->last <= GLYPH_SEMI;
        past += right >= row->margin + 6 && !is_above_grid(rows, i);
    }
    if (past * 4 <= open && open > 0 && (turns > 0 || open * 4 >= near))
        return true;
    if (near >= 2 && near * 10 >= wide * 3 && past * 5 <= near && ends < near)
        return true;
    return habit->indented && turn_is_made(rows, first);
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

/* No paragraph that ends a sentence is so narrow, in cells: 始。 */
#define REST_MOST 8

/* Whether the row is the rest of a sentence that the one before has begun. */
static bool
is_rest(const struct row *before, const struct row *row)
{
    return row->width <= REST_MOST && row->last == GLYPH_STOP && before->last == GLYPH_OTHER &&
           !(row->flags & ROW_LABEL) && before->width >= MARGIN_NARROWEST;
}

/* Whether the row ends at most so many cells before the margin, with the indent that it has lost
 * where it surely is a first line, or without. */
static bool
is_full(const struct habit *habit, const struct row *row, int cells)
{
    int right = (int)margin_right_edge(row);
    bool first = (row->flags & ROW_LABEL) || row->starts;

    return right <= habit->margin + 4 &&
           right + (first ? habit->deficit : 0) >= habit->margin - cells;
}

static void
count_pair(struct blanks *blanks, const struct habit *habit, const struct row *before,
           const struct row *row)
{
    const int margin = habit->margin;
    bool parted = row->blanks > 0;
    bool rest = is_rest(before, row);
    bool goes_on = before->last == GLYPH_COMMA || row->first == GLYPH_COMMA ||
                   row->first == GLYPH_STOP || row->first == GLYPH_CLOSE || rest ||
                   ((before->last == GLYPH_OTHER || before->last == GLYPH_WORD) &&
                    !(row->flags & ROW_LABEL) && is_full(habit, before, 3));

    blanks->pairs++;
    blanks->parted += parted;
    blanks->contradicted += parted && (goes_on || (before->flags & ROW_LABEL_ONLY));
    blanks->broken += parted && (rest || (is_full(habit, before, 6) && breaks_off(before, row)));
    if (before->last == GLYPH_STOP && (int)margin_right_edge(before) < margin - 8) {
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
        if (row->flags & (ROW_FURNITURE | ROW_PAGE) || row->grid)
            before = NULL;
        if (row->flags & ROW_FURNITURE || row->grid)
            continue;
        if (before)
            count_pair(&blanks, habit, before, row);
        before = row;
    }
    habit->doubled =
        (blanks.parted * 4 >= blanks.pairs * 3 && blanks.contradicted * 4 > blanks.parted) ||
        (blanks.parted * 10 >= blanks.pairs * 9 && blanks.contradicted * 8 > blanks.parted) ||
        (blanks.parted == blanks.pairs && blanks.broken * 30 > blanks.parted) ||
        (blanks.parted * 10 >= blanks.pairs * 9 && blanks.broken > 1 &&
         blanks.broken * 20 > blanks.parted);
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

    for (size_t i = from; i < to && least > 0; i++) {
        const struct row *row = &rows->all[i];
        bool goes_on = i > from && row[-1].width >= MARGIN_NARROWEST && breaks_off(&row[-1], row);
        if (margin_counts(row) && (row->width >= MARGIN_NARROWEST || goes_on) &&
            row->indent < least)
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

/* Farther from the left, in cells, a line is centred. */
#define INSET_MOST 12

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
        if (!margin_counts(row))
            continue;
        bool is_inset = row->indent >= 1 && row->indent <= INSET_MOST;
        if ((row->flags & ROW_LABEL) && row->indent <= INSET_MOST) {
            labels++;
            labels_inset += is_inset;
        }
        if (row->width >= MARGIN_NARROWEST) {
            inset += is_inset;
            flush += row->indent == 0;
        }
    }
    if (flush == 0 || inset * 20 < flush)
        return inset > 0 && labels_inset * 2 >= labels && turn_is_made(rows, first);
    return labels < 3 ? inset >= 2 : labels_inset * 2 >= labels;
}

static bool
is_narrowly_inset(const struct row *row)
{
    return row->indent > 0 && row->indent < MARGIN_INDENT && margin_counts(row);
}

/* Finds what first lines have lost of their indent: the columns of a layout are wider than those of
 * its text, so two ideographs become one to three columns.  True when full first lines, with the
 * whole indent, end at the margin and do not go past it. */
static bool
find_lost_indents(const struct habit *habit, bool in_words, struct rows *rows, size_t first)
{
    int fits = 0;
    int past = 0;

    if (!habit->indented || in_words)
        return false;
    for (size_t i = first; i < rows->count; i++) {
        int right = MARGIN_INDENT + (int)rows->all[i].width;
        if (!is_narrowly_inset(&rows->all[i]))
            continue;
        fits += right >= habit->margin - 3 && right <= habit->margin + 1;
        past += right > habit->margin + 1;
    }
    if (fits < LOST_LEAST || past * 8 > fits)
        return false;
    for (size_t i = first; i < rows->count; i++)
        if (is_narrowly_inset(&rows->all[i]))
            rows->all[i].lost = (uint16_t)(MARGIN_INDENT - rows->all[i].indent);
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
    return (row->flags & (ROW_LABEL_ONLY | ROW_FURNITURE)) == ROW_LABEL_ONLY && !row->grid;
}

static bool
is_plain(const struct row *row)
{
    return !(row->flags & (ROW_LABEL | ROW_FURNITURE | ROW_COLUMNS)) && !row->grid;
}

/* The row of the second text of two stacked labels: behind the row of a heading, or else behind
 * the first row that ends a sentence from the first text on.  NONE when there is none. */
static size_t
second_text(const struct rows *rows, const struct row *label, size_t first_text)
{
    if (row_has_heading_label(label) && first_text + 2 < rows->count &&
        row_is_other_half(&rows->all[first_text]) && row_is_other_half(&rows->all[first_text + 1]))
        first_text++;
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
    return is_plain(row) && row->width >= MARGIN_NARROWEST && 4 * row->width >= 3 * text->width &&
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
        if (!margin_counts(row))
            continue;
        cuts += glyph_is_closing(row->first);
        cuts += row->last == GLYPH_COMMA && (int)margin_right_edge(row) < habit->margin - 8;
    }
    return cuts >= 2 && cuts * 100 >= rows->count - first;
}

static bool
find_stray(const struct rows *rows, size_t first)
{
    uint64_t stray = 0;
    uint64_t letters = 0;

    for (size_t i = first; i < rows->count; i++) {
        if (rows->all[i].flags & ROW_SPACED || rows->all[i].grid)
            continue;
        stray += rows->all[i].stray;
        letters += rows->all[i].letters;
    }
    return stray * 100 > letters;
}

/* So many rows with full-width digits past the margin, of which nearly all end at it when the
 * digits are narrow, show that they were narrow in print. */
#define NARROW_LEAST 3

/* So much more must the rows vote for their margin when the digits are narrow: in a short notice,
 * they make the margin that they go past. */
#define NARROW_VOTES 4

/* Takes so many cells of full-width digits off the rows, or, with a sign of -1, puts them back. */
static void
take_off_digits(struct rows *rows, size_t first, int sign)
{
    for (size_t i = first; i < rows->count; i++) {
        struct row *row = &rows->all[i];
        row->width -= (uint32_t)(sign * row->wide);
        row->play = (uint16_t)(row->play - sign * row->wide);
    }
}

/* Whether the rows end at one margin rather when their digits are narrow. */
static bool
fit_narrow(const struct margin *margin, struct rows *rows, size_t first)
{
    struct margin narrow = {.indented = margin->indented, .bounded = margin->bounded};

    take_off_digits(rows, first, 1);
    margin_measure(&narrow, rows, first);
    margin_find(&narrow, rows, first);
    margin_fini(&narrow);
    take_off_digits(rows, first, -1);
    return narrow.votes >= margin->votes + NARROW_VOTES;
}

/* Takes full-width digits for narrow ones where print had them so: extraction or damage has
 * widened them.  Returns whether it has. */
static bool
narrow_digits(const struct habit *habit, const struct margin *margin, struct rows *rows,
              size_t first)
{
    size_t wide = 0;
    size_t past = 0;
    size_t fitting = 0;

    for (size_t i = first; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (row->wide < 2 || !margin_counts(row))
            continue;
        int over = (int)margin_right_edge(row) - habit->margin;
        wide++;
        if (over <= 1)
            continue;
        past++;
        fitting += over - row->wide <= 2 && over - row->wide >= -6;
    }
    bool widened = past >= NARROW_LEAST && 4 * fitting >= 3 * past;
    if (wide == 0 || (!widened && !fit_narrow(margin, rows, first)))
        return false;
    take_off_digits(rows, first, 1);
    for (size_t i = first; i < rows->count; i++)
        rows->all[i].wide = 0;
    return true;
}

/* Finds the margin by what is known of the habit so far. */
static void
find_margin(struct habit *habit, struct margin *margin, const struct rows *rows, size_t first)
{
    margin->indented = habit->indented;
    margin->bounded = habit->bounded;
    margin_find(margin, rows, first);
    habit->margin = margin->cells;
    habit->deficit = margin->deficit;
}

/* The same of rows whose indents or widths are new. */
static void
measure_margin(struct habit *habit, struct margin *margin, const struct rows *rows, size_t first)
{
    margin_measure(margin, rows, first);
    find_margin(habit, margin, rows, first);
}

/* Finds it again by what is now known of first lines, which matters only where they may have lost
 * their indent. */
static void
refine_margin(struct habit *habit, struct margin *margin, const struct rows *rows, size_t first)
{
    if (margin_asks_for_starts(margin))
        find_margin(habit, margin, rows, first);
    margin->bounded = habit->bounded;
}

void
habit_find(struct habit *habit, struct rows *rows, size_t first)
{
    struct margin margin = {0};

    memset(habit, 0, sizeof *habit);
    level_pages(rows, first);
    note_leads(rows, first);
    habit->indented = find_indents(rows, first);
    measure_margin(habit, &margin, rows, first);
    note_starts(habit, rows, first);
    refine_margin(habit, &margin, rows, first);
    if (find_lost_indents(habit, margin.in_words, rows, first))
        measure_margin(habit, &margin, rows, first);
    if (narrow_digits(habit, &margin, rows, first))
        measure_margin(habit, &margin, rows, first);
    find_blanks(habit, rows, first);
    if (habit->bounded)
        refine_margin(habit, &margin, rows, first);
    forget_starts(rows, first);
    margin_find_local(&margin, rows, first);
    margin_fini(&margin);
    habit->wrapped = is_wrapped(habit, rows, first);
    if (habit->doubled && !habit->indented)
        mark_leading_spaces(rows, first);
    habit->cut = find_cuts(habit, rows, first);
    habit->stray = find_stray(rows, first);
}
