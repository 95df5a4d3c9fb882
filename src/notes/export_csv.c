/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "base/uni.h"
#include "notes/cite.h"
#include "notes/export_writer.h"

/* Whether a spreadsheet would take the cell for a formula: a notice must not run one. */
static bool
is_formula(const char *s, size_t length)
{
    uint32_t c = 0;

    if (length)
        uni_read(s, &c);
    c = uni_half_width(c);
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* A cell by RFC 4180; one that would be a formula begins with an apostrophe. */
static void
write_cell(const char *s, size_t length, const char *end, struct buf *out)
{
    buf_add_char(out, '"');
    if (is_formula(s, length))
        buf_add_char(out, '\'');
    for (size_t i = 0; i < length; i++) {
        if (s[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, s[i]);
    }
    buf_addf(out, "\"%s", end);
}

static void
write_string(const char *s, const char *end, struct buf *out)
{
    write_cell(s ? s : "", s ? strlen(s) : 0, end, out);
}

static void
begin(const struct export_set *set, struct buf *out)
{
    (void)set;
    buf_add_string(out, "Highlight,Title,Author,URL,Note,Location,Date\r\n");
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    struct buf title = BUF_INIT, date = BUF_INIT;

    cite_title(note->source, &title);
    note_write_time(&date, note->created);
    write_string(note->quotation.exact, ",", out);
    write_string(buf_string(&title), ",", out);
    write_string(note->source->issuer, ",", out);
    write_string(NULL, ",", out); /* a notice on this disk has no address on the Web */
    write_string(note->comment, ",", out);
    write_string(citation, ",", out);
    write_string(buf_string(&date), "\r\n", out);
    buf_fini(&title);
    buf_fini(&date);
}

const struct export_writer export_csv = {.begin = begin, .note = write_note};
