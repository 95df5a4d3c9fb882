/* elements_open.c: the opening elements, letterhead to addressee.
 *
 * The rows of the head are marked in the order in which they can be told: what stands before
 * the number, who is addressed, and what is left between is the title.
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
#include "notice/kind.h"
#include "notice/letterhead.h"
#include "notice/number.h"
#include "notice/parties.h"
#include "notice/title.h"

static void
set(char **element, char *words)
{
    free(*element);
    *element = words;
}

/* ---- Rows ---------------------------------------------------------------- */

static char *
words_of(const struct head *head, size_t first, size_t last)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    head_join(head, first, last, &line);
    char *words = buf_detach(&line.text);
    reading_fini(&line);
    return words;
}

/* ---- The single lines ---------------------------------------------------- */

static void
take_title(struct elements *elements, struct head *head, size_t first, size_t end)
{
    head_mark(head, first, end - 1, PART_TITLE);
    set(&elements->title, words_of(head, first, end - 1));
}

static void
take_number(struct elements *elements, const struct head *head, size_t row)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    size_t last = row;
    size_t from, to;

    while (last + 1 < head->count && head->rows[last + 1].group == head->rows[row].group)
        last++;
    head_join(head, row, last, &line);
    if (!elements->number && number_fills(reading_key(&line), &from, &to))
        elements->number = reading_part(&line, from, to);
    reading_fini(&line);
}

static void
take_remark_number(struct elements *elements, const struct head *head, size_t row)
{
    size_t from, to;

    if (!elements->number && number_in_remark(head_key(head, row), &from, &to))
        elements->number = reading_part(&head->rows[row].reading, from, to);
}

static void
take_date(struct elements *elements, const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    if (elements->date)
        return;
    bool bracketed = key_bracketed(key) == key.length;
    elements->date = reading_part(&head->rows[row].reading, bracketed, key.length - bracketed);
    elements->iso_date = date_iso(key);
}

static void
take_dated_number(struct elements *elements, const struct head *head, size_t row)
{
    struct key key = head_key(head, row);
    size_t from = head->rows[row].from;
    struct dated_number found;

    if (!head_dated_number(key, &found))
        return;
    const struct reading *line = &head->rows[row].reading;
    if (!elements->number)
        elements->number = reading_part(line, from + found.number_from, from + found.number_to);
    if (elements->date)
        return;
    elements->date = reading_part(line, from + found.date_from, from + found.date_to);
    elements->iso_date = date_iso(key_part(key, found.date_from, found.date_to));
}

/* What stands alone among the rows before `end`. */
static void
take_lines(struct elements *elements, const struct head *head, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        if (head->rows[i].group != i)
            continue;
        if (head->rows[i].part == PART_NUMBER)
            take_number(elements, head, i);
        else if (head->rows[i].part == PART_DATED_NUMBER)
            take_dated_number(elements, head, i);
        else if (head->rows[i].part == PART_DATE)
            take_date(elements, head, i);
    }
    for (size_t i = 0; i < end; i++)
        if (head->rows[i].part == PART_NOTE)
            take_remark_number(elements, head, i);
}

static void
take_issuer(struct elements *elements, const struct head *head)
{
    struct reading title = {BUF_INIT, BUF_INIT};

    if (elements->title)
        reading_set(&title, elements->title, strlen(elements->title));
    size_t length = parties_issuer_of_title(reading_key(&title));
    set(&elements->issuer, letterhead_issuer(head));
    if (length > 0 && (!elements->issuer || strstr(elements->issuer, "、")))
        set(&elements->issuer, reading_part(&title, 0, length));
    reading_fini(&title);
}

