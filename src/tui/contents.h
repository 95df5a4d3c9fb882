/* contents.h: the contents of a notice, as the rows of a list.
 *
 * A tree: the title, the numbered sections as they nest, the signature, and the attachments with
 * their sections.  A section or an attachment can be folded to its own row, show its sections, or
 * show its unnumbered paragraphs with their first words too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_CONTENTS_H
#define GONGWEN_TUI_CONTENTS_H

#include <stddef.h>

#include "reader/reader.h"
#include "tui/list.h"

struct contents;

/* The model of its list; the data is the struct contents. */
extern const struct list_model contents_model;

/* The reader is borrowed and must outlive it. */
struct contents *contents_new(const struct reader *reader);

/* Takes in what the notice has become since the last time. */
void contents_update(struct contents *contents);

/* Marks the section or attachment in which one reads, and returns the row that stands for it: its
 * own or that of what is folded around it; NONE when there is none. */
size_t contents_set_current(struct contents *contents, struct reader_status status);

/* Where a row leads: an offset in the text, and the row's section or NONE. */
size_t contents_offset(const struct contents *contents, size_t row);
size_t contents_section(const struct contents *contents, size_t row);

#endif
