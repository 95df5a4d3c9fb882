/* sorted.h: where something lies in an array that is in order.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_SORTED_H
#define GONGWEN_BASE_SORTED_H

#include <stddef.h>

/* How many of the `count` objects of `size` bytes have a key of at most `most`.  The key is the
 * size_t at `offset` bytes in the object, and never falls from one object to the next.  `array`
 * may be NULL when count is 0. */
size_t sorted_up_to(const void *array, size_t count, size_t size, size_t offset, size_t most);

#endif
