/* emulator.h: what turns the bytes of a program into cells: libvterm, pyte, xterm.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_EMULATOR_H
#define GONGWEN_TESTS_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>

/* How a cell looks, as bits. */
enum {
    LOOKS_BOLD = 1,
    LOOKS_UNDERLINE = 2,
    LOOKS_REVERSE = 4,
    LOOKS_COLOUR = 8 /* another foreground or background than the terminal's own */
};

struct cell {
    char text[28]; /* a character and its marks; "" in the second half of a wide one */
    int looks;
};

struct emulator;

/* An emulator of that name: "vterm"; "pyte" and "xterm" with ambiguous characters one column
 * wide, and "pyte-wide" and "xterm-wide" with two.  NULL when it is not here. */
struct emulator *emulator_new(const char *name, int rows, int columns);
void emulator_free(struct emulator *emulator);

/* Shows it the ends of the pseudo terminal.  True when it reads what the program writes, and
 * answers, by itself: then it must not be fed. */
bool emulator_attach(struct emulator *emulator, int master, int slave);

/* Takes bytes of the program in. */
void emulator_feed(struct emulator *emulator, const char *bytes, size_t length);

/* What it has to answer to the program; returns the length, 0 for nothing. */
size_t emulator_answer(struct emulator *emulator, char *answer, size_t size);

void emulator_resize(struct emulator *emulator, int rows, int columns);

/* Whether it tells how cells look. */
bool emulator_has_looks(const struct emulator *emulator);

struct cell emulator_cell(struct emulator *emulator, int row, int column);
void emulator_cursor(struct emulator *emulator, int *row, int *column);

/* Whether the first screen is shown, and a cursor. */
bool emulator_is_whole(const struct emulator *emulator);

#endif
