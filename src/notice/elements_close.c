/* elements_close.c: the closing elements of a whole notice.
 *
 * One pass over the blocks that can be such a line by their edges.  A notice that issues a text
 * closes in the middle of the file: its own signature is the issuer's, else the first.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/annex.h"
#include "notice/closing.h"
#include "notice/date.h"
#include "notice/elements.h"
#include "notice/head.h"
#include "notice/korean.h"
#include "notice/marker.h"
#include "notice/parties.h"
#include "notice/remark.h"

#define MOST_BLOCKS  20000 /* to cut and join in: each costs the blocks behind it */
#define MOST_SIGNERS 8
#define TAIL_BLOCKS  10 /* where a line may close without a date before it */

/* ---- Signature and date -------------------------------------------------- */

static bool
stands_right(const struct closing *closing, size_t block)
{
    return tree_block(closing->tree, block)->indent >= HEAD_RIGHT_CELLS;
}

static bool
is_signer(struct closing *closing, size_t block)
{
    struct key key = closing_read(closing, block);
    struct marker marker;

    if (!closing_is_free(closing, block) || key.length == 0 || key.length > CLOSING_MOST_LINE)
        return false;
    if (closing_is_issuer(closing, key) && !key_is_sentence(key) && key_count(key) < 40)
        return true;
    if (key_is_sentence(key) || key_ends(key, ",") || key_ends(key, ":") ||
        remark_attachment_list(key) > 0)
        return false;
    if (!parties_may_sign(key) && !(stands_right(closing, block) && key_count(key) <= 30))
        return false;
    return !marker_read(tree_forms(closing->tree), key.bytes, key.length, &marker);
}

/* The first of two ideographs, each a block, that are together an office: 总 / 理 of 总　理.  NONE
 * when `second` is not the other one. */
static size_t
spread_office(struct closing *closing, size_t second)
{
    size_t first = second == NONE ? NONE : closing_neighbour(closing, second, -1);
    struct buf office = BUF_INIT;

    if (first == NONE || key_count(closing_read(closing, second)) != 1 ||
        key_count(closing_read(closing, first)) != 1)
        return NONE;
    buf_add(&office, closing_read(closing, first).bytes, closing_read(closing, first).length);
    buf_add(&office, closing_read(closing, second).bytes, closing_read(closing, second).length);
    bool is_office = closing_is_free(closing, first) && closing_is_free(closing, second) &&
                     parties_are_office(key_of(buf_string(&office)));
    buf_fini(&office);
    return is_office ? first : NONE;
}

/* The office above the name in `block`, where extraction has set them apart: 市长 / 应勇.  NONE
 * when there is none. */
static size_t
office_above(struct closing *closing, size_t block)
{
    size_t office = closing_neighbour(closing, block, -1);

    if (office == NONE || !closing_is_free(closing, block) || !closing_is_free(closing, office) ||
        !parties_are_person(closing_read(closing, block)))
        return NONE;
    if (spread_office(closing, office) != NONE)
        return spread_office(closing, office);
    return parties_are_office(closing_read(closing, office)) ? office : NONE;
}

/* The first of the blocks that sign above the date in `date`; `date` when none does. */
static size_t
first_signer(struct closing *closing, size_t date)
{
    size_t first = date;
    size_t block = date;

    for (int count = 0; count < MOST_SIGNERS; count++) {
        block = closing_neighbour(closing, block, -1);
        if (block == NONE)
            break;
        size_t office = office_above(closing, block);
        if (office != NONE) {
            first = block = office;
            continue;
        }
        if (remark_is_note(closing_read(closing, block))) /* （某局代章） */
            continue;
        bool begins = first < date && closing_is_free(closing, block) &&
                      parties_may_begin(closing_read(closing, block));
        if (!begins && !is_signer(closing, block))
            break;
        first = block;
    }
    return first;
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
    struct key key = closing_read(closing, block);
    size_t from = remark_dated(key);
    size_t to = key.length;

    if (key_bracketed(key) == key.length)
        from = 1, to--;
    else if (to > from && key.bytes[to - 1] == '.')
        to--;
    return reading_part(&closing->line, from, to);
}

