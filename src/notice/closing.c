/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/closing.h"

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
        if (!closing_is_furniture(closing, block))
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
is_one_of(uint32_t c, const uint32_t *characters)
{
    while (*characters && *characters != c)
        characters++;
    return *characters != 0;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool
closing_ends_in_day(struct closing_edges edges)
{
    static const uint32_t days[] = {0x65E5, 0x2F47, 0xC77C, 0}; /* 日, its radical, 일 */

    return is_one_of(edges.last, days);
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
may_be_opening(struct key start, uint32_t first)
{
    static const uint32_t firsts[] = {0x9644, 0x5225, 0xBD99, 0xBCC4, 'D', 'B', '[', '-', 0};
    static const char *const openings[] = {"附件",    "附 ",  "附\u3000", "附：",  "附:",    "附录",
                                           "附錄",    "附表", "附図",     "別添",  "別紙",   "別記",
                                           "붙임",    "별첨", "Dated",    "Date:", "DATED:", "[FR",
                                           "BILLING", "---",  NULL};

    return is_one_of(first, firsts) && key_starts_with_any(start, openings);
}

/* 抄送：, 主送：, 内 发：, 正本： … open with one of these and have their colon near. */
static bool
may_be_distribution(struct key start, uint32_t first)
{
    static const uint32_t firsts[] = {0x6284, 0x4E3B, 0x5185, 0x5206, 0x5370, 0x6B63, 0x526F,
                                      0x62A5, 0x5831, 0x9001, 0x53D1, 0x6821, 0};

    return is_one_of(first, firsts) && (key_has(start, "：") || key_has(start, ":"));
}

bool
closing_may_be_element(const struct closing *closing, size_t block)
{
    static const uint32_t brackets[] = {'(', 0xFF08, 0x3010, 0};
    static const uint32_t imprint_ends[] = {0x53D1, 0x767C, 0xFF09, ')', 0};
    static const uint32_t heading_ends[] = {':', 0xFF1A, 0x8A18, 0}; /* 記 */
    struct closing_edges edges = closing_edges(closing, block);
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    struct key start = {text_bytes(tree_text(closing->tree)) + span.start,
                        edges.length < NEAR ? edges.length : NEAR};

    if (edges.length > CLOSING_MOST_BYTES)
        return false;
    return may_be_opening(start, edges.first) || may_be_distribution(start, edges.first) ||
           closing_may_be_date(edges) ||
           (edges.length < CLOSING_MOST_LINE && is_one_of(edges.first, brackets) &&
            (edges.last == ')' || edges.last == 0xFF09)) ||
           (edges.length < MOST_IMPRINT && is_one_of(edges.last, imprint_ends)) ||
           (edges.length < MOST_HEADING && is_one_of(edges.last, heading_ends));
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
