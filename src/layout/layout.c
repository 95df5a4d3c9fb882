/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/layout.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"
#include "layout/balance.h"
#include "layout/fill.h"
#include "layout/form.h"
#include "layout/joined.h"
#include "notice/marker.h"

/* Units kept laid out; the one that was not asked for longest goes first. */
#define CACHE_UNITS 64

/* Bytes of the notice that tell whether its ideographs are Japanese. */
#define HAN_SAMPLE 4096

/* What the rows of a unit follow from: when it changes, they are made again. */
struct cause {
    enum role role;
    enum role before; /* role of the last visible unit before it */
    size_t above;     /* that unit, NONE at the top */
    size_t end;       /* of the unit in the text */
};

struct unit {
    size_t index; /* NONE: not in use */
    struct cause cause;
    unsigned long used; /* when it was asked for last */
    struct row *rows;
    size_t row_count, row_capacity;
    struct run *runs;
    size_t run_count, run_capacity;
    size_t blank; /* rows at its top that are blank */
};

struct layout {
    const struct doc *doc;
    struct layout_options options;
    enum script han;
    unsigned long clock;
    struct unit units[CACHE_UNITS];
    struct joined joined; /* of the unit that is being laid out */
    struct cuts cuts;
};

/* The styles of a block: one base, and over it its label and heading. */
struct styles {
    enum style base;
    struct span label, heading;
};

struct layout *
layout_new(const struct doc *doc, const struct layout_options *options)
{
    struct layout *layout = mem_zero(1, sizeof *layout);
    const struct text *text = doc_text(doc);
    size_t sample = text_length(text) < HAN_SAMPLE ? text_length(text) : HAN_SAMPLE;

    layout->doc = doc;
    layout->options = *options;
    assert(options->measure >= 1);
    layout->han = form_script(text_bytes(text), sample, SCRIPT_CHINESE);
    if (layout->han != SCRIPT_JAPANESE)
        layout->han = SCRIPT_CHINESE;
    for (size_t i = 0; i < CACHE_UNITS; i++)
        layout->units[i].index = NONE;
    return layout;
}

void
layout_free(struct layout *layout)
{
    if (!layout)
        return;
    for (size_t i = 0; i < CACHE_UNITS; i++) {
        free(layout->units[i].rows);
        free(layout->units[i].runs);
    }
    joined_fini(&layout->joined);
    cuts_fini(&layout->cuts);
    free(layout);
}

const struct layout_options *
layout_options(const struct layout *layout)
{
    return &layout->options;
}

/* Units. */

static bool
is_notice(const struct layout *layout)
{
    return layout->options.mode == LAYOUT_NOTICE;
}

static const struct block *
block_of(const struct layout *layout, size_t unit)
{
    return tree_block(doc_tree(layout->doc), unit);
}

size_t
layout_unit_count(const struct layout *layout)
{
    if (is_notice(layout))
        return tree_block_count(doc_tree(layout->doc));
    return text_line_count(doc_text(layout->doc));
}

static bool
is_visible(const struct layout *layout, size_t unit)
{
    return !is_notice(layout) || block_of(layout, unit)->role != ROLE_FURNITURE;
}

/* The next visible unit from `unit` on, itself included; NONE when there is none. */
static size_t
visible_from(const struct layout *layout, size_t unit, int direction)
{
    size_t count = layout_unit_count(layout);

    while (unit < count && !is_visible(layout, unit))
        unit += (size_t)direction; /* below 0 it wraps past the count */
    return unit < count ? unit : NONE;
}

static struct span
unit_span(const struct layout *layout, size_t unit)
{
    if (is_notice(layout))
        return tree_block_span(doc_tree(layout->doc), block_of(layout, unit));
    return text_line(doc_text(layout->doc), unit);
}

/* Rows. */

static struct row *
add_row(struct unit *unit, struct span span, int width)
{
    unit->rows =
        mem_grow(unit->rows, &unit->row_capacity, unit->row_count + 1, sizeof unit->rows[0]);
    struct row *row = &unit->rows[unit->row_count++];
    *row = (struct row){NULL, 0, span, width};
    return row;
}

static void
add_run(struct unit *unit, struct span span, int column, enum style style)
{
    unit->runs =
        mem_grow(unit->runs, &unit->run_capacity, unit->run_count + 1, sizeof unit->runs[0]);
    unit->runs[unit->run_count++] = (struct run){span, column, style};
    unit->rows[unit->row_count - 1].run_count++;
}

/* The runs have moved while they grew; now they stay. */
static void
tie_runs(struct unit *unit)
{
    size_t run = 0;

    for (size_t i = 0; i < unit->row_count; i++) {
        unit->rows[i].runs = unit->runs + run;
        run += unit->rows[i].run_count;
    }
}

