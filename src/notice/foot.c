/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/foot.h"

#include "base/uni.h"

/* A note whose number stands behind it, so many at most. */
#define NOTE_FEW 6

/* Notes are set smaller than the text: their rows are wider by more cells than this. */
#define WIDER 2

/* Of so many rows of the text one may be wider than the others: extraction has joined two. */
#define WIDE_SHARE 8

/* A row so many cells narrower than others ends a note. */
#define SHORTER 12

/* ---- Notes whose numbers stand behind them ------------------------------------------------ */

/* How wide the rows [from, to) are, but for a few. */
static uint32_t
text_width(const struct foot *foot, size_t from, size_t to)
{
    uint32_t width = 0;
    size_t wider = to - from;

    while (to - from > 0 && wider > (to - from) / WIDE_SHARE) {
        uint32_t least = UINT32_MAX;
        wider = 0;
        for (size_t i = from; i < to; i++) {
            uint32_t cells = foot_row(foot, i)->width;
            least = cells > width && cells < least ? cells : least;
            wider += cells > width;
        }
        if (wider > (to - from) / WIDE_SHARE)
            width = least;
    }
    return width;
}

/* The last row above `top` that is wider than the text is, behind one that is not; `top` without.
 */
static size_t
wide_start(const struct foot *foot, size_t top, size_t lowest)
{
    uint32_t width = text_width(foot, foot->from, top) + WIDER;

    for (size_t i = top; i-- > lowest;)
        if (foot_row(foot, i)->width > width && foot_row(foot, i - 1)->width <= width &&
            uni_is_capital(foot_row(foot, i)->first_character))
            return i;
    return top;
}

/* The first row above `top`, not far above, that stands behind a blank one; `top` without. */
static size_t
blank_start(const struct foot *foot, size_t top, size_t lowest)
{
    for (size_t i = top; i-- > lowest && i + NOTE_FEW >= top;)
        if (foot_row(foot, i)->blanks > 0 &&
            (i + 1 == top || foot_row(foot, i)->blanks > foot_row(foot, i + 1)->blanks))
            return i;
    return top;
}

/* Whether the first note has its number behind it: further down there is a smaller one, or nothing
 * but numbers. */
static bool
is_unmarked_above(const struct foot *foot, const struct foot_notes *notes)
{
    struct footmark label;
    bool numbers_only = true;

    if (notes->kind != FOOTMARK_BARE || !foot_read_label(foot, foot->end - 1, &label) ||
        !foot_is_lone(foot, foot->end - 1, &label))
        return false;
    for (size_t i = notes->top; i < foot->end; i++)
        numbers_only &= foot_read_label(foot, i, &label) && foot_is_lone(foot, i, &label);
    return numbers_only ||
           (foot_read_label(foot, notes->top, &label) && label.number != notes->least);
}

/* ---- Which note a row is of --------------------------------------------------------------- */

/* Whether the row begins with the mark of one of the notes. */
static bool
has_label(const struct foot *foot, size_t i, const struct foot_notes *notes, struct footmark *label)
{
    return foot_read_label(foot, i, label) && label->kind == notes->kind &&
           label->number >= notes->least && label->number <= notes->most;
}

/* Whether the row ends with an address of the Web. */
static bool
ends_in_address(const struct foot *foot, size_t i)
{
    struct span span = foot_row(foot, i)->span;
    const char *s = text_bytes(foot->text) + span.start;

    for (size_t at = span_length(span); at-- > 0 && s[at] != ' ';)
        if (s[at] == ':' && at + 2 < span_length(span) && s[at + 1] == '/' && s[at + 2] == '/')
            return true;
    return false;
}

/* Whether the row may begin a note. */
static bool
may_begin_note(const struct row *row)
{
    return row->first != GLYPH_WORD || uni_is_capital(row->first_character);
}

/* Whether a note may end with the row, rows of its kind being so wide. */
static bool
ends_note(const struct foot *foot, size_t i, uint32_t width)
{
    const struct row *row = foot_row(foot, i);

    return row->last == GLYPH_STOP || row->width + SHORTER < width || ends_in_address(foot, i);
}

/* Where one note's text ends and the next one's begins. */
enum cut {
    CUT_AT_MARKS, /* where marks stand between them, on their own or before the text */
    CUT_AT_ENDS,  /* and behind rows that may end a note */
    CUT_AT_ROWS,  /* behind each row */
    CUTS
};

/* Cuts the texts of the rows from `start` to the foot, in their order; returns how many there are.
 * With `share` each row of them gets its number. */
static int
cut_texts(struct foot *foot, size_t start, const struct foot_notes *notes, enum cut cut, bool share)
{
    uint32_t width = text_width(foot, start, foot->end);
    bool begins = true;
    int count = 0;

    for (size_t i = start; i < foot->end; i++) {
        struct footmark label;
        bool has = has_label(foot, i, notes, &label);

        if (has && foot_is_lone(foot, i, &label)) {
            begins = true;
            continue;
        }
        count += begins || has;
        if (share)
            foot_row(foot, i)->note = (uint16_t)count;
        begins = cut != CUT_AT_MARKS && i + 1 < foot->end &&
                 may_begin_note(foot_row(foot, i + 1)) &&
                 (cut == CUT_AT_ROWS || ends_note(foot, i, width));
    }
    return count;
}

/* Extraction moves marks and leaves the texts in their order: where there are as many texts as
 * marks each gets its own. */
static bool
share_by_number(struct foot *foot, size_t start, const struct foot_notes *notes)
{
    struct footmark label;
    int cut = CUT_AT_MARKS;

    while (cut < CUTS && cut_texts(foot, start, notes, (enum cut)cut, false) != notes->count)
        cut++;
    if (cut == CUTS)
        return false;
    cut_texts(foot, start, notes, (enum cut)cut, true);
    for (size_t i = start; i < foot->end; i++)
        if (has_label(foot, i, notes, &label) && foot_is_lone(foot, i, &label))
            foot_row(foot, i)->note = (uint16_t)(label.number - notes->least + 1);
    return true;
}

/* Each mark has the rows up to the next one that is not alone. */
static void
share_by_place(struct foot *foot, size_t start, const struct foot_notes *notes)
{
    struct footmark label;
    bool text = false;
    uint16_t note = 1;

    for (size_t i = start; i < foot->end; i++) {
        bool has = has_label(foot, i, notes, &label);

        note += has && text;
        text = (text && !has) || !has || !foot_is_lone(foot, i, &label);
        foot_row(foot, i)->note = note;
    }
}

/* The notes of which the first ones have their numbers behind them: returns where they begin. */
static size_t
share_unmarked(struct foot *foot, const struct foot_notes *notes)
{
    size_t top = notes->top;
    size_t lowest = top > foot->from + FOOT_NOTE_MOST ? top - FOOT_NOTE_MOST : foot->from + 1;
    size_t wide = wide_start(foot, top, lowest), blank = blank_start(foot, top, lowest);
    size_t start = wide == top || blank + 1 == wide ? blank : wide;

    if (share_by_number(foot, start, notes))
        return start;
    if (blank < start && share_by_number(foot, blank, notes))
        return blank;
    share_by_place(foot, start, notes);
    return start;
}

size_t
foot_share_out(struct foot *foot, const struct foot_notes *notes)
{
    if (is_unmarked_above(foot, notes))
        return share_unmarked(foot, notes);
    if (!share_by_number(foot, notes->top, notes))
        share_by_place(foot, notes->top, notes);
    return notes->top;
}