static void
take_kind(struct elements *elements, const struct head *head, size_t letterhead_end)
{
    const char *kind = NULL;
    static const char *const orders[] = {"令",   "公告", "通告", "函", "书函",
                                         "書函", "公报", "纪要", NULL};

    size_t title = head_first(head, 0, PART_TITLE);
    size_t last = title;
    while (last + 1 < head->count && head->rows[last + 1].group == title)
        last++;
    if (title < head->count)
        kind = title_kind(head, title, last);
    for (size_t i = 0; i < letterhead_end; i++)
        if (head->rows[i].part == PART_LETTERHEAD && key_ends_with_any(head_key(head, i), orders))
            kind = key_ends_with_any(head_key(head, i), orders);
    set(&elements->kind, mem_copy_string(kind));
}

/* 国务院令, and 指挥部 / 通告 over two lines, are letterhead and title at once. */
static void
title_from_letterhead(struct elements *elements, const struct head *head, size_t end)
{
    static const char *const words[] = {"令", "公告", "通告", NULL};

    for (size_t i = 0; i < end && !elements->title; i++) {
        struct key key = head_key(head, i);
        const char *word = key_ends_with_any(key, words);
        if (head->rows[i].part != PART_LETTERHEAD || !word)
            continue;
        bool alone = key_is(key, word) && i > 0 && head->rows[i - 1].part == PART_LETTERHEAD;
        elements->title = words_of(head, alone ? i - 1 : head->rows[i].group, i);
    }
}

/* In English, a title in capitals under a letterhead in capitals.  The row behind both. */
static size_t
title_from_capitals(struct elements *elements, struct head *head, size_t letterhead)
{
    size_t end = letterhead;

    if (letterhead < 2 || head->rows[letterhead - 2].part != PART_LETTERHEAD ||
        !letterhead_is_capital(head_key(head, letterhead - 1)))
        return letterhead;
    size_t first = letterhead_title(head, &end);
    take_title(elements, head, first, end);
    return end;
}

/* ---- Forms of notices ---------------------------------------------------- */

/* The name of a book of notices. */
static bool
is_collection(struct key key)
{
    static const char *const endings[] = {"汇编", "手册", "选编", "文件集", "彙編", NULL};

    return key_ends_with_any(key, endings) != NULL;
}

/* The name of a book above the head of a notice, on a page that stands alone. */
static void
mark_collection(struct head *head)
{
    size_t number = head_first(head, 0, PART_NUMBER);

    if (number > 1 && number < 5 && head->rows[0].part == PART_UNKNOWN &&
        is_collection(head_key(head, 0)))
        head_mark(head, 0, 0, PART_TITLE_AGAIN);
}

/* The mainland's form, and every text with a title. */
static size_t
open_notice(struct elements *elements, struct head *head)
{
    mark_collection(head);
    size_t letterhead = letterhead_mark(head);
    size_t addressee = head->count;
    size_t addressee_end = title_addressee(head, letterhead, &addressee);
    size_t title = head->count;
    bool titled_before = letterhead > 0 && head_first(head, 0, PART_UNKNOWN) < letterhead;
    size_t title_from = titled_before ? 0 : letterhead;
    size_t title_limit = titled_before       ? head_first(head, 0, PART_LETTERHEAD)
                         : addressee_end > 0 ? addressee
                                             : head->count;
    size_t title_end = title_find(head, title_from, title_limit, &title);
    size_t behind = letterhead;

    if (title_end > title)
        take_title(elements, head, title, title_end);
    else
        behind = title_from_capitals(elements, head, letterhead);
    bool letter = title_end > title && title_is_letter(head, title, title_end - 1);
    size_t end = title_skip_byline(head, title_end > title ? title_end : behind,
                                   title_end > title && (!letter || addressee_end == 0));
    if (end < letterhead)
        end = title_skip_lines(head, letterhead);
    bool opens = addressee == 0 && addressee_end > 0 && key_count(head_key(head, 0)) > 4;
    if (addressee_end > 0 && addressee <= end && (end > 0 || opens) &&
        (!elements->title || letter || parties_are_greeted(head_key(head, addressee)))) {
        head_mark(head, addressee, addressee_end - 1, PART_ADDRESSEE);
        set(&elements->addressee, words_of(head, addressee, addressee_end - 1));
        end = addressee_end;
    }
    take_lines(elements, head, end);
    take_issuer(elements, head);
    take_kind(elements, head, letterhead);
    title_from_letterhead(elements, head, letterhead);
    return end;
}

