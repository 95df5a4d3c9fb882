/* elements_open.c: the opening elements, letterhead to addressee.
 *
 * The rows of the head are marked in the order in which they can be told: what stands before
 * the number, who is addressed, and what is left between is the title.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/elements.h"

#include "notice/captions.h"
#include "notice/head.h"
#include "notice/honoured.h"
#include "notice/letterhead.h"
#include "notice/opening.h"
#include "notice/paper.h"
#include "notice/parties.h"
#include "notice/running.h"
#include "notice/title.h"

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
        elements->title = opening_words(head, alone ? i - 1 : head->rows[i].group, i);
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
    opening_take_title(elements, head, first, end);
    return end;
}

/* The name of a book above the head of a notice, on a page that stands alone. */
static void
mark_collection(struct head *head)
{
    size_t number = head_first(head, 0, PART_NUMBER);

    if (number > 1 && number < 5 && head->rows[0].part == PART_UNKNOWN &&
        running_is_collection(head_key(head, 0)))
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
        opening_take_title(elements, head, title, title_end);
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
        opening_set(&elements->addressee, opening_words(head, addressee, addressee_end - 1));
        end = addressee_end;
    }
    opening_take_lines(elements, head, end);
    opening_take_issuer(elements, head);
    opening_take_kind(elements, head, letterhead);
    title_from_letterhead(elements, head, letterhead);
    return end;
}

static size_t
open_paper(struct elements *elements, struct head *head)
{
    size_t body = paper_body(head);

    return body < head->count ? paper_open(elements, head, body) : open_notice(elements, head);
}

void
elements_open(struct elements *elements, struct tree *tree)
{
    struct head head;

    running_release(tree);
    head_init(&head, tree, 0);
    size_t honoured = honoured_find(&head);
    size_t end = captions_are_used(&head) ? captions_open(elements, &head)
                 : paper_is_one(&head)    ? open_paper(elements, &head)
                 : honoured < head.count  ? honoured_open(elements, &head, honoured)
                                          : open_notice(elements, &head);
    head_apply(&head, end);
    head_fini(&head);
}
