/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/uni.h"
#include "notice/date.h"
#include "notice/kind.h"
#include "notice/marker.h"
#include "notice/number.h"
#include "notice/parties.h"

/* A longer line is text and need not be read. */
#define MOST_BYTES ((size_t)3000)

/* A number with a date is no longer, in bytes. */
#define MOST_DATED ((size_t)150)

/* Lines that a remark under the title or a number may be broken over, and one in brackets. */
#define MOST_BROKEN    4
#define MOST_BRACKETED 12

struct key
head_key(const struct head *head, size_t row)
{
    struct key key = reading_key(&head->rows[row].reading);

    return key_part(key, head->rows[row].from, key.length);
}

void
head_join(const struct head *head, size_t first, size_t last, struct reading *reading)
{
    struct buf line = BUF_INIT;

    for (size_t i = first; i <= last; i++) {
        const struct row *row = &head->rows[i];
        char *part = reading_part(&row->reading, row->from, row->reading.key.length);
        if (i > first)
            buf_add_char(&line, ' ');
        buf_add_string(&line, part);
        free(part);
    }
    reading_set(reading, buf_string(&line), line.length);
    buf_fini(&line);
}

size_t
head_first(const struct head *head, size_t from, enum part part)
{
    while (from < head->count && head->rows[from].part != part)
        from++;
    return from;
}

/* A register's own numbers, which stand above the title in the Federal Register. */
static bool
is_reference(struct key key)
{
    static const char *const starts[] = {"[Docket", "DocketNo", "RIN", "[RIN", "[CFPB", NULL};
    size_t digits = 0;

    while (digits < key.length && key.bytes[digits] >= '0' && key.bytes[digits] <= '9')
        digits++;
    return key_starts_with_any(key, starts) || (key_starts(key, "[") && key_ends(key, "]")) ||
           (digits > 0 && key_starts(key_part(key, digits, key.length), "CFRPart"));
}

/* 2020年11月9日最高人民法院审判委员会: the beginning of a remark that a page has cut. */
static bool
is_date_of_organ(struct key key)
{
    struct date date;
    size_t length = date_read(key, &date);

    if (length > 0 && length < key.length && key.bytes[length] == ',')
        length++; /* 1990年1月20日，最高人民法院 */
    return length > 0 && length < key.length &&
           parties_are_organs(key_part(key, length, key.length));
}

static bool
fills_number(struct key key, size_t from, size_t to, struct dated_number *found)
{
    if (!number_fills(key_part(key, from, to), &found->number_from, &found->number_to))
        return false;
    found->number_from += from;
    found->number_to += from;
    return true;
}

bool
head_dated_number(struct key key, struct dated_number *found)
{
    bool bracketed = key_bracketed(key) == key.length;
    size_t start = bracketed ? 1 : 0;
    size_t end = key.length - start;
    struct date date;

    if (key.length < 2 || key.length > MOST_DATED)
        return false;
    found->date_from = start;
    found->date_to = start + date_read(key_part(key, start, end), &date);
    if (found->date_to > start)
        return found->date_to < end && fills_number(key, found->date_to, end, found);
    for (size_t at = start; at < end; at++) {
        if (key.bytes[at] != "号"[0] && key.bytes[at] != "號"[0])
            continue;
        struct key rest = key_part(key, at, end);
        bool behind = key_starts(rest, "号") || key_starts(rest, "號");
        size_t number = at + strlen("号");
        if (!behind || !date_fills(key_part(key, number, end)))
            continue;
        found->date_from = number;
        found->date_to = end;
        return fills_number(key, start, number, found);
    }
    return false;
}

static enum part
part_of_line(struct row *row, const struct forms *forms, struct key key)
{
    struct marker marker;
    size_t from, to;

    if (remark_is_metadata(key))
        return PART_METADATA;
    if (remark_is_mark(key))
        return PART_MARK;
    if (number_fills(key, &from, &to))
        return PART_NUMBER;
    if (head_dated_number(key, &(struct dated_number){0}))
        return PART_DATED_NUMBER;
    if (is_reference(key))
        return PART_REFERENCE;
    if (remark_is_signer(key))
        return PART_SIGNER;
    if (date_fills(key))
        return PART_DATE;
    if (remark_is_history(key) || remark_is_note(key) || is_date_of_organ(key))
        return PART_NOTE;
    if (remark_is_attachment_label(key))
        return PART_ATTACHMENT;
    row->caption = remark_caption(key, &row->caption_length);
    if (row->caption != CAPTION_NONE)
        return PART_CAPTION;
    if (key_is_sentence(key))
        return PART_BODY;
    return marker_read(forms, key.bytes, key.length, &marker) ? PART_LABEL : PART_UNKNOWN;
}

