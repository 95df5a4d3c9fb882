/* fulltext.h: the joined text of a whole notice, and the way back to the source.
 *
 * The blocks in their order, each as tree_block_text gives it: lines joined again, page
 * furniture out of the midst of paragraphs, stand-ins read as what is meant.  One line feed
 * stands between two blocks, and none within, so that what must not go beyond a block stops
 * there.  A phrase that a line end or a page number breaks in the source is in one piece here.
 *
 * A place in it is called a position, in bytes; one in the source an offset.  Furniture has
 * its blocks here, too: who does not want it asks tree_block for the role.
 *
 * It grows at its end as the tree does; what a block held when it was taken in stays.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FULLTEXT_H
#define GONGWEN_NOTICE_FULLTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/tree.h"
#include "source/text.h"

struct fulltext;

/* The tree is borrowed and must outlive it.  Takes in the blocks that there are. */
struct fulltext *fulltext_new(const struct tree *tree);

/* The same without any block yet. */
struct fulltext *fulltext_begin(const struct tree *tree);
void fulltext_free(struct fulltext *fulltext);
const struct tree *fulltext_tree(const struct fulltext *fulltext);

/* Takes in the blocks that the tree got since (after doc_advance).  False when there were none.
 * Pointers that fulltext_bytes has given become invalid; positions do not. */
bool fulltext_advance(struct fulltext *fulltext);

/* The same with about so many bytes of them.  False when none is left. */
bool fulltext_advance_by(struct fulltext *fulltext, size_t most);

/* The bytes so far, with a NUL behind them. */
const char *fulltext_bytes(const struct fulltext *fulltext);
size_t fulltext_length(const struct fulltext *fulltext);

/* How many blocks of the tree were taken in; the positions of one without its line feed; and
 * the block of a position, the line feed behind a block being its own; the last one for
 * positions past the end, NONE without any. */
size_t fulltext_block_count(const struct fulltext *fulltext);
struct span fulltext_block(const struct fulltext *fulltext, size_t block);
size_t fulltext_block_at(const struct fulltext *fulltext, size_t position);

/* The same, at once where it is the block `near` or one soon behind it. */
size_t fulltext_block_near(const struct fulltext *fulltext, size_t position, size_t near);

/* The offset of the byte at the position.  The space or line feed that joining put there has
 * the offset behind the piece before it, and so have positions past the end. */
size_t fulltext_offset(const struct fulltext *fulltext, size_t position);

/* The position of the byte at the offset.  An offset that lies in no piece (white space, a
 * hyphen that went) has that of the next byte of its block that has one, else the block's end. */
size_t fulltext_position(const struct fulltext *fulltext, size_t offset);

/* From the first byte of the range of positions to behind its last in the source; furniture and
 * line ends may lie between.  An empty range gives an empty span. */
struct span fulltext_source(const struct fulltext *fulltext, struct span range);

/* The stretches of the source that a range is made of, to light them exactly: takes the first
 * one off the front of *range and stores it.  False when nothing is left.
 *
 *     while (fulltext_next_span(fulltext, &range, &span))
 *         mark(span);
 */
bool fulltext_next_span(const struct fulltext *fulltext, struct span *range, struct span *span);

#endif
