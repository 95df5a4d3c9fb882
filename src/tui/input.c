/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/input.h"

#include <stddef.h>

#include "reader/keymap.h"

#define NUMBERS_MOST 3

/* A control sequence: ESC [ or ESC O, numbers, and the byte that ends it. */
struct sequence {
    int numbers[NUMBERS_MOST]; /* 0 without */
    uint32_t last;
    bool mouse; /* a < stands before the numbers */
};

#define PASTE_BEGINS 200
#define PASTE_ENDS   201

struct sequence_key {
    int number;
    uint32_t last;
    uint32_t key;
};

/* What terminals send for keys of which terminfo may say nothing (TERM=vt100). */
static const struct sequence_key sequence_keys[] = {
    {0, 'A', KEYMAP_UP},      {0, 'B', KEYMAP_DOWN},    {0, 'C', KEYMAP_RIGHT},
    {0, 'D', KEYMAP_LEFT},    {0, 'H', KEYMAP_HOME},    {0, 'F', KEYMAP_END},
    {1, '~', KEYMAP_HOME},    {4, '~', KEYMAP_END},     {7, '~', KEYMAP_HOME},
    {8, '~', KEYMAP_END},     {5, '~', KEYMAP_PAGE_UP}, {6, '~', KEYMAP_PAGE_DOWN},
    {2, '~', KEYMAP_INSERT},  {3, '~', KEYMAP_DELETE},  {0, 'P', KEYMAP_F1},
    {11, '~', KEYMAP_F1},     {0, 'Q', KEYMAP_F2},      {12, '~', KEYMAP_F2},
    {0, 'Z', KEYMAP_BACK_TAB}};

static bool
next_code(struct input *input, input_source *source, uint32_t *code)
{
    if (!input->kept)
        return source(code);
    *code = input->kept;
    input->kept = 0;
    return true;
}

static void
add_digit(struct sequence *sequence, int index, uint32_t code)
{
    if (index < NUMBERS_MOST && sequence->numbers[index] < 10000)
        sequence->numbers[index] = sequence->numbers[index] * 10 + (int)(code - '0');
}

/* Reads on behind ESC [ or ESC O; false when it is cut off. */
static bool
read_sequence(input_source *source, struct sequence *sequence)
{
    uint32_t code;
    int index = 0;

    *sequence = (struct sequence){.last = 0};
    while (source(&code)) {
        if (code >= '0' && code <= '9') {
            add_digit(sequence, index, code);
        } else if (code >= 0x40 && code < 0x7F) {
            sequence->last = code;
            return true;
        } else if (code == '<') {
            sequence->mouse = true;
        } else {
            index++;
        }
    }
    return false;
}

/* The key of a sequence; 0 for a report and whatever else is nobody's. */
static uint32_t
sequence_key(struct input *input, const struct sequence *sequence)
{
    if (sequence->last == '~' && sequence->numbers[0] == PASTE_BEGINS)
        input->pasting = true;
    if (sequence->last == '~' && sequence->numbers[0] == PASTE_ENDS)
        input->pasting = false;
    for (size_t i = 0; i < sizeof sequence_keys / sizeof sequence_keys[0]; i++)
        if (sequence_keys[i].number == sequence->numbers[0] &&
            sequence_keys[i].last == sequence->last)
            return sequence_keys[i].key;
    return 0;
}

/* Whether the sequence is an awaited report of the cursor, ESC [ row ; column R, and says that one
 * character in the first column has taken it to the third. */
static bool
reports_wide(struct input *input, const struct sequence *sequence)
{
    if (sequence->last != 'R' || input->awaited == 0)
        return false;
    input->awaited--;
    return sequence->numbers[1] == 3;
}

/* Bits of the first number of a mouse report; its two lowest are the button, 0 the left one. */
#define MOUSE_BUTTON    3
#define MOUSE_MODIFIERS (4 | 8 | 16)
#define MOUSE_MOTION    32
#define MOUSE_WHEEL     64

/* What the mouse did; false for other buttons, and for wheels that turn aside. */
static bool
read_mouse(const struct sequence *sequence, struct mouse *mouse)
{
    int what = sequence->numbers[0] & ~MOUSE_MODIFIERS;

    *mouse = (struct mouse){.row = sequence->numbers[2] - 1, .column = sequence->numbers[1] - 1};
    if (sequence->numbers[0] >= 2 * MOUSE_WHEEL || mouse->row < 0 || mouse->column < 0)
        return false;
    switch (what) {
    case 0:
        mouse->deed = sequence->last == 'm' ? MOUSE_RELEASE : MOUSE_PRESS;
        return true;
    case MOUSE_MOTION:
        mouse->deed = MOUSE_DRAG;
        return true;
    case MOUSE_WHEEL:
    case MOUSE_WHEEL + 1:
        mouse->deed = what == MOUSE_WHEEL ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
        return true;
    default:
        return false;
    }
}

/* What an escape means: the key itself when nothing follows at once, a key, 0 for nobody's
 * and for the mouse and a report, which go into the event. */
static uint32_t
decode_escape(struct input *input, input_source *source, struct event *event)
{
    struct sequence sequence;
    uint32_t code;

    if (!source(&code))
        return KEYMAP_ESCAPE;
    if (code != '[' && code != 'O') {
        input->kept = code;
        return KEYMAP_ESCAPE;
    }
    if (!read_sequence(source, &sequence))
        return 0;
    if (reports_wide(input, &sequence))
        event->kind = EVENT_WIDE;
    else if (!sequence.mouse)
        return sequence_key(input, &sequence);
    else if (read_mouse(&sequence, &event->mouse))
        event->kind = EVENT_MOUSE;
    return 0;
}

bool
input_decode(struct input *input, input_source *source, struct event *event)
{
    uint32_t code;

    while (next_code(input, source, &code)) {
        if (code == KEYMAP_ESCAPE) {
            event->kind = EVENT_NOTHING;
            code = decode_escape(input, source, event);
            if (event->kind != EVENT_NOTHING)
                return true;
        }
        if (code == 0x08)
            code = KEYMAP_BACKSPACE;
        if (code == 0x0A)
            code = KEYMAP_ENTER;
        if (code == 0)
            continue;
        event->kind = input->pasting ? EVENT_PASTED : EVENT_KEY;
        event->key = code;
        return true;
    }
    return false;
}
