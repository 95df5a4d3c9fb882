/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/strip.h"

#include <stdlib.h>

#include "base/mem.h"
#include "notice/marker.h"

/* Forms of labels that are counted. */
#define COUNTED_FORMS 64

/* A heading that ends so many cells before the margin is surely whole. */
#define SHORT_HEADING 8

/* A row so many cells narrower than the margin is no full line. */
#define INNER_SHORT 12

struct maker {
    const struct habit *habit;
    const struct rows *rows;
    struct strips *strips;
};

static bool
is_mark(uint8_t glyph)
{
    return glyph >= GLYPH_STOP && glyph <= GLYPH_OPEN;
}

/* A label with a caption in brackets, set on a line of its own: 第二条 （适用范围） */
static bool
is_caption(const struct row *row)
{
    return (row->flags & ROW_LABEL) && row->last == GLYPH_CLOSE;
}

/* Whether the label counts within a sentence: （1）…；（2）…  Extraction cuts at marks, so that a
 * row that ends in none ends its printed line, and one that is not full has not begun it. */
static bool
is_inner_label(const struct row *before, const struct row *row)
{
    return row->label.form == FORM_ARABIC_PAREN && (int)row->width <= row->margin - INNER_SHORT &&
           (before->last == GLYPH_SEMI || before->last == GLYPH_COLON) &&
           (row->last == GLYPH_OTHER || row->last == GLYPH_WORD);
}

/* Whether extraction can have cut a printed line between the rows: it does so at marks
 * that print has squeezed. */
static bool
can_be_cut(const struct row *before, const struct row *row)
{
    if (before->grid || row->grid || (before->flags | row->flags) & ROW_COLUMNS ||
        row->flags & (ROW_HEAD | ROW_PAGE))
        return false;
    if ((row->flags & ROW_LABEL) && !is_inner_label(before, row))
        return false;
    if (row->blanks > before->blanks || is_caption(before))
        return false;
    if (before->last == GLYPH_SEMI || before->last == GLYPH_COLON)
        return row->first == GLYPH_OPEN;
    return is_mark(before->last) || is_mark(row->first);
}

/* Whether the row goes on the printed line that ends with the row before it: it is short,
 * as that one is, and does not fill a line of its own. */
static bool
is_rest(const struct maker *maker, const struct row *before, const struct row *row)
{
    int first_margin = row->margin - maker->habit->deficit;

    if (row->flags & ROW_FURNITURE || !can_be_cut(before, row))
        return false;
    if (glyph_is_closing(row->first))
        return true;
    return (int)before->width < first_margin - 3 && (int)row->width < first_margin - 1;
}

/* Wider remarks in brackets, in cells, stand for themselves behind a sentence. */
#define REMARK_MOST 8

/* 》 */
#define CLOSING_TITLE 0x300B

static bool
is_bracketed(const struct row *row)
{
    return row->first == GLYPH_OPEN &&
           (row->last_character == ')' || row->last_character == 0xFF09);
}

/* Whether print has squeezed the marks where the row i meets the one before: 》（ and ），, which
 * no paragraph begins with, unless it is a remark in brackets; （略） is none. */
static bool
is_squeezed(const struct maker *maker, size_t i)
{
    const struct row *before = &maker->rows->all[i - 1];
    const struct row *row = &maker->rows->all[i];
    bool goes_on = i + 1 < maker->rows->count && glyph_is_closing(row[1].first);

    if (glyph_is_closing(row->first))
        return is_mark(before->last);
    if (before->last == GLYPH_STOP)
        return is_bracketed(row) && row->width <= REMARK_MOST;
    if (before->last != GLYPH_CLOSE || row->first != GLYPH_OPEN)
        return false;
    return goes_on || before->last_character == CLOSING_TITLE ||
           !(is_bracketed(before) || is_bracketed(row));
}

/* Whether the row i is the next part of the printed line that ends with the row before it.  That
 * is sure where print squeezes marks; elsewhere, only sources with that habit are cut. */
static bool
is_next_part(const struct maker *maker, size_t i)
{
    const struct row *all = maker->rows->all;

    if (i + 1 < maker->rows->count && row_is_date(&all[i + 1]) && all[i].last == GLYPH_OTHER)
        return false; /* a name that signs */
    return is_rest(maker, &all[i - 1], &all[i]) && (maker->habit->cut || is_squeezed(maker, i));
}

/* How many rows from i on make one printed line: a full one, or one whose parts surely belong
 * together; 1 when the row stands for itself. */
static size_t
cut_rows(const struct maker *maker, size_t i)
{
    const struct row *all = maker->rows->all;
    int margin = all[i].margin;
    int lead = all[i].lead ? all[i].lead + maker->habit->deficit : 0;
    int width = lead + (int)all[i].width;
    int play = all[i].play;
    size_t next = i + 1;
    size_t sure = 1;
    bool sentence = false;

    if (!maker->habit->wrapped)
        return 1;
    for (; next < maker->rows->count && is_next_part(maker, next); next++) {
        bool squeezed = is_squeezed(maker, next);
        bool stop = all[next - 1].last == GLYPH_STOP && all[next].first != GLYPH_OPEN;
        play += all[next].play;
        if (width + (int)all[next].width - (squeezed ? play : 0) > margin + 3)
            break;
        if ((all[next].flags & ROW_LABEL) &&
            (maker->habit->indented ||
             width + (int)all[next].width + play < margin - maker->habit->deficit - 3))
            break;
        width += (int)all[next].width;
        sentence |= stop;
        sure += squeezed && sure == next - i;
    }
    if (sentence && (row_ends_sentence(&all[next - 1]) || width < margin - 3))
        return sure;
    return width >= margin - maker->habit->deficit - 3 ? next - i : sure;
}

