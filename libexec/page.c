/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "page.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

/* Baselines that are nearer than this part of an em are one. */
#define SAME_LINE 0.5

/* Characters farther apart than this part of an em are two words. */
#define WORD_GAP 0.55

/* Lines farther apart than so many usual ones have an empty line between them. */
#define LINE_GAP 1.6

/* A line is not indented farther, however wide the paper. */
#define MOST_COLUMNS 400

/* What all lines of a page have in common. */
struct measure {
    double left;   /* of the leftmost character */
    double column; /* the width of a column */
    double pitch;  /* from baseline to baseline, usually */
};

void
page_fini(struct page *page)
{
    free(page->glyphs);
}

void
page_add(struct page *page, const struct glyph *glyph)
{
    page->glyphs = mem_grow(page->glyphs, &page->capacity, page->count + 1, sizeof *page->glyphs);
    page->glyphs[page->count++] = *glyph;
}

/* ---- Lines ------------------------------------------------------------------- */

static int
compare(double one, double other)
{
    return (one > other) - (one < other);
}

static int
compare_heights(const void *a, const void *b)
{
    const struct glyph *one = a, *other = b;

    return compare(one->y, other->y);
}

static int
compare_sides(const void *a, const void *b)
{
    const struct glyph *one = a, *other = b;

    return compare(one->x, other->x);
}

/* How many of the glyphs from `first` on, which are sorted by height, stand on one line. */
static size_t
line_length(const struct page *page, size_t first)
{
    size_t end = first + 1;

    while (end < page->count &&
           page->glyphs[end].y - page->glyphs[end - 1].y <
               SAME_LINE * fmin(page->glyphs[end].size, page->glyphs[first].size))
        end++;
    return end - first;
}

static void
sort_into_lines(struct page *page)
{
    qsort(page->glyphs, page->count, sizeof page->glyphs[0], compare_heights);
    for (size_t at = 0, length; at < page->count; at += length) {
        length = line_length(page, at);
        double y = page->glyphs[at + length - 1].y;
        qsort(page->glyphs + at, length, sizeof page->glyphs[0], compare_sides);
        for (size_t i = 0; i < length; i++)
            page->glyphs[at + i].y = y;
    }
}

/* Where the line that begins at `first` ends, once the page is sorted into lines. */
static size_t
line_end(const struct page *page, size_t first)
{
    size_t end = first + 1;

    while (end < page->count && compare(page->glyphs[end].y, page->glyphs[first].y) == 0)
        end++;
    return end;
}

/* ---- Measures ---------------------------------------------------------------- */

static int
compare_numbers(const void *a, const void *b)
{
    return compare(*(const double *)a, *(const double *)b);
}

static double
median(double *numbers, size_t count)
{
    if (count == 0)
        return 0;
    qsort(numbers, count, sizeof numbers[0], compare_numbers);
    return numbers[(count - 1) / 2];
}

static struct measure
measure_page(const struct page *page)
{
    double *numbers = mem_zero(page->count, sizeof numbers[0]);
    struct measure measure = {.left = page->glyphs[0].x};
    size_t lines = 0;

    for (size_t i = 0; i < page->count; i++) {
        numbers[i] = page->glyphs[i].size;
        measure.left = fmin(measure.left, page->glyphs[i].x);
    }
    measure.column = median(numbers, page->count) / 2;
    for (size_t at = 0, end; (end = line_end(page, at)) < page->count; at = end)
        numbers[lines++] = page->glyphs[end].y - page->glyphs[at].y;
    measure.pitch = median(numbers, lines);
    free(numbers);
    return measure;
}

/* ---- Printing ---------------------------------------------------------------- */

static size_t
column_of(const struct measure *measure, double x)
{
    double column = measure->column > 0 ? round((x - measure->left) / measure->column) : 0;

    return column > 0 ? (size_t)fmin(column, MOST_COLUMNS) : 0;
}

static bool
begins_word(const struct glyph *before, const struct glyph *glyph)
{
    return glyph->spaced || glyph->x - (before->x + before->width) > WORD_GAP * glyph->size;
}

static void
print_line(const struct glyph *glyphs, size_t count, const struct measure *measure, struct buf *out)
{
    size_t column = 0;

    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        size_t wanted = column_of(measure, glyphs[i].x);
        if (i == 0 || begins_word(&glyphs[i - 1], &glyphs[i])) {
            size_t least = column + (i > 0);
            size_t start = wanted > least ? wanted : least;
            buf_add_spaces(out, start - column);
            column = start;
        }
        buf_add(out, bytes, uni_write(bytes, glyphs[i].character));
        column += (size_t)uni_width(glyphs[i].character, 1);
    }
    buf_add_char(out, '\n');
}

void
page_print(struct page *page, struct buf *out)
{
    if (page->count == 0)
        return;
    sort_into_lines(page);
    struct measure measure = measure_page(page);
    for (size_t at = 0, end; at < page->count; at = end) {
        end = line_end(page, at);
        if (at > 0 && page->glyphs[at].y - page->glyphs[at - 1].y > LINE_GAP * measure.pitch)
            buf_add_char(out, '\n');
        print_line(page->glyphs + at, end - at, &measure, out);
    }
}
