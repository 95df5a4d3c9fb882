/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/annex.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "notice/date.h"
#include "notice/head.h"
#include "notice/korean.h"
#include "notice/marker.h"
#include "notice/parties.h"
#include "notice/remark.h"
#include "notice/title.h"

#define MOST_ANNEXES 200 /* whose heads are looked at */
#define YEAR_DIGITS  4
#define MOST_LISTED  60 /* blocks of a list of attachments */

/* ---- Attachments --------------------------------------------------------- */

static void
add_attachment(struct elements *elements, char *title)
{
    elements->attachments =
        mem_grow(elements->attachments, &elements->attachment_capacity,
                 elements->attachment_count + 1, sizeof elements->attachments[0]);
    elements->attachments[elements->attachment_count++] = title;
}

/* Past the ordinal of an item of the list: 1. 2． 9-1.  Whatever the forms of sections are.  Four
 * digits are a year's. */
static size_t
skip_ordinal(struct key key, size_t from)
{
    static const char ordinals[] = "0123456789-.、";
    struct marker marker;
    struct key rest = key_part(key, from, key.length);

    if (marker_read(NULL, rest.bytes, rest.length, &marker))
        return from + marker.length;
    size_t digits = from;
    while (digits < key.length && strchr(ordinals, key.bytes[digits]))
        digits++;
    return strspn(rest.bytes, "0123456789") == YEAR_DIGITS ? from : digits;
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

    for (size_t i = closing_neighbour(closing, first, 1); i != NONE && i < first + MOST_LISTED;
         i = closing_neighbour(closing, i, 1)) {
        struct key key = closing_read(closing, i);
        if (!closing_is_free(closing, i) || !opens_item(key) || date_fills(key) ||
            key_ends(key, "。"))
            break;
        add_attachment(elements, reading_part(&closing->line, skip_ordinal(key, 0),
                                              korean_attachment_name(key)));
        tree_set_role(closing->tree, i, ROLE_ATTACHMENT);
        last = i;
    }
    return last;
}

size_t
annex_take_list(struct closing *closing, size_t block, size_t label)
{
    struct key key = closing_read(closing, block);
    size_t from = skip_ordinal(key, label);

    if (key_ends(key, "。") && key_count(key) > 40)
        return block;
    tree_set_role(closing->tree, block, ROLE_ATTACHMENT);
    if (closing->closed != NONE && closing->has_list)
        return block;
    closing->has_list = true;
    if (from < key.length)
        add_attachment(closing->elements,
                       reading_part(&closing->line, from, korean_attachment_name(key)));
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
mark_annex_head(struct head *head, bool labelled, const char *said)
{
    size_t addressee = head->count;
    size_t addressee_end = title_addressee(head, 0, &addressee);
    size_t title;
    size_t end = title_find(head, 0, addressee_end > 0 ? addressee : head->count, &title);

    if (labelled && end == title && is_plain_title(head))
        end = title + 1;
    size_t said_end = title_said_end(head, title, said);
    if (said_end > end)
        end = said_end;
    if (end == title || title > 2 || parties_are_organs(head_key(head, end - 1)))
        return 0;
    size_t title_last = end - 1;
    head_mark(head, title, title_last, PART_TITLE);
    end = title_skip_byline(head, end, true);
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

/* Blocks at a notice's beginning that say what it issues. */
#define MOST_SAYING 12

/* What the notice says of what it issues, up to the block `end`: its first blocks, and its list of
 * attachments. */
static void
add_said(struct closing *closing, size_t end, struct buf *said)
{
    const struct elements *elements = closing->elements;

    for (size_t i = 0; i < end && i < MOST_SAYING; i++) {
        title_add_essence(said, closing_read(closing, i));
        buf_add_char(said, '\n');
    }
    for (size_t i = 0; i < elements->attachment_count; i++) {
        reading_set(&closing->line, elements->attachments[i], strlen(elements->attachments[i]));
        title_add_essence(said, reading_key(&closing->line));
        buf_add_char(said, '\n');
    }
}

/* The head of the text that begins in the block `first`.  Returns the first block behind it; its
 * title into *title, NULL when it has none. */
static size_t
take_annex_head(struct closing *closing, size_t first, bool labelled, char **title)
{
    struct head head;
    struct buf said = BUF_INIT;

    head_init(&head, closing->tree, first);
    add_said(closing, first, &said);
    size_t end = mark_annex_head(&head, labelled, buf_string(&said));
    buf_fini(&said);
    *title = end > 0 ? title_of_head(&head) : NULL;
    if (first >= closing->settled)
        head_apply(&head, end);
    else
        head_set_roles(&head, end);
    head_fini(&head);
    while (end > 0 && first < tree_block_count(closing->tree) && !closing_is_free(closing, first))
        first++;
    return first;
}

size_t
annex_take(struct closing *closing, size_t label)
{
    char *title;

    tree_set_role(closing->tree, label, ROLE_ATTACHMENT);
    size_t next = closing_neighbour(closing, label, 1);
    if (next == NONE || closing->annexes++ >= MOST_ANNEXES)
        return label;
    size_t end = take_annex_head(closing, next, true, &title);
    if (title && !closing->has_list)
        add_attachment(closing->elements, title);
    else
        free(title);
    return end - 1;
}

/* Whether the block is what may close a notice, and so opens no text. */
static bool
is_element(struct closing *closing, size_t block)
{
    if (!closing_may_be_element(closing, block))
        return false;
    struct key key = closing_read(closing, block);
    return remark_is_attachment_label(key) || remark_attachment_list(key) > 0 ||
           remark_dated(key) > 0 || date_fills(key) || remark_is_imprint(key) ||
           remark_is_filing(key) || remark_is_heading(key) || remark_is_distribution(key) ||
           remark_is_note(key) || key_starts(key, "---");
}

size_t
annex_take_issued(struct closing *closing, size_t date)
{
    size_t first = closing_neighbour(closing, date, 1);
    char *title;

    while (first != NONE && remark_is_note(closing_read(closing, first))) {
        tree_set_role(closing->tree, first, ROLE_NOTE);
        date = first;
        first = closing_neighbour(closing, first, 1);
    }
    if (first == NONE || !closing_is_free(closing, first) || is_element(closing, first) ||
        closing_heads_imprint(closing, first))
        return date;
    size_t end = take_annex_head(closing, first, false, &title);
    free(title);
    return end - 1;
}
