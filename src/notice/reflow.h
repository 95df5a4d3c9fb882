/* reflow.h: lines to paragraphs: hard wraps undone, page furniture set apart.
 *
 * A line of a source ends where the printer's line ended or where the author's
 * paragraph did.  Reflow tells which by what print leaves behind: indents where they
 * are kept, and else the widths of the lines (in print, an ambiguous character is
 * two cells), the punctuation at their ends, the label at the start of the next,
 * and that a paragraph's first line is two ideographs narrower than the others (GB/T 9704).
 *
 * It fills a tree with blocks of the roles paragraph, table, furniture (page numbers,
 * running heads) and footnote, and says where the pages begin; elements and outline give the blocks
 * their other roles.  Nothing is dropped: all that is no white space is in a block.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_REFLOW_H
#define GONGWEN_NOTICE_REFLOW_H

#include <stdbool.h>

#include "base/err.h"
#include "notice/tree.h"
#include "source/text.h"

struct reflow;

/* Reads from `text`, appends to `tree`; both and `diags` are borrowed. */
struct reflow *reflow_new(const struct text *text, struct tree *tree, struct diags *diags);
void reflow_free(struct reflow *reflow);

/* Says, before anything is read, that the text is Markdown, by its file's name; else its
 * beginning tells (notice/markup). */
void reflow_expect_markdown(struct reflow *reflow);

/* Goes on with the lines that the text has by now, as far as the paragraphs are
 * certain; once the text is closed, to its end. */
void reflow_advance(struct reflow *reflow);

#endif
