/* decode.h: a file's bytes to clean UTF-8.
 *
 * Any bytes decode.  What encoding they are in the person has said, or source/charset
 * finds out.  What is not valid becomes U+FFFD and a diagnostic with its line.  CR LF and CR
 * become LF, a byte order mark at the start goes away, everything else stays, form feeds
 * and controls too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_DECODE_H
#define GONGWEN_SOURCE_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "source/text.h"

struct decode;

/* Starts on the bytes, which are taken over from `bytes` (left empty).  `encoding` is
 * a name that iconv knows, or NULL to find it.  NULL with a sentence when iconv
 * knows no such encoding.  Diagnostics go to `diags`, which must outlive it. */
struct decode *decode_new(struct buf *bytes, const char *encoding, struct diags *diags,
                          struct err *err);
void decode_free(struct decode *decode);

/* Says that the bytes were only the start of a file, which is taken over: what follows is read from
 * it as it is decoded.  Where it cannot be read any further it ends, which is a diagnostic. */
void decode_follow(struct decode *decode, struct file_reader *rest);

/* Decodes about `most` more bytes of the source onto the end of the text.  False when
 * there is nothing left; the text is closed then. */
bool decode_advance(struct decode *decode, struct text *text, size_t most);

/* The encoding's name as iconv has it: "UTF-8", "GB18030", "BIG5", "UTF-16LE" … */
const char *decode_encoding(const struct decode *decode);

/* Whether the bytes look like text at all: false for what has NULs outside UTF-16 or is
 * mostly controls (an image, a program, an archive).  Looks at the first 64 KiB. */
bool decode_looks_like_text(const char *bytes, size_t length);

#endif
