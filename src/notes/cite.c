/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/cite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/nls.h"
#include "base/uni.h"

#define CHINESE "[{source}，][{section}，][第{paragraph}段，]第{pages}页"
#define ENGLISH "[{source}, ][{section}, ][para. {paragraph}, ]p. {pages}"

static bool
has_ideographs(const char *string)
{
    uint32_t c;

    for (const char *at = string ? string : ""; *at;) {
        at += uni_read(at, &c);
        if (uni_is_ideograph(c))
            return true;
    }
    return false;
}

bool
cite_is_chinese(const struct note_source *source, const struct note *note)
{
    if (source && (source->title || source->number))
        return has_ideographs(source->title) || has_ideographs(source->number);
    return note && has_ideographs(note->quotation.exact);
}

/* ---- Fields ---- */

typedef void writer(const struct note *note, struct buf *out);

static void
add(struct buf *out, const char *string)
{
    buf_add_string(out, string ? string : "");
}

/* The file's name as UTF-8. */
static void
write_file(const struct note *note, struct buf *out)
{
    const char *name = file_name(note->source->path);
    char *clean = uni_clean(name, strlen(name), NULL);

    buf_add_string(out, clean);
    free(clean);
}

static void
write_title(const struct note *note, struct buf *out)
{
    add(out, note->source->title);
}

static void
write_number(const struct note *note, struct buf *out)
{
    add(out, note->source->number);
}

static void
write_issuer(const struct note *note, struct buf *out)
{
    add(out, note->source->issuer);
}

static void
write_source(const struct note *note, struct buf *out)
{
    const struct note_source *source = note->source;
    bool chinese = cite_is_chinese(source, note);

    if (source->number)
        buf_add_string(out, source->number);
    else if (source->title)
        buf_addf(out, chinese ? "《%s》" : "%s", source->title);
    else
        write_file(note, out);
}

/* 2020年3月11日 of 2020-03-11 in a Chinese notice. */
static void
add_date(struct buf *out, const char *iso, bool chinese)
{
    int year, month, day;

    if (iso && chinese && sscanf(iso, "%d-%d-%d", &year, &month, &day) == 3)
        buf_addf(out, "%d年%d月%d日", year, month, day);
    else
        add(out, iso);
}

static void
write_date(const struct note *note, struct buf *out)
{
    add_date(out, note->source->date, cite_is_chinese(note->source, note));
}

static void
write_section(const struct note *note, struct buf *out)
{
    add(out, note->where.labels);
}

/* Of the innermost section, behind the label. */
static void
write_heading(const struct note *note, struct buf *out)
{
    const char *last = note->where.headings ? strrchr(note->where.headings, '\n') : NULL;

    add(out, last ? last + 1 : note->where.headings);
}

static void
add_number(struct buf *out, size_t number)
{
    if (number)
        buf_addf(out, "%zu", number);
}

static void
write_paragraph(const struct note *note, struct buf *out)
{
    add_number(out, note->where.paragraph);
}

static void
write_line(const struct note *note, struct buf *out)
{
    add_number(out, note->where.line);
}

static void
write_page(const struct note *note, struct buf *out)
{
    add_number(out, note->where.page);
}

static void
write_pages(const struct note *note, struct buf *out)
{
    add_number(out, note->where.page);
    if (note->where.page && note->where.last_page > note->where.page)
        buf_addf(out, "–%zu", note->where.last_page);
}

static void
write_name(const struct note *note, struct buf *out)
{
    add(out, note->name);
}

static void
write_colour(const struct note *note, struct buf *out)
{
    add(out, note->kind == NOTE_HIGHLIGHT ? note_colour_name(note->colour) : NULL);
}

static void
write_made(const struct note *note, struct buf *out)
{
    struct buf time = BUF_INIT;

    note_write_time(&time, note->created);
    buf_add(out, time.bytes, strlen("2020-03-11"));
    buf_fini(&time);
}

static const struct field {
    const char *name;
    writer *write;
} fields[] = {
    {"source", write_source},   {"title", write_title},     {"number", write_number},
    {"issuer", write_issuer},   {"date", write_date},       {"file", write_file},
    {"section", write_section}, {"heading", write_heading}, {"paragraph", write_paragraph},
    {"line", write_line},       {"page", write_page},       {"pages", write_pages},
    {"name", write_name},       {"colour", write_colour},   {"made", write_made},
};

/* The field whose name stands behind the brace at `at`, up to the closing one; NULL when there
 * is none. */
static const struct field *
field_at(const char *at)
{
    size_t length = strcspn(at + 1, "}");

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strlen(fields[i].name) == length && memcmp(fields[i].name, at + 1, length) == 0 &&
            at[1 + length] == '}')
            return &fields[i];
    return NULL;
}

/* ---- Templates ---- */

/* A group that is open: where it began in what is written, and whether a field was empty. */
struct group {
    bool open, empty;
    size_t start;
};

static void
close_group(struct group *group, struct buf *out)
{
    if (group->open && group->empty)
        out->length = group->start;
    *group = (struct group){false, false, 0};
}

static const char *
write_field(const struct note *note, const char *at, struct group *group, struct buf *out)
{
    const struct field *field = field_at(at);
    size_t length = out->length;

    if (!field) {
        buf_add_char(out, *at);
        return at + 1;
    }
    field->write(note, out);
    group->empty = group->empty || out->length == length;
    return at + strlen(field->name) + 2;
}

void
cite(const struct note *note, const char *template, struct buf *out)
{
    struct group group = {false, false, 0};
    bool chinese = cite_is_chinese(note->source, note);
    const char *at = template && *template ? template : chinese ? CHINESE : ENGLISH;

    while (*at) {
        if (*at == '{') {
            at = write_field(note, at, &group, out);
            continue;
        }
        if (*at == '[' && !group.open) {
            group = (struct group){true, false, out->length};
        } else if (*at == ']' && group.open) {
            close_group(&group, out);
        } else {
            at += *at == '\\' && at[1];
            buf_add_char(out, *at);
        }
        at++;
    }
}

bool
cite_check(const char *template, struct err *err)
{
    bool open = false;

    for (const char *at = template; *at; at++) {
        if (*at == '\\' && at[1]) {
            at++;
        } else if (*at == '{') {
            if (!field_at(at))
                return err_set(err, _("the template has no field \"%.*s\": see gongwen(1)"),
                               (int)strcspn(at + 1, "}"), at + 1);
            at = strchr(at, '}');
        } else if (*at == '[' || *at == ']') {
            if (open == (*at == '['))
                return err_set(err, _("the brackets of the template do not pair"));
            open = *at == '[';
        }
    }
    return !open || err_set(err, _("the brackets of the template do not pair"));
}

void
cite_title(const struct note_source *source, struct buf *out)
{
    const struct note note = {.source = source};

    if (source->title || source->number)
        buf_add_string(out, source->title ? source->title : source->number);
    else
        write_file(&note, out);
}

void
cite_source(const struct note_source *source, struct buf *out)
{
    bool chinese = cite_is_chinese(source, NULL);
    const char *between = chinese ? "，" : ", ";
    const char *first[] = {source->title ? source->number : NULL, source->issuer};
    size_t length = out->length;

    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
        if (first[i]) {
            buf_add_string(out, out->length > length ? between : "");
            buf_add_string(out, first[i]);
        }
    if (source->date) {
        buf_add_string(out, out->length > length ? between : "");
        add_date(out, source->date, chinese);
    }
}
