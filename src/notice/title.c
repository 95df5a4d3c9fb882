/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/title.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"
#include "notice/kind.h"
#include "notice/marker.h"
#include "notice/parties.h"

#define MOST_TITLE_ROWS     8
#define MOST_TITLE_CELLS    250
#define MOST_ADDRESSEE_ROWS 14
#define MOST_ORDINAL_ROWS   4
#define WRAP_PLAY           4 /* cells by which full lines of one paragraph differ */
#define CENTRED_PLAY        2 /* cells by which lines of one width differ when centred */

/* 的通知, 的函: what a title may leave for its last line, in characters. */
#define REST_OF_TITLE 3

const char *
title_kind(const struct head *head, size_t first, size_t last)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    head_join(head, first, last, &line);
    const char *kind = kind_of(reading_key(&line));
    reading_fini(&line);
    return kind;
}

bool
title_is_letter(const struct head *head, size_t first, size_t last)
{
    const char *kind = title_kind(head, first, last);

    return !kind || kind_is_letter(kind);
}

/* ---- Addressee ----------------------------------------------------------- */

/* A person's name below the day below the title of a speech: who has given it. */
static bool
is_author(const struct head *head, size_t row)
{
    return row > 0 && head->rows[row - 1].part == PART_DATE &&
           parties_are_person(head_key(head, row));
}

/* Whether a title may end in the row, so that an addressee may begin behind it. */
static bool
closes_title(const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    if (head->rows[row].part != PART_UNKNOWN || kind_is_title_remark(key))
        return true;
    if (key_has(key, ",") || key_starts(key, "各")) /* …高级人民法 / 院： */
        return false;
    return kind_of(key) ||
           (row > 0 && key_count(key) <= REST_OF_TITLE && title_kind(head, row - 1, row));
}

static bool
is_addressee(const struct head *head, size_t first, size_t last)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    head_join(head, first, last, &line);
    bool addressed = parties_are_addressed(reading_key(&line));
    reading_fini(&line);
    return addressed;
}

size_t
title_addressee(const struct head *head, size_t from, size_t *first)
{
    size_t last = from;

    while (last < head->count &&
           !(head->rows[last].part == PART_UNKNOWN && key_ends(head_key(head, last), ":"))) {
        if (head->rows[last].part == PART_BODY || head->rows[last].part == PART_LABEL)
            return 0;
        last++;
    }
    if (last >= head->count)
        return 0;
    *first = last;
    while (*first > from && last - *first < MOST_ADDRESSEE_ROWS &&
           !closes_title(head, *first - 1) && !is_author(head, *first - 1))
        (*first)--;
    if (head_first(head, from, PART_UNKNOWN) == *first && last > *first) {
        /* no title ends before it: its paragraph alone */
        *first = last;
        while (*first > from && head->rows[*first - 1].block == head->rows[last].block)
            (*first)--;
    }
    return is_addressee(head, *first, last) ? last + 1 : 0;
}

/* ---- Title --------------------------------------------------------------- */

void
title_add_essence(struct buf *essence, struct key key)
{
    uint32_t c;

    for (size_t at = 0, step; at < key.length; at += step) {
        step = uni_read(key.bytes + at, &c);
        if (uni_is_ideograph(c) || uni_is_hangul(c) || (c >= '0' && c <= '9') ||
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            buf_add(essence, key.bytes + at, step);
    }
}

/* Fewer bytes of a title say nothing. */
#define LEAST_ESSENCE 15

static bool
says_again(const struct head *head, size_t first, size_t last, size_t again_first,
           size_t again_last)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;

    head_join(head, first, last, &line);
    title_add_essence(&once, reading_key(&line));
    head_join(head, again_first, again_last, &line);
    title_add_essence(&twice, reading_key(&line));
    bool again = twice.length >= LEAST_ESSENCE && strstr(buf_string(&once), buf_string(&twice));
    reading_fini(&line);
    buf_fini(&once);
    buf_fini(&twice);
    return again;
}

/* A title is complete behind 的通知; behind 办法 it may go on: …办法 / 实施细则. */
static bool
is_certain_end(struct key key)
{
    static const char *const ends[] = {"的通知",   "的决定",   "的意见", "的函",     "的复函",
                                       "的批复",   "的通报",   "的报告", "的请示",   "的公告",
                                       "的通告",   "的答复",   "的规定", "指导意见", "若干意见",
                                       "实施意见", "について", NULL};

    return key_ends_with_any(key_without_brackets(key), ends) != NULL;
}

