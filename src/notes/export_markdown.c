/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "notes/cite.h"
#include "notes/export_writer.h"

/* Whether the character would be markup where it stands: `at` in the line s[0..length). */
static bool
is_markup(const char *s, size_t length, size_t at)
{
    char c = s[at];
    size_t digits = 0;

    if (strchr("\\`*_[]<>&~|", c))
        return true;
    if (at == 0)
        return strchr("#+-=", c) != NULL;
    while (digits < length && s[digits] >= '0' && s[digits] <= '9')
        digits++;
    return at == digits && (c == '.' || c == ')'); /* would number a list */
}

/* The line so that Markdown shows the same words: white space at its start would make code. */
static void
write_line(const char *s, size_t length, struct buf *out)
{
    while (length && (*s == ' ' || *s == '\t')) {
        s++;
        length--;
    }
    for (size_t i = 0; i < length; i++) {
        if (is_markup(s, length, i))
            buf_add_char(out, '\\');
        buf_add_char(out, s[i]);
    }
}

/* A paragraph a line, each with the prefix. */
static void
write_paragraphs(const char *s, const char *prefix, const char *between, struct buf *out)
{
    for (const char *rest; s; s = rest) {
        size_t length = export_line(s, &rest);
        buf_add_string(out, prefix);
        write_line(s, length, out);
        buf_addf(out, "\n%s", rest ? between : "");
    }
}

static void
write_source(const struct note_source *source, struct buf *out)
{
    struct buf line = BUF_INIT;

    if (out->length)
        buf_add_char(out, '\n');
    cite_title(source, &line);
    buf_add_string(out, "# ");
    write_line(line.bytes, line.length, out);
    buf_clear(&line);
    cite_source(source, &line);
    if (line.length) {
        buf_add_string(out, "\n\n");
        write_line(line.bytes, line.length, out);
    }
    buf_add_char(out, '\n');
    buf_fini(&line);
}

static void
write_heading(const char *words, size_t length, int level, struct buf *out)
{
    buf_add_char(out, '\n');
    for (int i = -1; i < level && i < 5; i++)
        buf_add_char(out, '#');
    buf_add_char(out, ' ');
    write_line(words, length, out);
    buf_add_char(out, '\n');
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    buf_add_char(out, '\n');
    if (note->kind == NOTE_BOOKMARK && note->name) {
        write_paragraphs(note->name, "", "", out);
        buf_add_char(out, '\n');
    }
    write_paragraphs(note->quotation.exact, "> ", ">\n", out);
    buf_add_string(out, ">\n");
    write_paragraphs(citation, "> ", ">\n", out);
    if (note->comment) {
        buf_add_string(out, "\nNote: ");
        write_paragraphs(note->comment, "", "\n", out);
    }
}

const struct export_writer export_markdown = {
    .source = write_source, .heading = write_heading, .note = write_note};
