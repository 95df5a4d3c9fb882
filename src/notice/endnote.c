/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/endnote.h"

#include <string.h>

#include "base/buf.h"
#include "notice/footlink.h"

/* A heading of notes is no longer, in bytes. */
#define HEADING_LONGEST 40

/* The list: blocks from its first note to before `end`. */
struct list {
    struct tree *tree;
    size_t first, end;
    struct footmark label; /* of the first */
    bool headed;           /* the block before it says what it is */
};

static bool
read_label(const struct tree *tree, size_t block, struct footmark *label)
{
    const struct block *note = tree_block(tree, block);
    struct span span = tree_piece(tree, note, 0)->span;

    return role_is_body(note->role) &&
           footmark_read(text_bytes(tree_text(tree)) + span.start, span_length(span), label) &&
           label->kind != FOOTMARK_STAR;
}

/* The block before this one that interrupts no text; NONE at the start. */
static size_t
block_before(const struct tree *tree, size_t block)
{
    while (block-- > 0)
        if (!role_is_aside(tree_block(tree, block)->role))
            return block;
    return NONE;
}

/* 注释：, Footnotes */
static bool
is_heading(const struct tree *tree, size_t block)
{
    static const char *const words[] = {"注释", "註釋", "脚注", "腳註", "尾注",     "尾註",
                                        "脚註", "附注", "注",   "Note", "Footnote", "Endnote"};
    struct buf text = BUF_INIT;
    bool found = false;

    if (span_length(tree_block_span(tree, tree_block(tree, block))) > HEADING_LONGEST)
        return false;
    tree_block_text(tree, tree_block(tree, block), &text);
    const char *s = buf_string(&text);
    s += strspn(s, "*_ ");
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++) {
        size_t bytes = strlen(words[i]);
        if (strncmp(s, words[i], bytes) != 0)
            continue;
        const char *rest = s + bytes + (s[bytes] == 's' && *s < 0x7F && *s > 0);
        rest += strncmp(rest, "：", strlen("：")) == 0 ? strlen("：") : 0;
        found = rest[strspn(rest, ":*_ ")] == '\0';
    }
    buf_fini(&text);
    return found;
}

/* The list that ends before the block `end`, which counts down to 1. */
static bool
find_list(struct tree *tree, size_t end, struct list *list)
{
    struct footmark label;
    int number = 0;

    *list = (struct list){.tree = tree, .end = end};
    for (size_t i = block_before(tree, end); i != NONE && read_label(tree, i, &label);
         i = block_before(tree, i)) {
        if (number > 0 && (label.kind != list->label.kind || label.number != number - 1))
            return false;
        number = label.number;
        list->label = label;
        list->first = i;
        if (number == 1)
            break;
    }
    if (number != 1)
        return false;
    size_t before = block_before(tree, list->first);
    list->headed = before != NONE && is_heading(tree, before);
    return before != NONE;
}

/* How many of the notes have a mark in the text above them, and how many there are. */
static size_t
count_marked(const struct list *list, size_t *notes)
{
    struct span above = {0, tree_block_span(list->tree, tree_block(list->tree, list->first)).start};
    struct footmarks marks = {0};
    struct footmark label;
    size_t marked = 0;

    *notes = 0;
    footmarks_read(&marks, tree_text(list->tree), above.end);
    for (size_t i = list->first; i < list->end; i++) {
        if (!read_label(list->tree, i, &label))
            continue;
        ++*notes;
        marked += footmarks_next(&marks, &label, above, label.kind != FOOTMARK_BRACKET, 0) != NONE;
    }
    footmarks_fini(&marks);
    return marked;
}

/* Below their heading some of them have marks; else nearly all must, and be such as no item of a
 * list has. */
static bool
are_notes(const struct list *list)
{
    bool plain = list->label.kind == FOOTMARK_BARE || list->label.kind == FOOTMARK_DOTTED;
    size_t notes;

    if (plain && !list->headed)
        return false;
    size_t marked = count_marked(list, &notes);
    return list->headed ? marked > 0 : 4 * marked >= 3 * notes;
}

void
endnote_find(struct tree *tree)
{
    struct list list;

    if (!find_list(tree, tree_block_count(tree), &list) || !are_notes(&list))
        return;
    if (list.headed)
        tree_set_role(tree, block_before(tree, list.first), ROLE_HEADING);
    for (size_t i = list.first; i < list.end; i++)
        if (role_is_body(tree_block(tree, i)->role))
            tree_set_role(tree, i, ROLE_FOOTNOTE);
}
