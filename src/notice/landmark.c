/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/landmark.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/numeral.h"

/* A line that is nothing but a landmark, and a line of contents, are no longer, in bytes. */
#define ALONE_MOST         64
#define CONTENTS_LINE_MOST 240

static const char *const attachment_words[] = {
    "附件", "附表", "附录",  "附錄",  "別添",     "別紙",     "別記",       "別表",       "붙임",
    "별지", "별표", "Annex", "ANNEX", "Appendix", "APPENDIX", "Attachment", "ATTACHMENT",
};

/* How a block ends that quotes what follows. */
static const struct ending {
    const char *words;
    size_t length;
} quotation_endings[] = {
#define ENDING(words)                                                                              \
    {                                                                                              \
        words, sizeof words - 1                                                                    \
    }
    ENDING("修改为："),
    ENDING("修改為："),
    ENDING("改为："),
    ENDING("增加一条："),
    ENDING("增加一款："),
    ENDING("改正する。"),
    ENDING("改める。"),
    ENDING("加える。"),
    ENDING("新旧対照表"),
    ENDING("新旧対照表）"),
    ENDING("to read as follows:"),
    ENDING("reads as follows:"),
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The block's only piece, or NULL when it has several or is longer than `most`. */
static const char *
short_block(const struct tree *tree, size_t index, size_t most, size_t *length)
{
    const struct block *block = tree_block(tree, index);
    struct span span = tree_piece(tree, block, 0)->span;

    *length = span_length(span);
    return block->piece_count == 1 && *length <= most ? text_bytes(tree_text(tree)) + span.start
                                                      : NULL;
}

/* The word at the start of s[0..length), blanks between its characters aside: 目　录.
 * Returns the bytes that it takes, 0 when it is not there. */
static size_t
match_spaced(const char *word, const char *s, size_t length)
{
    size_t at = 0;

    while (*word) {
        if (*word == ' ')
            word++;
        at += uni_leading_space(s + at, length - at);
        if (at == length || s[at] != *word)
            return 0;
        uint32_t c;
        size_t bytes = uni_read(s + at, &c);
        if (memcmp(s + at, word, bytes) != 0)
            return 0;
        at += bytes;
        word += bytes;
    }
    return at;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
is_leader(uint32_t c)
{
    return c == '.' || c == 0x2026 || c == 0xB7 || c == 0x30FB || c == 0x2022; /* … · ・ • */
}

/* Whether it ends in a leader and a page number: ……… 12. */
static bool
is_contents_line(const char *s, size_t length)
{
    uint32_t c = 0;
    size_t digits = 0;
    size_t leaders = 0;
    size_t bytes;

    while ((bytes = uni_read_back(s, length, &c)) > 0 && is_digit(c)) {
        length -= bytes;
        digits++;
    }
    if (digits == 0 || digits > 4)
        return false;
    while (
        (bytes = uni_read_back(s, length, &c)) > 0 &&
        (uni_is_space(c) || c == '.' || c == 0x2026 || c == 0xB7 || c == 0x30FB || c == 0x2022)) {
        length -= bytes;
        leaders += c == 0x2026 ? 3 : !uni_is_space(c); /* … is three dots */
    }
    return leaders >= 3;
}

/* Numerals and 年, 月, 日 in turn, and nothing else. */
static bool
is_date(const char *s, size_t length)
{
    static const char *const units[] = {"年", "月", "日"};
    size_t at = 0;

    if (length < 3 || memcmp(s + length - 3, units[COUNT(units) - 1], 3) != 0)
        return false; /* as nearly always */
    for (size_t i = 0; i < COUNT(units); i++) {
        struct numeral readings[NUMERAL_READINGS];

        at += uni_leading_space(s + at, length - at);
        if (numeral_read(s + at, length - at, true, readings) == 0)
            return false;
        at += readings[0].length;
        size_t unit = match_spaced(units[i], s + at, length - at);
        if (unit == 0)
            return false;
        at += unit;
    }
    return at == length;
}

/* Whether one of the words for an attachment begins with the character: few blocks do. */
static bool
may_be_attachment(uint32_t c)
{
    return c == U'附' || c == U'別' || c == U'붙' || c == U'별' || c == 'A';
}

size_t
landmark_read_attachment(const char *s, size_t length, int *number)
{
    struct marker typed;
    size_t at = 0;
    uint32_t c = 0;

    *number = 1;
    if (length > 0)
        uni_read(s, &c);
    if (!may_be_attachment(c))
        return 0;
    for (size_t i = 0; i < COUNT(attachment_words) && at == 0; i++) {
        if (length > 1 && s[0] == attachment_words[i][0] && s[1] == attachment_words[i][1])
            at = match_spaced(attachment_words[i], s, length);
    }
    if (at == 0)
        return 0;
    size_t blank = uni_leading_space(s + at, length - at);
    if (marker_read_typed(NULL, s + at + blank, length - at - blank, &typed) && typed.form < 0) {
        *number = typed.number;
        at += blank + typed.length;
    }
    return at;
}

static size_t
colon(const char *s, size_t length)
{
    if (length >= 3 && memcmp(s, "：", 3) == 0)
        return 3;
    return length >= 1 && *s == ':';
}

static bool
begins_with_one(const struct tree *tree, size_t block, struct marker *marker)
{
    struct marker readings[MARKER_READINGS];

    if (tree_label(tree, tree_block(tree, block), readings) == 0)
        return false;
    *marker = readings[0];
    return marker->number == 1;
}

struct marker
landmark_first_listed(const struct tree *tree, size_t block)
{
    struct span span = tree_piece(tree, tree_block(tree, block), 0)->span;
    const char *s = text_bytes(tree_text(tree)) + span.start;
    size_t length = span_length(span);
    int number;
    size_t at = landmark_read_attachment(s, length, &number);
    struct marker marker;

    at += colon(s + at, length - at);
    at += uni_leading_space(s + at, length - at);
    if (at < length)
        return marker_read(tree_forms(tree), s + at, length - at, &marker) && marker.number == 1
                   ? marker
                   : (struct marker){0};
    /* The first label stands in the next block, and is yet to come. */
    if (block + 1 < tree_block_count(tree) && begins_with_one(tree, block + 1, &marker)) {
        marker.number = 0;
        return marker;
    }
    return (struct marker){0};
}

/* The bytes of -1 in 附件2-1. */
static size_t
sub_number(const char *s, size_t length)
{
    struct numeral readings[NUMERAL_READINGS];

    if (length < 2 || s[0] != '-' || numeral_read(s + 1, length - 1, false, readings) == 0 ||
        readings[0].kind != NUMERAL_ARABIC)
        return 0;
    return 1 + readings[0].length;
}

static enum landmark
read_attachment(const struct tree *tree, size_t block)
{
    struct span span = tree_piece(tree, tree_block(tree, block), 0)->span;
    const char *s = text_bytes(tree_text(tree)) + span.start;
    size_t length = span_length(span);
    int number;
    size_t end = landmark_read_attachment(s, length, &number);

    if (end == 0)
        return LANDMARK_NONE;
    size_t mark = colon(s + end, length - end);
    if (mark > 0 && landmark_first_listed(tree, block).length > 0)
        return LANDMARK_ATTACHMENT_LIST;
    end += sub_number(s + end, length - end);
    if (end + mark == length && tree_block(tree, block)->piece_count == 1)
        return LANDMARK_ATTACHMENT;
    return LANDMARK_NONE;
}

enum landmark
landmark_read(const struct tree *tree, size_t block)
{
    size_t length;
    const char *s = short_block(tree, block, CONTENTS_LINE_MOST, &length);

    if (s && is_contents_line(s, length))
        return LANDMARK_CONTENTS_LINE;
    if (s && length <= ALONE_MOST && is_date(s, length))
        return LANDMARK_DATE;
    return read_attachment(tree, block);
}

static bool
is_short(const struct tree *tree, size_t block)
{
    return span_length(tree_block_span(tree, tree_block(tree, block))) <= CONTENTS_LINE_MOST;
}

/* What stands behind the label of a short line, without white space: the caller owns it.
 * NULL when the block is no such line with the number 1; *form is that of the label. */
static char *
first_heading(const struct tree *tree, size_t block, size_t *length, int *form)
{
    struct marker marker;
    struct buf line = BUF_INIT;
    char *heading = NULL;

    if (!is_short(tree, block) || !begins_with_one(tree, block, &marker))
        return NULL;
    *form = marker.form;
    tree_block_text(tree, tree_block(tree, block), &line);
    heading = uni_squeeze(line.bytes + marker.length, line.length - marker.length, length);
    buf_fini(&line);
    return heading;
}

/* The length without a page number, or a range of numbers, and the leader before it. */
static size_t
without_page(const char *s, size_t length)
{
    uint32_t c;
    size_t bytes;

    while ((bytes = uni_read_back(s, length, &c)) > 0 &&
           (is_digit(c) || is_leader(c) || c == '-' || c == 0x2013 || c == 0x2014)) /* – — */
        length -= bytes;
    return length;
}

size_t
landmark_contents_end(const struct tree *tree, size_t block, size_t most)
{
    size_t count = tree_block_count(tree);
    size_t end = count - block > most ? block + most : count;
    size_t found = NONE;
    size_t length;
    int form;
    char *heading = first_heading(tree, block, &length, &form);

    if (!heading)
        return NONE;
    length = without_page(heading, length);
    for (size_t i = block + 1; i < end && length > 0 && found == NONE; i++) {
        size_t again_length;
        int again_form;

        if (role_is_aside(tree_block(tree, i)->role))
            continue;
        if (!is_short(tree, i) || landmark_read(tree, i) == LANDMARK_ATTACHMENT)
            break;
        char *again = first_heading(tree, i, &again_length, &again_form);
        if (again && again_form == form && i > block + 1 && again_length >= length &&
            memcmp(again, heading, length) == 0)
            found = i;
        free(again);
    }
    free(heading);
    return found;
}

static bool
same_text(const struct tree *tree, size_t a, size_t b)
{
    size_t length_a, length_b;
    const char *s = short_block(tree, a, CONTENTS_LINE_MOST, &length_a);
    const char *t = short_block(tree, b, CONTENTS_LINE_MOST, &length_b);

    return s && t && length_a == length_b && memcmp(s, t, length_a) == 0;
}

bool
landmark_is_doubled(const struct tree *tree, size_t block)
{
    return (block > 0 && same_text(tree, block, block - 1)) ||
           (block + 1 < tree_block_count(tree) && same_text(tree, block, block + 1));
}

bool
landmark_opens_quotation(const struct tree *tree, size_t index)
{
    const struct block *block = tree_block(tree, index);
    struct span span = tree_piece(tree, block, block->piece_count - 1)->span;
    const char *end = text_bytes(tree_text(tree)) + span.end;

    for (size_t i = 0; i < COUNT(quotation_endings); i++) {
        const struct ending *ending = &quotation_endings[i];

        /* Most blocks differ in the last character but one: look there first. */
        if (ending->length <= span_length(span) && ending->words[ending->length - 4] == end[-4] &&
            memcmp(end - ending->length, ending->words, ending->length) == 0)
            return true;
    }
    return false;
}
