/* elements_close.c: the closing elements, attachments, and the heads of annexed texts.
 *
 * One pass over the blocks that can be such a line by their first and last characters, the
 * others are not even read.  A notice that issues a text closes in the middle of the file:
 * its own signature is the issuer's, else the first.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/elements.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/date.h"
#include "notice/head.h"
#include "notice/marker.h"
#include "notice/parties.h"
#include "notice/title.h"

#define MOST_LINE         ((size_t)300)  /* bytes of a line that closes something */
#define MOST_DISTRIBUTION ((size_t)2000) /* bytes of a list of who gets copies */
#define MOST_BLOCKS       20000          /* to cut and join in: each costs the blocks behind it */
#define MOST_IMPRINT      ((size_t)160)
#define MOST_HEADING      ((size_t)60)
#define MOST_ANNEXES      200
#define MOST_SIGNERS      8
#define MOST_LISTED       60 /* blocks of a list of attachments */
#define TAIL_BLOCKS       10 /* where a line may close without a date before it */
#define RIGHT_CELLS       16 /* indent of a line that stands at the right */

struct closing {
    struct elements *elements;
    struct tree *tree;
    size_t settled;
    struct buf words;    /* the block that is looked at … */
    struct reading line; /* … and how it reads */
    size_t closed;       /* behind the own date; NONE as long as none was found */
    bool issuer_signed;  /* the own signature is the issuer's */
    int annexes;         /* heads of attachments that were looked at */
    bool has_list;       /* the attachments are listed: 附件：1.… */
};

/* ---- Blocks -------------------------------------------------------------- */

static struct key
read_block(struct closing *closing, size_t block)
{
    const struct tree *tree = closing->tree;
    struct span span = tree_block_span(tree, tree_block(tree, block));

    buf_clear(&closing->words);
    if (span_length(span) <= MOST_DISTRIBUTION)
        tree_block_text(tree, tree_block(tree, block), &closing->words);
    reading_set(&closing->line, buf_string(&closing->words), closing->words.length);
    return reading_key(&closing->line);
}

static bool
is_free(const struct closing *closing, size_t block)
{
    return role_is_body(tree_block(closing->tree, block)->role);
}

static bool
is_furniture(const struct closing *closing, size_t block)
{
    return tree_block(closing->tree, block)->role == ROLE_FURNITURE;
}

/* The next block that is no furniture before (-1) or behind (1); NONE at the end. */
static size_t
neighbour(const struct closing *closing, size_t block, int direction)
{
    size_t count = tree_block_count(closing->tree);

    for (;;) {
        if (direction < 0 ? block == 0 : block + 1 >= count)
            return NONE;
        block = direction < 0 ? block - 1 : block + 1;
        if (!is_furniture(closing, block))
            return block;
    }
}

/* What can be told of a block without reading it. */
struct edges {
    uint32_t first, last; /* characters */
    size_t length;        /* bytes */
};

