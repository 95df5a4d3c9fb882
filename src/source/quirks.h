/* quirks.h: what is known of converters: what they leave out, and what they mean by their
 * complaints.
 *
 * Two tables, by what the programs are called and by what they say.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_QUIRKS_H
#define GONGWEN_SOURCE_QUIRKS_H

#include "base/err.h"

/* What the program is known to leave out, translated; NULL for nothing, and of no program (NULL).
 */
const char *quirks_loss(const char *program);

/* Puts before the sentence of a converter that failed what it means, where that is known. */
void quirks_explain(struct err *err);

#endif
