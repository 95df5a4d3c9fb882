/* landmark.h: blocks without a label at which the counting of sections changes.
 *
 * A table of contents has labels that are no sections; an attachment counts anew; a list
 * of attachments and the text that an amendment quotes have labels that are not the notice's
 * own.  Looks at the words of a block alone and knows nothing of what was counted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_LANDMARK_H
#define GONGWEN_NOTICE_LANDMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/marker.h"
#include "notice/tree.h"

enum landmark {
    LANDMARK_NONE,
    LANDMARK_CONTENTS_LINE,   /* 第一章 总则 …… 3 */
    LANDMARK_ATTACHMENT,      /* 附件2, alone: an attachment begins */
    LANDMARK_ATTACHMENT_LIST, /* 附件：1.… */
    LANDMARK_DATE             /* 二〇二〇年三月十一日, alone: a text ends */
};

enum landmark landmark_read(const struct tree *tree, size_t block);

/* Whether a table of contents begins with the labelled block: its label and heading come again
 * among the `most` blocks that follow, with nothing but short lines between.  Returns the block
 * where they come again, that is, where the text begins; NONE when they do not. */
size_t landmark_contents_end(const struct tree *tree, size_t block, size_t most);

/* Whether the block stands there twice running, as the columns of a comparison of an old and
 * a new text do. */
bool landmark_is_doubled(const struct tree *tree, size_t block);

/* The label in 附件：1.… or behind 附件：; its length is 0 when the list has no labels. */
struct marker landmark_first_listed(const struct tree *tree, size_t block);

/* The bytes of 附件2 at the start of s[0..length), 0 when it does not stand there; *number
 * is 1 when none is given. */
size_t landmark_read_attachment(const char *s, size_t length, int *number);

/* Whether the block announces the words of another text: …修改为：, to read as follows: */
bool landmark_opens_quotation(const struct tree *tree, size_t block);

#endif
