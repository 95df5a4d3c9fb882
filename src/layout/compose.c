/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/compose.h"

#include <string.h>

#include "base/uni.h"
#include "layout/balance.h"
#include "layout/stretch.h"
#include "layout/style.h"
#include "layout/verbatim.h"
#include "notice/marker.h"

/* Bytes in which the colon of 附件： or 抄送： is looked for. */
#define CAPTION_MOST 24

/* No stop hangs where the measure is narrower. */
#define HANGING_LEAST 20

/* Lines of a signature and its date that are set about one axis, above and below. */
#define CLOSING_MOST 8

/* Columns. */

/* The bytes of what the block begins with, under whose end the other rows hang; 0: nothing. */
static size_t
hang_length(const struct composer *composer, enum hang hang)
{
    const struct buf *text = &composer->joined.text;
    size_t most = text->length < CAPTION_MOST ? text->length : CAPTION_MOST;
    const char *colon = hang == HANG_CAPTION ? memmem(text->bytes, most, "：", strlen("：")) : NULL;
    size_t at = colon ? (size_t)(colon - text->bytes) + strlen("：") : 0;
    struct marker marker;

    if (marker_read(tree_forms(doc_tree(composer->doc)), text->bytes + at, text->length - at,
                    &marker))
        at += marker.length;
    else if (hang == HANG_LABEL)
        at = form_bullet(text->bytes, text->length);
    return at ? at + uni_leading_space(text->bytes + at, text->length - at) : 0;
}

/* Moves the other rows to where they hang, unless that would leave them too little. */
static void
hang_rest(const struct composer *composer, struct form *form)
{
    size_t length = hang_length(composer, form->hang);
    int width = uni_cells(buf_string(&composer->joined.text), length, composer->ambiguous);
    bool fits = 2 * (form->first + width) < composer->measure;

    if (form->hang == HANG_CAPTION)
        form->rest = form->first + (fits ? width : 0);
    else if (length > 0 && fits)
        form->rest = form->first + width;
}

static bool
is_closing(struct composer *composer, size_t block)
{
    struct form form = composer_form(composer, block);

    return form.group == GROUP_CLOSING && form.align == ALIGN_RIGHT;
}

/* The columns of the widest line of the signature and date to which the block belongs: they
 * are set about one axis. */
static int
closing_width(struct composer *composer, size_t block, int own)
{
    const struct tree *tree = doc_tree(composer->doc);
    size_t first = block, last = block;
    int widest = own;

    while (first > 0 && block - first < CLOSING_MOST && is_closing(composer, first - 1))
        first--;
    while (last + 1 < tree_block_count(tree) && last - block < CLOSING_MOST &&
           is_closing(composer, last + 1))
        last++;
    for (size_t i = first; i <= last; i++) {
        struct buf text = BUF_INIT;
        if (i != block)
            tree_block_text(tree, tree_block(tree, i), &text);
        int width = uni_cells(buf_string(&text), text.length, composer->ambiguous);
        widest = width > widest ? width : widest;
        buf_fini(&text);
    }
    return widest;
}

static int
column_of(struct composer *composer, size_t block, const struct form *form, int indent, int width)
{
    int room = composer->measure - indent - form->right - width;

    if (room <= 0 || form->align == ALIGN_LEFT)
        return indent;
    if (form->align == ALIGN_CENTRE)
        return indent + room / 2;
    if (form->group != GROUP_CLOSING)
        return indent + room;
    int left = (closing_width(composer, block, width) - width) / 2;
    return indent + room - (left < room ? left : 0);
}

/* Rows. */

/* How the years of dates begin. */
static const char *const years[] = {"19", "20", "１９", "２０", "一九", "二〇", "二○", "二零"};

/* Where the date of an imprint begins: behind the first space before a year; 0: nowhere. */
static size_t
find_date(const char *s, size_t length)
{
    for (size_t at = 0, step; at < length; at += step) {
        size_t space = uni_leading_space(s + at, length - at);
        step = space ? space : uni_cluster(s + at, length - at);
        for (size_t i = 0; space > 0 && i < sizeof years / sizeof years[0]; i++)
            if (length - at - space > strlen(years[i]) &&
                memcmp(s + at + space, years[i], strlen(years[i])) == 0)
                return at + space;
    }
    return 0;
}

/* Organ and date of an imprint at the two ends of the last row.  False when it has no
 * date, or does not fit. */
static bool
spread_row(const struct composer *composer, const struct styles *styles, struct rows *rows)
{
    const struct buf *text = &composer->joined.text;
    size_t date = find_date(text->bytes, text->length);

    if (composer->cuts.count != 1 || date == 0)
        return false;
    struct cut left = {0, date - uni_trailing_space(text->bytes, date), 0};
    struct cut right = {date, composer->cuts.all[0].end, 0};
    left.width = uni_cells(text->bytes, left.end, composer->ambiguous);
    right.width = uni_cells(text->bytes + date, right.end - date, composer->ambiguous);
    stretch_add(composer, &left, 0, styles, rows);
    stretch_add(composer, &right, composer->measure - right.width, styles, rows);
    return true;
}

