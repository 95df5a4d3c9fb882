/* edition.h: a notice read once more: from the disk again, or in another encoding.
 *
 * What a reader has of the notice moves with it: the place, what is sought, what is marked.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_EDITION_H
#define GONGWEN_READER_EDITION_H

#include "base/err.h"
#include "reader/arrival.h"

struct reader;

/* See reader_begin_again and reader_take. */
struct arrival *edition_begin(const struct reader *reader, const char *encoding, struct err *err);
unsigned edition_take(struct reader *reader, struct arrival *arrival);

#endif
