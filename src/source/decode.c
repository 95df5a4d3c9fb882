/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/decode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/utf8.h"
#include "source/charset.h"
#include "source/convert.h"

struct decode {
    struct buf source;        /* bytes; empty once they were given to the text */
    size_t at;                /* of the first byte not yet decoded */
    bool adopted;             /* the source has become the text */
    bool followed;            /* the source is the start of a file, or was */
    struct file_reader *rest; /* what follows the source; NULL: nothing more */
    struct charset charset;
    struct convert *convert;
    struct buf decoded; /* UTF-8 on its way into the text */
    bool after_cr;      /* a CR ended what was decoded last: an LF belongs to it */
    size_t faulty_line; /* the last with a diagnostic */
    struct diags *diags;
};

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

struct decode *
decode_new(struct buf *bytes, const char *encoding, struct diags *diags, struct err *err)
{
    struct charset charset = encoding ? charset_named(encoding, bytes->bytes, bytes->length)
                                      : charset_find(bytes->bytes, bytes->length);
    struct convert *convert = convert_new(charset.name);

    if (!convert) {
        err_set(err, _("the encoding %s is not known; iconv -l lists those that are"), encoding);
        return NULL;
    }
    struct decode *decode = mem_zero(1, sizeof *decode);
    decode->source = *bytes;
    *bytes = (struct buf)BUF_INIT;
    decode->charset = charset;
    decode->at = charset.mark;
    decode->convert = convert;
    decode->diags = diags;
    if (charset.doubtful)
        diags_add(diags, DIAG_WARNING, 0, _("the encoding is a guess: %s"), charset.name);
    else if (strcmp(charset.name, "UTF-8") != 0)
        diags_add(diags, DIAG_NOTE, 0, _("the encoding is %s"), charset.name);
    return decode;
}

void
decode_free(struct decode *decode)
{
    if (!decode)
        return;
    convert_free(decode->convert);
    file_reader_close(decode->rest);
    buf_fini(&decode->source);
    buf_fini(&decode->decoded);
    free(decode);
}

/* CR LF and CR become LF, in place. */
static void
unify_line_ends(struct buf *buf)
{
    char *bytes = buf->bytes;
    size_t to = 0;

    for (size_t at = 0, end; at < buf->length; at = end + 1) {
        char *cr = memchr(bytes + at, '\r', buf->length - at);
        end = cr ? (size_t)(cr - bytes) : buf->length;
        if (to < at)
            memmove(bytes + to, bytes + at, end - at);
        to += end - at;
        if (!cr)
            break;
        bytes[to++] = '\n';
        end += end + 1 < buf->length && bytes[end + 1] == '\n';
    }
    if (to < buf->length)
        bytes[to] = '\0';
    buf->length = to;
}

/* Moves what was decoded into the text. */
static void
deliver(struct decode *decode, struct text *text)
{
    struct buf *decoded = &decode->decoded;

    if (decoded->length == 0)
        return;
    bool rest_of_end = decode->after_cr && decoded->bytes[0] == '\n';
    decode->after_cr = decoded->bytes[decoded->length - 1] == '\r';
    unify_line_ends(decoded);
    text_append(text, decoded->bytes + rest_of_end, decoded->length - rest_of_end);
    buf_clear(decoded);
}

/* Stands in for invalid bytes, and says so once a line. */
static void
repair(struct decode *decode, struct text *text)
{
    deliver(decode, text);
    buf_add_string(&decode->decoded, REPLACEMENT);
    size_t line = text_line_count(text) + 1;
    if (line == decode->faulty_line)
        return;
    decode->faulty_line = line;
    diags_add(decode->diags, DIAG_REPAIR, line, _("bytes that are not valid in %s were replaced"),
              decode->charset.name);
}

/* A source that is valid as it stands becomes the text without a copy. */
static void
adopt_whole(struct decode *decode, struct text *text)
{
    struct buf *source = &decode->source;

    if (decode->at > 0 || decode->followed || strcmp(decode->charset.name, "UTF-8") != 0 ||
        (!decode->charset.checked &&
         utf8_valid_prefix(source->bytes, source->length) < source->length))
        return;
    unify_line_ends(source);
    size_t length = source->length;
    text_adopt(text, buf_detach(source), length);
    decode->adopted = true;
}

