/* closing.h: the blocks of a whole notice as one looks for its closing elements.
 *
 * A pass over all blocks must not read them all: a block's first and last character and its length
 * tell whether it may be a date, an imprint, a list of attachments.  What is read is read into
 * room that is used again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_CLOSING_H
#define GONGWEN_NOTICE_CLOSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "notice/elements.h"
#include "notice/reading.h"
#include "notice/tree.h"

#define CLOSING_MOST_LINE  ((size_t)300)  /* bytes of a line that closes something */
#define CLOSING_MOST_BYTES ((size_t)2000) /* of a block that is read: a long distribution */

struct closing {
    struct elements *elements; /* borrowed, as is the tree */
    struct tree *tree;
    size_t settled;      /* blocks before it keep their extent */
    struct buf words;    /* the block that is looked at … */
    struct reading line; /* … and how it reads */
    size_t closed;       /* behind the own date; NONE as long as none was found */
    bool issuer_signed;  /* the own signature is the issuer's */
    int annexes;         /* heads of attachments that were looked at */
    bool has_list;       /* the attachments are listed: 附件：1.… */
};

/* Reads the block into closing->line; its key, empty for a long block.  Valid until the next. */
struct key closing_read(struct closing *closing, size_t block);

/* Whether the block is of the body still. */
bool closing_is_free(const struct closing *closing, size_t block);
bool closing_is_furniture(const struct closing *closing, size_t block);

/* The next block that is no furniture before (-1) or behind (1); NONE at the end. */
size_t closing_neighbour(const struct closing *closing, size_t block, int direction);

/* What can be told of a block without reading it. */
struct closing_edges {
    uint32_t first, last; /* characters */
    size_t length;        /* bytes */
};

struct closing_edges closing_edges(const struct closing *closing, size_t block);
bool closing_ends_in_day(struct closing_edges edges);
bool closing_may_be_date(struct closing_edges edges);
bool closing_may_be_element(const struct closing *closing, size_t block);

/* Whether the line is the issuer's name, or begins with it (…办公室). */
bool closing_is_issuer(const struct closing *closing, struct key key);

/* Whether the block is the name above an imprint: 国务院办公厅 / 2018年…印发. */
bool closing_heads_imprint(struct closing *closing, size_t block);

/* Sets the role of the blocks first..last but furniture.  Their words with a space between, which
 * the caller owns. */
char *closing_take(struct closing *closing, size_t first, size_t last, enum role role);

#endif
