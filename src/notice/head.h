/* head.h: the first lines of a notice, and what each of them is.
 *
 * The head is read line by line, whatever paragraphs reflow has made of it: a
 * row is one piece of a block.  Whoever recognises elements marks the rows with parts; head_apply
 * then cuts and joins the tree's blocks to fit and gives them their roles.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_HEAD_H
#define GONGWEN_NOTICE_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/reading.h"
#include "notice/remark.h"
#include "notice/tree.h"

#define HEAD_MOST_ROWS   80
#define HEAD_RIGHT_CELLS 16 /* indent of a line that stands at the right */

enum part {
    PART_UNKNOWN, /* a line that may be letterhead, title or addressee */
    PART_MARK,    /* copy number, secrecy, urgency */
    PART_LETTERHEAD,
    PART_NUMBER,
    PART_DATED_NUMBER, /* both on one line */
    PART_REFERENCE,    /* a register's own numbers: 12 CFR Part 1003 */
    PART_SIGNER,
    PART_DATE,
    PART_NOTE,
    PART_METADATA,
    PART_ATTACHMENT,
    PART_CAPTION,
    PART_TITLE,
    PART_TITLE_AGAIN, /* a running head or a page's name that repeats the title */
    PART_ADDRESSEE,
    PART_SENDER,
    PART_LABEL, /* opens with an ordinal */
    PART_BODY
};

struct row {
    size_t block;
    size_t piece; /* of the block */
    struct reading reading;
    size_t from; /* bytes of the key that are no part of the line: #, an ordinal */
    bool headed; /* a heading of Markdown */
    enum part part;
    size_t group; /* rows of one group become one block */
    enum caption caption;
    size_t caption_length; /* bytes of the key, from `from` */
};

struct head {
    struct tree *tree;
    struct row rows[HEAD_MOST_ROWS];
    size_t count;
};

/* Reads the rows from a block on up to the first that is a sentence, and what each is by itself. */
void head_init(struct head *head, struct tree *tree, size_t first);
void head_fini(struct head *head);

/* The row's key without what is no part of the line. */
struct key head_key(const struct head *head, size_t row);

/* A number and a date on one line, in whichever order: 平成18年3月20日訓令第4号.  Bytes of the key.
 */
struct dated_number {
    size_t date_from, date_to;
    size_t number_from, number_to;
};

bool head_dated_number(struct key key, struct dated_number *found);

/* The rows first..last as one line, read anew into `reading`. */
void head_join(const struct head *head, size_t first, size_t last, struct reading *reading);

/* The first row from `from` on of the part; head->count when there is none. */
size_t head_first(const struct head *head, size_t from, enum part part);

/* Marks first..last as one part, to be one block. */
void head_mark(struct head *head, size_t first, size_t last, enum part part);

/* Cuts and joins the blocks as the rows are marked, up to the row `end`, and sets roles. */
void head_apply(struct head *head, size_t end);

/* Sets roles only, for blocks that must stay as they are. */
void head_set_roles(struct head *head, size_t end);

#endif
