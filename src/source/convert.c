/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/convert.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"

/* How the bytes of an encoding make characters: what to skip when they do not. */
enum shape {
    SHAPE_BYTES, /* one byte at a time */
    SHAPE_PAIRS, /* a lead byte from 0x81 and a trail; a trail in ASCII is not skipped */
    SHAPE_UNITS_16,
    SHAPE_UNITS_32,
    SHAPE_UTF8
};

struct reading {
    const char *said;   /* the name that a person or a detector gives, any case */
    const char *name;   /* what it is called here */
    const char *iconv;  /* the converter */
    const char *second; /* asked where the first knows no character, or NULL */
    enum shape shape;
};

static const struct reading readings[] = {
    {"UTF-8", "UTF-8", NULL, NULL, SHAPE_UTF8},
    {"UTF8", "UTF-8", NULL, NULL, SHAPE_UTF8},
    {"GB18030", "GB18030", "GB18030", NULL, SHAPE_PAIRS},
    {"GBK", "GB18030", "GB18030", NULL, SHAPE_PAIRS},
    {"CP936", "GB18030", "GB18030", NULL, SHAPE_PAIRS},
    {"GB2312", "GB18030", "GB18030", NULL, SHAPE_PAIRS},
    {"EUC-CN", "GB18030", "GB18030", NULL, SHAPE_PAIRS},
    {"BIG5", "BIG5", "BIG5", "BIG5-HKSCS", SHAPE_PAIRS},
    {"BIG-5", "BIG5", "BIG5", "BIG5-HKSCS", SHAPE_PAIRS},
    {"BIG5-HKSCS", "BIG5", "BIG5", "BIG5-HKSCS", SHAPE_PAIRS},
    {"CP950", "BIG5", "BIG5", "BIG5-HKSCS", SHAPE_PAIRS},
    {"SHIFT_JIS", "SHIFT_JIS", "CP932", NULL, SHAPE_PAIRS},
    {"SJIS", "SHIFT_JIS", "CP932", NULL, SHAPE_PAIRS},
    {"CP932", "SHIFT_JIS", "CP932", NULL, SHAPE_PAIRS},
    {"EUC-JP", "EUC-JP", "EUC-JP-MS", NULL, SHAPE_PAIRS},
    {"EUC-KR", "EUC-KR", "CP949", NULL, SHAPE_PAIRS},
    {"UHC", "EUC-KR", "CP949", NULL, SHAPE_PAIRS},
    {"CP949", "EUC-KR", "CP949", NULL, SHAPE_PAIRS},
    {"UTF-16LE", "UTF-16LE", "UTF-16LE", NULL, SHAPE_UNITS_16},
    {"UTF-16BE", "UTF-16BE", "UTF-16BE", NULL, SHAPE_UNITS_16},
    {"UTF-32LE", "UTF-32LE", "UTF-32LE", NULL, SHAPE_UNITS_32},
    {"UTF-32BE", "UTF-32BE", "UTF-32BE", NULL, SHAPE_UNITS_32},
};

struct convert {
    iconv_t first;
    iconv_t second;
    enum shape shape;
};

static const iconv_t CLOSED = (iconv_t)-1;

static const struct reading *
reading_of(const char *encoding)
{
    for (size_t i = 0; i < sizeof readings / sizeof readings[0]; i++)
        if (strcasecmp(readings[i].said, encoding) == 0)
            return &readings[i];
    return NULL;
}

const char *
convert_name(const char *encoding)
{
    const struct reading *reading = reading_of(encoding);

    return reading ? reading->name : encoding;
}

struct convert *
convert_new(const char *encoding)
{
    const struct reading *known = reading_of(encoding);
    struct reading reading = {encoding, encoding, encoding, NULL, SHAPE_BYTES};
    struct convert *convert = mem_zero(1, sizeof *convert);

    if (known)
        reading = *known;
    convert->shape = reading.shape;
    convert->first = reading.iconv ? iconv_open("UTF-8", reading.iconv) : CLOSED;
    convert->second = reading.second ? iconv_open("UTF-8", reading.second) : CLOSED;
    if (convert->first == CLOSED && convert->shape != SHAPE_UTF8) {
        convert_free(convert);
        return NULL;
    }
    return convert;
}

