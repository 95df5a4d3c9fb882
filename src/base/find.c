/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/find.h"

#include <string.h>

const char *
find_bytes(const char *s, size_t length, const char *wanted, size_t bytes)
{
    const size_t before = bytes - 1;
    const char *const end = s + length;

    if (length < bytes || bytes == 0)
        return bytes == 0 ? s : NULL;
    for (const char *last = s + before; (last = memchr(last, wanted[before], (size_t)(end - last)));
         last++)
        if (memcmp(last - before, wanted, before) == 0)
            return last - before;
    return NULL;
}
