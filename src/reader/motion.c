/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/motion.h"

#include <stdbool.h>

#include "base/uni.h"

/* ---- Rows -------------------------------------------------------------------- */

size_t
motion_eye(const struct window *window, struct place top)
{
    const struct text *text = doc_text(window->doc);
    size_t offset = layout_offset(window->layout, top);

    return offset + uni_leading_space(text_bytes(text) + offset, text_length(text) - offset);
}

/* One row down; reads on where the rows end. */
static bool
step_down(const struct window *window, struct place *place)
{
    while (!layout_step(window->layout, place, 1)) {
        if (doc_is_whole(window->doc))
            return false;
        doc_advance(window->doc, DOC_SLICE);
    }
    return true;
}

static struct place
rows_down(const struct window *window, struct place top, long rows)
{
    struct place foot = top;

    for (int i = 1; i < window->rows; i++)
        if (!step_down(window, &foot))
            return top;
    while (rows-- > 0 && step_down(window, &foot))
        layout_step(window->layout, &top, 1);
    return top;
}

static struct place
rows_up(const struct window *window, struct place top, long rows)
{
    while (rows-- > 0 && layout_step(window->layout, &top, -1))
        ;
    return top;
}

static int
times(int count)
{
    return count > 0 ? count : 1;
}

static struct place
move_rows(const struct window *window, struct place top, int direction, long rows)
{
    return (direction > 0 ? rows_down : rows_up)(window, top, rows);
}

struct place
motion_lines(const struct window *window, struct place top, int direction, int count)
{
    return move_rows(window, top, direction, times(count));
}

struct place
motion_halves(const struct window *window, struct place top, int direction, int count)
{
    return move_rows(window, top, direction, (long)times(count) * ((window->rows + 1) / 2));
}

struct place
motion_pages(const struct window *window, struct place top, int direction, int count)
{
    return move_rows(window, top, direction, (long)times(count) * window->rows);
}

struct place
motion_end(const struct window *window)
{
    doc_finish(window->doc);
    return rows_up(window, layout_last(window->layout), window->rows - 1);
}

bool
motion_shows(const struct window *window, struct place top, struct place row)
{
    if (place_is_below(top, row))
        return false;
    for (int i = 1; i < window->rows && place_is_below(row, top); i++)
        if (!layout_step(window->layout, &top, 1))
            break;
    return !place_is_below(row, top);
}

struct place
motion_around(const struct window *window, struct place row)
{
    struct place top = rows_up(window, row, window->rows / 3);

    if (!doc_is_whole(window->doc))
        return top;
    struct place end = motion_end(window);
    return place_is_below(top, end) ? end : top;
}

struct span
motion_shown(const struct window *window, struct place top)
{
    struct span shown = {layout_offset(window->layout, top), 0};

    for (int i = 0; i < window->rows; i++) {
        size_t end = layout_row(window->layout, top)->span.end;
        shown.end = end > shown.end ? end : shown.end;
        if (!layout_step(window->layout, &top, 1))
            break;
    }
    return shown;
}

/* Page furniture may stand before what is shown first. */
static size_t
first_offset(const struct window *window)
{
    return layout_offset(window->layout, layout_first(window->layout));
}

int
motion_percent(const struct window *window, struct place top)
{
    size_t first = first_offset(window);
    size_t last = layout_offset(window->layout, motion_end(window));
    size_t offset = layout_offset(window->layout, top);

    if (offset >= last)
        return 100;
    return offset <= first ? 0 : (int)((offset - first) * 100 / (last - first));
}

struct place
motion_at_percent(const struct window *window, int percent)
{
    struct place end = motion_end(window);
    size_t first = first_offset(window);
    size_t last = layout_offset(window->layout, end);

    if (percent >= 100)
        return end;
    /* Rounded up, and on to the start of a row: then motion_percent says no less. */
    size_t wanted = first + ((last - first) * (size_t)percent + 99) / 100;
    struct place place = layout_place(window->layout, wanted);
    if (layout_offset(window->layout, place) < wanted)
        layout_step(window->layout, &place, 1);
    return place;
}

/* ---- Blocks ------------------------------------------------------------------ */

static size_t
block_start(const struct window *window, size_t block)
{
    const struct tree *tree = doc_tree(window->doc);

    return tree_piece(tree, tree_block(tree, block), 0)->span.start;
}

static size_t
section_start(const struct window *window, size_t section)
{
    return block_start(window, outline_section(doc_outline(window->doc), section)->block);
}

/* Whether the row of the offset lies above the top (-1), is it (0) or lies below it (1). */
static int
side_of(const struct window *window, struct place top, size_t offset)
{
    struct place place = layout_place(window->layout, offset);

    if (place.unit != top.unit)
        return place.unit < top.unit ? -1 : 1;
    return (place.row > top.row) - (place.row < top.row);
}

static size_t
block_at(const struct window *window, struct place top)
{
    return tree_block_at(doc_tree(window->doc), motion_eye(window, top));
}

/* Before the first block and the first section comes NONE. */

