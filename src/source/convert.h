/* convert.h: bytes of a named encoding to UTF-8; the door to iconv.
 *
 * A converter takes what is valid and says how many bytes are not; what becomes of
 * those is for the caller (source/decode) to settle.  Encodings that are written
 * under the name of a smaller kin are read as the larger one: GB2312 and GBK as
 * GB18030, Big5 as HKSCS and Microsoft's code page 950 together, Shift_JIS as code page 932,
 * EUC-KR as code page 949.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_CONVERT_H
#define GONGWEN_SOURCE_CONVERT_H

#include <stddef.h>

#include "base/buf.h"

struct convert;

/* A converter from the encoding; NULL when iconv knows none of that name. */
struct convert *convert_new(const char *encoding);
void convert_free(struct convert *convert);

/* The name under which the encoding is read: "GB18030" for "gbk"; `encoding` itself
 * where there is nothing to say.  Never translated. */
const char *convert_name(const char *encoding);

struct converted {
    size_t taken;   /* bytes that were converted */
    size_t invalid; /* bytes behind them that make no character; 0: none, or the
                     * bytes left over begin a character that is not yet whole */
};

/* Appends to `out` what bytes[0..length) say, as UTF-8, up to the first that are
 * invalid.  Valid UTF-8 in any case. */
struct converted convert_run(struct convert *convert, const char *bytes, size_t length,
                             struct buf *out);

#endif