void
convert_free(struct convert *convert)
{
    if (!convert)
        return;
    if (convert->first != CLOSED)
        iconv_close(convert->first);
    if (convert->second != CLOSED)
        iconv_close(convert->second);
    free(convert);
}

/* How many bytes at the start, where no character begins, are to be skipped. */
static size_t
invalid_bytes(enum shape shape, const char *bytes, size_t length)
{
    static const size_t units[] = {[SHAPE_UNITS_16] = 2, [SHAPE_UNITS_32] = 4};

    switch (shape) {
    case SHAPE_UNITS_16:
    case SHAPE_UNITS_32:
        return length < units[shape] ? length : units[shape];
    case SHAPE_PAIRS:
        return length > 1 && ((unsigned char)bytes[0] & (unsigned char)bytes[1] & 0x80) ? 2 : 1;
    case SHAPE_UTF8:
        return utf8_invalid_prefix(bytes, length);
    case SHAPE_BYTES:
        break;
    }
    return 1;
}

/* Converts until the end (0), or stops for why (EILSEQ, EINVAL). */
static int
run_iconv(iconv_t cd, const char *bytes, size_t length, size_t *taken, struct buf *out)
{
    char *in = (char *)(uintptr_t)bytes; /* iconv does not write there, for all its prototype */
    size_t left = length;
    int why;

    do {
        size_t room = left + left / 2 + 16;
        char *to = buf_reserve(out, room);
        why = iconv(cd, &in, &left, &to, &room) == (size_t)-1 ? errno : 0;
        out->length = (size_t)(to - out->bytes);
    } while (why == E2BIG);
    *taken = length - left;
    return why;
}

/* Hands out what the converter holds back to see whether a mark follows. */
static void
flush_iconv(iconv_t cd, struct buf *out)
{
    size_t room = 16;
    char *to = buf_reserve(out, room);

    iconv(cd, NULL, NULL, &to, &room);
    out->length = (size_t)(to - out->bytes);
}

static struct converted
run_utf8(const char *bytes, size_t length, struct buf *out)
{
    size_t valid = utf8_valid_prefix(bytes, length);

    buf_add(out, bytes, valid);
    return (struct converted){valid, utf8_invalid_prefix(bytes + valid, length - valid)};
}

/* Kana, radicals and signs that code page 950 has as private characters only. */
static bool
is_for_second(const char *pair)
{
    unsigned code = (unsigned)(unsigned char)pair[0] << 8 | (unsigned char)pair[1];

    return code >= 0xC6A1 && code <= 0xC8FE;
}

/* Looked at ahead, lest damaged bytes be looked at over and over. */
#define STRETCH_MOST 1024

/* The bytes at the start that are the first converter's. */
static size_t
first_stretch(const struct convert *convert, const char *bytes, size_t length)
{
    size_t at = 0;

    if (convert->second == CLOSED)
        return length;
    while (at < STRETCH_MOST && at + 1 < length && !is_for_second(bytes + at))
        at += (unsigned char)bytes[at] < 0x80 ? 1 : 2;
    return at + 1 < length ? at : length;
}

/* The one character at the start, by the second converter. */
static size_t
run_second(struct convert *convert, const char *bytes, size_t length, struct buf *out)
{
    size_t taken = 0;

    if (convert->second == CLOSED || length < 2)
        return 0;
    run_iconv(convert->second, bytes, 2, &taken, out);
    flush_iconv(convert->second, out);
    return taken == 2 ? 2 : 0;
}

struct converted
convert_run(struct convert *convert, const char *bytes, size_t length, struct buf *out)
{
    struct converted done = {0, 0};

    if (convert->shape == SHAPE_UTF8)
        return run_utf8(bytes, length, out);
    while (done.taken < length) {
        const char *rest = bytes + done.taken;
        size_t left = length - done.taken, taken;
        size_t stretch = first_stretch(convert, rest, left);
        int why = run_iconv(convert->first, rest, stretch, &taken, out);
        done.taken += taken;
        if (why == EINVAL && stretch == left)
            break; /* the end cuts a character */
        if (why != EILSEQ && taken > 0)
            continue;
        taken = run_second(convert, bytes + done.taken, length - done.taken, out);
        done.taken += taken;
        if (taken == 0) {
            done.invalid = invalid_bytes(convert->shape, bytes + done.taken, length - done.taken);
            break;
        }
    }
    return done;
}
