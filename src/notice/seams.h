/* seams.h: what has become of the rows of a source in the notice that was made of it.
 *
 * Which rows are text as they stand, which are page furniture, and behind which of the rows a
 * paragraph goes on in the next one: whoever counts words in the source (search/rawcount) needs no
 * more, and it is little enough to be kept for thousands of notices (library/ledger).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_SEAMS_H
#define GONGWEN_NOTICE_SEAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "notice/tree.h"

enum seam_kind {
    SEAM_ODD,       /* the row is something else: the notice has to be read */
    SEAM_FURNITURE, /* it is in a block that is furniture */
    SEAM_END,       /* it is text as it stands, and ends its paragraph */
    SEAM_JOINED,    /* it is, and the next row that is no furniture goes on, with nothing between */
    SEAM_PARTED,    /* it is, and its paragraph goes on elsewhere, or with a space between */
    SEAM_KINDS
};

struct seam {
    uint32_t start, end; /* of the row, without the white space around it */
    enum seam_kind kind; /* of what is behind it */
};

/* All zero to begin with; used again without being freed. */
struct seams {
    struct seam *all;
    size_t count, capacity;
};

void seams_fini(struct seams *seams);

/* Reads them off a whole tree.  False for a source of which more than its rows matters: see
 * notice/glance. */
bool seams_read(struct seams *seams, const struct tree *tree);

/* To some bytes, which are appended, and back.  False when they are damaged, or are of a text of
 * another length. */
void seams_pack(const struct seams *seams, struct buf *packed);
bool seams_unpack(struct seams *seams, const char *packed, size_t size, size_t length);

#endif
