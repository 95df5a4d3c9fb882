/* naming.h: what a notice, its sections and its attachments are called.
 *
 * For headers, status lines and lists, in the notice's own words.  Everything is appended to `out`
 * as UTF-8 without controls.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_NAMING_H
#define GONGWEN_READER_NAMING_H

#include <stddef.h>

#include "base/buf.h"
#include "notice/doc.h"

/* The number of the notice, else its title, else its file's name. */
void naming_notice(const struct doc *doc, struct buf *out);

/* The label and title of an attachment: "附件2 水质检测记录表". */
void naming_part(const struct doc *doc, size_t part, struct buf *out);

/* The enclosing sections from outside in, each with its label and heading:
 * "一、总体要求 > （二）基本原则"; nothing when `section` is NONE. */
void naming_path(const struct doc *doc, size_t section, struct buf *out);

#endif
