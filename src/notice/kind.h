/* kind.h: the kinds of documents (文种), and how a title ends.
 *
 * A title's last word says what the document is: 关于…的通知 is a 通知, …实施细则 a 细则.  The
 * table holds the fifteen kinds of the 条例 of 2012, the texts that notices issue, and the kinds of
 * other places.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_KIND_H
#define GONGWEN_NOTICE_KIND_H

#include <stdbool.h>

#include "notice/reading.h"

/* The kind that the title ends in, brackets such as （试行） and closing quotes aside; NULL
 * when it ends in none.  Static. */
const char *kind_of(struct key title);

/* Whether a document of the kind is written to somebody: a 通知 is, a 条例 is not. */
bool kind_is_letter(const char *kind);

/* Whether the bracketed line belongs to the title before it: （试行）, （2018年版）. */
bool kind_is_title_remark(struct key key);

#endif
