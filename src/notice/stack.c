/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/stack.h"

#include "notice/wrap.h"

/* A row beside a label is hardly narrower, in cells. */
#define BESIDE_LEAST 40

/* Rows around a label that show how wide a full row is; and by how many cells the label and the row
 * beside it may be narrower together, or wider. */
#define AROUND   8
#define NARROWER 12
#define WIDER    2

static uint32_t
full_width(const struct rows *rows, size_t i)
{
    size_t end = i + AROUND < rows->count ? i + AROUND : rows->count;
    uint32_t width = 0;

    for (size_t j = i > AROUND ? i - AROUND : 0; j < end; j++)
        if (!(rows->all[j].flags & ROW_FURNITURE) && rows->all[j].width > width)
            width = rows->all[j].width;
    return width;
}

/* Whether the row i is a label, and the one before it the first row of its text: with a blank row
 * behind it, it breaks off amid a sentence where the label leaves it no more room. */
static bool
is_below_its_text(const struct rows *rows, size_t i)
{
    const struct row *row = &rows->all[i - 1], *label = &rows->all[i], *next = &rows->all[i + 1];
    uint32_t both = row->width + label->width;

    if (!(label->flags & ROW_LABEL_ONLY) || label->label_readings == 0 || label->blanks == 0 ||
        next->blanks == 0 || row->blanks > 0)
        return false;
    if ((label->flags | next->flags) & (ROW_PAGE | ROW_FURNITURE) ||
        (row->flags | next->flags) & (ROW_LABEL | ROW_FURNITURE | ROW_COLUMNS | ROW_HEAD))
        return false;
    if (row->width < BESIDE_LEAST || !(row->flags & ROW_CLAUSES) ||
        (row->last != GLYPH_OTHER && row->last != GLYPH_WORD))
        return false;
    uint32_t width = full_width(rows, i);
    return both + NARROWER >= width && both <= width + WIDER;
}

void
stack_lift(struct rows *rows, size_t first)
{
    for (size_t i = first > 1 ? first - 1 : 1; i + 1 < rows->count; i++) {
        if (!(rows->all[i].flags & ROW_LABEL_ONLY) || !is_below_its_text(rows, i))
            continue;
        struct row row = rows->all[i - 1];
        uint16_t blanks = row.blanks;
        rows->all[i - 1] = rows->all[i];
        rows->all[i] = row;
        rows->all[i].blanks = rows->all[i - 1].blanks;
        rows->all[i - 1].blanks = blanks;
    }
}

bool
stack_is_lone_label(const struct rows *rows, size_t from, size_t to)
{
    size_t texts = 0;

    if (!(rows->all[from].flags & ROW_LABEL_ONLY) || rows->all[from].grid)
        return false;
    for (size_t i = from; i < to; i++)
        texts += !(rows->all[i].flags & ROW_FURNITURE);
    return texts == 1;
}

/* Takes the labels; returns the first row behind the last of them, 0 when they are no stack.  The
 * last one has the first text in its paragraph. */
static size_t
take_labels(const struct rows *rows, size_t from, struct stack *stack)
{
    size_t next = wrap_next(rows, from + 1);

    stack->count = 0;
    while (next < rows->count && stack_is_lone_label(rows, from, next) &&
           stack->count + 1 < TREE_STACKED_MOST && !(rows->all[next].flags & ROW_PAGE)) {
        stack->labels[stack->count++] = from;
        from = next;
        next = wrap_next(rows, from + 1);
    }
    if (stack->count == 0 || !(rows->all[from].flags & ROW_LABEL_ONLY) ||
        stack_is_lone_label(rows, from, next))
        return 0;
    stack->labels[stack->count++] = from;
    return from + 1;
}

/* Whether the row may begin a text of the stack: it has no label. */
static bool
is_text(const struct rows *rows, size_t i)
{
    return i < rows->count && !rows->all[i].grid &&
           !(rows->all[i].flags & (ROW_LABEL | ROW_COLUMNS | ROW_CAPTION));
}

/* Whether the row is of a sentence, and no heading or signature behind the texts. */
static bool
is_sentence(const struct row *row)
{
    return row->flags & ROW_CLAUSES || row->last == GLYPH_STOP || row->last == GLYPH_SEMI;
}

/* Whether the texts are as many as the labels.  Of two labels the second one may have several, and
 * behind the items of bullets the text may go on. */
static bool
take_texts(const struct rows *rows, struct stack *stack, size_t text)
{
    for (size_t i = 0; i < stack->count; i++) {
        if (i > 0 && !is_text(rows, text))
            return false;
        stack->texts[i] = text;
        text = wrap_next(rows, text + 1);
    }
    stack->texts[stack->count] = text;
    return stack->count == 2 || rows->all[stack->labels[0]].label.form == ROW_BULLET ||
           !is_text(rows, text) || !is_sentence(&rows->all[text]);
}

bool
stack_read(const struct rows *rows, size_t from, struct stack *stack)
{
    size_t text = take_labels(rows, from, stack);

    if (text == 0)
        return false;
    stack->fits = take_texts(rows, stack, text);
    if (stack->fits)
        return true;
    stack->texts[0] = text;
    for (size_t i = 1; i <= stack->count; i++)
        stack->texts[i] = wrap_next(rows, text + 1);
    return stack->count > 2;
}
