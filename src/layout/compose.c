/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/compose.h"

#include <limits.h>
#include <string.h>

#include "base/uni.h"
#include "layout/balance.h"
#include "layout/style.h"
#include "notice/marker.h"

/* Bytes in which the colon of 附件： or 抄送： is looked for. */
#define CAPTION_MOST 24

/* Columns of one character. */
#define WIDEST_CLUSTER 2

/* Bytes of a line behind which nothing of a table has a column. */
#define LINE_MOST 4096

/* No stop hangs where the measure is narrower. */
#define HANGING_LEAST 20

/* Pieces of a table by which its indent is told. */
#define TABLE_SAMPLE 1000

/* Lines of a signature and its date that are set about one axis, above and below. */
#define CLOSING_MOST 8

void
composer_fini(struct composer *composer)
{
    joined_fini(&composer->joined);
    cuts_fini(&composer->cuts);
    gaps_fini(&composer->gaps);
    fit_free(composer->fit);
}

static const char *
source(const struct composer *composer)
{
    return text_bytes(doc_text(composer->doc));
}

static const struct block *
block_at(const struct composer *composer, size_t block)
{
    return tree_block(doc_tree(composer->doc), block);
}

/* What a block is written in: asked for it, and again for the one below it. */
static enum script
script_at(struct composer *composer, size_t block)
{
    struct span span = tree_piece(doc_tree(composer->doc), block_at(composer, block), 0)->span;
    size_t slot = block % 2;

    if (composer->scripts[slot].span.start != span.start ||
        composer->scripts[slot].span.end != span.end) {
        composer->scripts[slot].span = span;
        composer->scripts[slot].script = form_block_script(composer->doc, block, composer->usual);
    }
    return composer->scripts[slot].script;
}

static struct form
form_at(struct composer *composer, size_t block)
{
    return form_of(composer->doc, block, script_at(composer, block), composer->measure);
}

/* Runs. */

/* What tabs and the like leave between two runs. */
static bool
is_gap(char c)
{
    return c >= '\t' && c <= '\r';
}

static size_t
run_end(const struct joined *joined, const char *bytes, size_t start, size_t end)
{
    if (!joined->has_gaps)
        return end;
    while (start < end && !is_gap(bytes[start]))
        start++;
    return start;
}

/* Adds the runs of bytes that follow one another in the source; returns the column behind
 * them, which is not measured (0) when nothing follows. */
static int
add_runs(const struct composer *composer, struct span span, const struct styles *styles, int column,
         bool more, struct rows *rows)
{
    const char *bytes = source(composer);

    while (span.start < span.end) {
        if (is_gap(bytes[span.start])) {
            column++;
            span.start++;
            continue;
        }
        size_t until = span.end;
        enum style style = styles_at(styles, span.start, &until);
        until = run_end(&composer->joined, bytes, span.start, until);
        rows_add_run(rows, (struct run){{span.start, until}, column, style});
        if (until == span.end && !more)
            return 0;
        column += uni_cells(bytes + span.start, until - span.start, composer->ambiguous);
        span.start = until;
    }
    return column;
}

/* The part of the seam that lies in the line, as a span of the source; may be empty. */
static struct span
seam_part(const struct seam *seam, const struct cut *cut)
{
    size_t from = cut->start > seam->position ? cut->start - seam->position : 0;
    size_t to = cut->end - seam->position < seam->length ? cut->end - seam->position : seam->length;

    return (struct span){seam->offset + from, seam->offset + (to > from ? to : from)};
}

/* Puts a stretch of the joined text at a column of the last row. */
static void
add_stretch(const struct composer *composer, const struct cut *cut, int column,
            const struct styles *styles, struct rows *rows)
{
    const struct joined *joined = &composer->joined;
    struct row *row = &rows->all[rows->count - 1];
    size_t first = joined_seam_at(joined, cut->start);
    size_t last = joined_seam_at(joined, cut->end - 1);

    if (joined_in_space(joined, first, cut->start))
        first++;
    if (row->run_count == 0)
        row->span.start = seam_part(&joined->seams[first], cut).start;
    row->span.end = seam_part(&joined->seams[last], cut).end;
    row->width = column + cut->width;
    for (size_t i = first; i <= last; i++) {
        struct span span = seam_part(&joined->seams[i], cut);
        column = add_runs(composer, span, styles, column, i < last, rows);
        column += i < last && joined_in_space(joined, i, joined->seams[i + 1].position - 1);
    }
}

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
    struct form form = form_at(composer, block);

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
    add_stretch(composer, &left, 0, styles, rows);
    add_stretch(composer, &right, composer->measure - right.width, styles, rows);
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
        add_stretch(composer, &stretch, column, styles, rows);
        column += stretch.width + gap->columns;
        stretch.start = gap->at;
    }
    stretch.end = line->end;
    stretch.width =
        uni_cells(fill->bytes + stretch.start, stretch.end - stretch.start, composer->ambiguous);
    add_stretch(composer, &stretch, column, styles, rows);
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
    const struct block *block = block_at(composer, part->index);
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
            add_stretch(composer, cut, column, &styles, rows);
    }
}