static struct edges
edges_of(const struct closing *closing, size_t block)
{
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    const char *bytes = text_bytes(tree_text(closing->tree)) + span.start;
    struct edges edges = {.length = span_length(span)};

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

static bool
ends_in_day(struct edges edges)
{
    static const uint32_t days[] = {0x65E5, 0x2F47, 0xC77C, 0}; /* 日, its radical, 일 */

    return is_one_of(edges.last, days);
}

/* 2020年3月11日, 二〇二〇年…, 2020-03-11, March 11, 2020 */
static bool
may_be_date(struct edges edges)
{
    if (edges.length > 80)
        return false;
    return ends_in_day(edges) ||
           (edges.length < 30 && (is_digit(edges.last) || edges.last == '.')) ||
           (is_digit(edges.first) && (edges.last == ')' || edges.last == 0xFF09));
}

/* The first characters of 附件, 抄送, 主送, 内发, 分送, 印送, 正本, 副本, 报送, 別添, 붙임, Dated,
 * BILLING and of remarks in brackets; the last of an imprint (印发) and of a heading (：). */
static bool
may_be_element(const struct closing *closing, size_t block)
{
    static const uint32_t firsts[] = {0x9644, 0x6284, 0x4E3B, 0x5185, 0x5206, 0x5370, 0x6B63,
                                      0x526F, 0x62A5, 0x5831, 0x9001, 0x53D1, 0x5225, 0x522B,
                                      0xBD99, 0xBCC4, 'D',    'B',    '[',    '-',    0};
    static const uint32_t brackets[] = {'(', 0xFF08, 0x3010, 0};
    static const uint32_t imprint_ends[] = {0x53D1, 0x767C, 0xFF09, ')', 0};
    static const uint32_t heading_ends[] = {':', 0xFF1A, 0x8A18, 0}; /* 記 */
    struct edges edges = edges_of(closing, block);

    if (edges.length > MOST_DISTRIBUTION)
        return false;
    return is_one_of(edges.first, firsts) || may_be_date(edges) ||
           (edges.length < MOST_LINE && is_one_of(edges.first, brackets) &&
            (edges.last == ')' || edges.last == 0xFF09)) ||
           (edges.length < MOST_IMPRINT && is_one_of(edges.last, imprint_ends)) ||
           (edges.length < MOST_HEADING && is_one_of(edges.last, heading_ends));
}

/* ---- Signature and date -------------------------------------------------- */

static bool
stands_right(const struct closing *closing, size_t block)
{
    return tree_block(closing->tree, block)->indent >= RIGHT_CELLS;
}

static bool
is_issuer(const struct closing *closing, struct key key)
{
    const char *issuer = closing->elements->issuer;

    return issuer && key.length > 0 && key_starts(key, issuer);
}

static bool
is_signer(struct closing *closing, size_t block)
{
    struct key key = read_block(closing, block);
    struct marker marker;

    if (!is_free(closing, block) || key.length == 0 || key.length > MOST_LINE)
        return false;
    if (is_issuer(closing, key) && !key_is_sentence(key) && key_count(key) < 40)
        return true;
    if (key_is_sentence(key) || key_ends(key, ",") || key_ends(key, ":") ||
        remark_attachment_list(key) > 0)
        return false;
    if (!parties_may_sign(key) && !(stands_right(closing, block) && key_count(key) <= 30))
        return false;
    return !marker_read(key.bytes, key.length, &marker);
}

/* The first of the blocks that sign above the date in `date`; `date` when none does. */
static size_t
first_signer(struct closing *closing, size_t date)
{
    size_t first = date;
    size_t block = date;

    for (int count = 0; count < MOST_SIGNERS; count++) {
        block = neighbour(closing, block, -1);
        if (block == NONE)
            break;
        bool begins = first < date && is_free(closing, block) &&
                      parties_may_begin(read_block(closing, block));
        if (!begins && !is_signer(closing, block))
            break;
        first = block;
    }
    return first;
}

/* Sets the role of the blocks first..last but furniture; their words with a space between. */
static char *
take_blocks(struct closing *closing, size_t first, size_t last, enum role role)
{
    struct buf words = BUF_INIT;

    for (size_t i = first; i <= last; i++) {
        if (is_furniture(closing, i))
            continue;
        read_block(closing, i);
        if (words.length > 0)
            buf_add_char(&words, ' ');
        buf_add_string(&words, buf_string(&closing->line.text));
        tree_set_role(closing->tree, i, role);
    }
    return buf_detach(&words);
}

static void
set(char **element, char *words)
{
    free(*element);
    *element = words;
}

static char *
bare_date(struct closing *closing, size_t block)
{
    struct key key = read_block(closing, block);
    size_t from = remark_dated(key);
    size_t to = key.length;

    if (key_bracketed(key) == key.length)
        from = 1, to--;
    else if (to > from && key.bytes[to - 1] == '.')
        to--;
    return reading_part(&closing->line, from, to);
}

/* The notice's own signature and date are the first, unless only a later one is the issuer's. */
static void
take_signature(struct closing *closing, size_t first, size_t last, size_t date)
{
    struct elements *elements = closing->elements;
    bool issuers = is_issuer(closing, read_block(closing, first));
    char *words = take_blocks(closing, first, last, ROLE_SIGNATURE);

    tree_set_role(closing->tree, date, ROLE_DATE);
    if (elements->signature && (closing->issuer_signed || !issuers)) {
        free(words);
        return;
    }
    set(&elements->signature, words);
    set(&elements->date, bare_date(closing, date));
    set(&elements->iso_date, elements_iso_date(elements->date, strlen(elements->date)));
    closing->issuer_signed = issuers;
    closing->closed = date + 1;
}

/* A date without a signature above it closes a notice only near its end. */
static bool
is_in_tail(const struct closing *closing, size_t block)
{
    return block + TAIL_BLOCKS >= tree_block_count(closing->tree);
}

/* Whether the block is the name above an imprint: 国务院办公厅 / 2018年…印发. */
static bool
heads_imprint(struct closing *closing, size_t block)
{
    size_t next = neighbour(closing, block, 1);

    return next != NONE && remark_is_imprint(read_block(closing, next));
}

static void
take_lone_date(struct closing *closing, size_t date)
{
    size_t behind = neighbour(closing, date, 1);

    if (!is_in_tail(closing, date))
        return;
    if (behind != NONE && is_signer(closing, behind) &&
        !heads_imprint(closing, behind)) { /* the date above the name */
        take_signature(closing, behind, behind, date);
        return;
    }
    tree_set_role(closing->tree, date, ROLE_DATE);
    if (!closing->elements->date) {
        closing->elements->date = bare_date(closing, date);
        closing->elements->iso_date =
            elements_iso_date(closing->elements->date, strlen(closing->elements->date));
    }
}

/* Dated: December 15, 2014. / Name, / Office. */
static void
take_dated(struct closing *closing, size_t date)
{
    size_t first = neighbour(closing, date, 1);
    size_t last = NONE;

    for (size_t i = first; i != NONE && i < date + 5; i = neighbour(closing, i, 1)) {
        struct key key = read_block(closing, i);
        if (key.length == 0 || key.length > MOST_LINE || remark_is_filing(key) ||
            !is_free(closing, i))
            break;
        last = i;
    }
    if (last != NONE)
        take_signature(closing, first, last, date);
    else
        take_lone_date(closing, date);
}

static void
take_date(struct closing *closing, size_t date)
{
    size_t first = first_signer(closing, date);

    if (first == date) {
        take_lone_date(closing, date);
        return;
    }
    size_t last = neighbour(closing, date, -1);
    take_signature(closing, first, last, date);
}

/* ---- Attachments --------------------------------------------------------- */

static void
add_attachment(struct elements *elements, char *title)
{
    elements->attachments = mem_resize(elements->attachments, elements->attachment_count + 1,
                                       sizeof elements->attachments[0]);
    elements->attachments[elements->attachment_count++] = title;
}

/* Past the ordinal of an item of the list: 1. 2． 9-1 */
static size_t
skip_ordinal(struct key key, size_t from)
{
    static const char ordinals[] = "0123456789-.、";
    struct marker marker;
    struct key rest = key_part(key, from, key.length);

    if (marker_read(rest.bytes, rest.length, &marker))
        return from + marker.length;
    size_t digits = from;
    while (digits < key.length && strchr(ordinals, key.bytes[digits]))
        digits++;
    return digits;
}

static bool
opens_item(struct key key)
{
    return key.length > 0 && skip_ordinal(key, 0) > 0;
}

/* The list's further items, and what they turn onto the next line. */
static size_t
take_listed(struct closing *closing, size_t first)
{
    struct elements *elements = closing->elements;
    size_t last = first;

    for (size_t i = neighbour(closing, first, 1); i != NONE && i < first + MOST_LISTED;
         i = neighbour(closing, i, 1)) {
        struct key key = read_block(closing, i);
        if (!is_free(closing, i) || !opens_item(key) || date_fills(key) || key_ends(key, "。"))
            break;
        add_attachment(elements, reading_part(&closing->line, skip_ordinal(key, 0), key.length));
        tree_set_role(closing->tree, i, ROLE_ATTACHMENT);
        last = i;
    }
    return last;
}

/* 附件：1.… before the signature, or an attachment's label with its title behind it. */
static size_t
take_list(struct closing *closing, size_t block, size_t label)
{
    struct key key = read_block(closing, block);
    size_t from = skip_ordinal(key, label);

    if (key_ends(key, "。") && key_count(key) > 40)
        return block;
    tree_set_role(closing->tree, block, ROLE_ATTACHMENT);
    if (closing->closed != NONE && closing->has_list)
        return block;
    closing->has_list = true;
    if (from < key.length)
        add_attachment(closing->elements, reading_part(&closing->line, from, key.length));
    return take_listed(closing, block);
}

/* ---- Annexed texts ------------------------------------------------------- */

/* Under the label of an attachment any short line that is no sentence is its title. */
static bool
is_plain_title(const struct head *head)
{
    size_t count = key_count(head_key(head, 0));

    return head->rows[0].part == PART_UNKNOWN && count >= 3 && count <= 40 &&
           !key_ends(head_key(head, 0), ":") && !key_ends(head_key(head, 0), ",");
}

/* Marks the head of an annexed text: title, remarks, addressee.  The row behind it, 0 when the
 * rows do not begin with a title. */
static size_t
mark_annex_head(struct head *head, bool labelled)
{
    size_t addressee = head->count;
    size_t addressee_end = title_addressee(head, 0, &addressee);
    size_t title;
    size_t end = title_find(head, 0, addressee_end > 0 ? addressee : head->count, &title);

    if (labelled && end == title && is_plain_title(head))
        end = title + 1;
    if (end == title || title > 2 || parties_are_organs(head_key(head, end - 1)))
        return 0;
    size_t title_last = end - 1;
    head_mark(head, title, title_last, PART_TITLE);
    end = title_skip_lines(head, end);
    if (addressee_end > 0 && addressee <= end && title_is_letter(head, title, title_last)) {
        head_mark(head, addressee, addressee_end - 1, PART_ADDRESSEE);
        end = addressee_end;
    }
    return end;
}

static char *
title_of_head(const struct head *head)
{
    size_t first = head_first(head, 0, PART_TITLE);
    size_t last = first;
    struct reading line = {BUF_INIT, BUF_INIT};

    while (last + 1 < head->count && head->rows[last + 1].part == PART_TITLE)
        last++;
    head_join(head, first, last, &line);
    char *title = buf_detach(&line.text);
    reading_fini(&line);
    return title;
}

/* The head of the text that begins in the block `first`.  Returns the first block behind it; its
 * title into *title, NULL when it has none. */
static size_t
take_annex_head(struct closing *closing, size_t first, bool labelled, char **title)
{
    struct head head;

    head_init(&head, closing->tree, first);
    size_t end = mark_annex_head(&head, labelled);
    *title = end > 0 ? title_of_head(&head) : NULL;
    if (first >= closing->settled)
        head_apply(&head, end);
    else
        head_set_roles(&head, end);
    head_fini(&head);
    while (end > 0 && first < tree_block_count(closing->tree) && !is_free(closing, first))
        first++;
    return first;
}

/* An attachment's own page: its label, then the head of its text. */
static size_t
take_attachment(struct closing *closing, size_t label)
{
    char *title;

    tree_set_role(closing->tree, label, ROLE_ATTACHMENT);
    size_t next = neighbour(closing, label, 1);
    if (next == NONE || closing->annexes++ >= MOST_ANNEXES)
        return label;
    size_t end = take_annex_head(closing, next, true, &title);
    if (title && !closing->has_list)
        add_attachment(closing->elements, title);
    else
        free(title);
    return end - 1;
}

/* Behind the own date: what the notice issues follows without a label. */
static size_t
take_issued(struct closing *closing, size_t date)
{
    size_t first = neighbour(closing, date, 1);
    char *title;

    while (first != NONE && remark_is_note(read_block(closing, first))) {
        tree_set_role(closing->tree, first, ROLE_NOTE);
        date = first;
        first = neighbour(closing, first, 1);
    }
    if (first == NONE || !is_free(closing, first) || may_be_element(closing, first) ||
        heads_imprint(closing, first))
        return date;
    size_t end = take_annex_head(closing, first, false, &title);
    free(title);
    return end - 1;
}

/* ---- What a page's edge hides --------------------------------------------- */

#define MOST_HIDDEN 2 /* dates at the edges of pages; more are a running head */

/* A short last page begins with the signature or the date, which reflow may have taken for a
 * running head where the letterhead says the same. */
static void
release_hidden(struct closing *closing)
{
    size_t hidden[MOST_HIDDEN];
    size_t count = 0;

    for (size_t i = 0; i < tree_block_count(closing->tree); i++) {
        if (!is_furniture(closing, i) || !may_be_date(edges_of(closing, i)) ||
            !date_fills(read_block(closing, i)))
            continue;
        if (count == MOST_HIDDEN)
            return;
        hidden[count++] = i;
    }
    while (count-- > 0) {
        tree_set_role(closing->tree, hidden[count], ROLE_PARAGRAPH);
        for (size_t i = hidden[count]; i > 0 && is_furniture(closing, i - 1); i--)
            if (is_issuer(closing, read_block(closing, i - 1)))
                tree_set_role(closing->tree, i - 1, ROLE_PARAGRAPH);
    }
}

static struct key
read_piece(struct closing *closing, size_t block, size_t piece)
{
    const struct tree *tree = closing->tree;
    struct span span = tree_piece(tree, tree_block(tree, block), piece)->span;

    reading_set(&closing->line, text_bytes(tree_text(tree)) + span.start, span_length(span));
    return reading_key(&closing->line);
}

/* Cuts the last line off a block where it is the date or, above a date, the issuer's name: without
 * indents reflow cannot tell it from the paragraph's next line. */
static void
cut_last_line(struct closing *closing, size_t block, bool above_date)
{
    size_t pieces = tree_block(closing->tree, block)->piece_count;

    if (block < closing->settled || pieces < 2)
        return;
    bool sentence = key_ends(read_piece(closing, block, pieces - 2), "。");
    struct key key = read_piece(closing, block, pieces - 1);
    bool signs = (is_issuer(closing, key) || (sentence && parties_may_sign(key))) &&
                 !key_is_sentence(key) && key_count(key) < 40;
    if (above_date ? signs : date_fills(key))
        tree_split(closing->tree, block, pieces - 1);
}

static void
cut_closing_lines(struct closing *closing)
{
    for (size_t i = closing->settled; i < tree_block_count(closing->tree); i++) {
        if (!is_free(closing, i) || !ends_in_day(edges_of(closing, i)))
            continue;
        cut_last_line(closing, i, false);
        if (i > 0 && may_be_date(edges_of(closing, i)) && date_fills(read_block(closing, i)))
            cut_last_line(closing, i - 1, true);
    }
}

/* ---- The other lines ----------------------------------------------------- */

static void
take_imprint(struct closing *closing, size_t block)
{
    size_t first = block;
    size_t before = neighbour(closing, block, -1);
    struct date date;
    bool unnamed = date_read(read_block(closing, block), &date) > 0;

    if (unnamed && before != NONE && is_free(closing, before) &&
        parties_are_organs(read_block(closing, before)))
        first = before;
    char *words = take_blocks(closing, first, block, ROLE_IMPRINT);
    if (closing->elements->imprint)
        free(words);
    else
        closing->elements->imprint = words;
}

static bool
is_rule(struct key key)
{
    size_t dashes = 0;

    while (dashes < key.length && key.bytes[dashes] == '-')
        dashes++;
    return dashes >= 3 && dashes == key.length;
}

/* Looks at a block that may be an element; returns the last block that belongs to it. */
static size_t
take_block(struct closing *closing, size_t block)
{
    struct key key = read_block(closing, block);
    bool behind = closing->closed != NONE || is_in_tail(closing, block);
    size_t label = remark_attachment_list(key);
    bool was_open = closing->closed == NONE;

    if (remark_is_attachment_label(key))
        return take_attachment(closing, block);
    if (label > 0)
        return take_list(closing, block, label);
    if (remark_dated(key) > 0 && date_fills(key_part(key, remark_dated(key), key.length)))
        take_dated(closing, block);
    else if (date_fills(key))
        take_date(closing, block);
    else if (remark_is_imprint(key))
        take_imprint(closing, block);
    else if (remark_is_filing(key))
        tree_set_role(closing->tree, block, ROLE_IMPRINT);
    else if (is_rule(key))
        tree_set_role(closing->tree, block, ROLE_FURNITURE);
    else if (remark_is_heading(key))
        tree_set_role(closing->tree, block, ROLE_HEADING);
    else if (behind && remark_is_distribution(key))
        tree_set_role(closing->tree, block, ROLE_COPIES);
    else if (behind && remark_is_note(key))
        tree_set_role(closing->tree, block, ROLE_NOTE);
    return was_open && closing->closed != NONE ? take_issued(closing, closing->closed - 1) : block;
}

/* Whether a signature may follow: the text has come to an end, or the distribution stands above. */
static bool
ends_text(const struct closing *closing, size_t block)
{
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    uint32_t c;

    uni_read_back(text_bytes(tree_text(closing->tree)) + span.start, span_length(span), &c);
    return !is_free(closing, block) || c == 0x3002 || c == '.';
}

/* Eleanor M. Whitfield, Clerk of the Board */
static bool
is_english_signer(struct closing *closing, size_t block)
{
    struct key key = read_block(closing, block);

    if (key.length == 0 || key_count(key) > 80 || key.bytes[0] < 'A' || key.bytes[0] > 'Z' ||
        key_ends(key, ".") || key_ends(key, ":") || key_has(key, ";") || !key_has(key, ","))
        return false;
    for (size_t i = 0; i < key.length; i++)
        if (key.bytes[i] >= '0' && key.bytes[i] <= '9')
            return false;
    return closing->elements->title != NULL;
}

/* A notice may be signed without a date: its last line names the issuer or an office. */
static void
take_last_line(struct closing *closing)
{
    size_t last = tree_block_count(closing->tree);

    if (closing->elements->signature)
        return;
    while (last > 0 && !is_free(closing, last - 1))
        last--;
    if (last < 2)
        return;
    bool signs = ends_text(closing, last - 2) &&
                 (is_signer(closing, last - 1) || is_english_signer(closing, last - 1));
    if (signs)
        closing->elements->signature = take_blocks(closing, last - 1, last - 1, ROLE_SIGNATURE);
}

void
elements_close(struct elements *elements, struct tree *tree, size_t settled)
{
    struct closing closing = {
        .elements = elements, .tree = tree, .settled = settled, .closed = NONE};

    if (tree_block_count(tree) > MOST_BLOCKS)
        closing.settled = SIZE_MAX;

    release_hidden(&closing);
    cut_closing_lines(&closing);
    for (size_t i = 0; i < tree_block_count(tree); i++)
        if (is_free(&closing, i) && may_be_element(&closing, i))
            i = take_block(&closing, i);
    take_last_line(&closing);
    if (!elements->issuer && elements->signature)
        elements->issuer = mem_copy_string(elements->signature);
    reading_fini(&closing.line);
    buf_fini(&closing.words);
}