/* The Japanese form: number, date, addressees with 殿, sender, title. */
static size_t
find_honoured(const struct head *head)
{
    for (size_t i = 1; i < head->count && head->rows[i].part != PART_BODY; i++)
        if (head->rows[i].part == PART_UNKNOWN && parties_are_honoured(head_key(head, i)))
            return i;
    return head->count;
}

/* （公印省略） is often set over several lines, a character each. */
static bool
is_sender_line(const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    return key_count(key) <= 1 || head->rows[row].part == PART_MARK || key_has(key, "省略") ||
           (head->rows[row].part == PART_UNKNOWN && parties_are_organs(key));
}

/* Lines of one character each, set from top to bottom, are one line. */
static size_t
mark_upright(struct head *head, size_t row, enum part part)
{
    size_t last = row;

    while (last + 1 < head->count && key_count(head_key(head, row)) <= 1 &&
           key_count(head_key(head, last + 1)) <= 1)
        last++;
    head_mark(head, row, last, part);
    return last + 1;
}

static size_t
take_sender(struct elements *elements, struct head *head, size_t row)
{
    while (row < head->count && is_sender_line(head, row)) {
        if (!elements->issuer && parties_are_organs(head_key(head, row))) {
            elements->issuer = words_of(head, row, row);
            elements->signature = words_of(head, row, row);
        }
        row = mark_upright(head, row, PART_SENDER);
    }
    return row;
}

/* Where the layout is kept the sender stands at the right, and 殿 in the middle of the
 * addressees' lines: the last row of these. */
static size_t
last_honoured(const struct head *head, size_t honoured)
{
    for (size_t i = honoured + 1; i < head->count && i < honoured + 6; i++) {
        if (head->rows[i].part != PART_UNKNOWN)
            break;
        if (tree_block(head->tree, head->rows[i].block)->indent >= HEAD_RIGHT_CELLS)
            return i - 1;
    }
    return honoured;
}

static size_t
open_japanese(struct elements *elements, struct head *head, size_t honoured)
{
    size_t first = honoured;
    size_t last = last_honoured(head, honoured);

    while (first > 0 && head->rows[first - 1].part == PART_UNKNOWN &&
           key_count(head_key(head, first - 1)) > 1)
        first--;
    for (size_t i = 0; i < first; i++)
        if (head->rows[i].part == PART_UNKNOWN || head->rows[i].part == PART_MARK)
            i = mark_upright(head, i, PART_MARK) - 1;
    head_mark(head, first, last, PART_ADDRESSEE);
    set(&elements->addressee, words_of(head, first, last));
    size_t title = take_sender(elements, head, last + 1);
    size_t end = title < head->count ? title_end_from(head, title, head->count) : title;
    if (end > title)
        take_title(elements, head, title, end);
    take_lines(elements, head, first);
    take_kind(elements, head, 0);
    return end;
}

/* The form with captions: 受文者：…, SUBJECT: … */
static bool
has_captions(const struct head *head)
{
    for (size_t i = 0; i < head->count; i++) {
        enum caption caption = head->rows[i].caption;
        if (head->rows[i].part == PART_CAPTION &&
            (caption == CAPTION_ADDRESSEE || caption == CAPTION_NUMBER || caption == CAPTION_TITLE))
            return true;
    }
    return false;
}

static const struct {
    enum caption caption;
    enum part part;
} caption_parts[] = {
    {CAPTION_ADDRESSEE, PART_ADDRESSEE}, {CAPTION_DATE, PART_DATE},   {CAPTION_NUMBER, PART_NUMBER},
    {CAPTION_TITLE, PART_TITLE},         {CAPTION_ISSUER, PART_NOTE}, {CAPTION_MARK, PART_NOTE},
    {CAPTION_SENDER, PART_SENDER},
};

