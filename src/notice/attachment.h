/* attachment.h: which attachment a citation means, by the labels that attachments have.
 *
 * A label is read once, as the outline finds its attachment: one that is cited on every line of a
 * notice with thousands of them must not cost the reading of them all.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_ATTACHMENT_H
#define GONGWEN_NOTICE_ATTACHMENT_H

#include <stddef.h>

#include "notice/citation.h"
#include "notice/outline.h"
#include "notice/roll.h"

/* Of one outline; all zero to begin with. */
struct attachments {
    struct attachment_label *labels; /* of the parts from 1 on */
    size_t count, capacity;
    struct rolls numbers; /* of the parts, by the numbers in their labels */
};

void attachments_fini(struct attachments *attachments);

/* The part whose label has the word with which the citation, at `word`, begins, and the number of
 * its first step: 附件2 has all of 附件2-1, and 附件1-3 are three.  Without a number the attachment
 * must be the only one.  NONE when there is none. */
size_t attachments_find(struct attachments *attachments, const struct outline *outline,
                        const char *word, const struct citation_step *step);

#endif