static void
add_strip(const struct maker *maker, size_t i, size_t rows, bool page)
{
    const struct row *first = &maker->rows->all[i];
    struct strip strip = {.row = i,
                          .first = first,
                          .last = first + rows - 1,
                          .width = (int)first->width,
                          .play = first->play,
                          .page = page};

    for (const struct row *row = first + 1; row <= strip.last; row++) {
        strip.width += (int)row->width;
        strip.play += row->play;
    }
    maker->strips->all[maker->strips->count++] = strip;
}

static void
add_strips(const struct maker *maker, size_t first)
{
    bool page = true;

    for (size_t i = first, rows; i < maker->rows->count; i += rows) {
        const struct row *row = &maker->rows->all[i];
        rows = 1;
        if (row->flags & ROW_FURNITURE) {
            page = true;
            continue;
        }
        rows = cut_rows(maker, i);
        add_strip(maker, i, rows, page || (row->flags & ROW_PAGE));
        page = false;
    }
}

/* Whether the row opens with an ordinal, of a form that is counted. */
static bool
has_form(const struct row *row)
{
    return (row->flags & ROW_LABEL) && row->label.form >= 0 && row->label.form < COUNTED_FORMS;
}

/* Labels that count on from the last one of their form are labels for sure. */
static void
follow_labels(struct strips *strips)
{
    int last[COUNTED_FORMS] = {0};

    for (size_t i = 0; i < strips->count; i++) {
        const struct row *row = strips->all[i].first;
        if (!has_form(row))
            continue;
        int number = row->label.number;
        strips->all[i].follows = number == 1 || number == last[row->label.form] + 1;
        last[row->label.form] = number;
    }
}

/* A remark in brackets behind a stop ends what it is a remark to: 。（责任单位：…） */
static void
find_remarks(struct strips *strips)
{
    bool open = false;

    for (size_t i = 0; i < strips->count; i++) {
        struct strip *strip = &strips->all[i];
        const struct row *last = strip->last;
        strip->remark = open && (last->flags & ROW_CLOSES) && last->last == GLYPH_CLOSE;
        if (last->flags & (ROW_CLOSES | ROW_LABEL))
            open = false;
        if (last->remarks)
            open = true;
    }
}

/* Whether the label's row is, by itself, a heading, or its text runs in. */
static bool
is_bare_heading(const struct row *row)
{
    return !(row->flags & ROW_CLAUSES) && row->last == GLYPH_OTHER;
}

/* Finds the labels before headings that stand alone: none of their form is before a sentence, and
 * one heading is short. */
static void
find_headings(struct strips *strips)
{
    struct {
        bool alone, run_in;
    } forms[COUNTED_FORMS] = {{0}};
    bool alone = false;

    for (size_t i = 0; i < strips->count; i++) {
        const struct row *row = strips->all[i].first;
        if (!has_form(row))
            continue;
        if (!is_bare_heading(row))
            forms[row->label.form].run_in = true;
        else if ((int)row->width < row->margin - SHORT_HEADING)
            alone = forms[row->label.form].alone = true;
    }
    for (size_t i = 0; alone && i < strips->count; i++) {
        const struct row *row = strips->all[i].first;
        strips->all[i].heads = has_form(row) && is_bare_heading(row) &&
                               !forms[row->label.form].run_in && forms[row->label.form].alone;
    }
}

/* Fields stand so many strips from one another, at most. */
#define FIELDS_NEAR 3

static bool
opens_field(const struct strip *strip)
{
    return strip->first->field && !(strip->first->flags & ROW_LABEL);
}

/* One colon near a line's beginning may be a sentence's; of several near one another each parts a
 * field from its value. */
static void
find_fields(struct strips *strips)
{
    size_t last = NONE;

    for (size_t i = 0; i < strips->count; i++) {
        if (!opens_field(&strips->all[i]))
            continue;
        if (last != NONE && i - last <= FIELDS_NEAR)
            strips->all[last].field = strips->all[i].field = true;
        last = i;
    }
}

static void
find_signatures(struct strips *strips)
{
    for (size_t i = 0; i + 1 < strips->count; i++) {
        const struct row *row = strips->all[i].first;
        strips->all[i].signs = row->last == GLYPH_OTHER && !(row->flags & ROW_LABEL) &&
                               2 * strips->all[i].width <= row->margin &&
                               row_is_date(strips->all[i + 1].first);
    }
}

struct strips
strips_make(const struct habit *habit, const struct rows *rows, size_t first)
{
    struct strips strips = {.all = mem_resize(NULL, rows->count - first + 1, sizeof(struct strip))};

    add_strips(&(struct maker){habit, rows, &strips}, first);
    follow_labels(&strips);
    find_signatures(&strips);
    find_remarks(&strips);
    find_fields(&strips);
    find_headings(&strips);
    return strips;
}

void
strips_fini(struct strips *strips)
{
    free(strips->all);
    *strips = (struct strips){0};
}
