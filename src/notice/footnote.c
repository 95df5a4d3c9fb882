/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/footnote.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/foot.h"

/* Notes take so many rows of a page, at most. */
#define FOOT_MOST 40

/* The cells of a rule, at least: —— is a dash. */
#define RULE_LEAST 8

/* A row so wide, in cells, that ends no sentence goes on behind the notes. */
#define OPEN_LEAST 24

/* Marks that extraction has put out of their order are no further from one another. */
#define NUMBERS_APART 8

/* ---- The page ---------------------------------------------------------------------- */

/* The last row of the page that is no furniture; `from` when all are. */
static size_t
skip_furniture_back(const struct rows *rows, size_t from, size_t end)
{
    while (end > from && (rows->all[end - 1].flags & ROW_FURNITURE))
        end--;
    return end;
}

static size_t
next_text(const struct rows *rows, size_t i)
{
    while (i < rows->count && (rows->all[i].flags & ROW_FURNITURE))
        i++;
    return i < rows->count ? i : NONE;
}

static size_t
page_start(const struct foot *foot)
{
    return foot_row(foot, foot->from)->span.start;
}

/* The marks in the text of the page. */
static void
find_marks(struct foot *foot)
{
    size_t start = page_start(foot);
    size_t length = foot_row(foot, foot->end - 1)->span.end - start;
    struct footmark mark;

    foot->looked = true;
    for (size_t at = 0; footmark_next(text_bytes(foot->text) + start, length, at, &mark);
         at = mark.start + mark.length) {
        foot->marks = mem_grow(foot->marks, &foot->mark_capacity, foot->mark_count + 1,
                               sizeof foot->marks[0]);
        foot->marks[foot->mark_count++] = mark;
    }
}

/* The mark in the text above the row that answers to its label, the surest; NULL without. */
static const struct footmark *
mark_of(struct foot *foot, size_t row, const struct footmark *label)
{
    size_t above = foot_row(foot, row)->span.start - page_start(foot);
    const struct footmark *found = NULL;

    if (!foot->looked)
        find_marks(foot);
    for (size_t i = 0; i < foot->mark_count && foot->marks[i].start < above; i++) {
        const struct footmark *mark = &foot->marks[i];
        if (footmark_answers(label, mark) && (!found || mark->sense > found->sense))
            found = mark;
    }
    return found;
}

/* ---- Where the notes begin -------------------------------------------------------------- */

/* Whether s[0..length) is of one and the same character of those that lines are drawn with. */
static bool
is_drawn(const char *s, size_t length)
{
    uint32_t c, first;

    uni_read(s, &first);
    if (first != '_' && first != '-' && first != 0x2014 && first != 0x2015 && first != 0x2500 &&
        first != 0x2501 && first != 0xFF3F)
        return false;
    for (size_t at = 0; at < length;) {
        at += uni_read(s + at, &c);
        if (c != first && !uni_is_space(c))
            return false;
    }
    return true;
}

/* Whether the row is a line: ────── or ______. */
static bool
is_rule(const struct foot *foot, size_t i)
{
    const struct row *row = foot_row(foot, i);
    const char *bytes = text_bytes(foot->text);

    if (row->width < RULE_LEAST || row->first_character != row->last_character)
        return false;
    return is_drawn(bytes + row->span.start, span_length(row->span));
}

static size_t
lowest_looked_at(const struct foot *foot)
{
    return foot->end > foot->from + FOOT_MOST ? foot->end - FOOT_MOST : foot->from;
}

/* Whether the row ends amid a sentence. */
static bool
is_open(const struct row *row)
{
    return row->width >= OPEN_LEAST &&
           (row->last == GLYPH_OTHER || row->last == GLYPH_WORD || row->last == GLYPH_COMMA);
}

/* Whether the text above the row goes on on the next page. */
static bool
goes_on(const struct foot *foot, size_t row)
{
    return row > foot->from && foot->next != NONE && is_open(foot_row(foot, row - 1)) &&
           !(foot_row(foot, foot->next)->flags & (ROW_LABEL | ROW_HEAD | ROW_COLUMNS));
}

/* Whether notes stand below the row, a rule. */
static bool
has_notes_below(struct foot *foot, size_t rule)
{
    struct footmark label;

    if (rule + 1 >= foot->end || !foot_read_label(foot, rule + 1, &label))
        return false;
    if (mark_of(foot, rule, &label) || (goes_on(foot, rule)))
        return true;
    return label.kind != FOOTMARK_BARE && label.kind != FOOTMARK_DOTTED;
}

/* The rule above the page's notes; NONE without. */
static size_t
find_rule(struct foot *foot)
{
    for (size_t i = foot->end; i-- > lowest_looked_at(foot);)
        if (is_rule(foot, i))
            return has_notes_below(foot, i) ? i : NONE;
    return NONE;
}

/* Whether a note with the label can stand above those that were met. */
static bool
fits_above(const struct foot_notes *notes, const struct footmark *label)
{
    if (notes->top == NONE)
        return true;
    if (label->kind != notes->kind)
        return false;
    if (label->kind != FOOTMARK_BARE)
        return label->number == notes->least - 1;
    return label->number >= notes->most - NUMBERS_APART &&
           label->number <= notes->least + NUMBERS_APART;
}

static void
add_above(struct foot_notes *notes, size_t row, const struct footmark *label, bool sure, bool lone)
{
    if (notes->top == NONE || label->number < notes->least)
        notes->least = label->number;
    if (notes->top == NONE || label->number > notes->most)
        notes->most = label->number;
    notes->top = row;
    notes->kind = label->kind;
    notes->count++;
    notes->sure += sure;
    notes->lone |= lone;
}