static bool
has_open_quote(const struct head *head, size_t first, size_t last)
{
    static const char *const opening[] = {"《", "“", "「", "(", "〈"};
    static const char *const closing[] = {"》", "”", "」", ")", "〉"};
    int depth = 0;

    for (size_t row = first; row <= last; row++) {
        struct key key = head_key(head, row);
        for (size_t at = 0; at < key.length; at++)
            for (size_t i = 0; i < sizeof opening / sizeof opening[0]; i++) {
                struct key rest = key_part(key, at, key.length);
                depth += key_starts(rest, opening[i]) - key_starts(rest, closing[i]);
            }
    }
    return depth > 0;
}

/* How a text begins, and the second line of a title does not. */
static bool
opens_text(struct key key)
{
    static const char *const words[] = {
        "根据", "按照", "依据",   "为了",   "为贯彻", "为进一步", "为深入", "为加强", "现将",
        "现就", "近日", "近年来", "为规范", "为切实", "为认真",   "为做好", "为全面", NULL};

    return key_starts_with_any(key, words) != NULL;
}

/* 案 of 议案 alone on the title's last line, and no mark of a draft. */
static bool
is_last_character(const struct head *head, size_t row)
{
    return row > 0 && head->rows[row].part == PART_MARK && key_is(head_key(head, row), "案") &&
           key_ends(head_key(head, row - 1), "议");
}

/* 地点：县委会议室: a field of a form, or of minutes. */
static bool
is_field(struct key key)
{
    size_t colon = key_find(key, ":");

    return colon != SIZE_MAX && colon > 0 && key_count(key_part(key, 0, colon)) <= 4 &&
           (unsigned char)key.bytes[0] >= 0xE4;
}

/* A line of an English title, which may end in a comma or a colon when another follows below. */
static bool
goes_on_in_english(const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    return row + 1 < head->count && head->rows[row + 1].part == PART_UNKNOWN && key.length > 1 &&
           (unsigned char)key.bytes[key.length - 2] < 0x80 && (unsigned char)key.bytes[0] < 0x80;
}

static bool
is_title_row(const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    return (head->rows[row].part == PART_UNKNOWN || is_last_character(head, row)) &&
           !is_field(key) && uni_print_cells(key.bytes, key.length) <= MOST_TITLE_CELLS &&
           ((!key_ends(key, ",") && !key_ends(key, ":")) || goes_on_in_english(head, row));
}

static size_t
row_cells(const struct head *head, size_t row)
{
    struct key key = head_key(head, row);

    return uni_print_cells(key.bytes, key.length);
}

/* The same of its line as it stands in the source, with the spaces between organs' names. */
static size_t
printed_cells(const struct head *head, size_t row)
{
    const struct tree *tree = head->tree;
    const struct block *block = tree_block(tree, head->rows[row].block);
    struct span span = tree_piece(tree, block, head->rows[row].piece)->span;
    size_t last = head->rows[row].piece + 1;

    while (last < block->piece_count &&
           (row + 1 == head->count || head->rows[row + 1].block != head->rows[row].block ||
            last < head->rows[row + 1].piece))
        span.end = tree_piece(tree, block, last++)->span.end;
    return uni_print_cells(text_bytes(tree_text(tree)) + span.start, span_length(span));
}

/* Whether the row and the one before it begin at one indent but differ in width: centred lines of
 * one title do not, so both are paragraphs with the indent of a first line. */
static bool
is_set_apart(const struct head *head, size_t row)
{
    const struct block *block = tree_block(head->tree, head->rows[row].block);
    const struct block *before = tree_block(head->tree, head->rows[row - 1].block);
    size_t cells = printed_cells(head, row);
    size_t cells_before = printed_cells(head, row - 1);

    return block != before && block->indent > 0 && block->indent == before->indent &&
           (cells > cells_before + CENTRED_PLAY || cells_before > cells + CENTRED_PLAY);
}

/* Rows of a title that a notice says in its text. */
#define MOST_SAID_ROWS 5

