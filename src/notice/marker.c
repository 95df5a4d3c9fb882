/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/marker.h"

bool
marker_read(const char *s, size_t length, struct marker *marker)
{
    (void)s, (void)length, (void)marker;
    return false;
}

bool
marker_read_typed(const char *s, size_t length, struct marker *marker)
{
    return marker_read(s, length, marker);
}

enum marker_rank
marker_rank(int form)
{
    (void)form;
    return MARKER_ITEM;
}

const char *
marker_form_name(int form)
{
    (void)form;
    return "";
}

int
marker_form_count(void)
{
    return 0;
}

int
marker_numeral(const char *s, size_t length)
{
    (void)s, (void)length;
    return -1;
}
