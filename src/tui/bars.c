/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/bars.h"

#include <string.h>

#include "base/nls.h"
#include "reader/marking.h"
#include "reader/naming.h"
#include "reader/seeking.h"
#include "reader/selecting.h"
#include "tui/screen.h"

/* How many parts of the status may be left out: the paragraph, how much is highlighted, the
 * section.  And the cells that the words behind which hit it is take at least: a blank, a
 * character, the sign that more is cut. */
#define TERSEST 3
#define WORDS   5

static void
print_issuer_and_date(const struct elements *elements, struct buf *out)
{
    const char *date = elements->iso_date ? elements->iso_date : elements->date;

    if (elements->issuer)
        buf_add_string(out, elements->issuer);
    if (elements->issuer && date)
        buf_add_string(out, "  ");
    if (date)
        buf_add_string(out, date);
}

static void
draw_what(const struct reader *reader, struct area area)
{
    struct buf name = BUF_INIT, aside = BUF_INIT;
    int end = area.column + area.columns - 1;

    naming_notice(reader_doc(reader), &name);
    print_issuer_and_date(doc_elements(reader_doc(reader)), &aside);
    int limit = screen_put_right(area.row, area.column + 24, end, buf_string(&aside), LOOK_HEADER);
    screen_put_cut(area.row, area.column + 1, limit, buf_string(&name), name.length, LOOK_HEADER);
    buf_fini(&name);
    buf_fini(&aside);
}

/* The enclosing sections; where they do not all fit those around the innermost go by their
 * numbers. */
static void
print_fitting_path(const struct reader *reader, size_t section, int columns, struct buf *out)
{
    const struct outline *outline = doc_outline(reader_doc(reader));

    naming_path(reader_doc(reader), section, out);
    if (section == NONE || screen_cells(buf_string(out), out->length) <= columns)
        return;
    buf_clear(out);
    size_t parent = outline_section(outline, section)->parent;
    if (parent != NONE) {
        outline_label_path(outline, parent, out);
        buf_add_string(out, " > ");
    }
    outline_name(doc_outline(reader_doc(reader)), section, out);
}

/* 附件2 before the sections, in an attachment. */
static void
print_attachment(const struct reader *reader, struct reader_status status, struct buf *out)
{
    if (status.part == 0)
        return;
    outline_part_label(doc_outline(reader_doc(reader)), status.part, out);
    if (status.section != NONE)
        buf_add_string(out, " > ");
}

static void
draw_where(const struct reader *reader, struct reader_status status, struct area area)
{
    struct buf attachment = BUF_INIT, path = BUF_INIT, aside = BUF_INIT;
    int end = area.column + area.columns - 1;

    buf_addf(&aside, _("p %zu"), status.page);
    int limit = screen_put_right(area.row, area.column + 8, end, buf_string(&aside), LOOK_HEADER);
    print_attachment(reader, status, &attachment);
    int column = screen_put_cut(area.row, area.column + 1, limit, buf_string(&attachment),
                                attachment.length, LOOK_PATH);
    print_fitting_path(reader, status.section, limit - column, &path);
    screen_put_cut(area.row, column, limit, buf_string(&path), path.length, LOOK_PATH);
    buf_fini(&attachment);
    buf_fini(&path);
    buf_fini(&aside);
}

/* Number or title, and the page: all that a small window tells above the text. */
static void
draw_short_header(const struct reader *reader, struct reader_status status, struct area area)
{
    struct buf name = BUF_INIT, aside = BUF_INIT;
    int end = area.column + area.columns;

    buf_addf(&aside, _("p %zu"), status.page);
    naming_notice(reader_doc(reader), &name);
    int limit = screen_put_right(area.row, area.column + 8, end, buf_string(&aside), LOOK_HEADER);
    screen_put_cut(area.row, area.column, limit, buf_string(&name), name.length, LOOK_HEADER);
    buf_fini(&name);
    buf_fini(&aside);
}

void
bars_draw_header(const struct reader *reader, struct reader_status status, int header,
                 struct area area)
{
    if (header == 1)
        draw_short_header(reader, status, area);
    if (header != 2)
        return;
    draw_what(reader, area);
    area.row++;
    draw_where(reader, status, area);
}

static void
print_paragraph(struct reader_status status, struct buf *out)
{
    if (status.paragraph > 0)
        buf_addf(out, _("para %zu/%zu"), status.paragraph, status.paragraphs);
    else
        buf_addf(out, P_("%zu paragraph", "%zu paragraphs", status.paragraphs), status.paragraphs);
    buf_add_string(out, "   ");
}

/* Which hit of what is sought, as long as the hits are to be seen. */
static void
print_hits(const struct reader *reader, struct buf *out)
{
    const struct quest *quest = seeking_quest(reader);

    if (quest->lit)
        quest_print(quest, out);
}

/* What keys are for now, or how much is highlighted. */
static void
print_marks(const struct reader *reader, int terse, struct buf *out)
{
    size_t count = marking_count(reader);

    if (selecting_context(reader) == CONTEXT_SELECTING)
        buf_addf(out, "%s   ", span_length(selecting_span(reader)) ? _("selecting") : _("cursor"));
    if (count > 0 && terse < 2)
        buf_addf(out, P_("%zu highlight   ", "%zu highlights   ", count), count);
}

static void
print_section(const struct reader *reader, struct reader_status status, struct buf *out)
{
    if (status.section == NONE && status.part == 0)
        return;
    print_attachment(reader, status, out);
    if (status.section != NONE)
        outline_label_path(doc_outline(reader_doc(reader)), status.section, out);
    buf_add_string(out, "  ");
}

/* What stands before the hits; `terse`: so many parts that may be left out are. */
static void
print_status(const struct reader *reader, struct reader_status status, int header, int terse,
             struct buf *out)
{
    if (reader_shows_source(reader))
        buf_addf(out, "%s  ", _("source"));
    if (header < 2 && terse < TERSEST)
        print_section(reader, status, out);
    if (header > 0 && status.paragraphs > 0 && terse < 1)
        print_paragraph(status, out);
    print_marks(reader, terse, out);
}

/* As much as leaves room for which hit of how many. */
static void
print_fitting_status(const struct reader *reader, struct reader_status status, int header,
                     int columns, struct buf *out)
{
    struct buf hits = BUF_INIT;

    print_hits(reader, &hits);
    int cells = screen_cells(buf_string(&hits), strcspn(buf_string(&hits), " "));
    for (int terse = 0; terse <= TERSEST; terse++) {
        buf_clear(out);
        print_status(reader, status, header, terse, out);
        if (screen_cells(buf_string(out), out->length) + cells + (cells ? WORDS : 0) <= columns)
            break;
    }
    buf_add(out, hits.bytes, hits.length);
    buf_fini(&hits);
}

void
bars_draw_status(const struct reader *reader, struct reader_status status, int header,
                 struct area area)
{
    struct buf left = BUF_INIT, right = BUF_INIT;
    int margin = header == 2;
    int end = area.column + area.columns - margin;

    if (status.percent >= 0)
        buf_addf(&right, "%d%%", status.percent);
    if (header == 2)
        buf_addf(&right, "  %s", _("F1 help"));
    int limit = screen_put_right(area.row, area.column, end, buf_string(&right), LOOK_FAINT);
    print_fitting_status(reader, status, header, limit - area.column - margin, &left);
    screen_put_cut(area.row, area.column + margin, limit, buf_string(&left), left.length,
                   LOOK_FAINT);
    buf_fini(&left);
    buf_fini(&right);
}
