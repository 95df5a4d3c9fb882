/* phrase.h: where a clause and a sentence end.
 *
 * Of joined text, a paragraph of it at most.  A sentence ends with 。！？, a clause with ，；：
 * too, each with the quotes and brackets that close behind it: “先查树根。” is one sentence.  What
 * goes on behind such a mark (“好！”，他说; 《谁来养护？》一书) has not ended.  Of
 * words with spaces it ends with . ! ? , ; : before a space, but for the stop of a number, an
 * initial or an abbreviation.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_PHRASE_H
#define GONGWEN_READER_PHRASE_H

#include <stddef.h>

enum phrase { PHRASE_CLAUSE, PHRASE_SENTENCE };

/* Behind the last byte of the phrase that begins at `from` < `length`: its closing marks
 * belong to it, the white space behind it does not. */
size_t phrase_end(const char *s, size_t length, size_t from, enum phrase phrase);

#endif
