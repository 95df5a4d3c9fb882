/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/turn.h"

#include "notice/margin.h"

/* The indent of a first line, in cells, at most. */
#define INDENT_MOST 6

/* A full line ends so many cells before the widest, at most: of words, with the next one behind. */
#define FULL_PLAY  8
#define WORDS_PLAY 6

/* Wider rows are paragraphs, not lines. */
#define LINE_MOST 120

/* So many turns are none by chance, where nothing shows that a sentence goes on. */
#define TURNS_LEAST 2

static bool
may_turn(const struct row *row)
{
    return margin_counts(row) && row->indent > 0 && row->indent <= INDENT_MOST &&
           row->width >= MARGIN_NARROWEST;
}

/* Whether the row stands at the margin and goes on with the one before it. */
static bool
goes_on(const struct row *before, const struct row *row)
{
    bool open = before->last == GLYPH_OTHER || before->last == GLYPH_WORD ||
                before->last == GLYPH_COMMA || before->last == GLYPH_OPEN;

    return open && margin_counts(row) && row->indent == 0 && row->blanks == 0 &&
           !(row->flags & (ROW_LABEL | ROW_CAPTION | ROW_PAGE | ROW_HEAD));
}

static bool
is_full(const struct row *row, const struct row *next, uint32_t widest)
{
    uint32_t right = margin_right_edge(row);

    if (glyph_is_spaced(row->last_character) && glyph_is_spaced(next->first_character))
        return right + 1 + next->atom + WORDS_PLAY > widest;
    return right + FULL_PLAY >= widest;
}

/* The right edge of the widest row; 0 where rows are no lines. */
static uint32_t
widest_edge(const struct rows *rows, size_t first)
{
    uint32_t widest = 0;

    for (size_t i = first; i < rows->count; i++) {
        uint32_t right = margin_right_edge(&rows->all[i]);
        if (right > widest && margin_counts(&rows->all[i]))
            widest = right;
        if (widest > LINE_MOST)
            return 0;
    }
    return widest;
}

bool
turn_is_made(const struct rows *rows, size_t first)
{
    uint32_t widest = widest_edge(rows, first);
    size_t turns = 0, sure = 0;

    for (size_t i = first; widest > 0 && i + 1 < rows->count; i++) {
        const struct row *row = &rows->all[i], *next = row + 1;
        if (!may_turn(row) || !goes_on(row, next) || !is_full(row, next, widest))
            continue;
        turns++;
        sure += (row->flags & (ROW_LABEL | ROW_CLAUSES)) != 0 ||
                (next->first_character >= 'a' && next->first_character <= 'z');
    }
    return sure > 0 || turns >= TURNS_LEAST;
}
