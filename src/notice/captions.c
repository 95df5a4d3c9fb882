/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/captions.h"

#include <stdlib.h>
#include <string.h>

#include "base/uni.h"
#include "notice/letterhead.h"
#include "notice/opening.h"

bool
captions_are_used(const struct head *head)
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
        part = opening_words(head, i, i);
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
                                                         : opening_words(head, row + 1, row + 1);
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
    elements->issuer = opening_words(head, row - 1, row - 1);
    head_mark(head, row - 1, row - 1, PART_LETTERHEAD);
}

size_t
captions_open(struct elements *elements, struct head *head)
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
    opening_take_lines(elements, head, end);
    if (!elements->issuer)
        take_name_above(elements, head);
    if (!elements->issuer)
        opening_take_issuer(elements, head);
    opening_take_kind(elements, head, letterhead);
    return end;
}
