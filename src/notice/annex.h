/* annex.h: the attachments of a notice, and the texts that it issues.
 *
 * A notice lists its attachments before the signature (附件：1.…); each begins on a page of its own
 * with a label (附件1) and a title.  A text that is issued by the notice may follow its date
 * without a label.  Such a text has a head as a notice has one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_ANNEX_H
#define GONGWEN_NOTICE_ANNEX_H

#include <stddef.h>

#include "notice/closing.h"

/* Each takes what begins in the block, gives it its roles, and returns its last block. */

/* 附件：1.… before the signature, or an attachment's label with its title behind it; `label` is the
 * bytes of the label. */
size_t annex_take_list(struct closing *closing, size_t block, size_t label);

/* An attachment's own page: its label, then the head of its text. */
size_t annex_take(struct closing *closing, size_t label);

/* Behind the own date: remarks, and the head of what the notice issues. */
size_t annex_take_issued(struct closing *closing, size_t date);

#endif
