/* stack.h: labels that extraction has put one upon another before their texts.
 *
 * Where a label stands apart from its text in print, pdftotext may give the labels of several
 * paragraphs first, each on a row of its own, and then the texts in their order:
 *
 *     第三条
 *     第四条
 *     第五条
 *     本办法由县水利局负责解释。
 *     …
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_STACK_H
#define GONGWEN_NOTICE_STACK_H

#include "notice/measure.h"
#include "notice/tree.h"

/* `count` labels and their texts, as rows. */
struct stack {
    size_t count;
    bool fits;                           /* there are as many texts as labels */
    size_t labels[TREE_STACKED_MOST];    /* the label's row */
    size_t texts[TREE_STACKED_MOST + 1]; /* where its text begins; the last one: where they end */
};

/* Reads the stack whose first label is the row `from`, where paragraphs begin being known
 * (ROW_BEGINS). False when none stands there.  When there are not as many texts as labels, only the
 * first label has its text, which is the first one; those of the others are empty. */
bool stack_read(const struct rows *rows, size_t from, struct stack *stack);

/* Where extraction has put a label below the first row of its text, puts it before that row, so
 * that the rows stand as they were printed.  Looks at labels from the row `first` on. */
void stack_lift(struct rows *rows, size_t first);

/* Whether the paragraph [from, to) is a label alone. */
bool stack_is_lone_label(const struct rows *rows, size_t from, size_t to);

#endif
