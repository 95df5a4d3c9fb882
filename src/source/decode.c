/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct decode {
    struct buf bytes;
};

struct decode *
decode_new(struct buf *bytes, const char *encoding, struct diags *diags, struct err *err)
{
    (void)encoding, (void)diags, (void)err;
    struct decode *decode = mem_zero(1, sizeof *decode);
    decode->bytes = *bytes;
    *bytes = (struct buf)BUF_INIT;
    return decode;
}

void
decode_free(struct decode *decode)
{
    if (!decode)
        return;
    buf_fini(&decode->bytes);
    free(decode);
}

bool
decode_advance(struct decode *decode, struct text *text, size_t most)
{
    (void)most;
    text_append(text, decode->bytes.bytes, decode->bytes.length);
    text_close(text);
    return false;
}

const char *
decode_encoding(const struct decode *decode)
{
    (void)decode;
    return "UTF-8";
}

bool
decode_looks_like_text(const char *bytes, size_t length)
{
    return !memchr(bytes, 0, length);
}
