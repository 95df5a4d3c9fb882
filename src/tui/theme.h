/* theme.h: what things on the screen are, and how each theme shows them.
 *
 * Colour never says more than the other attributes and the place do: the theme without colours
 * tells as much.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_THEME_H
#define GONGWEN_TUI_THEME_H

#include <stdbool.h>

#include "base/conf.h"

/* What something on the screen is. */
enum look {
    LOOK_PLAIN,
    LOOK_STRONG,     /* labels, headings, titles */
    LOOK_LETTERHEAD, /* red in print */
    LOOK_HEADER,     /* what notice this is */
    LOOK_PATH,       /* where one is in it */
    LOOK_FAINT,      /* counts, hints, the status */
    LOOK_FOCUS,      /* the item under the cursor */
    LOOK_MESSAGE,
    LOOK_PROMPT,
    LOOK_MAP,        /* the column at the right: a section */
    LOOK_MAP_WINDOW, /* what the window shows of the notice */
    LOOK_COLOUR,     /* for screen_tint: a highlight of the first colour, the others follow */
    LOOK_COLOUR_LAST = LOOK_COLOUR + 4,
    LOOK_HIT,         /* what was searched for */
    LOOK_HIT_CURRENT, /* and where one is among the hits */
    LOOK_SELECTION,
    LOOK_COUNT
};

/* Those that every terminal with colours has (ECMA-48, SGR 31 to 36). */
enum colour {
    COLOUR_OWN, /* the terminal's */
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_YELLOW,
    COLOUR_BLUE,
    COLOUR_MAGENTA,
    COLOUR_CYAN,
    COLOUR_COUNT
};

struct appearance {
    bool bold, underlined, reversed;
    enum colour colour;
    enum colour behind; /* of a tint: the background; COLOUR_OWN: as it is */
};

/* `theme` is none of CONF_THEME_AUTO. */
const struct appearance *theme_appearance(enum conf_theme theme, enum look look);

/* The theme behind this one, and at the end the first again. */
enum conf_theme theme_next(enum conf_theme theme);

/* To be said to the person. */
const char *theme_name(enum conf_theme theme);

#endif
