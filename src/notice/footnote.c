/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/footnote.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

/* Notes take so many rows of a page, and one of them so many, at most. */
#define FOOT_MOST 40
#define NOTE_MOST 14

/* A note whose number stands behind it, so many at most. */
#define NOTE_FEW 6

/* The cells of a rule, at least: —— is a dash. */
#define RULE_LEAST 8

/* A row so wide, in cells, that ends no sentence goes on behind the notes. */
#define OPEN_LEAST 24

/* Notes are set smaller than the text: their rows are wider by more cells than this. */
#define WIDER 2

/* Of so many rows of the text one may be wider than the others: extraction has joined two. */
#define WIDE_SHARE 8

/* A row so many cells narrower than others ends a note. */
#define SHORTER 12

/* Marks that extraction has put out of their order are no further from one another. */
#define NUMBERS_APART 8

struct foot {
    const struct text *text;
    struct rows *rows;
    size_t from, end;       /* the page, without what stands below its notes */
    size_t next;            /* the first row of the next page's text, NONE when none is known */
    struct footmark *marks; /* in its text; `start` counts from the page's first byte */
    size_t mark_count, mark_capacity;
    bool looked; /* for them */
    bool paged;  /* the text has pages */
};

static struct row *
row_at(const struct foot *foot, size_t i)
{
    return &foot->rows->all[i];
}

/* Reads the mark before a note with which the row begins. */
static bool
read_label(const struct foot *foot, size_t i, struct footmark *label)
{
    const struct row *row = row_at(foot, i);

    return !(row->flags & (ROW_FURNITURE | ROW_HEAD | ROW_COLUMNS)) &&
           footmark_read(text_bytes(foot->text) + row->span.start, span_length(row->span), label);
}

static bool
is_lone(const struct foot *foot, size_t i, const struct footmark *label)
{
    return label->length == span_length(row_at(foot, i)->span);
}

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
    return row_at(foot, foot->from)->span.start;
}

/* The marks in the text of the page. */
static void
find_marks(struct foot *foot)
{
    size_t start = page_start(foot);
    size_t length = row_at(foot, foot->end - 1)->span.end - start;
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
    size_t above = row_at(foot, row)->span.start - page_start(foot);
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
    const struct row *row = row_at(foot, i);
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
    return row > foot->from && foot->next != NONE && is_open(row_at(foot, row - 1)) &&
           !(row_at(foot, foot->next)->flags & (ROW_LABEL | ROW_HEAD | ROW_COLUMNS));
}

