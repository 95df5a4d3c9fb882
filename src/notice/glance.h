/* glance.h: what can be told of a notice at a glance, from the bytes of its source.
 *
 * To read a notice takes a hundred times as long as to look through its bytes.  Of most rows it
 * needs only a look at them and their neighbours to know that they are text and no page furniture,
 * and which row is the next; who counts words in thousands of files (search/rawcount) asks for no
 * more.
 *
 * Whatever is said here is sure: it is what reading the whole notice says, too.  What is not sure
 * is said to be so.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_GLANCE_H
#define GONGWEN_NOTICE_GLANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"
#include "source/text.h"

struct glance {
    const char *bytes;
    size_t length;
    const struct forms *forms; /* of labels */
    size_t headless;           /* where a row begins that surely is in no head; NONE at first */
};

/* Looks at the bytes of a source, valid UTF-8, which are borrowed, as the forms are (NULL for
 * those of the table).  False when it is not plain
 * enough for a glance: it is long, or holds controls, comments, lone carriage returns, a byte order
 * mark. */
bool glance_init(struct glance *glance, const char *bytes, size_t length,
                 const struct forms *forms);

/* A row: what stands on a line, or on one side of a form feed. */
struct glance_row {
    struct span part; /* of the line */
    struct span span; /* without the white space at its ends; never empty */
};

/* The row in which the byte at the offset, no white space, stands. */
struct glance_row glance_row(const struct glance *glance, size_t at);

/* The first row; *parted as below.  False for nothing but white space. */
bool glance_first(const struct glance *glance, struct glance_row *first, bool *parted);

/* The row behind, and the one before; false when there is none.  *parted becomes true where a form
 * feed lies between, and else stays. */
bool glance_next(const struct glance *glance, const struct glance_row *row, struct glance_row *next,
                 bool *parted);
bool glance_before(const struct glance *glance, const struct glance_row *row,
                   struct glance_row *before, bool *parted);

/* Whether the row may be in the head of the notice or of what is attached to it, where elements are
 * looked for line by line. */
bool glance_may_be_in_head(const struct glance *glance, const struct glance_row *row);

enum glance_role {
    GLANCE_TEXT,      /* it is in a block that is no furniture, whole and as it stands */
    GLANCE_FURNITURE, /* it is in one that is */
    GLANCE_UNSURE
};

/* Whether the part of the line may be several rows of a notice: items that were run together, words
 * and the number of the page. */
bool glance_may_hold_rows(const struct glance *glance, const struct glance_row *row);

/* Whether footnotes may stand between the rows, so that one goes on further down. */
bool glance_may_hold_notes(const struct glance *glance);

/* Fastest for one row behind the other: it remembers where heads have ended. */
enum glance_role glance_role(struct glance *glance, const struct glance_row *row);

#endif