/* The columns kept at the right of a filled text for stops that hang. */
static int
columns_beyond(const struct composer *composer, const struct form *form)
{
    bool hangs = composer->manner.hangs && form->setting == SET_FILLED &&
                 form->align == ALIGN_LEFT && composer->measure >= HANGING_LEAST;

    return hangs ? 2 : 0;
}

static struct fill
fill_of(const struct composer *composer, const struct form *form)
{
    int beyond = columns_beyond(composer, form);

    return (struct fill){.bytes = composer->joined.text.bytes,
                         .length = composer->joined.text.length,
                         .breaks = composer->joined.breaks,
                         .first = composer->measure - form->first - form->right - beyond,
                         .rest = composer->measure - form->rest - form->right - beyond,
                         .beyond = beyond,
                         .ambiguous = composer->ambiguous,
                         .level = composer->manner.level};
}

static void
cut_text(struct composer *composer, const struct form *form, const struct fill *fill)
{
    if (form->setting == SET_BALANCED) {
        balance(fill, &composer->joined, doc_text(composer->doc), &composer->cuts);
    } else if (composer->manner.fits) {
        if (!composer->fit)
            composer->fit = fit_new();
        fit_paragraph(composer->fit, fill, &composer->cuts);
    } else {
        fill_paragraph(fill, &composer->cuts);
    }
}

/* Puts a line of a paragraph at a column, spread to the measure. */
static void
add_spread(struct composer *composer, const struct fill *fill, const struct cut *line, int room,
           int column, const struct styles *styles, struct rows *rows)
{
    struct cut stretch = {line->start, line->end, line->width};

    spread_line(fill, line, room - line->width, composer->manner.justify, &composer->gaps);
    for (size_t i = 0; i < composer->gaps.count; i++) {
        const struct gap *gap = &composer->gaps.all[i];
        stretch.end = gap->at;
        stretch.width = uni_cells(fill->bytes + stretch.start, stretch.end - stretch.start,
                                  composer->ambiguous);
        stretch_add(composer, &stretch, column, styles, rows);
        column += stretch.width + gap->columns;
        stretch.start = gap->at;
    }
    stretch.end = line->end;
    stretch.width =
        uni_cells(fill->bytes + stretch.start, stretch.end - stretch.start, composer->ambiguous);
    stretch_add(composer, &stretch, column, styles, rows);
}

/* Whether the line is to reach the measure: all but the last of a paragraph are. */
static bool
is_spread(const struct composer *composer, const struct form *form, size_t line)
{
    return composer->manner.justify != JUSTIFY_OFF && form->setting == SET_FILLED &&
           form->align == ALIGN_LEFT && line + 1 < composer->cuts.count;
}

/* Reads the text of the part, and how far its rows but the block's first stand to the right. */
static void
read_part(struct composer *composer, const struct part *part, struct form *form)
{
    const struct tree *tree = doc_tree(composer->doc);
    const struct block *block = composer_block(composer, part->index);
    struct span begin = {tree_block_span(tree, block).start, part->span.start};

    if (form->hang && part->number > 0) {
        joined_read_part(&composer->joined, tree, block, begin);
        hang_rest(composer, form);
    }
    joined_read_part(&composer->joined, tree, block, part->span);
    if (part->number > 0)
        form->first = form->rest;
    else if (form->hang)
        hang_rest(composer, form);
}

static void
compose_text(struct composer *composer, const struct part *part, struct form form,
             struct rows *rows)
{
    const struct styles styles = styles_of(composer->doc, part->index);

    read_part(composer, part, &form);
    const struct fill fill = fill_of(composer, &form);
    cut_text(composer, &form, &fill);
    for (size_t i = 0; i < composer->cuts.count || i == 0; i++) {
        const struct cut *cut = &composer->cuts.all[i];
        int indent = i ? form.rest : form.first;
        rows_add(rows, part->span, 0);
        if (composer->cuts.count == 0) /* a block of nothing but spaces */
            break;
        if (form.setting == SET_SPREAD && spread_row(composer, &styles, rows))
            break;
        int column = column_of(composer, part->index, &form, indent, cut->width);
        if (is_spread(composer, &form, i))
            add_spread(composer, &fill, cut, i ? fill.rest : fill.first, column, &styles, rows);
        else
            stretch_add(composer, cut, column, &styles, rows);
    }
}

static size_t
blank_rows(struct composer *composer, const struct form *form, size_t above)
{
    if (above == NONE)
        return 0;
    struct form before = composer_form(composer, above);
    return before.group != form->group || before.apart || form->apart;
}

void
compose_block(struct composer *composer, const struct part *part, size_t above, struct rows *rows)
{
    struct form form = composer_form(composer, part->index);

    rows->blank = part->number == 0 ? blank_rows(composer, &form, above) : 0;
    for (size_t i = 0; i < rows->blank; i++)
        rows_add(rows, (struct span){part->span.start, part->span.start}, 0);
    if (form.setting == SET_VERBATIM)
        verbatim_table(composer, part, rows);
    else
        compose_text(composer, part, form, rows);
    rows_tie(rows);
}

void
compose_line(struct composer *composer, const struct part *part, struct rows *rows)
{
    verbatim_add(composer, part->span, 0, rows);
    rows_tie(rows);
}
