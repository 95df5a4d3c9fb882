/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/uni.h"

struct text {
    struct buf bytes;
    size_t adopted; /* bytes that there are; `bytes` says how many of them show */
    size_t *ends;   /* of each whole line: the offset of its line end */
    size_t line_count;
    size_t line_capacity;
    bool closed;
};

struct text *
text_new(void)
{
    return mem_zero(1, sizeof(struct text));
}

void
text_free(struct text *text)
{
    if (!text)
        return;
    buf_fini(&text->bytes);
    free(text->ends);
    free(text);
}

static void
add_line_end(struct text *text, size_t end)
{
    text->ends =
        mem_grow(text->ends, &text->line_capacity, text->line_count + 1, sizeof text->ends[0]);
    text->ends[text->line_count++] = end;
}

static void
index_lines(struct text *text, size_t from)
{
    const char *bytes = text->bytes.bytes;
    size_t length = text->bytes.length;

    while (from < length) {
        const char *end = memchr(bytes + from, '\n', length - from);
        if (!end)
            break;
        add_line_end(text, (size_t)(end - bytes));
        from = (size_t)(end - bytes) + 1;
    }
}

void
text_append(struct text *text, const char *bytes, size_t length)
{
    size_t from = text->bytes.length;

    assert(!text->closed && text->adopted == 0);
    buf_add(&text->bytes, bytes, length);
    index_lines(text, from);
}

void
text_reserve(struct text *text, size_t bytes)
{
    buf_reserve(&text->bytes, bytes);
}

void
text_adopt(struct text *text, char *bytes, size_t length)
{
    assert(!text->closed && text->bytes.length == 0);
    buf_fini(&text->bytes);
    text->bytes = (struct buf){.bytes = bytes, .length = 0, .capacity = length};
    text->adopted = length;
}

bool
text_reveal(struct text *text, size_t most)
{
    size_t from = text->bytes.length;
    size_t left = text->adopted - from;
    size_t shown = most < left ? most : left;

    while (shown < left && ((unsigned char)text->bytes.bytes[from + shown] & 0xC0) == 0x80)
        shown++; /* the rest of a character */
    text->bytes.length += shown;
    index_lines(text, from);
    return shown < left;
}

/* Where the line that is not yet whole begins. */
static size_t
open_line_start(const struct text *text)
{
    return text->line_count ? text->ends[text->line_count - 1] + 1 : 0;
}

void
text_close(struct text *text)
{
    if (!text->closed && open_line_start(text) < text->bytes.length)
        add_line_end(text, text->bytes.length);
    text->closed = true;
}

bool
text_is_closed(const struct text *text)
{
    return text->closed;
}

size_t
text_length(const struct text *text)
{
    return text->bytes.length;
}

const char *
text_bytes(const struct text *text)
{
    return buf_string(&text->bytes);
}

size_t
text_line_count(const struct text *text)
{
    return text->line_count;
}

struct span
text_line(const struct text *text, size_t line)
{
    assert(line < text->line_count);
    return (struct span){line ? text->ends[line - 1] + 1 : 0, text->ends[line]};
}

size_t
text_line_at(const struct text *text, size_t offset)
{
    size_t low = 0;
    size_t high = text->line_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->ends[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < text->line_count || low == 0 ? low : text->line_count - 1;
}

struct span
text_trim(const struct text *text, struct span span)
{
    const char *bytes = text_bytes(text);

    span.start += uni_leading_space(bytes + span.start, span_length(span));
    span.end -= uni_trailing_space(bytes + span.start, span_length(span));
    return span;
}