static enum part
part_of_caption(enum caption caption)
{
    for (size_t i = 0; i < sizeof caption_parts / sizeof caption_parts[0]; i++)
        if (caption_parts[i].caption == caption)
            return caption_parts[i].part;
    return PART_BODY;
}

/* What the caption's line, or where it is empty the next lines say. */
static void
take_captioned(struct elements *elements, enum caption caption, char *words)
{
    char **element = caption == CAPTION_ADDRESSEE ? &elements->addressee
                     : caption == CAPTION_DATE    ? &elements->date
                     : caption == CAPTION_NUMBER  ? &elements->number
                     : caption == CAPTION_TITLE   ? &elements->title
                     : caption == CAPTION_PURPORT ? &elements->title
                     : caption == CAPTION_ISSUER  ? &elements->issuer
                     : caption == CAPTION_SENDER  ? &elements->signature
                                                  : NULL;

    if (!element || *element || !*words) {
        free(words);
        return;
    }
    *element = words;
    if (caption == CAPTION_DATE)
        elements->iso_date = elements_iso_date(words, strlen(words));
}

/* Cells by which a line may stand off from the column in which it should hang. */
#define HANGING_PLAY 2

/* The cells before the row on its line, white space only; 0 when other things stand there. */
static size_t
line_indent(const struct head *head, const struct row *row)
{
    const struct tree *tree = head->tree;
    const struct text *text = tree_text(tree);
    size_t start = tree_piece(tree, tree_block(tree, row->block), row->piece)->span.start;
    size_t line = text_line(text, text_line_at(text, start)).start;
    const char *before = text_bytes(text) + line;

    return uni_leading_space(before, start - line) == start - line
               ? uni_print_cells(before, start - line)
               : 0;
}

/* The column of what stands behind the caption's colon. */
static size_t
value_column(const struct head *head, const struct row *row)
{
    const struct tree *tree = head->tree;
    struct span span = tree_piece(tree, tree_block(tree, row->block), row->piece)->span;
    const char *bytes = text_bytes(tree_text(tree)) + span.start;
    const char *colon = memchr(bytes, ':', span_length(span));
    size_t at = colon ? (size_t)(colon - bytes) + 1 : 0;

    at += uni_leading_space(bytes + at, span_length(span) - at);
    return line_indent(head, row) + uni_print_cells(bytes, at);
}

/* Whether the line of `row` hangs below what stands behind the caption. */
static bool
hangs(const struct head *head, size_t caption, size_t row)
{
    size_t indent = line_indent(head, &head->rows[row]);
    size_t column = value_column(head, &head->rows[caption]);

    return head->rows[row].part == PART_UNKNOWN && indent > HANGING_PLAY &&
           indent + HANGING_PLAY >= column && indent <= column + HANGING_PLAY;
}

/* The row behind the lines of a title that hang below its caption's. */
static size_t
hanging_end(const struct head *head, size_t row)
{
    size_t end = row + 1;

    while (end < head->count && hangs(head, row, end))
        end++;
    return end;
}

/* The row behind those of the caption's paragraph, whose line was wrapped. */
static size_t
wrapped_end(const struct head *head, size_t row)
{
    size_t end = row + 1;

    while (end < head->count && head->rows[end].block == head->rows[row].block &&
           head->rows[end].part == PART_UNKNOWN)
        end++;
    return end;
}

/* What the caption's paragraph says behind the caption, to its end. */
static char *
paragraph_words(const struct head *head, size_t row, size_t value)
{
    const struct block *block = tree_block(head->tree, head->rows[row].block);
    struct span span = tree_block_span(head->tree, block);
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;

    span.start = tree_piece(head->tree, block, head->rows[row].piece)->span.start;
    tree_part_text(head->tree, block, span, &words);
    reading_set(&line, words.bytes, words.length);
    char *part = reading_part(&line, value, line.key.length);
    buf_fini(&words);
    reading_fini(&line);
    return part;
}

