/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/opening.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "notice/date.h"
#include "notice/letterhead.h"
#include "notice/number.h"
#include "notice/parties.h"
#include "notice/title.h"

void
opening_set(char **element, char *words)
{
    free(*element);
    *element = words;
}

char *
opening_words(const struct head *head, size_t first, size_t last)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    head_join(head, first, last, &line);
    char *words = buf_detach(&line.text);
    reading_fini(&line);
    return words;
}

void
opening_take_title(struct elements *elements, struct head *head, size_t first, size_t end)
{
    head_mark(head, first, end - 1, PART_TITLE);
    opening_set(&elements->title, opening_words(head, first, end - 1));
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
void
opening_take_lines(struct elements *elements, const struct head *head, size_t end)
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

void
opening_take_issuer(struct elements *elements, const struct head *head)
{
    struct reading title = {BUF_INIT, BUF_INIT};

    if (elements->title)
        reading_set(&title, elements->title, strlen(elements->title));
    size_t length = parties_issuer_of_title(reading_key(&title));
    opening_set(&elements->issuer, letterhead_issuer(head));
    if (length > 0 && (!elements->issuer || strstr(elements->issuer, "、")))
        opening_set(&elements->issuer, reading_part(&title, 0, length));
    reading_fini(&title);
}

void
opening_take_kind(struct elements *elements, const struct head *head, size_t letterhead_end)
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
    opening_set(&elements->kind, mem_copy_string(kind));
}
