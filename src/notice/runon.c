/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/runon.h"

#include <string.h>

#include "base/find.h"
#include "base/uni.h"
#include "notice/marker.h"

/* Shorter lines, in bytes, hold no list. */
#define SHORTEST 130

/* Segments of a notice whose name stands on a line of its own (文書處理手冊). */
static const char *const segments[] = {"主旨", "說明", "说明", "辦法", "擬辦", "依據", "公告事項"};

/* The bytes of a segment's name with its colon at the start, 0 when there is none. */
static size_t
segment_name(const char *s, size_t length)
{
    for (size_t i = 0; i < sizeof segments / sizeof segments[0]; i++) {
        size_t name = strlen(segments[i]);
        if (name + 3 > length || memcmp(s, segments[i], name) != 0)
            continue;
        if (s[name] == ':')
            return name + 1;
        return memcmp(s + name, "：", 3) == 0 ? name + 3 : 0;
    }
    return 0;
}

/* Where the ordinal after `label` begins an item, from `at` on; NONE when it does not. */
static size_t
next_item(const struct forms *forms, const char *s, size_t length, size_t at,
          const struct marker *label)
{
    static const char stop[] = "。";
    struct marker marker;
    const char *found;

    while ((found = find_bytes(s + at, length - at, stop, sizeof stop - 1))) {
        at = (size_t)(found - s) + sizeof stop - 1;
        size_t space = uni_leading_space(s + at, length - at);
        if (space && marker_read(forms, s + at + space, length - at - space, &marker) &&
            marker.form == label->form && marker.number == label->number + 1)
            return at + space;
    }
    return NONE;
}

size_t
runon_end(const struct text *text, const struct forms *forms, struct span part)
{
    if (span_length(part) < SHORTEST)
        return part.end;
    struct span span = text_trim(text, part);
    const char *s = text_bytes(text) + span.start;
    size_t length = span_length(span);
    if (!runon_may_be(s, length))
        return part.end;
    struct marker label;
    size_t name = segment_name(s, length);
    size_t first = name + uni_leading_space(s + name, length - name);
    if (!marker_read(forms, s + first, length - first, &label) || (name && label.number != 1))
        return part.end;
    size_t next = next_item(forms, s, length, first + label.length, &label);
    if (next == NONE && label.number == 1)
        return part.end;
    if (name)
        return span.start + first;
    return next == NONE ? part.end : span.start + next;
}

bool
runon_may_be(const char *s, size_t length)
{
    static const char stop[] = "。";
    const char *end = s + length;

    if (length < SHORTEST)
        return false;
    s += uni_leading_space(s, length);
    if (segment_name(s, (size_t)(end - s)) > 0)
        return true;
    while ((s = find_bytes(s, (size_t)(end - s), stop, sizeof stop - 1))) {
        s += sizeof stop - 1;
        if (uni_leading_space(s, (size_t)(end - s)) > 0)
            return true;
    }
    return false;
}
