/* page.h: the characters of a printed page, as lines of text.
 *
 * Characters come with their places on the paper in any order.  Those on one baseline make a
 * line, those that touch make a word, and a word begins in the column that its place on the
 * paper asks for, so that indents and tables stay; a column is half a character of the size
 * that is most common.  A gap between lines that is larger than usual is an empty line.
 * This is what pdftotext -layout does with a PDF.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_PAGE_H
#define GONGWEN_LIBEXEC_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Millimetres, from the upper left corner of the paper. */
struct glyph {
    uint32_t character;
    double x;     /* its left edge */
    double y;     /* its baseline */
    double size;  /* its height: an em */
    double width; /* of the character itself, without what is set between characters */
    bool spaced;  /* a space stands before it */
};

/* Starts as all zeros. */
struct page {
    struct glyph *glyphs;
    size_t count, capacity;
};

void page_fini(struct page *page);
void page_add(struct page *page, const struct glyph *glyph);

/* Appends the lines; sorts the glyphs. */
void page_print(struct page *page, struct buf *out);

#endif
