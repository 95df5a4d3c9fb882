/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/sorted.h"

#include <string.h>

size_t
sorted_up_to(const void *array, size_t count, size_t size, size_t offset, size_t most)
{
    size_t low = 0;

    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        size_t key;
        memcpy(&key, (const char *)array + middle * size + offset, sizeof key);
        if (key <= most)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
