/* terms.h: words of a stretch of a notice that somebody may want to search for.
 *
 * What a word is, is not known: what stands between the quotation marks of titles and terms is
 * taken, and what recurs in the notice: as many characters as keep coming together, without
 * those that only join others (的, 和, 在).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_TERMS_H
#define GONGWEN_READER_TERMS_H

#include "notice/fulltext.h"
#include "search/wordings.h"

/* The terms within the positions, in the stead of those before, each once, those that say the
 * most first, with how often they stand in the notice. */
void terms_read(struct wordings *terms, const struct fulltext *fulltext, struct span within);

/* The longest of those that stand over the position comes first. */
void terms_prefer(struct wordings *terms, const struct fulltext *fulltext, size_t position);

#endif
