/* markup.h: the marks of Markdown in a line (CommonMark, and the HTML that stands in it).
 *
 * **bold**, *it*, `code`, [text](address), tags, a few entities, backslashes before marks, # and >
 * at the start, | between cells.  They are of the source and not of the text: notice/reflow
 * takes them out of the pieces of a paragraph.  What only looks like a mark stays: 2*3, a lone *, a
 * blank ______, 身份证 3201****1234.  Whether a text is Markdown at all is told by clear signs.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_MARKUP_H
#define GONGWEN_NOTICE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "source/text.h"

/* The marks of a line, in their order, apart from one another; starts as all zeros. */
struct markup {
    struct span *marks;
    size_t count, capacity;
};

void markup_fini(struct markup *markup);

/* Finds the marks of a line of text[0..length), without the white space at its ends, as spans
 * within the line; those of the line before are forgotten.  What emphasises may be closed in
 * another line of the paragraph. */
void markup_read(struct markup *markup, const char *text, size_t length, struct span line);

/* As much of the text behind a line, in bytes, is looked at for what closes its emphasis. */
#define MARKUP_AHEAD ((size_t)512)

/* The bytes of the marks, and of white space among them, that s[0..length) begins with, and that
 * it ends with; both are its length when it holds nothing else.  After markup_read of it. */
size_t markup_leading(const struct markup *markup, const char *s, size_t length);
size_t markup_trailing(const struct markup *markup, const char *s, size_t length);

/* The #s that head the line, at most 6: the depth of a heading, 0 for none. */
int markup_depth(const char *s, size_t length);

/* Whether the line is a row of a table: | … |. */
bool markup_is_row(const char *s, size_t length);

/* Whether the mark parts words: <br>, | and &nbsp;. */
bool markup_parts(const char *mark, size_t length);

/* Whether the name of the file says that it is Markdown: .md, .markdown. */
bool markup_is_named(const char *path);

/* As much of a text's beginning, in bytes, tells whether it is Markdown. */
#define MARKUP_BEGINNING ((size_t)64 << 10)

/* Whether the text, of which s[0..length) is the beginning, shows itself to be Markdown: at
 * least two of its marks that plain text does not have. */
bool markup_is_used(const char *s, size_t length);

#endif
