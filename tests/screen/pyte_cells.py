# pyte_cells.py ROWS COLUMNS AMBIGUOUS: a terminal by pyte, for emulator.c.
#
# Reads from standard input, and answers:
#
#     feed N          N bytes follow; N and as many bytes to be sent to the program
#     size ROWS COLUMNS
#     cells           "ROW COLUMN" of the cursor, then a line a cell: its looks, a space, its text
#
# AMBIGUOUS, 1 or 2, is the width of the characters of the class A in UAX #11.
#
# SPDX-License-Identifier: MIT

import sys
import unicodedata

import pyte
import pyte.screens
from wcwidth import wcwidth


class Screen(pyte.Screen):
    """Takes no sequence of private parameters for a rendition: vim sends one."""

    def select_graphic_rendition(self, *attributes, private=False):
        if not private:
            super().select_graphic_rendition(*attributes)


def width(character):
    if unicodedata.east_asian_width(character) == "A" and wcwidth(character) == 1:
        return ambiguous
    return wcwidth(character)


def looks(cell):
    coloured = cell.fg != "default" or cell.bg != "default"
    return cell.bold + 2 * cell.underscore + 4 * cell.reverse + 8 * coloured


def print_cells(screen):
    lines = ["%d %d" % (screen.cursor.y, screen.cursor.x)]
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            before = screen.buffer[y][x - 1]
            if cell.data == "":
                cell = before._replace(data="")
            lines.append("%d %s" % (looks(cell), cell.data))
    return "\n".join(lines).encode() + b"\n"


ambiguous = int(sys.argv[3])
pyte.screens.wcwidth = width
screen = Screen(int(sys.argv[2]), int(sys.argv[1]))
stream = pyte.ByteStream(screen)
answers = []
screen.write_process_input = answers.append
for line in sys.stdin.buffer:
    words = line.split()
    if words[0] == b"feed":
        stream.feed(sys.stdin.buffer.read(int(words[1])))
        answer = "".join(answers).encode()
        answers.clear()
        sys.stdout.buffer.write(b"%d\n%s" % (len(answer), answer))
    elif words[0] == b"size":
        screen.resize(int(words[1]), int(words[2]))
    elif words[0] == b"cells":
        sys.stdout.buffer.write(print_cells(screen))
    sys.stdout.buffer.flush()
