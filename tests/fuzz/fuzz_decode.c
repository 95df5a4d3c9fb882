/* SPDX-License-Identifier: MIT */
/* Any bytes decode to valid UTF-8, by themselves and in any encoding that a person asks for;
 * the first byte chooses it and the size of the steps. */
#include "config.h"

#include <assert.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "source/decode.h"

const char fuzz_seeds[] = "decode";

static const char *const encodings[] = {NULL,       "UTF-8",  "GB18030",  "BIG5",
                                        "UTF-16LE", "UTF-16", "EUC-JP",   "SHIFT_JIS",
                                        "EUC-KR",   "CP1252", "UTF-16BE", "ISO-2022-JP"};

#define ENCODING_COUNT (sizeof encodings / sizeof encodings[0])

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf source = BUF_INIT;
    struct diags diags = {0};
    struct err err;

    if (length < 2)
        return 0;
    buf_add(&source, (const char *)bytes + 1, length - 1);
    size_t step = bytes[0] & 0x80 ? 7 : 4096;
    struct decode *decode =
        decode_new(&source, encodings[(bytes[0] & 0x7F) % ENCODING_COUNT], &diags, &err);
    if (decode) {
        struct text *text = text_new();
        while (decode_advance(decode, text, step))
            ;
        assert(utf8_valid_prefix(text_bytes(text), text_length(text)) == text_length(text));
        text_free(text);
        decode_free(decode);
    }
    diags_fini(&diags);
    buf_fini(&source);
    return 0;
}
