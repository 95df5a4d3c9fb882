/* doubt.h: what the lines of a source do not tell, though print did.
 *
 * Where indents are lost, a full line that ends a sentence may end its paragraph or not; a cell of
 * a table goes over several lines, and nothing says which belong together; lines of Hangul may have
 * been broken within words, where no space belongs; names are spaced to a width, and whether their
 * spaces are of the text only print showed.  Reflow decides all the same; this room counts
 * how often, and says so once the whole text was read: the same notice in another form may
 * differ there.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_DOUBT_H
#define GONGWEN_NOTICE_DOUBT_H

#include <stddef.h>

#include "base/err.h"
#include "notice/habit.h"
#include "notice/measure.h"

/* All zeros to begin with. */
struct doubt {
    size_t full_ends;           /* full lines that end a sentence, and nothing else tells */
    size_t grid_lines;          /* lines of tables that were set in columns */
    size_t spaced;              /* lines in which spaces between ideographs were kept */
    size_t apart;               /* lines of Hangul with a space behind each syllable */
    size_t hangul, hangul_full; /* lines joined between Hangul; those that are quite full */
};

/* Counts the rows [0, end) of the text, on which wrap has decided. */
void doubt_count(struct doubt *doubt, const struct text *text, const struct habit *habit,
                 const struct rows *rows, size_t end);

/* Says what was counted. */
void doubt_tell(const struct doubt *doubt, struct diags *diags);

#endif