/* What the caption's line says behind the caption, and the rows up to `end`. */
static char *
hanging_words(const struct head *head, size_t row, size_t value, size_t end)
{
    const struct row *first = &head->rows[row];
    struct buf words = BUF_INIT;
    char *part = reading_part(&first->reading, first->from + value, first->reading.key.length);

    buf_add_string(&words, part);
    free(part);
    for (size_t i = row + 1; i < end; i++) {
        part = words_of(head, i, i);
        if (words.length > 0 && !(words.bytes[words.length - 1] & 0x80))
            buf_add_char(&words, ' ');
        buf_add_string(&words, part);
        free(part);
    }
    return buf_detach(&words);
}

/* The row behind what belongs to the caption in `row`. */
static size_t
take_caption(struct elements *elements, struct head *head, size_t row)
{
    enum caption caption = head->rows[row].caption;
    size_t end = row + 1;
    size_t value = head->rows[row].caption_length;
    struct key key = head_key(head, row);

    if (caption == CAPTION_BODY)
        return end;
    while (value == key.length && end < head->count && head->rows[end].part == PART_UNKNOWN &&
           (end == row + 1 || caption == CAPTION_SENDER))
        end++;
    if (value < key.length && (caption == CAPTION_TITLE || caption == CAPTION_ADDRESSEE))
        end = wrapped_end(head, row);
    if (value < key.length && caption == CAPTION_TITLE && end == row + 1)
        end = hanging_end(head, row);
    char *words = caption == CAPTION_PURPORT             ? paragraph_words(head, row, value)
                  : value < key.length || end == row + 1 ? hanging_words(head, row, value, end)
                                                         : words_of(head, row + 1, row + 1);
    take_captioned(elements, caption, words);
    head_mark(head, row, end - 1, part_of_caption(caption));
    return end;
}

/* The issuer of a Korean letter, on a line of its own right above 수신. */
static void
take_name_above(struct elements *elements, struct head *head)
{
    size_t row = head_first(head, 0, PART_ADDRESSEE);

    if (row == 0 || row >= head->count || head->rows[row - 1].part != PART_UNKNOWN ||
        !uni_is_hangul(key_last(head_key(head, row - 1))))
        return;
    elements->issuer = words_of(head, row - 1, row - 1);
    head_mark(head, row - 1, row - 1, PART_LETTERHEAD);
}

static size_t
open_captions(struct elements *elements, struct head *head)
{
    size_t letterhead = letterhead_mark(head);
    size_t end = 0;

    for (size_t i = 0; i < head->count;) {
        enum part part = head->rows[i].part;
        if (part == PART_BODY || (part == PART_CAPTION && head->rows[i].caption == CAPTION_BODY) ||
            (part == PART_LABEL && end > 0))
            break;
        i = part == PART_CAPTION ? take_caption(elements, head, i) : i + 1;
        if (part != PART_UNKNOWN && part != PART_LABEL)
            end = i;
    }
    take_lines(elements, head, end);
    if (!elements->issuer)
        take_name_above(elements, head);
    if (!elements->issuer)
        take_issuer(elements, head);
    take_kind(elements, head, letterhead);
    return end;
}

/* ---- Papers of a council ---------------------------------------------------- */

/* What the first heading of a paper says. */
static const char *const first_headings[] = {"目的", "引言", "背景", "緒言", "摘要", NULL};

static bool
is_paper(const struct head *head)
{
    return head->count > 3 && head->rows[0].part == PART_NUMBER &&
           key_starts(head_key(head, 0), "立法會") && key_ends(head_key(head, 0), "文件");
}

/* The row of the first heading; head->count without one. */
static size_t
find_first_heading(const struct head *head)
{
    for (size_t i = 1; i < head->count; i++)
        for (const char *const *word = first_headings; *word; word++)
            if (key_is(head_key(head, i), *word))
                return i;
    return head->count;
}