size_t
title_said_end(const struct head *head, size_t first, const char *essence)
{
    struct buf words = BUF_INIT;
    size_t end = first;

    for (size_t row = first; row < head->count && row < first + MOST_SAID_ROWS; row++) {
        if (head->rows[row].part != PART_UNKNOWN || (row > first && is_set_apart(head, row)))
            break;
        title_add_essence(&words, head_key(head, row));
        if (!strstr(essence, buf_string(&words)))
            break;
        if (words.length >= LEAST_ESSENCE)
            end = row + 1;
    }
    buf_fini(&words);
    return end;
}

/* Whether the row is a full line of a paragraph that goes on in the next row. */
static bool
is_wrapped(const struct head *head, size_t row)
{
    size_t widest = 0;

    if (row + 1 >= head->count || head->rows[row + 1].block != head->rows[row].block)
        return false;
    for (size_t i = row; i-- > 0 && head->rows[i].block == head->rows[row].block;)
        widest = row_cells(head, i) > widest ? row_cells(head, i) : widest;
    return widest > 0 && row_cells(head, row) + WRAP_PLAY >= widest;
}

/* Two lines of one issuer: a book's name in its running head, and the title. */
static bool
begins_alike(struct key one, struct key other)
{
    size_t alike = 3 * strlen("国");

    return one.length > alike && other.length > alike && memcmp(one.bytes, other.bytes, alike) == 0;
}

/* The row in which the title that is complete in `last` nevertheless goes on to its end; `last`
 * when it does not. */
static size_t
title_goes_on(const struct head *head, size_t first, size_t last, size_t limit)
{
    bool open = has_open_quote(head, first, last);
    bool certain = is_certain_end(head_key(head, last)) && !open;

    for (size_t i = last + 1; i < limit && i <= last + 2 && is_title_row(head, i); i++) {
        if (is_set_apart(head, i) || opens_text(head_key(head, i)))
            break;
        struct key key = head_key(head, i);
        if (kind_is_title_remark(key))
            return i;
        if (certain || (key_has(key, ",") && !open) || key_count(key) > 40)
            break;
        if (begins_alike(head_key(head, first), key))
            break;
        bool rest = key_count(key) <= REST_OF_TITLE && title_kind(head, first, i);
        if (rest || (kind_of(key) && !says_again(head, first, last, i, i)))
            return i;
    }
    return last;
}

/* Whether the row, a paragraph of its own, stands behind a number or the day of a bulletin, with
 * the body below. */
static bool
is_headed(const struct head *head, size_t row)
{
    enum part before = row > 0 ? head->rows[row - 1].part : PART_BODY;
    size_t pieces = tree_block(head->tree, head->rows[row].block)->piece_count;

    return (before == PART_NUMBER || before == PART_DATED_NUMBER || before == PART_DATE) &&
           pieces == 1 && !key_has(head_key(head, row), "关于") &&
           !key_has(head_key(head, row), ",") && !parties_are_organs(head_key(head, row)) &&
           key_count(head_key(head, row)) >= 6;
}

/* Without a known kind, a title is believed when something stands behind it that says so. */
static bool
is_plausible_title(const struct head *head, size_t first, size_t end, size_t limit)
{
    if (end == first || end - first > 5)
        return false;
    if (head->rows[first].from > 0) /* a heading mark */
        return true;
    if (end == limit && end < head->count && head->rows[end].part != PART_BODY)
        return true;
    enum part next = end < head->count ? head->rows[end].part : PART_BODY;
    if (next == PART_NUMBER || next == PART_DATED_NUMBER || next == PART_NOTE ||
        next == PART_LABEL || next == PART_CAPTION || next == PART_DATE || next == PART_METADATA)
        return true;
    if (end - first > 1 || key_count(head_key(head, first)) > 40)
        return false;
    return tree_block(head->tree, head->rows[first].block)->centred || is_headed(head, first);
}

size_t
title_end_from(const struct head *head, size_t first, size_t limit)
{
    size_t row = first;

    if (first < limit && head->rows[first].headed && is_title_row(head, first))
        return first + 1;
    while (row < limit && row < first + MOST_TITLE_ROWS && is_title_row(head, row)) {
        if (row > first && (is_set_apart(head, row) || opens_text(head_key(head, row))))
            break;
        bool ends = kind_of(head_key(head, row)) || (row > first && title_kind(head, first, row));
        if (ends) {
            size_t last = title_goes_on(head, first, row, limit);
            while (last > row) {
                row = last;
                last = title_goes_on(head, first, row, limit);
            }
            if (!has_open_quote(head, first, row) &&
                (is_certain_end(head_key(head, row)) || !is_wrapped(head, row)))
                return row + 1;
        }
        row++;
    }
    if (head->rows[first].from > 0 && row > first)
        return first + 1; /* a heading mark is of one line */
    if (row > first + 1 && head->rows[first + 1].block != head->rows[first].block &&
        is_headed(head, first))
        return first + 1;
    return is_plausible_title(head, first, row, limit) && !is_wrapped(head, row - 1) ? row : first;
}