/* Bytes of the source as they are, from a column. */
static void
compose_verbatim(struct composer *composer, struct span span, int column, struct rows *rows)
{
    const char *bytes = source(composer) + span.start;
    const char *breaks = joined_breaks(&composer->joined, bytes, span_length(span));
    const struct fill fill = {.bytes = bytes,
                              .length = span_length(span),
                              .breaks = breaks,
                              .first = composer->measure - column,
                              .rest = composer->measure,
                              .column = column,
                              .ambiguous = composer->ambiguous,
                              .level = composer->manner.level};

    fill_verbatim(&fill, &composer->cuts);
    for (size_t i = 0; i < composer->cuts.count; i++) {
        const struct cut *cut = &composer->cuts.all[i];
        int from = i ? 0 : column;
        rows_add(rows, (struct span){span.start + cut->start, span.start + cut->end},
                 from + cut->width);
        for (size_t at = cut->start, end; at < cut->end; at = end) {
            const char *tab = memchr(bytes + at, '\t', cut->end - at);
            end = tab ? (size_t)(tab - bytes) : cut->end;
            if (end > at)
                rows_add_run(rows,
                             (struct run){{span.start + at, span.start + end}, from, STYLE_PLAIN});
            if (end < cut->end)
                from += uni_cells(bytes + at, end - at, composer->ambiguous);
            for (; end < cut->end && bytes[end] == '\t'; end++)
                from += fill_tab_width(from);
        }
    }
}

/* The columns before the offset on its line of the source. */
static int
source_column(const struct composer *composer, size_t offset)
{
    const struct text *text = doc_text(composer->doc);
    size_t start = text_line(text, text_line_at(text, offset)).start;
    int column = 0;
    int cells;

    if (offset - start > LINE_MOST)
        return 0;
    for (; start < offset; column += cells) {
        const char *s = text_bytes(text) + start;
        start += uni_step(s, offset - start, composer->ambiguous, &cells);
        if (*s == '\t')
            cells = fill_tab_width(column);
    }
    return column;
}

/* The column at which the span of a table is set: its own, unless it would be broken into
 * shreds there. */
static int
table_column(const struct composer *composer, struct span span, int column)
{
    int room = composer->measure - column;

    if (2 * column <= composer->measure && room >= WIDEST_CLUSTER)
        return column;
    return uni_cells(source(composer) + span.start, span_length(span), composer->ambiguous) <= room
               ? column
               : 0;
}

/* Whether the piece goes on with the line of the span. */
static bool
is_on_line(const struct composer *composer, struct span span, const struct piece *piece)
{
    const char *bytes = source(composer);

    return piece->span.start >= span.end &&
           !memchr(bytes + span.end, '\n', piece->span.start - span.end);
}

/* The columns that stand before every line of a table, as far as is looked. */
static int
table_indent(const struct composer *composer, const struct block *block)
{
    const struct tree *tree = doc_tree(composer->doc);
    int least = INT_MAX;

    for (size_t i = 0; i < block->piece_count && i < TABLE_SAMPLE && least > 0; i++) {
        int column = source_column(composer, tree_piece(tree, block, i)->span.start);
        least = column < least ? column : least;
    }
    return least;
}

/* A table keeps its lines and columns, less what stood before all of them. */
static void
compose_table(struct composer *composer, const struct part *part, struct rows *rows)
{
    const struct tree *tree = doc_tree(composer->doc);
    const struct block *block = block_at(composer, part->index);
    int indent = table_indent(composer, block);

    for (size_t i = tree_piece_behind(tree, block, part->span.start); i < block->piece_count;) {
        struct span span = tree_piece(tree, block, i)->span;
        if (span.start >= part->span.end)
            break;
        while (++i < block->piece_count && span.end < part->span.end &&
               is_on_line(composer, span, tree_piece(tree, block, i)))
            span.end = tree_piece(tree, block, i)->span.end;
        int column = span.start < part->span.start ? 0 : source_column(composer, span.start);
        span = span_within(span, part->span);
        column = column > indent ? column - indent : 0;
        compose_verbatim(composer, span, table_column(composer, span, column), rows);
    }
}

static size_t
blank_rows(struct composer *composer, const struct form *form, size_t above)
{
    if (above == NONE)
        return 0;
    struct form before = form_at(composer, above);
    return before.group != form->group || before.apart || form->apart;
}

void
compose_block(struct composer *composer, const struct part *part, size_t above, struct rows *rows)
{
    struct form form = form_at(composer, part->index);

    rows->blank = part->number == 0 ? blank_rows(composer, &form, above) : 0;
    for (size_t i = 0; i < rows->blank; i++)
        rows_add(rows, (struct span){part->span.start, part->span.start}, 0);
    if (form.setting == SET_VERBATIM)
        compose_table(composer, part, rows);
    else
        compose_text(composer, part, form, rows);
    rows_tie(rows);
}

void
compose_line(struct composer *composer, const struct part *part, struct rows *rows)
{
    compose_verbatim(composer, part->span, 0, rows);
    rows_tie(rows);
}
