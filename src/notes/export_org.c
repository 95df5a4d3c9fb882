/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "notes/cite.h"
#include "notes/export_writer.h"

/* What the manual of Org (Escape Character) puts before what would be markup. */
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

static bool
is_markup(const char *s, size_t length)
{
    size_t stars = 0;

    while (stars < length && s[stars] == '*')
        stars++;
    if (stars && stars < length && s[stars] == ' ')
        return true;
    while (length && (*s == ' ' || *s == '\t')) {
        s++;
        length--;
    }
    return length > 1 && s[0] == '#' && (s[1] == '+' || s[1] == ' ');
}

static void
write_line(const char *s, size_t length, struct buf *out)
{
    if (is_markup(s, length))
        buf_add_string(out, ZERO_WIDTH_SPACE);
    buf_add(out, s, length);
    buf_add_char(out, '\n');
}

static void
write_paragraphs(const char *s, struct buf *out)
{
    for (const char *rest; s; s = rest) {
        size_t length = export_line(s, &rest);
        write_line(s, length, out);
        if (rest)
            buf_add_char(out, '\n');
    }
}

static void
write_source(const struct note_source *source, struct buf *out)
{
    size_t length;

    if (out->length)
        buf_add_char(out, '\n');
    buf_add_string(out, "* ");
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
    buf_add_char(out, '\n');
    for (int i = 0; i <= level; i++)
        buf_add_char(out, '*');
    buf_add_char(out, ' ');
    buf_add(out, words, length);
    buf_add_char(out, '\n');
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    buf_add_char(out, '\n');
    if (note->kind == NOTE_BOOKMARK && note->name) {
        write_paragraphs(note->name, out);
        buf_add_char(out, '\n');
    }
    buf_add_string(out, "#+begin_quote\n");
    write_paragraphs(note->quotation.exact, out);
    buf_add_char(out, '\n');
    write_paragraphs(citation, out);
    buf_add_string(out, "#+end_quote\n");
    if (note->comment) {
        buf_add_string(out, "\nNote: ");
        write_paragraphs(note->comment, out);
    }
}

const struct export_writer export_org = {
    .source = write_source, .heading = write_heading, .note = write_note};
