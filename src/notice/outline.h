/* outline.h: the numbered sections of a notice, nested.
 *
 * Every block that opens with an ordinal of the notice is a section, be it chapter,
 * article, heading or item.  Its level follows from the form of its label: a form
 * seen for the first time opens the level below the section in which it stands, a
 * known form returns to its level.  Headings without an ordinal have no level and
 * close none.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_OUTLINE_H
#define GONGWEN_NOTICE_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "notice/forms.h"
#include "notice/tree.h"

struct section {
    int level;           /* 1 is the outermost of this notice */
    int form;            /* of the label: see forms.h */
    enum form_rank rank; /* the form's */
    int number;          /* the label's value; 一、 is 1; 第十二条 is 12 */
    int suffix;          /* of 第十七条之一: 1; 0 without */
    size_t block;        /* the block that carries the label */
    size_t parent;       /* index of the enclosing section, NONE at level 1 */
    size_t part;         /* 0 the notice itself, then its attachments in their order */
    struct span label;   /* as printed, with its punctuation (white space may be inside) */
    struct span heading; /* behind the label: of a run-in section to before the first 。 ；
                          * or ：, of a stand-alone one the whole block without a closing 。 */
    size_t beside;       /* the block of its text, where extraction has put the label below the
                          * first line of it: the heading is there; else NONE */
    bool run_in;         /* the block is text: it goes on behind the heading, or has nothing
                          * below that it could head */
};

struct outline;

struct outline *outline_new(struct tree *tree, struct diags *diags);
void outline_free(struct outline *outline);

/* Goes on with the blocks that the tree has by now; marks stand-alone headings in it
 * (ROLE_HEADING, ROLE_ITEM).  Sections are appended and never change. */
void outline_advance(struct outline *outline);

/* The tree that it was made of; borrowed. */
const struct tree *outline_tree(const struct outline *outline);

size_t outline_count(const struct outline *outline);
const struct section *outline_section(const struct outline *outline, size_t section);

/* The sections from `from` on whose label has the number, in their order, and how many there are;
 * valid until the outline grows. */
const size_t *outline_numbered(const struct outline *outline, int number, size_t from,
                               size_t *count);

/* Whether a section has a label of the form. */
bool outline_has_form(const struct outline *outline, int form);

/* The section in which a block stands: the last one that begins at or before it, in the
 * same part.  NONE before the first. */
size_t outline_section_of(const struct outline *outline, size_t block);

/* The part in which a block stands; how many parts there are; and the block with which one
 * begins, an attachment's label (附件2), 0 for the notice itself. */
size_t outline_part_of(const struct outline *outline, size_t block);
size_t outline_part_count(const struct outline *outline);
size_t outline_part_block(const struct outline *outline, size_t part);

/* The label of an attachment without white space between ideographs, 附件2, appended. */
void outline_part_label(const struct outline *outline, size_t part, struct buf *out);

/* The block of an attachment's title, behind its label; NONE when it has none. */
size_t outline_part_title(const struct outline *outline, size_t part);

/* The attachment that a person means by 附件2 and nothing more, NONE when there is none. */
size_t outline_find_part(const struct outline *outline, const char *where);

/* The label, and the heading, as printed, appended: white space only between words. */
void outline_label(const struct outline *outline, size_t section, struct buf *out);
void outline_heading(const struct outline *outline, size_t section, struct buf *out);

/* Both, with a space between them where print has one: 1. Purpose, 第一条 目的, 一、总体要求;
 * appended. */
void outline_name(const struct outline *outline, size_t section, struct buf *out);

/* The numbers from the outermost section down, "2.3.1", appended. */
void outline_path(const struct outline *outline, size_t section, struct buf *out);

/* The labels from the outermost section down as one says them: 二（三）, appended. */
void outline_label_path(const struct outline *outline, size_t section, struct buf *out);

/* The section that a person means by `where`: labels or numbers from outside in, as
 * printed or typed: 二, 2, 二（三）, 2.3, 第十二条, 12, 附件2 一, fj2 1.  A bare number is an
 * article's where articles are what the notice counts.  Looked for from the outermost level
 * of the part in which `near` stands (a section, or NONE), then below `near` and the sections
 * around it, then anywhere.  NONE when no section answers to it. */
size_t outline_find(const struct outline *outline, const char *where, size_t near);

/* The sections whose path, label or number begins with what is typed so far, or whose heading
 * holds it, in their order: up to `most` indices into `found`; returns how many.  "" finds the
 * outermost level. */
size_t outline_complete(const struct outline *outline, const char *typed, size_t *found,
                        size_t most);

/* The next (direction 1) or previous (-1) section seen from a block; NONE when there is none. */
size_t outline_next(const struct outline *outline, size_t block, int direction);

/* The next or previous section of the same level within the same enclosing section. */
size_t outline_sibling(const struct outline *outline, size_t section, int direction);

#endif
