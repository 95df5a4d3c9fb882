/* panel.h: what stands around the line of a prompt: offers, switches, what is wrong with it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_PANEL_H
#define GONGWEN_TUI_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/view.h"

/* Something to choose instead of typing it; the prompt's own strings. */
struct prompt_offer {
    char *text;  /* what is filled in */
    char *note;  /* what it is, shown beside it */
    char *aside; /* shown at the right */
};

/* A way of reading the line that a key turns on and off. */
struct prompt_switch {
    const char *key;  /* as help writes it */
    const char *word; /* translated */
    bool on;
};

void panel_blank(struct area area);

/* The offers, one a row; those above the chosen one (NONE: none is) go out of sight first. */
void panel_draw_offers(const struct prompt_offer *offers, size_t count, size_t chosen,
                       struct area area);

/* The switches between column and limit of a row, at its right; without their keys where that is
 * too narrow, and then only those that are on.  Returns the limit that they leave. */
int panel_draw_switches(const struct prompt_switch *switches, size_t count, int row, int column,
                        int limit);

/* What is wrong, in one row over its place: "v" in the column, or at an end of the row when the
 * column is out of sight. */
void panel_draw_complaint(const char *words, int column, struct area area);

#endif
