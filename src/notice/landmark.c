/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/landmark.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"
#include "notice/numeral.h"

/* A line that is nothing but a landmark, and a line of contents, are no longer, in bytes. */
#define ALONE_MOST         64
#define CONTENTS_LINE_MOST 240

static const char *const contents_words[] = {
    "目录",
    "目錄",
    "目次",
    "차례",
    "목차",
    "Contents",
    "CONTENTS",
    "Table of Contents",
    "TABLE OF CONTENTS",
};

static const char *const attachment_words[] = {
    "附件", "附表", "附录",  "附錄",  "別添",     "別紙",     "別記",       "別表",       "붙임",
    "별지", "별표", "Annex", "ANNEX", "Appendix", "APPENDIX", "Attachment", "ATTACHMENT",
};

/* How a block ends that quotes what follows. */
static const char *const quotation_endings[] = {
    "修改为：",           "修改為：",           "改为：",
    "增加一条：",         "增加一款：",         "次のように改正する。",
    "次のように改める。", "次のように加える。", "to read as follows:",
    "reads as follows:",
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

static size_t
match_any(const char *const *words, size_t count, const char *s, size_t length)
{
    size_t matched = 0;

    for (size_t i = 0; i < count && matched == 0; i++)
        matched = match_spaced(words[i], s, length);
    return matched;
}

static bool
is_contents(const char *s, size_t length)
{
    return match_any(contents_words, COUNT(contents_words), s, length) == length;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
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

size_t
landmark_read_attachment(const char *s, size_t length, int *number)
{
    size_t at = match_any(attachment_words, COUNT(attachment_words), s, length);
    struct marker typed;

    *number = 1;
    if (at == 0)
        return 0;
    size_t blank = uni_leading_space(s + at, length - at);
    if (marker_read_typed(s + at + blank, length - at - blank, &typed) && typed.form < 0) {
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
    struct span span = tree_piece(tree, tree_block(tree, block), 0)->span;

    return marker_read(text_bytes(tree_text(tree)) + span.start, span_length(span), marker) &&
           marker->number == 1 && marker_rank(marker->form) == MARKER_ITEM;
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
        return marker_read(s + at, length - at, &marker) && marker.number == 1 ? marker
                                                                               : (struct marker){0};
    /* The first label stands in the next block, and is yet to come. */
    if (block + 1 < tree_block_count(tree) && begins_with_one(tree, block + 1, &marker)) {
        marker.number = 0;
        return marker;
    }
    return (struct marker){0};
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
    if (s && length <= ALONE_MOST && is_contents(s, length))
        return LANDMARK_CONTENTS;
    if (s && length <= ALONE_MOST && is_date(s, length))
        return LANDMARK_DATE;
    return read_attachment(tree, block);
}

size_t
landmark_contents_end(const struct tree *tree, size_t block, size_t most)
{
    size_t count = tree_block_count(tree);
    size_t end = count - block > most ? block + most : count;
    struct marker first = {0};

    for (size_t i = block + 1; i < end; i++) {
        struct marker marker;
        size_t length;
        const char *s;

        if (tree_block(tree, i)->role == ROLE_FURNITURE)
            continue;
        s = short_block(tree, i, CONTENTS_LINE_MOST, &length);
        if (!s)
            break; /* no contents have so long a line */
        if (!marker_read(s, length, &marker))
            continue;
        if (first.length == 0)
            first = marker;
        else if (marker.form == first.form && marker.number == first.number)
            return i;
    }
    return block + 1;
}

bool
landmark_opens_quotation(const struct tree *tree, size_t index)
{
    const struct block *block = tree_block(tree, index);
    struct span span = tree_piece(tree, block, block->piece_count - 1)->span;
    const char *end = text_bytes(tree_text(tree)) + span.end;

    for (size_t i = 0; i < COUNT(quotation_endings); i++) {
        size_t length = strlen(quotation_endings[i]);

        if (length <= span_length(span) && memcmp(end - length, quotation_endings[i], length) == 0)
            return true;
    }
    return false;
}