/* 立法會CB(2)…號文件, a file's number, the committee, its meeting (2021年6月1日會議), the title. */
static size_t
open_paper(struct elements *elements, struct head *head)
{
    size_t end = find_first_heading(head);
    size_t title = head->count;

    if (end == head->count)
        return open_notice(elements, head);
    elements->number = words_of(head, 0, 0);
    for (size_t i = 1; i < end; i++) {
        struct key key = head_key(head, i);
        bool committee = !elements->issuer && parties_are_organs(key);
        if (committee)
            elements->issuer = words_of(head, i, i);
        bool meeting = key_has(key, "日") && key_has(key, "會議");
        head_mark(head, i, i, committee ? PART_LETTERHEAD : PART_NOTE);
        if (elements->issuer && !committee && !meeting && head->rows[i].part != PART_CAPTION)
            title = title < head->count ? title : i;
    }
    if (title < end)
        take_title(elements, head, title, end);
    return end;
}

/* ---- The title as a running head ------------------------------------------- */

#define MOST_BELOW 6 /* blocks below a running head in which the title stands */

/* Whether one of the first blocks of the text, or several in a row, end in the words of the key. */
static bool
is_said_below(const struct tree *tree, struct key key)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;
    struct buf below = BUF_INIT;
    bool said = false;

    for (size_t i = 1; i < tree_block_count(tree) && i <= MOST_BELOW && !said; i++) {
        if (role_is_aside(tree_block(tree, i)->role))
            continue;
        buf_clear(&words);
        tree_block_text(tree, tree_block(tree, i), &words);
        reading_set(&line, words.bytes, words.length);
        buf_add(&below, reading_key(&line).bytes, reading_key(&line).length);
        said = below.length >= key.length &&
               memcmp(below.bytes + below.length - key.length, key.bytes, key.length) == 0;
    }
    buf_fini(&below);
    buf_fini(&words);
    reading_fini(&line);
    return said;
}

/* Whether one of the first blocks of the text is a number or ends as an addressee does: it has a
 * head of its own. */
static bool
has_head_below(const struct tree *tree)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;
    size_t from, to;
    bool has = false;

    for (size_t i = 1; i < tree_block_count(tree) && i <= MOST_BELOW && !has; i++) {
        buf_clear(&words);
        tree_block_text(tree, tree_block(tree, i), &words);
        reading_set(&line, words.bytes, words.length);
        struct key key = reading_key(&line);
        has = number_fills(key, &from, &to) || (key_ends(key, ":") && parties_are_addressed(key));
    }
    buf_fini(&words);
    reading_fini(&line);
    return has;
}

/* A name in capitals above the word MEMORANDUM is a letterhead, whatever the other pages have. */
static bool
is_above_memorandum(const struct tree *tree, struct key key)
{
    struct buf words = BUF_INIT;

    if (!letterhead_is_capital(key))
        return false;
    tree_block_text(tree, tree_block(tree, 1), &words);
    bool above = strncmp(buf_string(&words), "MEMORANDUM", strlen("MEMORANDUM")) == 0;
    buf_fini(&words);
    return above;
}

/* Where the running head says the title, reflow takes the title on the first page for one, unless
 * it stands below a head of its own. */
static void
release_title(struct tree *tree)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;

    if (tree_block_count(tree) < 2 || tree_block(tree, 0)->role != ROLE_FURNITURE)
        return;
    tree_block_text(tree, tree_block(tree, 0), &words);
    reading_set(&line, words.bytes, words.length);
    struct key key = reading_key(&line);
    bool title =
        kind_of(key) && !key_starts(key, "<") && !(is_collection(key) && has_head_below(tree));
    if ((title || is_above_memorandum(tree, key)) && !is_said_below(tree, key))
        tree_set_role(tree, 0, ROLE_PARAGRAPH);
    buf_fini(&words);
    reading_fini(&line);
}

void
elements_open(struct elements *elements, struct tree *tree)
{
    struct head head;

    release_title(tree);
    head_init(&head, tree, 0);
    size_t honoured = find_honoured(&head);
    size_t end = has_captions(&head)     ? open_captions(elements, &head)
                 : is_paper(&head)       ? open_paper(elements, &head)
                 : honoured < head.count ? open_japanese(elements, &head, honoured)
                                         : open_notice(elements, &head);
    head_apply(&head, end);
    head_fini(&head);
}
