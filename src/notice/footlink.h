/* footlink.h: from the mark of a footnote in the text to the note.
 *
 * A mark means the note of its page with that number, else the note behind all the text that has it
 * (notice/endnote).  What has no note is no mark.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOOTLINK_H
#define GONGWEN_NOTICE_FOOTLINK_H

#include "notice/footmarks.h"
#include "notice/tree.h"

struct footlink {
    size_t start, end; /* the mark, bytes of the text */
    size_t block;      /* the note */
};

/* Of one notice.  Starts as all zeros. */
struct footlinks {
    struct footlink *all; /* in the order of the text */
    size_t count, capacity;
    struct footmarks marks;
    size_t blocks; /* that were asked whether they are notes */
    size_t *since; /* of each number, where the last note with it begins; NULL before the first */
    bool whole;    /* the text was closed then */
};

void footlinks_fini(struct footlinks *links);

/* Takes in the notes that the tree has by now. */
void footlinks_advance(struct footlinks *links, const struct tree *tree);

/* The first link that begins at or behind the offset; their count when there is none. */
size_t footlinks_from(const struct footlinks *links, size_t offset);

/* The note's marks, as far as they stand in its block: the first one, `from` being its first piece
 * to look at, which is moved behind it.  False when there are no more. */
bool footlink_label(const struct tree *tree, const struct block *note, size_t *from,
                    struct footmark *label);

#endif
