/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/export.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notes/cite.h"
#include "notes/export_writer.h"

static const struct export_format_info formats[] = {
#define X(id, name, extension, mime, help) {name, extension, mime, help},
    EXPORT_FORMATS(X)
#undef X
};

static const struct export_writer *const writers[] = {
    [EXPORT_MARKDOWN] = &export_markdown, [EXPORT_TEXT] = &export_text,
    [EXPORT_HTML] = &export_html,         [EXPORT_JSON] = &export_json,
    [EXPORT_JSONLD] = &export_jsonld,     [EXPORT_CSV] = &export_csv,
    [EXPORT_ORG] = &export_org,
};

const struct export_format_info *
export_format_info(enum export_format format)
{
    return &formats[format];
}

enum export_format
export_format_by_name(const char *name)
{
    int format = 0;

    while (format < EXPORT_FORMAT_COUNT && strcmp(formats[format].name, name) != 0)
        format++;
    return (enum export_format)format;
}

enum export_format
export_format_by_file(const char *path)
{
    const char *dot = strrchr(file_name(path), '.');
    int format = 0;

    while (format < EXPORT_FORMAT_COUNT &&
           (!dot || strcasecmp(formats[format].extension, dot + 1) != 0))
        format++;
    return (enum export_format)format;
}

size_t
export_line(const char *s, const char **rest)
{
    size_t length = strcspn(s, "\n");

    *rest = s[length] ? s + length + 1 : NULL;
    return length;
}

/* ---- The order ---- */

/* A note and where its source first came. */
struct item {
    const struct note *note;
    size_t source;
    size_t index;
};

static bool
is_same_source(const struct note_source *a, const struct note_source *b)
{
    return a == b || (a->row && a->row == b->row);
}

static size_t
place_of(const struct note *note)
{
    return note->state == NOTE_PLACED || note->state == NOTE_EDITED ? note->span.start
                                                                    : note->quotation.position;
}

static int
compare_items(const void *a, const void *b)
{
    const struct item *m = a, *n = b;
    size_t p = place_of(m->note), q = place_of(n->note);

    if (m->source != n->source)
        return m->source < n->source ? -1 : 1;
    if (p != q)
        return p < q ? -1 : 1;
    return m->index < n->index ? -1 : 1;
}

/* The first of the notes with this one's source. */
static size_t
first_of_source(const struct note *const *notes, size_t i)
{
    size_t first = 0;

    while (!is_same_source(notes[first]->source, notes[i]->source))
        first++;
    return first;
}

/* The notes that the writer holds, notice by notice, each in the order of its text. */
static const struct note **
in_order(const struct note *const *notes, size_t *count, bool marks)
{
    struct item *items = mem_zero(*count + 1, sizeof items[0]);
    const struct note **sorted = mem_zero(*count + 1, sizeof sorted[0]);
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++)
        if (marks || notes[i]->kind != NOTE_MARK)
            items[kept++] = (struct item){notes[i], first_of_source(notes, i), i};
    qsort(items, kept, sizeof items[0], compare_items);
    for (size_t i = 0; i < kept; i++)
        sorted[i] = items[i].note;
    free(items);
    *count = kept;
    return sorted;
}

/* ---- The walk ---- */

/* The lines that both begin with, "" and NULL having none. */
static size_t
same_lines(const char *a, const char *b)
{
    size_t lines = 0;

    while (a && b) {
        const char *rest_a, *rest_b;
        size_t length_a = export_line(a, &rest_a), length_b = export_line(b, &rest_b);
        if (length_a != length_b || memcmp(a, b, length_a) != 0)
            break;
        a = rest_a;
        b = rest_b;
        lines++;
    }
    return lines;
}

/* The headings of the note that do not stand already. */
static void
write_headings(const struct export_writer *writer, const struct note *note,
               const struct note *before, struct buf *out)
{
    const char *line = note->where.headings, *rest;
    size_t same = before ? same_lines(line, before->where.headings) : 0;

    for (size_t level = 0; line; level++, line = rest) {
        size_t length = export_line(line, &rest);
        if (level >= same)
            writer->heading(line, length, (int)level + 1, out);
    }
}

static void
write_note(const struct export_writer *writer, const struct export_set *set, size_t i,
           struct buf *out)
{
    const struct note *note = set->notes[i];
    const struct note *before = i ? set->notes[i - 1] : NULL;
    struct buf citation = BUF_INIT;

    if (before && !is_same_source(before->source, note->source))
        before = NULL;
    if (!before && writer->source)
        writer->source(note->source, out);
    if (writer->heading)
        write_headings(writer, note, before, out);
    cite(note, set->template, &citation);
    writer->note(note, buf_string(&citation), out);
    buf_fini(&citation);
}

void
export_notes(const struct note *const *notes, size_t count, enum export_format format,
             const char *template, struct buf *out)
{
    const struct export_writer *writer = writers[format];
    struct buf words = BUF_INIT;
    size_t length;
    const struct note **sorted = in_order(notes, &count, writer->holds_marks);
    const struct export_set set = {sorted, count, template};

    if (writer->begin)
        writer->begin(&set, &words);
    for (size_t i = 0; i < count; i++)
        write_note(writer, &set, i, &words);
    if (writer->end)
        writer->end(&set, &words);
    char *harmless = uni_harmless(buf_string(&words), words.length, &length);
    buf_add(out, harmless, length);
    free(harmless);
    buf_fini(&words);
    free(sorted);
}