/* Whether notes stand below the row, a rule. */
static bool
has_notes_below(struct foot *foot, size_t rule)
{
    struct footmark label;

    if (rule + 1 >= foot->end || !read_label(foot, rule + 1, &label))
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

/* The notes that were met from below. */
struct notes {
    size_t top; /* the row of the first one, NONE before any */
    enum footmark_kind kind;
    int least, most; /* of their numbers */
    int count;
    int marked; /* have a mark in the text */
    int sure;   /* one that is surely a mark */
    bool lone;  /* a number has a row of its own */
};

/* Whether a note with the label can stand above those that were met. */
static bool
fits_above(const struct notes *notes, const struct footmark *label)
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
add_above(struct notes *notes, size_t row, const struct footmark *label, bool sure, bool lone)
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
is_beside(const struct notes *notes, const struct footmark *label)
{
    return label->kind == FOOTMARK_BARE &&
           (notes->top == NONE || label->number == notes->least - 1 ||
            label->number == notes->most + 1);
}

/* Goes up from the foot as long as notes stand there. */
static void
meet_notes(struct foot *foot, struct notes *notes)
{
    size_t last = foot->end;
    struct footmark label;

    *notes = (struct notes){.top = NONE};
    for (size_t i = foot->end; i-- > lowest_looked_at(foot) + 1 && last - i <= NOTE_MOST;) {
        if (!read_label(foot, i, &label) || label.kind == FOOTMARK_DOTTED ||
            !fits_above(notes, &label))
            continue;
        const struct footmark *mark = mark_of(foot, i, &label);
        bool lone = is_lone(foot, i, &label);
        if (!mark && !(lone && is_beside(notes, &label)))
            continue;
        add_above(notes, i, &label, mark && mark->sense == FOOTMARK_SURE, lone);
        notes->marked += mark != NULL;
        last = i;
    }
}

/* Whether the next page goes on counting, as an enumeration does. */
static bool
counts_on(const struct foot *foot, const struct notes *notes)
{
    struct footmark label;

    return foot->next != NONE && read_label(foot, foot->next, &label) &&
           label.kind == notes->kind && label.number == notes->most + 1;
}

/* Whether what was met are notes indeed, and no items that the text refers to. */
static bool
are_notes(const struct foot *foot, const struct notes *notes)
{
    const struct row *last = row_at(foot, foot->end - 1);

    if (notes->top == NONE || notes->count != notes->most - notes->least + 1 ||
        counts_on(foot, notes) ||
        ((notes->kind == FOOTMARK_BARE || notes->kind == FOOTMARK_STAR) && !foot->paged))
        return false;
    if (notes->kind == FOOTMARK_BARE && row_at(foot, notes->top - 1)->flags & ROW_LATIN)
        return notes->sure > 0 || (notes->lone && notes->marked == notes->count);
    if (row_at(foot, notes->top - 1)->last == GLYPH_COLON || last->last == GLYPH_SEMI ||
        last->last == GLYPH_COMMA || last->last == GLYPH_COLON)
        return false;
    return notes->sure > 0 || (notes->kind != FOOTMARK_BARE && goes_on(foot, notes->top));
}

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
            uint32_t cells = row_at(foot, i)->width;
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
        if (row_at(foot, i)->width > width && row_at(foot, i - 1)->width <= width &&
            uni_is_capital(row_at(foot, i)->first_character))
            return i;
    return top;
}

/* The first row above `top`, not far above, that stands behind a blank one; `top` without. */
static size_t
blank_start(const struct foot *foot, size_t top, size_t lowest)
{
    for (size_t i = top; i-- > lowest && i + NOTE_FEW >= top;)
        if (row_at(foot, i)->blanks > 0 &&
            (i + 1 == top || row_at(foot, i)->blanks > row_at(foot, i + 1)->blanks))
            return i;
    return top;
}

/* Whether the first note has its number behind it: further down there is a smaller one, or nothing
 * but numbers. */
static bool
is_unmarked_above(const struct foot *foot, const struct notes *notes)
{
    struct footmark label;
    bool numbers_only = true;

    if (notes->kind != FOOTMARK_BARE || !read_label(foot, foot->end - 1, &label) ||
        !is_lone(foot, foot->end - 1, &label))
        return false;
    for (size_t i = notes->top; i < foot->end; i++)
        numbers_only &= read_label(foot, i, &label) && is_lone(foot, i, &label);
    return numbers_only || (read_label(foot, notes->top, &label) && label.number != notes->least);
}

/* ---- Which note a row is of --------------------------------------------------------------- */

/* Whether the row begins with the mark of one of the notes. */
static bool
has_label(const struct foot *foot, size_t i, const struct notes *notes, struct footmark *label)
{
    return read_label(foot, i, label) && label->kind == notes->kind &&
           label->number >= notes->least && label->number <= notes->most;
}

