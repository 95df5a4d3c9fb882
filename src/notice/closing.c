/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/closing.h"

#include <uchar.h>

#include "base/uni.h"
#include "notice/remark.h"

#define MOST_IMPRINT ((size_t)160) /* bytes */
#define MOST_HEADING ((size_t)60)
#define NEAR         ((size_t)24) /* where a caption's colon is */

struct key
closing_read(struct closing *closing, size_t block)
{
    const struct tree *tree = closing->tree;
    struct span span = tree_block_span(tree, tree_block(tree, block));

    buf_clear(&closing->words);
    if (span_length(span) <= CLOSING_MOST_BYTES)
        tree_block_text(tree, tree_block(tree, block), &closing->words);
    reading_set(&closing->line, buf_string(&closing->words), closing->words.length);
    return reading_key(&closing->line);
}

bool
closing_is_free(const struct closing *closing, size_t block)
{
    return role_is_body(tree_block(closing->tree, block)->role);
}

bool
closing_is_furniture(const struct closing *closing, size_t block)
{
    return tree_block(closing->tree, block)->role == ROLE_FURNITURE;
}

size_t
closing_neighbour(const struct closing *closing, size_t block, int direction)
{
    size_t count = tree_block_count(closing->tree);

    for (;;) {
        if (direction < 0 ? block == 0 : block + 1 >= count)
            return NONE;
        block = direction < 0 ? block - 1 : block + 1;
        if (!role_is_aside(tree_block(closing->tree, block)->role))
            return block;
    }
}

struct closing_edges
closing_edges(const struct closing *closing, size_t block)
{
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    const char *bytes = text_bytes(tree_text(closing->tree)) + span.start;
    struct closing_edges edges = {.length = span_length(span)};

    uni_read(bytes, &edges.first);
    uni_read_back(bytes, edges.length, &edges.last);
    return edges;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool
closing_ends_in_day(struct closing_edges edges)
{
    return edges.last == 0x65E5 || edges.last == 0x2F47 || edges.last == 0xC77C; /* 日 ⽇ 일 */
}

/* 2020年3月11日, 二〇二〇年…, 2020-03-11, March 11, 2020 */
bool
closing_may_be_date(struct closing_edges edges)
{
    if (edges.length > 80)
        return false;
    return closing_ends_in_day(edges) ||
           (edges.length < 30 && (is_digit(edges.last) || edges.last == '.')) ||
           (is_digit(edges.first) && (edges.last == ')' || edges.last == 0xFF09));
}

/* How an attachment's label, a closing date and what is printed below begin. */
static bool
is_opening(struct key start)
{
    static const char *const openings[] = {"附件",    "附 ",  "附\u3000", "附：",  "附:",    "附录",
                                           "附錄",    "附表", "附図",     "別添",  "別紙",   "別記",
                                           "붙임",    "별첨", "Dated",    "Date:", "DATED:", "[FR",
                                           "BILLING", "---",  NULL};

    return key_starts_with_any(start, openings);
}

static bool
has_colon(struct key start)
{
    return key_has(start, "：") || key_has(start, ":");
}

/* Whether the block, which begins with `start`, may be an element by its first character. */
static bool
opens_element(struct key start, struct closing_edges edges)
{
    switch (edges.first) {
    case U'附':
    case U'別':
    case U'붙':
    case U'별':
    case 'D':
    case 'B':
    case '[':
    case '-':
        return is_opening(start);
    case U'抄':
    case U'主':
    case U'内':
    case U'分':
    case U'印':
    case U'正':
    case U'副':
    case U'报':
    case U'報':
    case U'送':
    case U'发':
    case U'校':
        return has_colon(start); /* 抄送：, 内 发：, 正本： … have their colon near */
    case '(':
    case U'（':
    case U'【':
        return edges.length < CLOSING_MOST_LINE && (edges.last == ')' || edges.last == U'）');
    default:
        return false;
    }
}

/* The same by its last character. */
static bool
ends_element(struct closing_edges edges)
{
    switch (edges.last) {
    case U'发':
    case U'發':
    case U'）':
    case ')':
        return edges.length < MOST_IMPRINT;
    case ':':
    case U'：':
    case U'記':
        return edges.length < MOST_HEADING;
    default:
        return false;
    }
}

bool
closing_may_be_element(const struct closing *closing, size_t block)
{
    struct closing_edges edges = closing_edges(closing, block);
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    struct key start = {text_bytes(tree_text(closing->tree)) + span.start,
                        edges.length < NEAR ? edges.length : NEAR};

    return edges.length <= CLOSING_MOST_BYTES &&
           (opens_element(start, edges) || ends_element(edges) || closing_may_be_date(edges));
}

bool
closing_is_issuer(const struct closing *closing, struct key key)
{
    const char *issuer = closing->elements->issuer;

    return issuer && key.length > 0 && key_starts(key, issuer);
}

char *
closing_take(struct closing *closing, size_t first, size_t last, enum role role)
{
    struct buf words = BUF_INIT;

    for (size_t i = first; i <= last; i++) {
        if (!closing_is_free(closing, i))
            continue;
        closing_read(closing, i);
        if (words.length > 0)
            buf_add_char(&words, ' ');
        buf_add_string(&words, buf_string(&closing->line.text));
        tree_set_role(closing->tree, i, role);
    }
    return buf_detach(&words);
}

bool
closing_heads_imprint(struct closing *closing, size_t block)
{
    size_t next = closing_neighbour(closing, block, 1);

    return next != NONE && remark_is_imprint(closing_read(closing, next));
}
