/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "prose.h"

#include <stdio.h>
#include <string.h>

void
prose_fini(struct prose *prose)
{
    buf_fini(&prose->text);
    buf_fini(&prose->line);
    buf_fini(&prose->notes);
}

static struct buf *
target(struct prose *prose)
{
    return prose->noting ? &prose->notes : &prose->text;
}

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void
prose_add(struct prose *prose, const char *s, size_t length)
{
    size_t before = prose->line.length;

    buf_add(&prose->line, s, length);
    for (size_t i = before; i < prose->line.length; i++)
        if (prose->line.bytes[i] >= '\t' && prose->line.bytes[i] <= '\r')
            prose->line.bytes[i] = ' ';
}

void
prose_add_string(struct prose *prose, const char *s)
{
    prose_add(prose, s, strlen(s));
}

void
prose_tab(struct prose *prose)
{
    buf_add_char(&prose->line, '\t');
}

void
prose_break(struct prose *prose)
{
    buf_add_char(&prose->line, prose->in_row ? ' ' : '\n');
}

void
prose_page(struct prose *prose)
{
    if (prose->in_row || prose->noting)
        return;
    prose_end(prose);
    if (prose->text.length > 0)
        buf_add_char(&prose->text, '\f');
}

/* Takes off the white space at the end of the line, and says whether anything is left. */
static bool
trim(struct buf *line)
{
    size_t length = line->length;

    while (length > 0 && is_blank(line->bytes[length - 1]))
        length--;
    line->length = length;
    return length > 0;
}

void
prose_end(struct prose *prose)
{
    if (prose->in_row) {
        if (prose->line.length > 0 && !is_blank(prose->line.bytes[prose->line.length - 1]))
            buf_add_char(&prose->line, ' ');
        return;
    }
    if (trim(&prose->line)) {
        buf_add(target(prose), prose->line.bytes, prose->line.length);
        buf_add_string(target(prose), "\n\n");
    }
    buf_clear(&prose->line);
}

void
prose_begin_row(struct prose *prose)
{
    prose_end(prose);
    prose->in_row = true;
}

void
prose_end_cell(struct prose *prose)
{
    if (prose->line.length > 0 && prose->line.bytes[prose->line.length - 1] == ' ')
        prose->line.length--;
    buf_add_char(&prose->line, '\t');
}

void
prose_end_row(struct prose *prose)
{
    if (trim(&prose->line)) {
        buf_add(target(prose), prose->line.bytes, prose->line.length);
        buf_add_char(target(prose), '\n');
    }
    buf_clear(&prose->line);
    prose->in_row = false;
}

void
prose_end_table(struct prose *prose)
{
    struct buf *out = target(prose);

    if (out->length > 1 && out->bytes[out->length - 1] == '\n' &&
        out->bytes[out->length - 2] != '\n')
        buf_add_char(out, '\n');
}

static struct buf
take_line(struct prose *prose)
{
    struct buf line = prose->line;

    prose->line = (struct buf)BUF_INIT;
    return line;
}

static void
give_line(struct prose *prose, struct buf line)
{
    buf_fini(&prose->line);
    prose->line = line;
}

struct buf
prose_begin_note(struct prose *prose)
{
    buf_addf(&prose->line, "[%d]", ++prose->marks);
    struct buf line = take_line(prose);
    buf_addf(&prose->line, "[%d] ", prose->marks);
    prose->noting = true;
    return line;
}

void
prose_end_note(struct prose *prose, struct buf line)
{
    bool in_row = prose->in_row;

    prose->in_row = false;
    prose_end(prose);
    prose->in_row = in_row;
    prose->noting = false;
    give_line(prose, line);
}

struct buf
prose_aside(struct prose *prose)
{
    if (prose->in_row) { /* a cell has one line only */
        prose_end(prose);
        return (struct buf)BUF_INIT;
    }
    return take_line(prose);
}

void
prose_resume(struct prose *prose, struct buf line)
{
    prose_end(prose);
    if (!prose->in_row)
        give_line(prose, line);
}

void
prose_print(struct prose *prose)
{
    prose_end(prose);
    fwrite(buf_string(&prose->text), 1, prose->text.length, stdout);
    fwrite(buf_string(&prose->notes), 1, prose->notes.length, stdout);
}
