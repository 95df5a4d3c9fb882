/* help.h: the commands and their keys, as the rows of a list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_HELP_H
#define GONGWEN_TUI_HELP_H

#include "reader/keymap.h"
#include "tui/list.h"

extern const struct list_model help_model;

/* The data of a list of the commands for the context, by their groups. */
struct help *help_new(const struct keymap *keymap, enum context context);

#endif
