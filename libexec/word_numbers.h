/* word_numbers.h: the numbers that Word sets before paragraphs by itself (ECMA-376, 17.9).
 *
 * They are not in the text: a paragraph, or its style, names a list and a level, and the part
 * numbering.xml says how a level counts and looks.  第%1条 and （%2） become 第三条 and （二）, as
 * print shows them.  Lists that share one abstract definition count on together.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_WORD_NUMBERS_H
#define GONGWEN_LIBEXEC_WORD_NUMBERS_H

#include <libxml/tree.h>

#include "base/buf.h"

struct word_numbers;

/* Of the parts numbering.xml and styles.xml, either of which may be NULL; borrowed. */
struct word_numbers *word_numbers_new(xmlDoc *numbering, xmlDoc *styles);
void word_numbers_free(struct word_numbers *numbers);

/* Counts the paragraph (an element p), and appends its label with the space behind it; nothing
 * when it has none.  Paragraphs must come in the order of the text. */
void word_numbers_add(struct word_numbers *numbers, const xmlNode *paragraph, struct buf *label);

#endif
