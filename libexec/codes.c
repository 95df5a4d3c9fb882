/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "codes.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/uni.h"
#include "base/utf8.h"

#define REPLACEMENT 0xFFFD

/* The code pages of \fcharsetN; the others, 0 above all, have that of the file. */
static const struct {
    int charset;
    int code_page;
} charsets[] = {
    {77, 10000}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},  {136, 950},
    {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257},
    {204, 1251}, {222, 874},  {238, 1250}, {255, 850},
};

/* Code pages that iconv does not know as CP and the number. */
static const struct {
    int code_page;
    const char *encoding;
} encodings[] = {
    {1361, "JOHAB"},
    {10000, "MACINTOSH"},
    {54936, "GB18030"},
    {65001, "UTF-8"},
};

int
codes_of_charset(int charset)
{
    for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++)
        if (charsets[i].charset == charset)
            return charsets[i].code_page;
    return 0;
}

static void
add_character(struct codes *codes, uint32_t character)
{
    char utf8[4];

    buf_add(&codes->text, utf8, uni_write(utf8, character));
}

static struct convert *
open_convert(int code_page)
{
    struct convert *convert;
    char name[32];

    snprintf(name, sizeof name, "CP%d", code_page);
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (encodings[i].code_page == code_page)
            snprintf(name, sizeof name, "%s", encodings[i].encoding);
    convert = convert_new(name);
    return convert ? convert : convert_new("CP1252");
}

static void
convert_bytes(struct codes *codes)
{
    const struct buf *bytes = &codes->bytes;

    if (!codes->convert || codes->convert_code_page != codes->bytes_code_page) {
        convert_free(codes->convert);
        codes->convert = open_convert(codes->bytes_code_page);
        codes->convert_code_page = codes->bytes_code_page;
    }
    for (size_t at = 0; at < bytes->length;) {
        struct converted done =
            convert_run(codes->convert, bytes->bytes + at, bytes->length - at, &codes->text);
        at += done.taken;
        if (at == bytes->length)
            break;
        add_character(codes, REPLACEMENT);
        at += done.invalid ? done.invalid : bytes->length - at;
    }
}

/* Brings to the text what waits for its second half. */
static void
settle(struct codes *codes)
{
    const struct buf *bytes = &codes->bytes;

    if (codes->high)
        add_character(codes, REPLACEMENT);
    codes->high = 0;
    if (utf8_ascii_prefix(buf_string(bytes), bytes->length) == bytes->length)
        buf_add(&codes->text, buf_string(bytes), bytes->length);
    else
        convert_bytes(codes);
    buf_clear(&codes->bytes);
}

void
codes_fini(struct codes *codes)
{
    convert_free(codes->convert);
    buf_fini(&codes->bytes);
    buf_fini(&codes->text);
}

/* Half of a character may be a \'hh and the other half a letter: bytes wait for each other. */
void
codes_add_byte(struct codes *codes, int code_page, char byte)
{
    if (codes->high || code_page != codes->bytes_code_page)
        settle(codes);
    codes->bytes_code_page = code_page;
    buf_add_char(&codes->bytes, byte);
}

void
codes_add_string(struct codes *codes, const char *string)
{
    settle(codes);
    buf_add_string(&codes->text, string);
}

void
codes_add_unit(struct codes *codes, int number)
{
    uint32_t unit = (uint32_t)(number < 0 ? number + 0x10000 : number);
    bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;

    if (codes->high && is_low) {
        add_character(codes, 0x10000 + ((codes->high - 0xD800) << 10) + (unit - 0xDC00));
        codes->high = 0;
        return;
    }
    settle(codes);
    if (unit >= 0xD800 && unit <= 0xDBFF)
        codes->high = unit;
    else if (unit > 0x10FFFF || is_low)
        add_character(codes, REPLACEMENT);
    else if (unit >= ' ')
        add_character(codes, unit);
}

const struct buf *
codes_text(struct codes *codes)
{
    settle(codes);
    return &codes->text;
}

void
codes_clear(struct codes *codes)
{
    buf_clear(&codes->text);
}
