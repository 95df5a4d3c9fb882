/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/grid.h"

#include <string.h>

#include "notice/cell.h"
#include "notice/contrast.h"

/* Shorter stretches of short rows are not looked at, but below a title or behind a form. */
#define RUN_LEAST 4

/* A stretch is a table with so many rows, of which so many show it, and one in EVIDENCE_SHARE. */
#define ROWS_LEAST     6
#define EVIDENCE_LEAST 4
#define EVIDENCE_SHARE 3

/* The same below a title that says so. */
#define TITLED_EVIDENCE 2
#define TITLED_SHARE    5

/* Evidence that is more than words set upright. */
#define STRONG_LEAST 2

/* So many rows of sentences may lie within a form. */
#define TEXT_MOST 4

/* So many rows may be notes of a table. */
#define NOTES_MOST 40

/* A value that is there again stands so near. */
#define REPEATED_WITHIN 24

/* The row before which a form's title stands is not farther from it. */
#define TITLE_WITHIN 2

struct grid_rows {
    const struct text *text;
    struct rows *rows;
    size_t form_end; /* behind the last row of a form; 0 for none */
    bool titled;     /* a title of a form or table stands right above */
};

/* What speaks for a table in the rows [from, to). */
struct evidence {
    size_t rows, asking, ones, all;
    size_t first, last; /* rows with evidence */
};

static const struct row *
row_at(const struct grid_rows *grid, size_t i)
{
    return &grid->rows->all[i];
}

/* What the row looks like, which is asked over and over. */
static enum cell
cell_at(const struct grid_rows *grid, size_t i)
{
    struct row *row = &grid->rows->all[i];

    if (row->cell == 0)
        row->cell = (uint8_t)(cell_of(grid->text, row) + 1);
    return (enum cell)(row->cell - 1);
}

static bool
is_furniture(const struct grid_rows *grid, size_t i)
{
    return row_at(grid, i)->flags & ROW_FURNITURE;
}

static bool
is_same(const struct grid_rows *grid, size_t a, size_t b)
{
    struct span span = row_at(grid, a)->span, other = row_at(grid, b)->span;
    const char *bytes = text_bytes(grid->text);

    return span_length(span) == span_length(other) &&
           memcmp(bytes + span.start, bytes + other.start, span_length(span)) == 0;
}

/* Whether a row near before it, from `from` on, has the same words, more than one. */
static bool
is_repeated(const struct grid_rows *grid, size_t from, size_t i)
{
    size_t least = i > from + REPEATED_WITHIN ? i - REPEATED_WITHIN : from;

    if (row_at(grid, i)->width < 4)
        return false;
    for (size_t k = i; k > least; k--)
        if (is_same(grid, k - 1, i))
            return true;
    return false;
}

static void
weigh_row(const struct grid_rows *grid, size_t from, size_t i, struct evidence *evidence)
{
    enum cell cell = cell_at(grid, i);

    evidence->rows++;
    evidence->asking += cell == CELL_ASKS;
    evidence->ones += cell == CELL_ONE;
    if (cell < CELL_ONE && !is_repeated(grid, from, i))
        return;
    if (evidence->all++ == 0)
        evidence->first = i;
    evidence->last = i;
}

static bool
is_table(const struct evidence *evidence, bool titled, bool goes_on)
{
    size_t strong = evidence->all - evidence->ones;

    if (goes_on && evidence->asking > 0)
        return EVIDENCE_SHARE * evidence->all >= evidence->rows;
    if (titled)
        return strong >= TITLED_EVIDENCE && TITLED_SHARE * evidence->all >= evidence->rows;
    return evidence->rows >= ROWS_LEAST && evidence->all >= EVIDENCE_LEAST &&
           strong >= STRONG_LEAST && EVIDENCE_SHARE * evidence->all >= evidence->rows;
}

static void
mark(struct grid_rows *grid, size_t from, size_t to, enum grid kind)
{
    for (size_t i = from; i < to; i++)
        if (!is_furniture(grid, i) && cell_at(grid, i) != CELL_HEADS)
            grid->rows->all[i].grid = (uint8_t)kind;
}

