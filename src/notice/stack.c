/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/stack.h"

#include "notice/wrap.h"

bool
stack_is_lone_label(const struct rows *rows, size_t from, size_t to)
{
    size_t texts = 0;

    for (size_t i = from; i < to; i++)
        texts += !(rows->all[i].flags & ROW_FURNITURE);
    return texts == 1 && (rows->all[from].flags & ROW_LABEL_ONLY);
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
    return i < rows->count && !(rows->all[i].flags & (ROW_LABEL | ROW_COLUMNS | ROW_CAPTION));
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
