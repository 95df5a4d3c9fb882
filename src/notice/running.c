/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/running.h"

#include <string.h>

#include "notice/kind.h"
#include "notice/letterhead.h"
#include "notice/number.h"
#include "notice/parties.h"

/* The name of a book of notices. */
bool
running_is_collection(struct key key)
{
    static const char *const endings[] = {"汇编", "手册", "选编", "文件集", "彙編", NULL};

    return key_ends_with_any(key, endings) != NULL;
}

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
void
running_release(struct tree *tree)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;

    if (tree_block_count(tree) < 2 || tree_block(tree, 0)->role != ROLE_FURNITURE)
        return;
    tree_block_text(tree, tree_block(tree, 0), &words);
    reading_set(&line, words.bytes, words.length);
    struct key key = reading_key(&line);
    bool title = kind_of(key) && !key_starts(key, "<") &&
                 !(running_is_collection(key) && has_head_below(tree));
    if ((title || is_above_memorandum(tree, key)) && !is_said_below(tree, key))
        tree_set_role(tree, 0, ROLE_PARAGRAPH);
    buf_fini(&words);
    reading_fini(&line);
}
