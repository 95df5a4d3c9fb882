/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/honoured.h"

#include "notice/opening.h"
#include "notice/parties.h"
#include "notice/title.h"

size_t
honoured_find(const struct head *head)
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
            elements->issuer = opening_words(head, row, row);
            elements->signature = opening_words(head, row, row);
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

size_t
honoured_open(struct elements *elements, struct head *head, size_t honoured)
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
    opening_set(&elements->addressee, opening_words(head, first, last));
    size_t title = take_sender(elements, head, last + 1);
    size_t end = title < head->count ? title_end_from(head, title, head->count) : title;
    if (end > title)
        opening_take_title(elements, head, title, end);
    opening_take_lines(elements, head, first);
    opening_take_kind(elements, head, 0);
    return end;
}