/* Styles. */

static enum style
role_style(enum role role)
{
    switch (role) {
    case ROLE_LETTERHEAD:
        return STYLE_LETTERHEAD;
    case ROLE_NUMBER:
        return STYLE_NUMBER;
    case ROLE_TITLE:
        return STYLE_TITLE;
    case ROLE_HEADING:
        return STYLE_HEADING;
    case ROLE_PARAGRAPH:
    case ROLE_ITEM:
    case ROLE_TABLE:
        return STYLE_PLAIN;
    default:
        return STYLE_ELEMENT;
    }
}

/* Articles are text with a number before it: their first sentence is no heading. */
static bool
heading_stands_out(const struct layout *layout, const struct section *section)
{
    const char *label = text_bytes(doc_text(layout->doc)) + section->label.start;
    struct marker marker;

    return section->run_in && !(marker_read(label, span_length(section->label), &marker) &&
                                marker_rank(marker.form) == MARKER_ARTICLE);
}

static struct styles
styles_of(const struct layout *layout, size_t block)
{
    const struct outline *outline = doc_outline(layout->doc);
    struct styles styles = {.base = role_style(block_of(layout, block)->role)};
    size_t index = outline_section_of(outline, block);

    if (index == NONE)
        return styles;
    const struct section *section = outline_section(outline, index);
    if (section->block != block)
        return styles;
    styles.label = section->label;
    if (heading_stands_out(layout, section))
        styles.heading = section->heading;
    return styles;
}

/* The style at the offset, which holds up to *until at the most. */
static enum style
style_at(const struct styles *styles, size_t offset, size_t *until)
{
    const struct span spans[] = {styles->label, styles->heading};
    const enum style over[] = {STYLE_LABEL, STYLE_HEADING};

    for (size_t i = 0; i < 2; i++) {
        if (span_holds(spans[i], offset)) {
            if (spans[i].end < *until)
                *until = spans[i].end;
            return over[i];
        }
        if (offset < spans[i].start && spans[i].start < *until)
            *until = spans[i].start;
    }
    return styles->base;
}

/* From cuts to rows. */

/* What tabs and the like leave between two runs. */
static bool
is_gap(char c)
{
    return c >= '\t' && c <= '\r';
}

static size_t
run_end(const char *bytes, size_t start, size_t end)
{
    while (start < end && !is_gap(bytes[start]))
        start++;
    return start;
}

/* Adds the runs of bytes that follow one another in the source; returns the column behind
 * them, which is not measured (0) when nothing follows. */
