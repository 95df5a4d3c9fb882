/* view.h: what every view can do; it knows no view.
 *
 * A view fills an area of the screen and answers commands.  What it cannot do itself it
 * hands back as effects: those of reader.h, and the ones below.  The loop (tui) keeps the
 * views on a stack and knows no more of them than this.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_VIEW_H
#define GONGWEN_TUI_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "reader/command.h"
#include "reader/mark.h"
#include "reader/reader.h"
#include "tui/input.h"

/* A part of the screen; rows and columns count from 0. */
struct area {
    int row, column;
    int rows, columns;
};

/* Effects besides those of enum effect. */
enum view_effect {
    VIEW_ASK_FILTER = 1 << 24,  /* ask for words, then operations->filter */
    VIEW_OPEN_NOTICE = 1 << 25, /* open the notice under the cursor of the library */
    VIEW_READ_AS = 1 << 26,     /* read the notice once more, in the encoding that is the answer */
    VIEW_FIND = 1 << 27,        /* search for the answer in the library */
    VIEW_OPEN_FOUND = 1 << 28   /* open what the search has found under the cursor */
};

/* Rows that a turn of the mouse's wheel goes. */
#define WHEEL_ROWS 3

struct view;

struct view_operations {
    /* Where keys that are pressed now belong. */
    enum context (*context)(const struct view *view);

    /* Fills the area, and places the cursor. */
    void (*draw)(struct view *view, struct area area);

    /* Does a command; `count` is 0 when none was typed.  Returns effects. */
    unsigned (*perform)(struct view *view, enum command command, int count);

    /* Takes a key before it can be a command, and gives what follows from it in *effects; false
     * when the view does not wait for one.  NULL for one that never does. */
    bool (*take_key)(struct view *view, uint32_t key, unsigned *effects);

    /* What the mouse does, anywhere on the screen; returns effects.  NULL for nothing. */
    unsigned (*point)(struct view *view, const struct mouse *mouse);

    /* What it asks for with EFFECT_WISH, and which note that is about (NULL: none, or one to be
     * made); and takes the answer, a comment or a name.  Borrowed until its next function.  NULL,
     * as the next two, for a view without notes. */
    enum wish (*wish)(struct view *view, const struct note **note);
    unsigned (*answer)(struct view *view, const char *words);

    /* The notes that leave when they are copied or exported now, appended to the list. */
    void (*collect)(struct view *view, struct note_list *list);

    /* What EFFECT_MESSAGE has to say; NULL: what the reader has. */
    const char *(*message)(const struct view *view);

    /* Shows only what passes what was typed (search/pick); "" shows all.  Letters that nothing
     * holds are read as pinyin where `guesses`.  NULL where there is no filter. */
    void (*filter)(struct view *view, const char *typed, bool guesses);

    /* Does some more of what can wait; false when nothing is left. */
    bool (*idle)(struct view *view);

    /* What can be read when something has come that is no key, and idle is to be called; -1 when
     * nothing will.  NULL for one to which nothing does. */
    int (*descriptor)(const struct view *view);

    /* Frees the view. */
    void (*close)(struct view *view);
};

/* The first member of every view. */
struct view {
    const struct view_operations *operations;
};

#endif
