/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/linebreak.h"

#include "base/uni.h"

void
linebreak_find(const char *s, size_t length, char *breaks)
{
    if (length == 0)
        return;
    uni_line_breaks(s, length, breaks);
    breaks[0] = 0;
}