/* Rows [from, to) of sentences between two stretches of one form. */
static bool
is_within_form(const struct grid_rows *grid, size_t from, size_t to)
{
    size_t texts = 0;

    for (size_t i = from; i < to; i++) {
        if (is_furniture(grid, i) || row_at(grid, i)->grid)
            continue;
        texts++;
        if (cell_at(grid, i) == CELL_ENDS || cell_is_title(grid->text, row_at(grid, i)))
            return false;
    }
    return texts <= TEXT_MOST;
}

/* Whether the row goes on with notes whose last label was `label`. */
static bool
goes_on_with_notes(const struct grid_rows *grid, size_t i, const struct row *before,
                   struct marker *label)
{
    const struct row *row = row_at(grid, i);
    enum cell cell = cell_at(grid, i);

    if (cell <= CELL_ENDS || cell == CELL_ASKS || (row->flags & ROW_PAGE))
        return false;
    if (!(row->flags & ROW_LABEL) || row->label.form == ROW_BULLET)
        return before->last != GLYPH_STOP;
    if (label->form >= 0 &&
        (row->label.form != label->form || row->label.number != label->number + 1))
        return false;
    *label = row->label;
    return true;
}

/* Marks the notes that open in the row; returns the row behind them. */
static size_t
mark_notes(struct grid_rows *grid, size_t from)
{
    struct marker label = {.form = -1};
    const struct row *before = row_at(grid, from);
    size_t i = from + 1;

    for (; i < grid->rows->count && i < from + NOTES_MOST; i++) {
        if (is_furniture(grid, i))
            continue;
        if (!goes_on_with_notes(grid, i, before, &label))
            break;
        before = row_at(grid, i);
    }
    mark(grid, from, i, GRID_TEXT);
    return i;
}

/* Decides on the short rows [from, to), none of which heads anything.  Returns the row behind what
 * was looked at. */
static size_t
decide(struct grid_rows *grid, size_t from, size_t to)
{
    struct evidence evidence = {0};
    bool goes_on = grid->form_end > 0 && is_within_form(grid, grid->form_end, from);

    if (to - from < RUN_LEAST && !grid->titled && !goes_on)
        return to;
    for (size_t i = from; i < to; i++)
        if (!is_furniture(grid, i))
            weigh_row(grid, from, i, &evidence);
    if (evidence.all == 0 || !is_table(&evidence, grid->titled, goes_on))
        return to;
    if (goes_on)
        mark(grid, grid->form_end, from, GRID_TEXT);
    mark(grid, goes_on || grid->titled ? from : evidence.first, evidence.last + 1, GRID_CELL);
    if (evidence.asking > 0)
        grid->form_end = evidence.last + 1;
    return to;
}

/* The row behind the stretch of short rows that begins with the row; it ends before a title and
 * what else ends a table. */
static size_t
run_end(const struct grid_rows *grid, size_t from)
{
    size_t i = from;

    for (; i < grid->rows->count; i++) {
        const struct row *row = row_at(grid, i);
        if (row->flags & ROW_FURNITURE)
            continue;
        if (row->grid || !cell_may_be(row) || cell_is_title(grid->text, row) ||
            cell_at(grid, i) <= CELL_ENDS)
            break;
    }
    return i;
}

/* Looks at what begins in the row; returns the row behind it. */
static size_t
look(struct grid_rows *grid, size_t i)
{
    const struct row *row = row_at(grid, i);

    if (grid->form_end > 0 && cell_opens_notes(grid->text, row) &&
        is_within_form(grid, grid->form_end, i)) {
        size_t end = mark_notes(grid, i);
        mark(grid, grid->form_end, i, GRID_TEXT);
        grid->form_end = end;
        return end;
    }
    if (cell_may_be(row) && cell_is_title(grid->text, row)) {
        grid->titled = true;
        return i + 1;
    }
    size_t end = run_end(grid, i);
    if (end == i) {
        grid->titled = false;
        return i + 1;
    }
    end = decide(grid, i, end);
    grid->titled = false;
    return end;
}

void
grid_mark(const struct text *text, struct rows *rows)
{
    struct grid_rows grid = {.text = text, .rows = rows};

    for (size_t i = 0; i < rows->count; i++)
        rows->all[i].cell = 0;
    contrast_mark(text, rows);
    for (size_t i = 0; i < rows->count;) {
        if ((rows->all[i].flags & ROW_FURNITURE) || rows->all[i].grid == GRID_CELL)
            i++;
        else
            i = look(&grid, i);
    }
}
