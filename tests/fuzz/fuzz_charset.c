/* SPDX-License-Identifier: MIT */
/* Whatever bytes have an encoding that can be read: by themselves, when a person names one, and cut
 * short.  The first byte chooses what is named. */
#include "config.h"

#include <assert.h>

#include "fuzz.h"
#include "source/charset.h"
#include "source/convert.h"
#include "source/decode.h"

const char fuzz_seeds[] = "charset";

static const char *const named[] = {"UTF-16", "UTF-32", "UTF-8", "gbk", "Big5", "no-such-encoding"};

static void
check(struct charset charset, size_t length)
{
    struct convert *convert = convert_new(charset.name);

    assert(convert && charset.mark <= length);
    convert_free(convert);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length < 1)
        return 0;
    const char *source = (const char *)bytes + 1;
    const char *name = named[bytes[0] % (sizeof named / sizeof named[0])];

    length--;
    check(charset_find(source, length), length);
    check(charset_find(source, length / 2), length / 2);
    struct charset charset = charset_named(name, source, length);
    assert(charset.mark <= length);
    decode_looks_like_text(source, length);
    return 0;
}
