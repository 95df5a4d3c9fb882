/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/paper.h"

#include "notice/opening.h"
#include "notice/parties.h"

/* What the first heading of a paper says. */
static const char *const first_headings[] = {"目的", "引言", "背景", "緒言", "摘要", NULL};

bool
paper_is_one(const struct head *head)
{
    return head->count > 3 && head->rows[0].part == PART_NUMBER &&
           key_starts(head_key(head, 0), "立法會") && key_ends(head_key(head, 0), "文件");
}

/* The row of the first heading; head->count without one. */
size_t
paper_body(const struct head *head)
{
    for (size_t i = 1; i < head->count; i++)
        for (const char *const *word = first_headings; *word; word++)
            if (key_is(head_key(head, i), *word))
                return i;
    return head->count;
}

/* 立法會CB(2)…號文件, a file's number, the committee, its meeting (2021年6月1日會議), the title. */
size_t
paper_open(struct elements *elements, struct head *head, size_t end)
{
    size_t title = head->count;

    elements->number = opening_words(head, 0, 0);
    for (size_t i = 1; i < end; i++) {
        struct key key = head_key(head, i);
        bool committee = !elements->issuer && parties_are_organs(key);
        if (committee)
            elements->issuer = opening_words(head, i, i);
        bool meeting = key_has(key, "日") && key_has(key, "會議");
        head_mark(head, i, i, committee ? PART_LETTERHEAD : PART_NOTE);
        if (elements->issuer && !committee && !meeting && head->rows[i].part != PART_CAPTION)
            title = title < head->count ? title : i;
    }
    if (title < end)
        opening_take_title(elements, head, title, end);
    return end;
}
