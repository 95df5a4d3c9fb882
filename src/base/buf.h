/* buf.h: the growable string.
 *
 * A struct buf starts as all zeros (BUF_INIT), grows at its end and gives its
 * bytes away by buf_detach.  A NUL always stands behind the bytes once something
 * was appended, so that .bytes can be handed to the C library.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_BUF_H
#define GONGWEN_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *bytes; /* NULL as long as nothing was appended */
    size_t length;
    size_t capacity;
};

#define BUF_INIT                                                                                   \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

void buf_fini(struct buf *buf);

/* Forgets the bytes and keeps the room. */
void buf_clear(struct buf *buf);

/* Makes room for `more` bytes behind the end and returns where they go; the caller
 * writes there and adds what was written to .length. */
char *buf_reserve(struct buf *buf, size_t more);

void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_add_string(struct buf *buf, const char *string);
void buf_add_char(struct buf *buf, char c);
void buf_add_spaces(struct buf *buf, size_t count);
void buf_add_number(struct buf *buf, size_t number); /* in decimal */
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *buf, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* The bytes so far as a string, "" when there are none; valid until the next change. */
static inline const char *
buf_string(const struct buf *buf)
{
    return buf->bytes ? buf->bytes : "";
}

/* A number for the bytes: FNV-1a, 64 bits. */
uint64_t buf_hash(const struct buf *buf);

/* Hands the bytes over as a string that the caller owns (never NULL); the buf is
 * empty afterwards. */
char *buf_detach(struct buf *buf);

#endif
