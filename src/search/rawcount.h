/* rawcount.h: how often words stand in a notice, counted in its source where that is sure.
 *
 * The same number as a search of the joined text gives, a hundred times faster, for nearly all
 * notices: all hits stand within rows that surely are text (notice/glance), and no line end cuts
 * the words anywhere where they could go on.  What is not sure has to be read as a notice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_RAWCOUNT_H
#define GONGWEN_SEARCH_RAWCOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"
#include "notice/seams.h"
#include "search/pattern.h"

struct rawcount;

/* For words; NULL for other patterns, and for words that cannot be counted so.  All are borrowed;
 * `forms` are those of labels, NULL for the table. */
struct rawcount *rawcount_new(const struct pattern *pattern, const struct prefilter *prefilter,
                              const struct forms *forms);
void rawcount_free(struct rawcount *rawcount);

#define RAWCOUNT_UNSURE ((size_t)-1)

/* How many hits a notice made of these bytes holds, text that is read as it is unless it is no
 * UTF-8; or RAWCOUNT_UNSURE, as for all that is none, or that may be no text at all; or, when it
 * has to be `quick`, where it takes longer.  Of several threads each has a scratch and a matcher of
 * its own. */
size_t rawcount_of(const struct rawcount *rawcount, struct regex_scratch *scratch,
                   struct matcher *matcher, const char *bytes, size_t length);

/* The same where it is known what became of the rows of the source: that is nearly always sure. */
size_t rawcount_by_seams(const struct rawcount *rawcount, struct regex_scratch *scratch,
                         struct matcher *matcher, const char *bytes, size_t length,
                         const struct seams *seams);

#endif
