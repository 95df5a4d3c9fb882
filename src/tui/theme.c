/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/theme.h"

#include "base/nls.h"

static const struct appearance themes[][LOOK_COUNT] =
    {
        [CONF_THEME_DARK] =
            {
                [LOOK_STRONG] = {.bold = true},
                [LOOK_LETTERHEAD] = {.bold = true, .colour = COLOUR_RED},
                [LOOK_HEADER] = {.colour = COLOUR_CYAN},
                [LOOK_PATH] = {.colour = COLOUR_YELLOW},
                [LOOK_FAINT] = {.colour = COLOUR_CYAN},
                [LOOK_FOCUS] = {.reversed = true},
                [LOOK_MESSAGE] = {.bold = true, .colour = COLOUR_YELLOW},
                [LOOK_PROMPT] = {.bold = true},
                [LOOK_MAP] = {.colour = COLOUR_YELLOW},
                [LOOK_MAP_WINDOW] = {.reversed = true, .colour = COLOUR_CYAN},
                [LOOK_COLOUR] = {.behind = COLOUR_YELLOW},
                [LOOK_COLOUR + 1] = {.behind = COLOUR_GREEN},
                [LOOK_COLOUR + 2] = {.behind = COLOUR_CYAN},
                [LOOK_COLOUR + 3] = {.behind = COLOUR_RED},
                [LOOK_COLOUR + 4] = {.behind = COLOUR_MAGENTA},
                [LOOK_HIT] = {.underlined = true, .colour = COLOUR_YELLOW},
                [LOOK_HIT_CURRENT] = {.reversed = true, .colour = COLOUR_YELLOW},
                [LOOK_SELECTION] = {.reversed = true},
            },
        [CONF_THEME_LIGHT] =
            {
                [LOOK_STRONG] = {.bold = true},
                [LOOK_LETTERHEAD] = {.bold = true, .colour = COLOUR_RED},
                [LOOK_HEADER] = {.colour = COLOUR_BLUE},
                [LOOK_PATH] = {.colour = COLOUR_MAGENTA},
                [LOOK_FAINT] = {.colour = COLOUR_BLUE},
                [LOOK_FOCUS] = {.reversed = true},
                [LOOK_MESSAGE] = {.bold = true, .colour = COLOUR_RED},
                [LOOK_PROMPT] = {.bold = true},
                [LOOK_MAP] = {.colour = COLOUR_MAGENTA},
                [LOOK_MAP_WINDOW] = {.reversed = true, .colour = COLOUR_BLUE},
                [LOOK_COLOUR] = {.behind = COLOUR_YELLOW},
                [LOOK_COLOUR + 1] = {.behind = COLOUR_GREEN},
                [LOOK_COLOUR + 2] = {.behind = COLOUR_CYAN},
                [LOOK_COLOUR + 3] = {.behind = COLOUR_RED},
                [LOOK_COLOUR + 4] = {.behind = COLOUR_MAGENTA},
                [LOOK_HIT] = {.underlined = true, .colour = COLOUR_RED},
                [LOOK_HIT_CURRENT] = {.reversed = true, .colour = COLOUR_RED},
                [LOOK_SELECTION] = {.reversed = true},
            },
        [CONF_THEME_MONO] =
            {
                [LOOK_STRONG] = {.bold = true},
                [LOOK_LETTERHEAD] = {.bold = true},
                [LOOK_FOCUS] = {.reversed = true},
                [LOOK_MESSAGE] = {.bold = true},
                [LOOK_PROMPT] = {.bold = true},
                [LOOK_MAP_WINDOW] = {.reversed = true},
                [LOOK_COLOUR] = {.underlined = true},
                [LOOK_COLOUR + 1] = {.underlined = true},
                [LOOK_COLOUR + 2] = {.underlined = true},
                [LOOK_COLOUR + 3] = {.underlined = true},
                [LOOK_COLOUR + 4] = {.underlined = true},
                [LOOK_HIT] = {.underlined = true},
                [LOOK_HIT_CURRENT] = {.reversed = true},
                [LOOK_SELECTION] = {.reversed = true},
            },
};

const struct appearance *
theme_appearance(enum conf_theme theme, enum look look)
{
    return &themes[theme][look];
}

enum conf_theme
theme_next(enum conf_theme theme)
{
    return theme == CONF_THEME_MONO ? CONF_THEME_DARK : theme + 1;
}

const char *
theme_name(enum conf_theme theme)
{
    static const char *const names[] = {[CONF_THEME_DARK] = N_("Theme: dark"),
                                        [CONF_THEME_LIGHT] = N_("Theme: light"),
                                        [CONF_THEME_MONO] = N_("Theme: no colours")};

    return _(names[theme]);
}
