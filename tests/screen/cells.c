/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define PATIENCE_MS 3000
#define FRAME_END   "--\n"

/* How a blank looks: colours and weight of nothing cannot be seen. */
static int
looks_that_count(struct cell cell)
{
    if (strcmp(cell.text, " ") != 0)
        return cell.looks;
    return cell.looks & (LOOKS_REVERSE | LOOKS_UNDERLINE);
}

static void
print_looks(const struct terminal *terminal, int row, struct buf *out)
{
    buf_add_char(out, '~');
    for (int column = 0; column < terminal_columns(terminal); column++)
        buf_addf(out, "%X", (unsigned)looks_that_count(terminal_cell(terminal, row, column)));
    buf_add_char(out, '\n');
}

void
cells_print(const struct terminal *terminal, struct buf *out)
{
    for (int row = 0; row < terminal_rows(terminal); row++) {
        buf_add_char(out, '|');
        for (int column = 0; column < terminal_columns(terminal); column++)
            buf_add_string(out, terminal_cell(terminal, row, column).text);
        buf_add_char(out, '\n');
        if (terminal_has_looks(terminal))
            print_looks(terminal, row, out);
    }
}

/* The same of what was printed, for a terminal that does not tell how cells look. */
static void
leave_out_looks(const char *printed, size_t length, struct buf *out)
{
    for (size_t at = 0, end; at < length; at = end) {
        const char *line_end = memchr(printed + at, '\n', length - at);
        end = line_end ? (size_t)(line_end - printed) + 1 : length;
        if (printed[at] != '~')
            buf_add(out, printed + at, end - at);
    }
}

/* The line that holds the byte. */
static size_t
line_around(const char *s, size_t length, size_t at, const char **line)
{
    size_t end = at;

    while (at > 0 && s[at - 1] != '\n')
        at--;
    while (end < length && s[end] != '\n')
        end++;
    *line = s + at;
    return end - at;
}

static void
say_difference(const struct buf *is, const struct buf *wanted, struct err *why)
{
    const char *this_line, *that_line;
    size_t at = 0;
    int row = 0;

    for (; at < is->length && at < wanted->length && is->bytes[at] == wanted->bytes[at]; at++)
        row += is->bytes[at] == '|';
    size_t this_length = line_around(is->bytes, is->length, at, &this_line);
    size_t that_length = line_around(wanted->bytes, wanted->length, at, &that_line);
    err_set(why, "row %d is\n#     %.*s\n#     and not\n#     %.*s", row, (int)this_length,
            this_line, (int)that_length, that_line);
}

bool
cells_are(struct terminal *terminal, const char *printed, size_t length, struct err *why)
{
    struct buf is = BUF_INIT, wanted = BUF_INIT;
    bool same;

    if (terminal_has_looks(terminal))
        buf_add(&wanted, printed, length);
    else
        leave_out_looks(printed, length, &wanted);
    do {
        buf_clear(&is);
        cells_print(terminal, &is);
        same = is.length == wanted.length && memcmp(is.bytes, wanted.bytes, is.length) == 0;
    } while (!same && terminal_wait(terminal, PATIENCE_MS));
    if (!same)
        say_difference(&is, &wanted, why);
    buf_fini(&is);
    buf_fini(&wanted);
    return same;
}

void
film_init(struct film *film)
{
    const char *record = getenv("RECORD"), *compare = getenv("COMPARE");
    struct err err;

    *film = (struct film){.path = record ? record : compare, .records = record != NULL};
    if (film->path && !film->records && !file_read(film->path, &film->frames, &err))
        film->frames.length = 0;
}

void
film_case(struct film *film, const char *name)
{
    struct buf line = BUF_INIT;

    buf_addf(&line, "== %s\n", name);
    const char *found = strstr(buf_string(&film->frames), buf_string(&line));
    if (film->records)
        buf_add(&film->frames, line.bytes, line.length);
    else
        film->at = found ? (size_t)(found - film->frames.bytes) + line.length : film->frames.length;
    buf_fini(&line);
}

bool
film_frame(struct film *film, struct terminal *terminal, struct err *why)
{
    if (!film->path)
        return true;
    if (film->records) {
        cells_print(terminal, &film->frames);
        buf_add_string(&film->frames, FRAME_END);
        return true;
    }
    const char *frame = buf_string(&film->frames) + film->at;
    const char *end = strstr(frame, FRAME_END);
    if (!end || frame[0] != '|')
        return err_set(why, "no other terminal has shown this");
    film->at += (size_t)(end - frame) + strlen(FRAME_END);
    return cells_are(terminal, frame, (size_t)(end - frame), why);
}

bool
film_fini(struct film *film, struct err *why)
{
    bool good = true;

    if (film->path && film->records)
        good = file_replace(film->path, film->frames.bytes, film->frames.length, why);
    buf_fini(&film->frames);
    return good;
}
