/* joined.h: the joined text of a block, and the way back to the source.
 *
 * Lines are broken in a block as it was printed, across the borders of its pieces.  So
 * its text is put together once (a space between words, hyphens of the printer gone),
 * and for every byte of it one can ask where in the source it stands.  Places in
 * the joined text are called positions here, those in the source offsets.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_JOINED_H
#define GONGWEN_LAYOUT_JOINED_H

#include <stdbool.h>

#include "layout/linebreak.h"
#include "notice/tree.h"

/* What a piece gave: `length` bytes from `position`, at `offset` in the source.  Between
 * its end and the next seam's position lies the space of a JOIN_SPACE. */
struct seam {
    size_t position;
    size_t length;
    size_t offset;
};

/* Starts as all zeros, but for the level, and is used for one block after another, keeping its
 * room. */
struct joined {
    enum linebreak_level level; /* of the breaks; set it before, or leave the usual one */
    struct buf text;            /* tabs and the like are spaces in it */
    bool has_gaps;              /* whether there were such */
    char *breaks;               /* of each byte: whether a line may end before it (linebreak.h) */
    size_t break_capacity;
    struct seam *seams;
    size_t seam_count, seam_capacity;
};

void joined_fini(struct joined *joined);

/* Puts a block together and finds where its lines may end. */
void joined_read(struct joined *joined, const struct tree *tree, const struct block *block);

/* The same with what lies in `part` of the text, whose ends are no byte within a character. */
void joined_read_part(struct joined *joined, const struct tree *tree, const struct block *block,
                      struct span part);

/* The same for any text that is not to be joined: fills .breaks, which it returns, alone. */
const char *joined_breaks(struct joined *joined, const char *s, size_t length);

/* The seam that holds the position, or the one before the space that holds it. */
size_t joined_seam_at(const struct joined *joined, size_t position);

/* Whether the position, which that seam answers for, is the space behind it. */
bool joined_in_space(const struct joined *joined, size_t seam, size_t position);

#endif