static void
read_row(struct row *row, const struct tree *tree, const struct block *block, struct span span)
{
    static const char *const marks[] = {"#", "○", "◎", NULL}; /* markdown; registers of rules */

    struct buf words = BUF_INIT;

    tree_part_text(tree, block, span, &words);
    reading_set(&row->reading, buf_string(&words), words.length);
    buf_fini(&words);
    struct key key = reading_key(&row->reading);
    for (const char *mark;
         (mark = key_starts_with_any(key_part(key, row->from, key.length), marks));)
        row->from += strlen(mark);
    row->part = part_of_line(row, tree_forms(tree), key_part(key, row->from, key.length));
}

/* Whether the marks of a Markdown heading, #, stand before the block. */
static bool
is_headed(const struct tree *tree, size_t block)
{
    if (block == 0 || tree_block(tree, block - 1)->role != ROLE_FURNITURE)
        return false;
    size_t start = tree_block_span(tree, tree_block(tree, block - 1)).start;
    return text_bytes(tree_text(tree))[start] == '#';
}

/* A heading below another one, of no kind of notice, heads a part of the text. */
static bool
heads_text(const struct head *head, const struct row *row)
{
    if (!row->headed || kind_of(reading_key(&row->reading)))
        return false;
    for (size_t i = 0; i < head->count - 1; i++)
        if (head->rows[i].headed)
            return true;
    return false;
}

static void
add_row(struct head *head, size_t block, size_t piece, struct span span)
{
    struct row *row = &head->rows[head->count];

    *row = (struct row){.block = block, .piece = piece, .group = head->count, .part = PART_BODY};
    head->count++;
    if (span_length(span) <= MOST_BYTES)
        read_row(row, head->tree, tree_block(head->tree, block), span);
    row->headed = is_headed(head->tree, block);
    if (heads_text(head, row))
        row->part = PART_BODY;
}

/* The span of the piece *j and of those that follow on its line, where spaces between ideographs
 * or marks have parted them; *j is then the last of them. */
static struct span
line_span(const struct tree *tree, const struct block *block, size_t *j)
{
    const char *bytes = text_bytes(tree_text(tree));
    struct span span = tree_piece(tree, block, *j)->span;

    while (*j + 1 < block->piece_count) {
        struct span next = tree_piece(tree, block, *j + 1)->span;
        if (next.start < span.end || memchr(bytes + span.end, '\n', next.start - span.end))
            break;
        span.end = next.end;
        (*j)++;
    }
    return span;
}

static void
gather_rows(struct head *head, size_t first)
{
    for (size_t i = first; i < tree_block_count(head->tree); i++) {
        const struct block *block = tree_block(head->tree, i);
        if (role_is_aside(block->role))
            continue;
        for (size_t j = 0; j < block->piece_count; j++) {
            size_t piece = j;
            add_row(head, i, piece, line_span(head->tree, block, &j));
            if (head->count == HEAD_MOST_ROWS || head->rows[head->count - 1].part == PART_BODY)
                return;
        }
    }
}

/* The last line of a remark that is broken has at most so many characters. */
#define MOST_REST 12

/* Between two --- at the very start everything is about the file, but for its title. */
static void
mark_front_matter(struct head *head)
{
    size_t titles = 0;

    if (head->count == 0 || !key_starts(head_key(head, 0), "---"))
        return;
    for (size_t i = 1; i < head->count; i++)
        titles += head->rows[i].caption == CAPTION_TITLE;
    for (size_t i = 1; i < head->count; i++) {
        if (key_starts(head_key(head, i), "---"))
            return;
        if (head->rows[i].caption != CAPTION_TITLE || titles > 1)
            head->rows[i].part = PART_METADATA;
    }
}

/* Whether the row can be the last words of a remark: 通过. */
static bool
is_rest(struct head *head, size_t row)
{
    return row < head->count && head->rows[row].part == PART_UNKNOWN &&
           key_count(head_key(head, row)) <= MOST_REST;
}

static bool
may_be_broken(struct head *head, size_t row)
{
    struct key key = head_key(head, row);
    struct date date;

    if (head->rows[row].part == PART_DATE)
        return true;
    if (head->rows[row].part == PART_NOTE)
        return !remark_is_note(key) && (!remark_is_history(key) || is_rest(head, row + 1) ||
                                        (key_starts(key, "(") && !key_ends(key, ")")));
    if (head->rows[row].part != PART_UNKNOWN)
        return false;
    return number_begins(key) || key_starts(key, "(") || key_starts(key, "根据") ||
           date_read(key, &date) > 0 ||
           (row + 1 < head->count && key_starts(head_key(head, row + 1), "〔") && !kind_of(key));
}