/* Whether the rows first..last, which open with an ordinal, are a title: a number or a remark
 * follows, or a running head has said it before, or chapters and articles begin. */
static bool
is_counted_title(const struct head *head, size_t from, size_t first, size_t last)
{
    enum part next = head->rows[last + 1].part;
    struct key key = head_key(head, last + 1);
    struct marker marker;

    if (next == PART_NUMBER || next == PART_DATED_NUMBER)
        return true;
    if (!title_kind(head, first, last))
        return false;
    return next == PART_NOTE || (first > from && says_again(head, first, last, from, first - 1)) ||
           (next == PART_LABEL &&
            marker_read(tree_forms(head->tree), key.bytes, key.length, &marker) &&
            marker.rank != RANK_ITEM);
}

/* The ordinal that counts the notice in a collection, printed before its title: the row, with its
 * `from` behind the ordinal; head->count when no title opens so. */
static size_t
find_counted_title(struct head *head, size_t from)
{
    size_t row = head_first(head, from, PART_LABEL);
    struct marker marker;

    if (row >= head->count || row > from + 3)
        return head->count;
    struct key key = head_key(head, row);
    if (!marker_read(tree_forms(head->tree), key.bytes, key.length, &marker) ||
        marker.rank != RANK_ITEM)
        return head->count;
    for (size_t last = row; last < head->count && last < row + MOST_ORDINAL_ROWS; last++) {
        if (last > row && !is_title_row(head, last))
            break;
        size_t next = last + 1;
        if (next < head->count && is_counted_title(head, from, row, last)) {
            head->rows[row].from += marker.length;
            head->rows[row].part = PART_UNKNOWN;
            return row;
        }
    }
    return head->count;
}

/* Whether two rows are one title. */
static bool
is_same_title(struct key one, struct key other)
{
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;

    title_add_essence(&once, one);
    title_add_essence(&twice, other);
    bool same = once.length >= LEAST_ESSENCE && once.length == twice.length &&
                memcmp(once.bytes, twice.bytes, once.length) == 0;
    buf_fini(&once);
    buf_fini(&twice);
    return same;
}

/* A title of a page that names a title has so many bytes of it, at least. */
#define LEAST_NAMED 36

/* Whether the first row, a page's own title, names the title in the other: 国发〔2021〕4号《…》. */
static bool
is_named(const struct head *head, size_t first, size_t row)
{
    struct buf page = BUF_INIT;
    struct buf title = BUF_INIT;

    title_add_essence(&page, head_key(head, first));
    title_add_essence(&title, head_key(head, row));
    bool named = title.length >= LEAST_NAMED && kind_of(head_key(head, row)) &&
                 strstr(buf_string(&page), buf_string(&title)) != NULL;
    buf_fini(&page);
    buf_fini(&title);
    return named;
}

/* A page prints the title above what it says of the file, and once more above the text: the row of
 * the last print of the row `first`. */
static size_t
last_print(const struct head *head, size_t first, size_t limit)
{
    size_t last = first;
    bool page = false; /* it says something of the file */

    for (size_t i = first + 1; i < limit && head->rows[i].part != PART_BODY; i++) {
        page |= head->rows[i].part == PART_METADATA;
        if (head->rows[i].part == PART_UNKNOWN &&
            (is_same_title(head_key(head, first), head_key(head, i)) ||
             (page && is_named(head, first, i))))
            last = i;
    }
    return last;
}

/* Whether the row is an organ's between two prints of the title, of which the one above is
 * furniture. */
