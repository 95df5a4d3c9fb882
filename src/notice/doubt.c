/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/doubt.h"

#include "base/nls.h"
#include "base/uni.h"
#include "notice/margin.h"

/* A line is full when it ends so many cells before the margin, at most. */
#define FULL_PLAY 2

/* So many lines of Hangul show how they were broken: nearly all are full only when words are. */
#define HANGUL_LEAST 4

/* A line of a table that stands alone may be anything. */
#define GRID_LEAST 2

static bool
is_full(const struct habit *habit, const struct row *row)
{
    int deficit = row->flags & ROW_BEGINS && !habit->indented ? habit->deficit : 0;

    return (int)margin_right_edge(row) + deficit + (int)row->play >= row->margin - FULL_PLAY;
}

static bool
is_hangul_to_hangul(const struct row *before, const struct row *row)
{
    return uni_is_hangul(before->last_character) && uni_is_hangul(row->first_character) &&
           !(row->flags & ROW_BEGINS);
}

static void
count_pair(struct doubt *doubt, const struct habit *habit, const struct row *before,
           const struct row *row)
{
    bool told = habit->indented || habit->bounded || row->blanks > 0 || row->flags & ROW_LABEL;

    if (before->grid || row->grid || (before->flags | row->flags) & ROW_COLUMNS)
        return;
    doubt->full_ends += !told && before->last == GLYPH_STOP && !row->formula &&
                        margin_right_edge(before) >= MARGIN_NARROWEST && is_full(habit, before);
    if (is_hangul_to_hangul(before, row)) {
        doubt->hangul++;
        doubt->hangul_full += is_full(habit, before);
    }
}

/* Syllables of a line that is spaced, at least; and of so many the most that are not. */
#define APART_LEAST 4
#define APART_SHARE 4

/* Whether nearly every syllable of the row has white space on both sides. */
static bool
is_set_apart(const struct text *text, const struct row *row)
{
    const char *s = text_bytes(text) + row->span.start;
    size_t length = span_length(row->span), syllables = 0, apart = 0;
    bool space = true; /* before it */
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        bool ends = at + step == length || uni_leading_space(s + at + step, length - at - step) > 0;
        syllables += uni_is_hangul(c);
        apart += uni_is_hangul(c) && space && ends;
        space = uni_is_space(c);
    }
    return syllables >= APART_LEAST && APART_SHARE * (syllables - apart) <= syllables;
}

static void
count_row(struct doubt *doubt, const struct text *text, const struct habit *habit,
          const struct row *row)
{
    doubt->grid_lines += (row->flags & ROW_COLUMNS) != 0;
    doubt->spaced += row->stray > 0 && !habit_drops_spaces(habit->stray, row);
    doubt->apart += uni_is_hangul(row->last_character) && is_set_apart(text, row);
}

void
doubt_count(struct doubt *doubt, const struct text *text, const struct habit *habit,
            const struct rows *rows, size_t end)
{
    const struct row *before = NULL;

    for (size_t i = 0; habit->wrapped && i < end; i++) {
        const struct row *row = &rows->all[i];
        if (row->flags & ROW_FURNITURE)
            continue;
        count_row(doubt, text, habit, row);
        if (before)
            count_pair(doubt, habit, before, row);
        before = row;
    }
}

void
doubt_tell(const struct doubt *doubt, struct diags *diags)
{
    if (doubt->full_ends > 0)
        diags_add(
            diags, DIAG_WARNING, 0,
            _("indents are lost: full lines that end a sentence may end a paragraph, too: %zu"),
            doubt->full_ends);
    if (doubt->grid_lines >= GRID_LEAST)
        diags_add(diags, DIAG_WARNING, 0,
                  _("lines of tables stand as printed, also where a cell goes on: %zu"),
                  doubt->grid_lines);
    if (doubt->hangul >= HANGUL_LEAST && doubt->hangul_full * 10 >= doubt->hangul * 9)
        diags_add(diags, DIAG_WARNING, 0,
                  _("lines of Hangul may end within words, where a space now stands"));
    if (doubt->spaced > 0)
        diags_add(diags, DIAG_WARNING, 0,
                  _("spaces between ideographs stand as they are, though print may have put them "
                    "there, in lines: %zu"),
                  doubt->spaced);
    if (doubt->apart > 0)
        diags_add(diags, DIAG_WARNING, 0,
                  _("lines of Hangul are spaced, so that words cannot be told apart: %zu"),
                  doubt->apart);
}