static int
add_runs(struct layout *layout, struct unit *unit, struct span span, const struct styles *styles,
         int column, bool more)
{
    const char *bytes = text_bytes(doc_text(layout->doc));

    while (span.start < span.end) {
        if (is_gap(bytes[span.start])) {
            column++;
            span.start++;
            continue;
        }
        size_t until = span.end;
        enum style style = style_at(styles, span.start, &until);
        until = run_end(bytes, span.start, until);
        add_run(unit, (struct span){span.start, until}, column, style);
        if (until == span.end && !more)
            return 0;
        column += uni_cells(bytes + span.start, until - span.start, layout->options.ambiguous);
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

static void
add_block_row(struct layout *layout, struct unit *unit, const struct cut *cut, int column,
              const struct styles *styles)
{
    const struct joined *joined = &layout->joined;
    size_t first = joined_seam_at(joined, cut->start);
    size_t last = joined_seam_at(joined, cut->end - 1);
    struct row *row = add_row(unit, (struct span){0, 0}, column + cut->width);

    if (joined_in_space(joined, first, cut->start))
        first++;
    row->span.start = seam_part(&joined->seams[first], cut).start;
    row->span.end = seam_part(&joined->seams[last], cut).end;
    for (size_t i = first; i <= last; i++) {
        struct span span = seam_part(&joined->seams[i], cut);
        column = add_runs(layout, unit, span, styles, column, i < last);
        column += i < last && joined_in_space(joined, i, joined->seams[i + 1].position - 1);
    }
}

static int
aligned_column(const struct form *form, int measure, int indent, int width)
{
    int room = measure - indent - form->right - width;

    if (room <= 0 || form->align == ALIGN_LEFT)
        return indent;
    return form->align == ALIGN_RIGHT ? indent + room : indent + room / 2;
}

static void
lay_out_text(struct layout *layout, struct unit *unit, const struct form *form)
{
    const struct styles styles = styles_of(layout, unit->index);
    int measure = layout->options.measure;
    struct cuts *cuts = &layout->cuts;

    joined_read(&layout->joined, doc_tree(layout->doc), block_of(layout, unit->index));
    const struct fill fill = {.bytes = layout->joined.text.bytes,
                              .length = layout->joined.text.length,
                              .breaks = layout->joined.breaks,
                              .first = measure - form->first - form->right,
                              .rest = measure - form->rest - form->right,
                              .ambiguous = layout->options.ambiguous};
    if (form->setting == SET_BALANCED)
        balance(&fill, &layout->joined, doc_text(layout->doc), cuts);
    else
        fill_greedy(&fill, cuts);
    if (cuts->count == 0) /* a block of nothing but spaces */
        add_row(unit, tree_block_span(doc_tree(layout->doc), block_of(layout, unit->index)), 0);
    for (size_t i = 0; i < cuts->count; i++) {
        int indent = i ? form->rest : form->first;
        int column = aligned_column(form, measure, indent, cuts->all[i].width);
        add_block_row(layout, unit, &cuts->all[i], column, &styles);
    }
}

/* Bytes of the source as they are, from a column. */
static void
lay_out_verbatim(struct layout *layout, struct unit *unit, struct span span, int column)
{
    const char *bytes = text_bytes(doc_text(layout->doc)) + span.start;
    int measure = layout->options.measure;
    const struct fill fill = {.bytes = bytes,
                              .length = span_length(span),
                              .first = measure - column,
                              .rest = measure,
                              .ambiguous = layout->options.ambiguous};

    fill_verbatim(&fill, column, &layout->cuts);
    for (size_t i = 0; i < layout->cuts.count; i++) {
        struct cut cut = layout->cuts.all[i];
        int from = i ? 0 : column;
        add_row(unit, (struct span){span.start + cut.start, span.start + cut.end},
                from + cut.width);
        for (size_t at = cut.start, end; at < cut.end; at = end) {
            for (end = at; end < cut.end && bytes[end] != '\t';)
                end++;
            if (end > at)
                add_run(unit, (struct span){span.start + at, span.start + end}, from, STYLE_PLAIN);
            from += uni_cells(bytes + at, end - at, layout->options.ambiguous);
            for (; end < cut.end && bytes[end] == '\t'; end++)
                from += fill_tab_width(from, measure);
        }
    }
}

/* The columns before a table's line in the source. */
static int
source_column(const struct layout *layout, size_t offset)
{
    const struct text *text = doc_text(layout->doc);
    size_t start = text_line(text, text_line_at(text, offset)).start;
    int column = 0;

    for (size_t step; start < offset; start += step) {
        const char *s = text_bytes(text) + start;
        step = uni_cluster(s, offset - start);
        column += *s == '\t' ? fill_tab_width(column, INT_MAX)
                             : uni_cluster_width(s, step, layout->options.ambiguous);
    }
    return column;
}

/* A table keeps its lines and columns, less what stood before all of them. */
static void
lay_out_table(struct layout *layout, struct unit *unit)
{
    const struct tree *tree = doc_tree(layout->doc);
    const struct block *block = block_of(layout, unit->index);
    int least = INT_MAX;

    for (size_t i = 0; i < block->piece_count; i++) {
        int column = source_column(layout, tree_piece(tree, block, i)->span.start);
        least = column < least ? column : least;
    }
    for (size_t i = 0; i < block->piece_count; i++) {
        struct span span = tree_piece(tree, block, i)->span;
        int column = source_column(layout, span.start) - least;
        lay_out_verbatim(layout, unit, span, column < layout->options.measure ? column : 0);
    }
}

/* Blank rows between the unit and the visible one above it. */
static size_t
blank_rows(const struct layout *layout, const struct unit *unit, const struct form *form)
{
    if (unit->cause.above == NONE)
        return 0;
    struct form above =
        form_of(layout->doc, unit->cause.above, layout->han, layout->options.measure);
    return above.group != form->group || above.apart || form->apart;
}

static void
lay_out_block(struct layout *layout, struct unit *unit)
{
    struct form form = form_of(layout->doc, unit->index, layout->han, layout->options.measure);
    size_t start = unit_span(layout, unit->index).start;

    unit->blank = blank_rows(layout, unit, &form);
    for (size_t i = 0; i < unit->blank; i++)
        add_row(unit, (struct span){start, start}, 0);
    if (form.setting == SET_VERBATIM)
        lay_out_table(layout, unit);
    else
        lay_out_text(layout, unit, &form);
}

/* The cache. */

static struct cause
cause_of(const struct layout *layout, size_t index)
{
    struct cause cause = {.above = NONE, .end = unit_span(layout, index).end};

    if (!is_notice(layout))
        return cause;
    cause.role = block_of(layout, index)->role;
    if (index > 0)
        cause.above = visible_from(layout, index - 1, -1);
    if (cause.above != NONE)
        cause.before = block_of(layout, cause.above)->role;
    return cause;
}

static bool
same_cause(const struct cause *a, const struct cause *b)
{
    return a->role == b->role && a->before == b->before && a->above == b->above && a->end == b->end;
}

static struct unit *
find_slot(struct layout *layout, size_t index)
{
    struct unit *oldest = &layout->units[0];

    for (size_t i = 0; i < CACHE_UNITS; i++) {
        struct unit *unit = &layout->units[i];
        if (unit->index == index)
            return unit;
        if (unit->used < oldest->used)
            oldest = unit;
    }
    return oldest;
}

/* The unit, laid out. */
static const struct unit *
unit_at(struct layout *layout, size_t index)
{
    const struct cause cause = cause_of(layout, index);
    struct unit *unit = find_slot(layout, index);

    unit->used = ++layout->clock;
    if (unit->index == index && same_cause(&unit->cause, &cause))
        return unit;
    unit->index = index;
    unit->cause = cause;
    unit->row_count = unit->run_count = unit->blank = 0;
    if (is_notice(layout))
        lay_out_block(layout, unit);
    else
        lay_out_verbatim(layout, unit, unit_span(layout, index), 0);
    tie_runs(unit);
    return unit;
}

/* Places. */

size_t
layout_row_count(struct layout *layout, size_t unit)
{
    return is_visible(layout, unit) ? unit_at(layout, unit)->row_count : 0;
}

const struct row *
layout_row(struct layout *layout, struct place place)
{
    const struct unit *unit = unit_at(layout, place.unit);

    assert(place.row < unit->row_count);
    return &unit->rows[place.row];
}

/* The row of a unit that holds the offset, else the first behind it, else the last. */
static size_t
row_at(const struct unit *unit, size_t offset)
{
    size_t low = unit->blank;
    size_t high = unit->row_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (unit->rows[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < unit->row_count ? low : unit->row_count - 1;
}

static size_t
unit_holding(const struct layout *layout, size_t offset)
{
    if (is_notice(layout))
        return tree_block_at(doc_tree(layout->doc), offset);
    return text_line_at(doc_text(layout->doc), offset);
}

struct place
layout_place(struct layout *layout, size_t offset)
{
    if (layout_unit_count(layout) == 0)
        return (struct place){0, 0};
    size_t unit = unit_holding(layout, offset);
    size_t visible = visible_from(layout, unit, 1);
    if (visible == NONE)
        visible = visible_from(layout, unit, -1);
    if (visible == NONE)
        return (struct place){0, 0};
    return (struct place){visible, row_at(unit_at(layout, visible), offset)};
}

size_t
layout_offset(struct layout *layout, struct place place)
{
    return layout_row(layout, place)->span.start;
}

bool
layout_step(struct layout *layout, struct place *place, int direction)
{
    if (direction < 0 && place->row > 0) {
        place->row--;
        return true;
    }
    if (direction > 0 && place->row + 1 < layout_row_count(layout, place->unit)) {
        place->row++;
        return true;
    }
    size_t unit = visible_from(layout, place->unit + (size_t)direction, direction);
    if (unit == NONE)
        return false;
    place->unit = unit;
    place->row = direction > 0 ? 0 : layout_row_count(layout, unit) - 1;
    return true;
}

struct place
layout_first(struct layout *layout)
{
    size_t unit = visible_from(layout, 0, 1);

    return (struct place){unit == NONE ? 0 : unit, 0};
}

struct place
layout_last(struct layout *layout)
{
    size_t unit = visible_from(layout, layout_unit_count(layout) - 1, -1);

    if (unit == NONE)
        return (struct place){0, 0};
    return (struct place){unit, layout_row_count(layout, unit) - 1};
}

/* The row as text. */

static void
add_shown(const char *s, size_t length, struct buf *out)
{
    char shown[4];
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        uint32_t placeholder = uni_placeholder(c);
        if (placeholder)
            buf_add(out, shown, uni_write(shown, placeholder));
        else
            buf_add(out, s + at, step);
    }
}

void
layout_row_text(const struct layout *layout, const struct row *row, struct buf *out)
{
    const char *bytes = text_bytes(doc_text(layout->doc));
    int column = 0;

    for (size_t i = 0; i < row->run_count; i++) {
        const struct run *run = &row->runs[i];
        const char *s = bytes + run->span.start;
        buf_add_spaces(out, (size_t)(run->column - column));
        add_shown(s, span_length(run->span), out);
        column = run->column + uni_cells(s, span_length(run->span), layout->options.ambiguous);
    }
}