/* Whether the label stands on a row of its own beside those that were met. */
static bool
is_beside(const struct foot_notes *notes, const struct footmark *label)
{
    return label->kind == FOOTMARK_BARE &&
           (notes->top == NONE || label->number == notes->least - 1 ||
            label->number == notes->most + 1);
}

/* Goes up from the foot as long as notes stand there. */
static void
meet_notes(struct foot *foot, struct foot_notes *notes)
{
    size_t last = foot->end;
    struct footmark label;

    *notes = (struct foot_notes){.top = NONE};
    for (size_t i = foot->end; i-- > lowest_looked_at(foot) + 1 && last - i <= FOOT_NOTE_MOST;) {
        if (!foot_read_label(foot, i, &label) || label.kind == FOOTMARK_DOTTED ||
            !fits_above(notes, &label))
            continue;
        const struct footmark *mark = mark_of(foot, i, &label);
        bool lone = foot_is_lone(foot, i, &label);
        if (!mark && !(lone && is_beside(notes, &label)))
            continue;
        add_above(notes, i, &label, mark && mark->sense == FOOTMARK_SURE, lone);
        notes->marked += mark != NULL;
        last = i;
    }
}

/* Whether the next page goes on counting, as an enumeration does. */
static bool
counts_on(const struct foot *foot, const struct foot_notes *notes)
{
    struct footmark label;

    return foot->next != NONE && foot_read_label(foot, foot->next, &label) &&
           label.kind == notes->kind && label.number == notes->most + 1;
}

/* Whether what was met are notes indeed, and no items that the text refers to. */
static bool
are_notes(const struct foot *foot, const struct foot_notes *notes)
{
    const struct row *last = foot_row(foot, foot->end - 1);

    if (notes->top == NONE || notes->count != notes->most - notes->least + 1 ||
        counts_on(foot, notes) ||
        ((notes->kind == FOOTMARK_BARE || notes->kind == FOOTMARK_STAR) && !foot->paged))
        return false;
    if (notes->kind == FOOTMARK_BARE && foot_row(foot, notes->top - 1)->flags & ROW_LATIN)
        return notes->sure > 0 || (notes->lone && notes->marked == notes->count);
    if (foot_row(foot, notes->top - 1)->last == GLYPH_COLON || last->last == GLYPH_SEMI ||
        last->last == GLYPH_COMMA || last->last == GLYPH_COLON)
        return false;
    return notes->sure > 0 || (notes->kind != FOOTMARK_BARE && goes_on(foot, notes->top));
}

static void
set_aside(struct foot *foot, size_t start)
{
    for (size_t i = start; i < foot->end; i++)
        foot_row(foot, i)->flags |= ROW_FURNITURE;
}

/* ---- All pages -------------------------------------------------------------------------- */

/* The numbers of the notes below a rule. */
static void
read_below(const struct foot *foot, size_t from, struct foot_notes *notes)
{
    struct footmark label;

    *notes = (struct foot_notes){.top = NONE};
    for (size_t i = from; i < foot->end; i++)
        if (foot_read_label(foot, i, &label) &&
            (notes->top == NONE || (label.kind == notes->kind && label.number == notes->most + 1)))
            add_above(notes, i, &label, true, false);
    notes->top = from;
}

static void
mark_page(struct foot *foot)
{
    struct foot_notes notes;
    size_t rule = find_rule(foot);

    if (rule != NONE) {
        read_below(foot, rule + 1, &notes);
        foot_share_out(foot, &notes);
        set_aside(foot, rule);
        return;
    }
    meet_notes(foot, &notes);
    if (are_notes(foot, &notes))
        set_aside(foot, foot_share_out(foot, &notes));
}

void
footnote_mark(const struct text *text, struct rows *rows, size_t first, bool ends)
{
    struct foot foot = {.text = text, .rows = rows};
    size_t from = first < rows->count ? first : rows->count - 1;

    if (rows->count == 0)
        return;
    while (from > 0 && !(rows->all[from].flags & ROW_PAGE))
        from--;
    for (size_t i = from + 1; i <= rows->count; i++) {
        if (i < rows->count ? !(rows->all[i].flags & ROW_PAGE) : !ends)
            continue;
        foot.from = from;
        foot.end = skip_furniture_back(rows, from, i);
        foot.next = next_text(rows, i);
        foot.mark_count = 0;
        foot.looked = false;
        foot.paged = from > 0 || foot.end < i || i < rows->count;
        if (foot.end > from)
            mark_page(&foot);
        from = i;
    }
    free(foot.marks);
}

/* ---- By its bytes alone ------------------------------------------------------------------ */

bool
footnote_may_be_rule(const char *s, size_t length)
{
    return is_drawn(s, length);
}

bool
footnote_note_row(struct footnote_signs *signs, const char *bytes, struct span row)
{
    const char *s = bytes + row.start;
    struct footmark label;

    if (is_drawn(s, span_length(row)))
        return true;
    if (!footmark_read(s, span_length(row), &label) || label.kind == FOOTMARK_DOTTED)
        return false;
    if (signs->count == FOOTNOTE_SIGNS ||
        (label.kind == FOOTMARK_BARE && label.length == span_length(row)))
        return true;
    signs->all[signs->count].kind = label.kind;
    signs->all[signs->count++].number = label.number;
    return false;
}

bool
footnote_are_marked(const struct footnote_signs *signs, const char *bytes, size_t length)
{
    struct footmark mark;

    if (signs->count == 0)
        return false;
    for (size_t at = 0; footmark_next(bytes, length, at, &mark); at = mark.start + mark.length)
        for (size_t i = 0; i < signs->count; i++) {
            const struct footmark label = {.kind = signs->all[i].kind,
                                           .number = signs->all[i].number};
            if (footmark_answers(&label, &mark))
                return true;
        }
    return false;
}
