/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/input.h"

#include <stddef.h>

#include "reader/keymap.h"

/* A control sequence: ESC [ or ESC O, numbers, and the byte that ends it. */
struct sequence {
    int number; /* the first one; 0 without */
    uint32_t last;
};

#define PASTE_BEGINS 200
#define PASTE_ENDS   201

struct sequence_key {
    struct sequence sequence;
    uint32_t key;
};

/* What terminals send for keys of which terminfo may say nothing (TERM=vt100). */
static const struct sequence_key sequence_keys[] = {
    {{0, 'A'}, KEYMAP_UP},      {{0, 'B'}, KEYMAP_DOWN},    {{0, 'C'}, KEYMAP_RIGHT},
    {{0, 'D'}, KEYMAP_LEFT},    {{0, 'H'}, KEYMAP_HOME},    {{0, 'F'}, KEYMAP_END},
    {{1, '~'}, KEYMAP_HOME},    {{4, '~'}, KEYMAP_END},     {{7, '~'}, KEYMAP_HOME},
    {{8, '~'}, KEYMAP_END},     {{5, '~'}, KEYMAP_PAGE_UP}, {{6, '~'}, KEYMAP_PAGE_DOWN},
    {{2, '~'}, KEYMAP_INSERT},  {{3, '~'}, KEYMAP_DELETE},  {{0, 'P'}, KEYMAP_F1},
    {{11, '~'}, KEYMAP_F1},     {{0, 'Q'}, KEYMAP_F2},      {{12, '~'}, KEYMAP_F2},
    {{0, 'Z'}, KEYMAP_BACK_TAB}};

static bool
next_code(struct input *input, input_source *source, uint32_t *code)
{
    if (!input->kept)
        return source(code);
    *code = input->kept;
    input->kept = 0;
    return true;
}

/* Reads on behind ESC [ or ESC O; false when it is cut off. */
static bool
read_sequence(input_source *source, struct sequence *sequence)
{
    uint32_t code;
    bool first = true;

    *sequence = (struct sequence){0, 0};
    while (source(&code)) {
        if (code >= '0' && code <= '9') {
            if (first && sequence->number < 10000)
                sequence->number = sequence->number * 10 + (int)(code - '0');
        } else if (code >= 0x40 && code < 0x7F) {
            sequence->last = code;
            return true;
        } else {
            first = false;
        }
    }
    return false;
}

/* The key of a sequence; 0 for a report and whatever else is nobody's. */
static uint32_t
sequence_key(struct input *input, const struct sequence *sequence)
{
    if (sequence->last == '~' && sequence->number == PASTE_BEGINS)
        input->pasting = true;
    if (sequence->last == '~' && sequence->number == PASTE_ENDS)
        input->pasting = false;
    for (size_t i = 0; i < sizeof sequence_keys / sizeof sequence_keys[0]; i++)
        if (sequence_keys[i].sequence.number == sequence->number &&
            sequence_keys[i].sequence.last == sequence->last)
            return sequence_keys[i].key;
    return 0;
}

/* What an escape means: the key itself when nothing follows at once. */
static uint32_t
decode_escape(struct input *input, input_source *source)
{
    struct sequence sequence;
    uint32_t code;

    if (!source(&code))
        return KEYMAP_ESCAPE;
    if (code != '[' && code != 'O') {
        input->kept = code;
        return KEYMAP_ESCAPE;
    }
    return read_sequence(source, &sequence) ? sequence_key(input, &sequence) : 0;
}

bool
input_decode(struct input *input, input_source *source, struct event *event)
{
    uint32_t code;

    while (next_code(input, source, &code)) {
        if (code == KEYMAP_ESCAPE)
            code = decode_escape(input, source);
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
