/* again.h: the notice of a reader is read once more, and waited for.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_AGAIN_H
#define GONGWEN_TESTS_AGAIN_H

#include <limits.h>

#include "reader/reader.h"

/* As reader_begin_again and reader_take; 0 when it cannot be begun. */
static inline unsigned
read_again(struct reader *reader, const char *encoding)
{
    struct err err;
    struct arrival *arrival = reader_begin_again(reader, encoding, &err);

    while (arrival && arrival_advance(arrival, INT_MAX))
        ;
    return arrival ? reader_take(reader, arrival) : 0;
}

#endif