/* Whether the row ends with an address of the Web. */
static bool
ends_in_address(const struct foot *foot, size_t i)
{
    struct span span = row_at(foot, i)->span;
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
    const struct row *row = row_at(foot, i);

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
cut_texts(struct foot *foot, size_t start, const struct notes *notes, enum cut cut, bool share)
{
    uint32_t width = text_width(foot, start, foot->end);
    bool begins = true;
    int count = 0;

    for (size_t i = start; i < foot->end; i++) {
        struct footmark label;
        bool has = has_label(foot, i, notes, &label);

        if (has && is_lone(foot, i, &label)) {
            begins = true;
            continue;
        }
        count += begins || has;
        if (share)
            row_at(foot, i)->note = (uint16_t)count;
        begins = cut != CUT_AT_MARKS && i + 1 < foot->end && may_begin_note(row_at(foot, i + 1)) &&
                 (cut == CUT_AT_ROWS || ends_note(foot, i, width));
    }
    return count;
}

/* Extraction moves marks and leaves the texts in their order: where there are as many texts as
 * marks each gets its own. */
static bool
share_by_number(struct foot *foot, size_t start, const struct notes *notes)
{
    struct footmark label;
    int cut = CUT_AT_MARKS;

    while (cut < CUTS && cut_texts(foot, start, notes, (enum cut)cut, false) != notes->count)
        cut++;
    if (cut == CUTS)
        return false;
    cut_texts(foot, start, notes, (enum cut)cut, true);
    for (size_t i = start; i < foot->end; i++)
        if (has_label(foot, i, notes, &label) && is_lone(foot, i, &label))
            row_at(foot, i)->note = (uint16_t)(label.number - notes->least + 1);
    return true;
}

/* Each mark has the rows up to the next one that is not alone. */
static void
share_by_place(struct foot *foot, size_t start, const struct notes *notes)
{
    struct footmark label;
    bool text = false;
    uint16_t note = 1;

    for (size_t i = start; i < foot->end; i++) {
        bool has = has_label(foot, i, notes, &label);

        note += has && text;
        text = (text && !has) || !has || !is_lone(foot, i, &label);
        row_at(foot, i)->note = note;
    }
}

/* The notes of which the first ones have their numbers behind them: returns where they begin. */
static size_t
share_unmarked(struct foot *foot, const struct notes *notes)
{
    size_t top = notes->top;
    size_t lowest = top > foot->from + NOTE_MOST ? top - NOTE_MOST : foot->from + 1;
    size_t wide = wide_start(foot, top, lowest), blank = blank_start(foot, top, lowest);
    size_t start = wide == top || blank + 1 == wide ? blank : wide;

    if (share_by_number(foot, start, notes))
        return start;
    if (blank < start && share_by_number(foot, blank, notes))
        return blank;
    share_by_place(foot, start, notes);
    return start;
}

/* Tells which note each row is of, and where they begin. */
static size_t
share_out(struct foot *foot, const struct notes *notes)
{
    if (is_unmarked_above(foot, notes))
        return share_unmarked(foot, notes);
    if (!share_by_number(foot, notes->top, notes))
        share_by_place(foot, notes->top, notes);
    return notes->top;
}

static void
set_aside(struct foot *foot, size_t start)
{
    for (size_t i = start; i < foot->end; i++)
        row_at(foot, i)->flags |= ROW_FURNITURE;
}

/* ---- All pages -------------------------------------------------------------------------- */

/* The numbers of the notes below a rule. */
static void
read_below(const struct foot *foot, size_t from, struct notes *notes)
{
    struct footmark label;

    *notes = (struct notes){.top = NONE};
    for (size_t i = from; i < foot->end; i++)
        if (read_label(foot, i, &label) &&
            (notes->top == NONE || (label.kind == notes->kind && label.number == notes->most + 1)))
            add_above(notes, i, &label, true, false);
    notes->top = from;
}

static void
mark_page(struct foot *foot)
{
    struct notes notes;
    size_t rule = find_rule(foot);

    if (rule != NONE) {
        read_below(foot, rule + 1, &notes);
        share_out(foot, &notes);
        set_aside(foot, rule);
        return;
    }
    meet_notes(foot, &notes);
    if (are_notes(foot, &notes))
        set_aside(foot, share_out(foot, &notes));
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
