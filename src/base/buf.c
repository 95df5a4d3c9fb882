/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
buf_fini(struct buf *buf)
{
    free(buf->bytes);
    *buf = (struct buf)BUF_INIT;
}

void
buf_clear(struct buf *buf)
{
    buf->length = 0;
    if (buf->bytes)
        buf->bytes[0] = '\0';
}

char *
buf_reserve(struct buf *buf, size_t more)
{
    if (buf->capacity - buf->length <= more)
        buf->bytes = mem_grow(buf->bytes, &buf->capacity, buf->length + more + 1, 1);
    return buf->bytes + buf->length;
}

void
buf_add(struct buf *buf, const char *bytes, size_t length)
{
    char *end = buf_reserve(buf, length);

    if (length)
        memcpy(end, bytes, length);
    end[length] = '\0';
    buf->length += length;
}

void
buf_add_string(struct buf *buf, const char *string)
{
    buf_add(buf, string, strlen(string));
}

void
buf_add_char(struct buf *buf, char c)
{
    buf_add(buf, &c, 1);
}

void
buf_add_spaces(struct buf *buf, size_t count)
{
    char *end = buf_reserve(buf, count);

    memset(end, ' ', count);
    end[count] = '\0';
    buf->length += count;
}

void
buf_add_number(struct buf *buf, size_t number)
{
    char digits[20];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(buf, digits + at, sizeof digits - at);
}

/* What is formatted is seldom longer, and then formatted once more. */
#define FORMATTED_USUAL 64

void
buf_vaddf(struct buf *buf, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    char *end = buf_reserve(buf, FORMATTED_USUAL);
    int length = vsnprintf(end, FORMATTED_USUAL + 1, format, again);
    va_end(again);
    if (length > FORMATTED_USUAL)
        vsnprintf(buf_reserve(buf, (size_t)length), (size_t)length + 1, format, arguments);
    else if (length <= 0)
        *end = '\0';
    if (length > 0)
        buf->length += (size_t)length;
}

void
buf_addf(struct buf *buf, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    buf_vaddf(buf, format, arguments);
    va_end(arguments);
}

char *
buf_detach(struct buf *buf)
{
    char *bytes = buf->bytes ? buf->bytes : mem_copy("", 0);

    *buf = (struct buf)BUF_INIT;
    return bytes;
}

uint64_t
buf_hash(const struct buf *buf)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < buf->length; i++)
        hash = (hash ^ (unsigned char)buf->bytes[i]) * UINT64_C(1099511628211);
    return hash;
}
