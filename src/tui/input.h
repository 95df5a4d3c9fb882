/* input.h: from what the terminal sends to keys.
 *
 * Takes codes one by one, the characters and the keys that terminfo knows, and makes
 * events of them.  It knows the sequences that terminfo does not: a paste between its
 * marks, the mouse (as xterm reports it in its mode 1006), and reports: late ones of how wide
 * the terminal draws, and those that nobody waits for, which it swallows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_INPUT_H
#define GONGWEN_TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

enum event_kind {
    EVENT_NOTHING, /* the time is over */
    EVENT_KEY,
    EVENT_PASTED, /* a character that the terminal pastes: not a key */
    EVENT_MOUSE,
    EVENT_WIDE,   /* the terminal reports, late, that ambiguous characters are two columns wide */
    EVENT_RESIZE, /* the size has changed: draw again */
    EVENT_STOP,   /* somebody wants the job to stop: screen_suspend */
    EVENT_END     /* a signal asks for it, or the terminal is gone */
};

enum mouse_deed {
    MOUSE_PRESS, /* of the left button */
    MOUSE_DRAG,  /* moved with the button down */
    MOUSE_RELEASE,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN
};

struct mouse {
    enum mouse_deed deed;
    int row, column; /* of the screen, from 0 */
    int clicks;      /* of a press: 1, or 2 or 3 in the same place at once (pointer.h) */
};

struct event {
    enum event_kind kind;
    uint32_t key; /* as reader/keymap has it */
    struct mouse mouse;
};

/* Starts as all zeros. */
struct input {
    bool pasting;
    int awaited;   /* reports of the cursor that say how wide ambiguous characters are */
    uint32_t kept; /* a code that belongs to the next event; 0 when none does */
};

/* Gives the next code that is there: a character, a KEYMAP_ value, or 0 for a key that
 * has none.  False when there is nothing to read. */
typedef bool input_source(uint32_t *code);

/* The next event of kind EVENT_KEY, EVENT_PASTED, EVENT_MOUSE or EVENT_WIDE; false when the source
 * has run dry. */
bool input_decode(struct input *input, input_source *source, struct event *event);

#endif
