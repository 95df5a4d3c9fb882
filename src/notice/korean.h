/* korean.h: how a Korean letter ends (행정 효율과 협업 촉진에 관한 규정 시행규칙).
 *
 * Behind 끝. stands the office that issues it (발신명의), to whom else it goes (수신자), then at
 * the foot who drew it up and approved it, its number and day (시행 …), an address.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_KOREAN_H
#define GONGWEN_NOTICE_KOREAN_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/closing.h"

/* Whether a block opens a list of attachments, which has no colon: 붙임  1. … 1부.; the bytes of
 * 붙임, 0 when it does not. */
size_t korean_attachment_list(struct key key);

/* The bytes of the name of an attachment at the start of the key, without 1부. and 끝. behind it.
 */
size_t korean_attachment_name(struct key key);

/* Takes the office, the addressees and the foot of a whole notice, when it has those. */
void korean_close(struct closing *closing);

#endif