static bool
block_exists(const struct window *window, size_t block)
{
    while (block != NONE && block >= tree_block_count(doc_tree(window->doc)) &&
           !doc_is_whole(window->doc))
        doc_advance(window->doc, DOC_SLICE);
    return block < tree_block_count(doc_tree(window->doc));
}

/* The offset of what lies next in a direction; NONE when nothing does. */
typedef size_t beside(const struct window *window, struct place top, int direction);

static struct place
repeat(beside *next, const struct window *window, struct place top, int direction, int count)
{
    for (int i = 0; i < times(count); i++) {
        size_t offset = next(window, top, direction);
        if (offset == NONE)
            break;
        top = layout_place(window->layout, offset);
    }
    return top;
}

static size_t
paragraph_beside(const struct window *window, struct place top, int direction)
{
    for (size_t block = block_at(window, top); block_exists(window, block);
         block += (size_t)direction) {
        if (tree_block(doc_tree(window->doc), block)->role == ROLE_FURNITURE)
            continue;
        size_t start = block_start(window, block);
        if (side_of(window, top, start) == direction)
            return start;
    }
    return NONE;
}

struct place
motion_paragraphs(const struct window *window, struct place top, int direction, int count)
{
    return repeat(paragraph_beside, window, top, direction, count);
}

/* ---- Sections ---------------------------------------------------------------- */

static bool
section_exists(const struct window *window, size_t section)
{
    while (section != NONE && section >= outline_count(doc_outline(window->doc)) &&
           !doc_is_whole(window->doc))
        doc_advance(window->doc, DOC_SLICE);
    return section < outline_count(doc_outline(window->doc));
}

/* How many sections begin at or before the block: the index of the first one behind it. */
static size_t
sections_until(const struct outline *outline, size_t block)
{
    size_t low = 0, high = outline_count(outline);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (outline_section(outline, middle)->block <= block)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t
section_beside(const struct window *window, struct place top, int direction)
{
    size_t section = sections_until(doc_outline(window->doc), block_at(window, top));

    for (section -= direction < 0; section_exists(window, section); section += (size_t)direction) {
        size_t start = section_start(window, section);
        if (side_of(window, top, start) == direction)
            return start;
    }
    return NONE;
}

static size_t
sibling_beside(const struct window *window, struct place top, int direction)
{
    const struct outline *outline = doc_outline(window->doc);
    size_t section = outline_section_of(outline, block_at(window, top));

    if (section == NONE)
        return section_beside(window, top, direction);
    size_t start = section_start(window, section);
    if (direction < 0 && side_of(window, top, start) < 0)
        return start;
    size_t sibling = outline_sibling(outline, section, direction);
    while (sibling == NONE && direction > 0 && !doc_is_whole(window->doc)) {
        doc_advance(window->doc, DOC_SLICE);
        sibling = outline_sibling(outline, section, direction);
    }
    return sibling == NONE ? NONE : section_start(window, sibling);
}

static size_t
section_around(const struct window *window, struct place top, int direction)
{
    const struct outline *outline = doc_outline(window->doc);
    size_t section = outline_section_of(outline, block_at(window, top));

    (void)direction;
    while (section != NONE && side_of(window, top, section_start(window, section)) >= 0)
        section = outline_section(outline, section)->parent;
    return section == NONE ? NONE : section_start(window, section);
}

struct place
motion_sections(const struct window *window, struct place top, int direction, int count)
{
    return repeat(section_beside, window, top, direction, count);
}

struct place
motion_siblings(const struct window *window, struct place top, int direction, int count)
{
    return repeat(sibling_beside, window, top, direction, count);
}

struct place
motion_up(const struct window *window, struct place top, int direction, int count)
{
    return repeat(section_around, window, top, direction, count);
}

/* ---- By number ---------------------------------------------------------------- */

/* Body paragraph number k, from 1, or the last. */
static size_t
nth_paragraph(const struct window *window, size_t k)
{
    size_t low = 0;

    while (k > doc_paragraph_count(window->doc) && !doc_is_whole(window->doc))
        doc_advance(window->doc, DOC_SLICE);
    if (k > doc_paragraph_count(window->doc))
        k = doc_paragraph_count(window->doc);
    for (size_t high = tree_block_count(doc_tree(window->doc)); low < high;) {
        size_t middle = low + (high - low) / 2;
        if (doc_paragraph_number(window->doc, middle) < k)
            low = middle + 1;
        else
            high = middle;
    }
    return k == 0 ? NONE : block_start(window, low);
}

/* Line number k of the source, or the last. */
static size_t
nth_line(const struct window *window, size_t k)
{
    const struct text *text = doc_text(window->doc);

    while (k > text_line_count(text) && !doc_is_whole(window->doc))
        doc_advance(window->doc, DOC_SLICE);
    if (k > text_line_count(text))
        k = text_line_count(text);
    return text_line(text, k - 1).start;
}

struct place
motion_edge(const struct window *window, struct place top, int direction, int count)
{
    if (count == 0)
        return direction < 0 ? layout_first(window->layout) : motion_end(window);
    bool source = layout_options(window->layout)->mode == LAYOUT_SOURCE;
    size_t offset = (source ? nth_line : nth_paragraph)(window, (size_t)count);
    return offset == NONE ? top : layout_place(window->layout, offset);
}
