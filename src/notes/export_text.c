/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/cite.h"
#include "notes/export_writer.h"

#define INDENT "    "

static void
write_lines(const char *s, const char *first, const char *others, struct buf *out)
{
    for (const char *rest, *prefix = first; s; s = rest, prefix = others) {
        size_t length = export_line(s, &rest);
        buf_add_string(out, prefix);
        buf_add(out, s, length);
        buf_add_char(out, '\n');
    }
}

static void
write_source(const struct note_source *source, struct buf *out)
{
    size_t length;

    if (out->length)
        buf_add_char(out, '\n');
    cite_title(source, out);
    buf_add_char(out, '\n');
    length = out->length;
    cite_source(source, out);
    if (out->length > length)
        buf_add_char(out, '\n');
}

static void
write_heading(const char *words, size_t length, int level, struct buf *out)
{
    (void)level;
    buf_add_char(out, '\n');
    buf_add(out, words, length);
    buf_add_char(out, '\n');
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    buf_add_char(out, '\n');
    if (note->kind == NOTE_BOOKMARK && note->name)
        write_lines(note->name, "", "", out);
    write_lines(note->quotation.exact, INDENT, INDENT, out);
    buf_add_char(out, '\n');
    write_lines(citation, INDENT, INDENT, out);
    if (note->comment)
        write_lines(note->comment, INDENT "Note: ", INDENT "      ", out);
}

const struct export_writer export_text = {
    .source = write_source, .heading = write_heading, .note = write_note};
