/* prose.h: the text of a document without pages as it comes out: a paragraph a line.
 *
 * An empty line stands between paragraphs; the cells of a table's row are one line with tabs
 * between; notes are marked [1] and stand behind the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_PROSE_H
#define GONGWEN_LIBEXEC_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Starts as all zeros. */
struct prose {
    struct buf text;  /* whole lines */
    struct buf line;  /* the one that is being written */
    struct buf notes; /* whole lines, behind the text */
    bool noting;      /* lines go to the notes */
    bool in_row;      /* paragraphs are parts of cells */
    int marks;        /* notes so far */
};

void prose_fini(struct prose *prose);

/* Appends to the line; ends of lines and tabs in s[0..length) are spaces. */
void prose_add(struct prose *prose, const char *s, size_t length);
void prose_add_string(struct prose *prose, const char *s);

/* A tab, an end of line within a paragraph, the beginning of a page. */
void prose_tab(struct prose *prose);
void prose_break(struct prose *prose);
void prose_page(struct prose *prose);

/* Ends the paragraph.  An empty one leaves nothing. */
void prose_end(struct prose *prose);

/* Between prose_begin_row and prose_end_row paragraphs end in prose_end_cell.  A row with one cell
 * that holds anything is no row: its paragraphs are as they would be elsewhere; do not begin one.
 * Behind a table stands an empty line: prose_end_table. */
void prose_begin_row(struct prose *prose);
void prose_end_cell(struct prose *prose);
void prose_end_row(struct prose *prose);
void prose_end_table(struct prose *prose);

/* Marks a note here, and takes what comes as its text until prose_end_note, which gets what
 * prose_begin_note returned.  Notes have no notes. */
struct buf prose_begin_note(struct prose *prose);
void prose_end_note(struct prose *prose, struct buf line);

/* Sets the line aside, for paragraphs that come before it in print (text in a frame); it goes on
 * with prose_resume. */
struct buf prose_aside(struct prose *prose);
void prose_resume(struct prose *prose, struct buf line);

/* Prints text and notes on standard output. */
void prose_print(struct prose *prose);

#endif
