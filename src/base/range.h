/* range.h: characters from one to another, both included, for tables in order.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_RANGE_H
#define GONGWEN_BASE_RANGE_H

#include <stdint.h>

struct character_range {
    uint32_t first, last;
};

#endif