/* A number or a remark that goes on in the next lines. */
static void
join_broken(struct head *head, size_t first)
{
    size_t most = key_starts(head_key(head, first), "(") ? MOST_BRACKETED : MOST_BROKEN;
    struct reading line = {BUF_INIT, BUF_INIT};
    size_t from, to;

    for (size_t last = first + 1; last < head->count && last < first + most; last++) {
        head_join(head, first, last, &line);
        struct key key = reading_key(&line);
        bool whole = !key_starts(key, "(") || key_bracketed(key) == key.length;
        enum part part = number_fills(key, &from, &to)     ? PART_NUMBER
                         : whole && remark_is_history(key) ? PART_NOTE
                                                           : PART_UNKNOWN;
        if (part == PART_UNKNOWN)
            continue;
        head_mark(head, first, last, part);
        break;
    }
    reading_fini(&line);
}

void
head_init(struct head *head, struct tree *tree, size_t first)
{
    memset(head, 0, sizeof *head);
    head->tree = tree;
    gather_rows(head, first);
    mark_front_matter(head);
    for (size_t i = 0; i < head->count; i++)
        if (head->rows[i].group == i && may_be_broken(head, i))
            join_broken(head, i);
}

void
head_fini(struct head *head)
{
    for (size_t i = 0; i < head->count; i++)
        reading_fini(&head->rows[i].reading);
}

void
head_mark(struct head *head, size_t first, size_t last, enum part part)
{
    for (size_t i = first; i <= last; i++) {
        head->rows[i].part = part;
        head->rows[i].group = first;
    }
}

static const enum role roles[] = {
    [PART_UNKNOWN] = ROLE_PARAGRAPH,
    [PART_MARK] = ROLE_NOTE,
    [PART_LETTERHEAD] = ROLE_LETTERHEAD,
    [PART_NUMBER] = ROLE_NUMBER,
    [PART_DATED_NUMBER] = ROLE_NUMBER,
    [PART_REFERENCE] = ROLE_NUMBER,
    [PART_SIGNER] = ROLE_NOTE,
    [PART_DATE] = ROLE_DATE,
    [PART_NOTE] = ROLE_NOTE,
    [PART_METADATA] = ROLE_NOTE,
    [PART_ATTACHMENT] = ROLE_ATTACHMENT,
    [PART_CAPTION] = ROLE_NOTE,
    [PART_TITLE] = ROLE_TITLE,
    [PART_TITLE_AGAIN] = ROLE_FURNITURE,
    [PART_ADDRESSEE] = ROLE_ADDRESSEE,
    [PART_SENDER] = ROLE_SIGNATURE,
    [PART_LABEL] = ROLE_PARAGRAPH,
    [PART_BODY] = ROLE_PARAGRAPH,
};

static bool
is_of_body(const struct head *head, size_t row, size_t end)
{
    return row >= end || roles[head->rows[row].part] == ROLE_PARAGRAPH;
}

/* Cuts where a part ends inside a block; the rows get their blocks' new indices. */
static void
cut_blocks(struct head *head, size_t end)
{
    for (size_t i = head->count; i-- > 1;) {
        const struct row *before = &head->rows[i - 1];
        const struct row *row = &head->rows[i];
        if (row->block != before->block || row->group == before->group ||
            (is_of_body(head, i, end) && is_of_body(head, i - 1, end)))
            continue;
        size_t first = row->block;
        size_t second = tree_split(head->tree, first, row->piece);
        for (size_t j = i; j < head->count; j++)
            head->rows[j].block = head->rows[j].block == first ? second : head->rows[j].block + 1;
    }
}

static void
join_blocks(struct head *head, size_t end)
{
    for (size_t i = end; i-- > 1;) {
        const struct row *before = &head->rows[i - 1];
        const struct row *row = &head->rows[i];
        if (row->group != before->group || row->block != before->block + 1 ||
            !tree_goes_on(head->tree, row->block))
            continue;
        uint32_t last = key_last(reading_key(&before->reading));
        bool words = last < 0x2000 || uni_is_hangul(last);
        tree_merge(head->tree, before->block, row->block, words ? JOIN_SPACE : JOIN_NONE);
    }
}

void
head_set_roles(struct head *head, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (!is_of_body(head, i, end))
            tree_set_role(head->tree, head->rows[i].block, roles[head->rows[i].part]);
}

void
head_apply(struct head *head, size_t end)
{
    cut_blocks(head, end);
    head_set_roles(head, end);
    join_blocks(head, end);
}
