/* list.h: one list for all: the library, the contents, help.
 *
 * A list shows the rows of a model and moves a focus in them; it does not know what they
 * are.  The model counts, draws and answers; an item is a number by which the
 * focus finds its row again when others come and go.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_LIST_H
#define GONGWEN_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/view.h"

/* What a list is about.  All but count, draw_row, print_words, item and row_of may be NULL. */
struct list_model {
    enum context context;
    size_t (*count)(void *data);

    /* Fills the area, one row high; the list paints the focus over it.  False when the words
     * of the row had to be cut: the list shows them whole at its foot when they have the focus. */
    bool (*draw_row)(void *data, size_t row, struct area area);

    /* The words of a row that may be cut, appended. */
    void (*print_words)(void *data, size_t row, struct buf *out);

    /* The item of a row, and the row of an item: NONE when it is not among them now. */
    size_t (*item)(void *data, size_t row);
    size_t (*row_of)(void *data, size_t item);

    /* What the list is and what can be said beside it, appended. */
    void (*print_heading)(void *data, struct buf *left, struct buf *right);

    /* The heading's left begins with what counts, and is cut at its end; else at its start. */
    bool keeps_start;

    /* What to say where there is no row, appended; lines end with a line feed. */
    void (*print_empty)(void *data, struct buf *out);

    /* The rows first..first+count-1 are about to be drawn. */
    void (*prepare)(void *data, size_t first, size_t count);

    /* Does what is no matter of moving, about the row (NONE in an empty list). */
    unsigned (*perform)(void *data, size_t row, enum command command, int count);

    /* Takes a key before it can be a command: see view.h. */
    bool (*take_key)(void *data, size_t row, uint32_t key, unsigned *effects);

    /* What view.h has under these names, about the row. */
    enum wish (*wish)(void *data, size_t row, const struct note **note);
    unsigned (*answer)(void *data, size_t row, const char *words);
    void (*collect)(void *data, struct note_list *list);
    const char *(*message)(const void *data);

    void (*filter)(void *data, const char *words);

    /* Stops what goes on; false when nothing does. */
    bool (*stop)(void *data);

    bool (*idle)(void *data);

    /* What can be read when rows have come by themselves; -1 when none will. */
    int (*descriptor)(const void *data);
    void (*close)(void *data);
};

struct list;

/* The data is the model's and is closed with the list. */
struct list *list_new(const struct list_model *model, void *data);

/* The list as a view; the same object. */
struct view *list_view(struct list *list);

size_t list_focus(const struct list *list);
void list_set_focus(struct list *list, size_t row);

/* Whether the focus is to be seen: keys go to the list. */
void list_set_active(struct list *list, bool active);

/* Appends the words of the focus when they were cut at the last drawing. */
void list_print_cut(const struct list *list, struct buf *out);

/* A bare list has neither heading nor status: it stands beside something. */
void list_set_bare(struct list *list, bool bare);

#endif