/* Bytes decoded at a time: what was decoded stays in the cache until it is in the text.
 * More than any character has, so that each step goes on. */
#define STEP ((size_t)1 << 16)

static void
decode_step(struct decode *decode, struct text *text, size_t end)
{
    const struct buf *source = &decode->source;

    while (decode->at < end) {
        struct converted done = convert_run(decode->convert, source->bytes + decode->at,
                                            end - decode->at, &decode->decoded);
        decode->at += done.taken;
        size_t invalid = done.invalid;
        if (invalid == 0 && end == source->length && !decode->rest)
            invalid = end - decode->at; /* the source's end cuts a character */
        if (invalid == 0)
            break; /* the step's end does: the next step has the whole of it */
        repair(decode, text);
        decode->at += invalid;
    }
    deliver(decode, text);
}

void
decode_follow(struct decode *decode, struct file_reader *rest)
{
    decode->followed = true;
    decode->rest = rest;
}

/* Bytes that are read at a time. */
#define PORTION (4 * STEP)

/* Puts the next portion behind what is left of the source. */
static void
read_on(struct decode *decode)
{
    struct buf *source = &decode->source;
    size_t left = source->length - decode->at;
    struct err err = {""};

    memmove(source->bytes, source->bytes + decode->at, left);
    source->length = left;
    decode->at = 0;
    bool read = file_reader_read(decode->rest, PORTION, source, &err);
    if (!read)
        diags_add(decode->diags, DIAG_WARNING, 0, _("the text ends here: the file %s"),
                  err.sentence);
    if (!read || source->length == left) {
        file_reader_close(decode->rest);
        decode->rest = NULL;
    }
}

static bool
advance_converting(struct decode *decode, struct text *text, size_t most)
{
    for (size_t done = 0;; done += STEP) {
        if (decode->rest && decode->source.length - decode->at < STEP)
            read_on(decode);
        size_t left = decode->source.length - decode->at;
        if (left == 0 || done >= most)
            return left > 0;
        decode_step(decode, text, decode->at + (left < STEP ? left : STEP));
    }
}

bool
decode_advance(struct decode *decode, struct text *text, size_t most)
{
    if (text_is_closed(text))
        return false;
    if (decode->at == 0 && !decode->adopted)
        adopt_whole(decode, text);
    if (decode->adopted ? text_reveal(text, most) : advance_converting(decode, text, most))
        return true;
    text_close(text);
    return false;
}

const char *
decode_encoding(const struct decode *decode)
{
    return decode->charset.name;
}

/* Controls that text files do not hold; NUL is one. */
static bool
is_odd_control(unsigned char c)
{
    return (c < 0x20 && !(c >= '\b' && c <= '\r') && c != 0x1A && c != 0x1B) || c == 0x7F;
}

/* Bytes that are looked at together, which takes no branch. */
#define STRETCH 64

static bool
holds_odd_control(const char *bytes)
{
    unsigned char any = 0;

    for (size_t i = 0; i < STRETCH; i++) {
        unsigned char c = (unsigned char)bytes[i];
        any |= (unsigned char)(((c < 0x20) & ((unsigned char)(c - '\b') > '\r' - '\b') &
                                (c != 0x1A) & (c != 0x1B)) |
                               (c == 0x7F));
    }
    return any != 0;
}

static size_t
count_odd_controls(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t at = 0, end; at < length; at = end) {
        end = length - at < STRETCH ? length : at + STRETCH;
        if (end - at == STRETCH && !holds_odd_control(bytes + at))
            continue;
        for (; at < end; at++)
            count += is_odd_control((unsigned char)bytes[at]);
    }
    return count;
}

#define LOOK_MOST       ((size_t)1 << 16)
#define CONTROLS_ONE_IN 32 /* of random bytes one in ten is an odd control */

bool
decode_looks_like_text(const char *bytes, size_t length)
{
    if (length > LOOK_MOST)
        length = LOOK_MOST;
    if (count_odd_controls(bytes, length) * CONTROLS_ONE_IN <= length && !memchr(bytes, 0, length))
        return true;
    return strncmp(charset_find(bytes, length).name, "UTF-", 4) == 0 &&
           strcmp(charset_find(bytes, length).name, "UTF-8") != 0;
}