/* A court's clerk signs below the date. */
static void
take_clerks(struct closing *closing, size_t date)
{
    static const char *const clerks[] = {"书记员", "代书记员", "法官助理", "書記官", NULL};

    for (size_t i = closing_neighbour(closing, date, 1); i != NONE;
         i = closing_neighbour(closing, i, 1)) {
        struct key key = closing_read(closing, i);
        if (!closing_is_free(closing, i) || !key_starts_with_any(key, clerks) ||
            !parties_may_sign(key))
            return;
        tree_set_role(closing->tree, i, ROLE_SIGNATURE);
    }
}

/* The notice's own signature and date are the first, unless only a later one is the issuer's. */
static void
take_signature(struct closing *closing, size_t first, size_t last, size_t date)
{
    struct elements *elements = closing->elements;
    bool issuers = closing_is_issuer(closing, closing_read(closing, first));
    char *words = closing_take(closing, first, last, ROLE_SIGNATURE);

    tree_set_role(closing->tree, date, ROLE_DATE);
    take_clerks(closing, date);
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

static void
take_lone_date(struct closing *closing, size_t date)
{
    size_t behind = closing_neighbour(closing, date, 1);

    if (!is_in_tail(closing, date))
        return;
    if (behind != NONE && is_signer(closing, behind) &&
        !closing_heads_imprint(closing, behind)) { /* the date above the name */
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

static struct key
read_piece(struct closing *closing, size_t block, size_t piece)
{
    const struct tree *tree = closing->tree;
    struct span span = tree_piece(tree, tree_block(tree, block), piece)->span;

    reading_set(&closing->line, text_bytes(tree_text(tree)) + span.start, span_length(span));
    return reading_key(&closing->line);
}

/* Cuts the name off whose line reflow has joined with the office below: Richard Roe, / Director, …
 */
static void
cut_name(struct closing *closing, size_t block)
{
    if (block == NONE || block < closing->settled || !closing_is_free(closing, block) ||
        tree_block(closing->tree, block)->piece_count < 2)
        return;
    if (key_ends(read_piece(closing, block, 0), ","))
        tree_split(closing->tree, block, 1);
}

/* Dated: December 15, 2014. / Name, / Office. */
static void
take_dated(struct closing *closing, size_t date)
{
    size_t first = closing_neighbour(closing, date, 1);
    size_t last = NONE;

    cut_name(closing, first);
    for (size_t i = first; i != NONE && i < date + 5; i = closing_neighbour(closing, i, 1)) {
        struct key key = closing_read(closing, i);
        if (key.length == 0 || key.length > CLOSING_MOST_LINE || remark_is_filing(key) ||
            !closing_is_free(closing, i))
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
    size_t last = closing_neighbour(closing, date, -1);
    for (size_t i = first; i <= last; i++) /* （某局代章） */
        if (closing_is_free(closing, i) && remark_is_note(closing_read(closing, i)))
            tree_set_role(closing->tree, i, ROLE_NOTE);
    take_signature(closing, first, last, date);
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
        if (!closing_is_furniture(closing, i) || !closing_may_be_date(closing_edges(closing, i)) ||
            !date_fills(closing_read(closing, i)))
            continue;
        if (count == MOST_HIDDEN)
            return;
        hidden[count++] = i;
    }
    while (count-- > 0) {
        tree_set_role(closing->tree, hidden[count], ROLE_PARAGRAPH);
        for (size_t i = hidden[count]; i > 0 && closing_is_furniture(closing, i - 1); i--)
            if (closing_is_issuer(closing, closing_read(closing, i - 1)))
                tree_set_role(closing->tree, i - 1, ROLE_PARAGRAPH);
    }
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
    bool signs = (closing_is_issuer(closing, key) || (sentence && parties_may_sign(key))) &&
                 !key_is_sentence(key) && key_count(key) < 40;
    if (above_date ? signs : date_fills(key))
        tree_split(closing->tree, block, pieces - 1);
}

static void
cut_closing_lines(struct closing *closing)
{
    for (size_t i = closing->settled; i < tree_block_count(closing->tree); i++) {
        if (!closing_is_free(closing, i) || !closing_ends_in_day(closing_edges(closing, i)))
            continue;
        cut_last_line(closing, i, false);
        if (i > 0 && closing_may_be_date(closing_edges(closing, i)) &&
            date_fills(closing_read(closing, i)))
            cut_last_line(closing, i - 1, true);
    }
}

/* ---- The other lines ----------------------------------------------------- */

static void
take_imprint(struct closing *closing, size_t block)
{
    size_t first = block;
    size_t before = closing_neighbour(closing, block, -1);
    struct date date;
    bool unnamed = date_read(closing_read(closing, block), &date) > 0;

    if (unnamed && before != NONE && closing_is_free(closing, before) &&
        parties_are_organs(closing_read(closing, before)))
        first = before;
    char *words = closing_take(closing, first, block, ROLE_IMPRINT);
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
    struct key key = closing_read(closing, block);
    bool behind = closing->closed != NONE || is_in_tail(closing, block);
    size_t label = remark_attachment_list(key);

    if (label == 0)
        label = korean_attachment_list(key);
    bool was_open = closing->closed == NONE;

    if (remark_is_attachment_label(key) && tree_block(closing->tree, block)->role != ROLE_TABLE)
        return annex_take(closing, block);
    if (label > 0)
        return annex_take_list(closing, block, label);
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
    return was_open && closing->closed != NONE ? annex_take_issued(closing, closing->closed - 1)
                                               : block;
}

/* Whether a signature may follow: the text has come to an end, or the distribution stands above. */
static bool
ends_text(const struct closing *closing, size_t block)
{
    struct span span = tree_block_span(closing->tree, tree_block(closing->tree, block));
    uint32_t c;

    uni_read_back(text_bytes(tree_text(closing->tree)) + span.start, span_length(span), &c);
    return !closing_is_free(closing, block) || c == 0x3002 || c == '.';
}

/* Eleanor M. Whitfield, Clerk of the Board */
static bool
is_english_signer(struct closing *closing, size_t block)
{
    struct key key = closing_read(closing, block);

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
    while (last > 0 && !closing_is_free(closing, last - 1))
        last--;
    if (last < 2)
        return;
    bool signs = ends_text(closing, last - 2) &&
                 (is_signer(closing, last - 1) || is_english_signer(closing, last - 1));
    if (signs)
        closing->elements->signature = closing_take(closing, last - 1, last - 1, ROLE_SIGNATURE);
}

/* So many lines in a row may be links below 相关链接：. */
#define MOST_LINKS 8

/* So many characters a link has at most. */
#define MOST_LINK 60

/* Whether the block may be one of the links below a page's text. */
static bool
may_be_link(struct closing *closing, size_t block)
{
    struct key key = closing_read(closing, block);

    return closing_is_free(closing, block) && key.length > 0 && key_count(key) <= MOST_LINK &&
           !key_is_sentence(key) && !date_fills(key) && remark_attachment_list(key) == 0;
}

/* What a page of the Web prints below the notice is none of it. */
static void
take_page_foot(struct closing *closing)
{
    size_t first = NONE;
    int links = 0;

    for (size_t i = tree_block_count(closing->tree); i-- > 1 && links <= MOST_LINKS;) {
        if (!closing_is_free(closing, i))
            continue;
        bool foot = remark_is_page_foot(closing_read(closing, i));
        if (!foot && !may_be_link(closing, i))
            break;
        links = foot ? 0 : links + 1;
        if (foot)
            first = i;
    }
    for (size_t i = first; first != NONE && i < tree_block_count(closing->tree); i++)
        if (closing_is_free(closing, i))
            tree_set_role(closing->tree, i, ROLE_NOTE);
}

/* Whether the notice is Korean, by its title. */
static bool
is_korean(const struct closing *closing)
{
    const char *title = closing->elements->title;
    uint32_t c = 0;

    if (title && *title)
        uni_read_back(title, strlen(title), &c);
    return uni_is_hangul(c);
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
    take_page_foot(&closing);
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        tree_fetch_ahead(tree, i);
        if (closing_is_free(&closing, i) && closing_may_be_element(&closing, i))
            i = take_block(&closing, i);
    }
    if (is_korean(&closing))
        korean_close(&closing);
    take_last_line(&closing);
    if (!elements->issuer && elements->signature)
        elements->issuer = mem_copy_string(elements->signature);
    reading_fini(&closing.line);
    buf_fini(&closing.words);
}
