/* stand.h: where one stands in a notice: a doc, its layout, and the row at the top of a window.
 *
 * The place is kept as the offset of the first text at the top, taken when one last moved.
 * Whatever changes then, the window, the measure, notice or source, the row with that text
 * becomes the topmost again, so that going there and back leads to where one was.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_STAND_H
#define GONGWEN_READER_STAND_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/layout.h"
#include "notice/doc.h"
#include "reader/motion.h"

/* To be changed by the functions below only. */
struct stand {
    struct doc *doc;
    size_t edition; /* how many docs there were before it */
    struct layout *layout;
    enum layout_mode mode;
    int ambiguous; /* columns of “ ① — …: 1 or 2 */
    struct manner manner;
    int measure;       /* columns of the text at most */
    int columns, rows; /* of the window */
    struct place top;
    size_t offset;
};

/* Stands at the top of the doc, which holds some text and is taken over, in a window of
 * 80 by 24. */
void stand_init(struct stand *stand, struct doc *doc, int measure, int ambiguous,
                const struct manner *manner);
void stand_fini(struct stand *stand);

/* The columns of the text: the measure, or less where the window is narrower. */
int stand_columns(const struct stand *stand);

struct window stand_window(const struct stand *stand);

/* The row becomes the topmost.  False when it was. */
bool stand_move(struct stand *stand, struct place top);

/* The row of the offset becomes the topmost, or one before it, so that the window is full. */
void stand_restore(struct stand *stand, size_t offset);

/* Where one stands, to return to it exactly. */
struct standing {
    struct place top;
    size_t offset;
    int columns, rows, measure;
    enum layout_mode mode;
};

struct standing stand_keep(const struct stand *stand);
void stand_return(struct stand *stand, const struct standing *standing);

/* What changes around the place.  A doc is taken over, and `offset` is the place in it. */
void stand_resize(struct stand *stand, int columns, int rows);
void stand_set_measure(struct stand *stand, int measure);
void stand_set_ambiguous(struct stand *stand, int ambiguous);
void stand_set_mode(struct stand *stand, enum layout_mode mode);
void stand_set_doc(struct stand *stand, struct doc *doc, size_t offset);

/* To be called when the doc has grown: its last rows may have changed. */
void stand_settle(struct stand *stand);

#endif