static bool
stands_between(const struct head *head, size_t row, size_t limit)
{
    const struct tree *tree = head->tree;
    struct reading line = {BUF_INIT, BUF_INIT};
    struct buf words = BUF_INIT;

    if (row + 1 >= limit || !parties_are_organs(head_key(head, row)) ||
        tree_block(tree, 0)->role != ROLE_FURNITURE)
        return false;
    tree_block_text(tree, tree_block(tree, 0), &words);
    reading_set(&line, words.bytes, words.length);
    bool between = is_same_title(reading_key(&line), head_key(head, row + 1));
    buf_fini(&words);
    reading_fini(&line);
    return between;
}

size_t
title_find(struct head *head, size_t from, size_t limit, size_t *first)
{
    size_t counted = find_counted_title(head, from);

    if (counted < limit) {
        for (size_t i = from; i < counted; i++)
            if (head->rows[i].part == PART_UNKNOWN)
                head_mark(head, i, i, PART_TITLE_AGAIN);
        from = counted;
    }
    *first = head_first(head, from, PART_UNKNOWN);
    if (*first >= limit || head_first(head, from, PART_BODY) < *first ||
        head_first(head, from, PART_LABEL) < *first)
        return *first;
    if (stands_between(head, *first, limit)) {
        head_mark(head, *first, *first, PART_SENDER);
        ++*first;
    }
    size_t print = last_print(head, *first, limit);
    for (size_t i = *first; i < print; i++)
        if (is_same_title(head_key(head, i), head_key(head, print)))
            head_mark(head, i, i, PART_TITLE_AGAIN);
        else if (head->rows[i].part == PART_UNKNOWN || head->rows[i].part == PART_CAPTION)
            head_mark(head, i, i, PART_METADATA);
    *first = print;
    size_t end = title_end_from(head, *first, limit);
    while (end > *first && end < limit) { /* printed twice: the second is the notice's */
        size_t again = head_first(head, end, PART_UNKNOWN);
        size_t again_end = again == end ? title_end_from(head, again, limit) : end;
        if (again_end == end || !(says_again(head, *first, end - 1, again, again_end - 1) ||
                                  (end - *first == 1 && title_kind(head, again, again_end - 1) &&
                                   begins_alike(head_key(head, *first), head_key(head, again)))))
            break;
        head_mark(head, *first, end - 1, PART_TITLE_AGAIN);
        *first = again;
        end = again_end;
    }
    return end;
}

/* Whether the row names who has written the text, between its title and what follows. */
static bool
is_byline(const struct head *head, size_t row, bool organs)
{
    struct key key = row + 1 < head->count ? head_key(head, row) : key_of("");

    if (key.length == 0 || head->rows[row].part != PART_UNKNOWN || key_ends(key, ":"))
        return false;
    enum part next = head->rows[row + 1].part;
    if (is_author(head, row))
        return true;
    bool text = next == PART_BODY || next == PART_LABEL || next == PART_NOTE || next == PART_DATE ||
                (next == PART_UNKNOWN && key_has(head_key(head, row + 1), ","));
    return organs && text && parties_are_organs(key);
}

/* Whether the rows row and row + 1 are together the names of organs, above the text. */
static bool
is_broken_byline(const struct head *head, size_t row)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    if (row + 2 >= head->count || head->rows[row].part != PART_UNKNOWN ||
        head->rows[row + 1].part != PART_UNKNOWN || head->rows[row + 2].part != PART_BODY ||
        kind_of(head_key(head, row + 1)))
        return false;
    head_join(head, row, row + 1, &line);
    bool organs = parties_are_organs(reading_key(&line));
    reading_fini(&line);
    return organs;
}

size_t
title_skip_byline(struct head *head, size_t row, bool organs)
{
    row = title_skip_lines(head, row);
    while (is_byline(head, row, organs)) {
        head_mark(head, row, row, PART_SENDER);
        row = title_skip_lines(head, row + 1);
    }
    if (organs && is_broken_byline(head, row)) {
        head_mark(head, row, row + 1, PART_SENDER);
        row = title_skip_lines(head, row + 2);
    }
    return row;
}

size_t
title_skip_lines(const struct head *head, size_t row)
{
    while (row < head->count &&
           (head->rows[row].part == PART_NUMBER || head->rows[row].part == PART_DATED_NUMBER ||
            head->rows[row].part == PART_DATE || head->rows[row].part == PART_NOTE ||
            head->rows[row].part == PART_METADATA || head->rows[row].part == PART_SIGNER ||
            head->rows[row].part == PART_REFERENCE))
        row++;
    return row;
}
