/* reference.h: 第十二条, 附件2, § 12(b), ① in the text → the place that is meant.
 *
 * Reads the references of one block at a time: none has to be kept, and what is not yet read
 * of a notice is no hindrance, but for what lies further on: then the reference has no target
 * yet.  What is cited of another document (《…》第三条) is no reference, nor is a section's own
 * label.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_REFERENCE_H
#define GONGWEN_NOTICE_REFERENCE_H

#include <stddef.h>

#include "notice/attachment.h"
#include "notice/footlink.h"
#include "notice/outline.h"

struct reference {
    struct span span; /* of the text; page furniture may lie within */
    size_t block;     /* where the place meant begins, NONE when the notice has no such place */
    size_t section;   /* the section meant or around it, NONE in none */
};

/* Of one notice, in the order of the text.  Starts as all zeros. */
struct references {
    struct reference *all;
    size_t count, capacity;
    struct attachments attachments; /* as far as they were asked for */
    struct footlinks notes;
};

void references_fini(struct references *references);

/* Appends the references in the block. */
void reference_read(const struct outline *outline, size_t block, struct references *found);

#endif
