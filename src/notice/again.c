/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/again.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/find.h"
#include "base/uni.h"
#include "notice/head.h"
#include "notice/kind.h"
#include "notice/marker.h"
#include "notice/number.h"

/* ---- Sentences -------------------------------------------------------------------- */

/* Whether a sign of a number, a date, a remark or a caption stands there. */
static bool
is_sign(const char *s, size_t length)
{
    static const char *const signs[] = {"：", "（", "【", "〔",     "﹝",  "〈",
                                        "„",  "号", "號", "期公告", "期令"};

    switch ((unsigned char)*s) {
    case ':':
    case '(':
    case '[':
        return true;
    case 0xE2:
    case 0xE3:
    case 0xE5:
    case 0xE6:
    case 0xE8:
    case 0xEF:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (s[0] == signs[i][0] && s[1] == signs[i][1] && strlen(signs[i]) <= length &&
            memcmp(s, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

bool
again_is_sentence(const char *s, size_t length)
{
    static const char stop[] = "。";
    uint32_t c;

    uni_read(s, &c);
    if (c < 0x4E00 || c > 0x9FFF ||
        uni_is_one_of(c, U"一二三四五六七八九十公民令平昭明大中附別别") ||
        !find_bytes(s, length, stop, sizeof stop - 1))
        return false;
    for (size_t at = 0; at < length; at += uni_read(s + at, &c))
        if (is_sign(s + at, length - at))
            return false;
    return true;
}

/* ---- Titles that an ordinal counts -------------------------------------------------- */

/* A title behind an ordinal stands at most so many rows further down than what says it first, and
 * is of no more rows. */
#define ORDINAL_ROWS 4

struct rows {
    const char *bytes;
    const struct forms *forms;
    const struct span *all;
    size_t count;
};

static struct key
read_rows(const struct rows *rows, size_t first, size_t last, struct reading *line)
{
    struct buf joined = BUF_INIT;

    for (size_t i = first; i <= last; i++) {
        buf_add(&joined, rows->bytes + rows->all[i].start, span_length(rows->all[i]));
        buf_add_char(&joined, ' ');
    }
    reading_set(line, buf_string(&joined), joined.length);
    buf_fini(&joined);
    return reading_key(line);
}

static struct key
without_marks(struct key key)
{
    static const char *const marks[] = {"#", "○", "◎", NULL};

    for (const char *mark; (mark = key_starts_with_any(key, marks));)
        key = key_part(key, strlen(mark), key.length);
    return key;
}

/* So many ideographs at a row's start, which are its key's as they stand, tell what label it is. */
#define PLAIN_START 8

static bool
starts_plainly(const struct rows *rows, size_t row)
{
    const char *s = rows->bytes + rows->all[row].start;
    size_t count = 0;

    if (span_length(rows->all[row]) < 3 * PLAIN_START)
        return false;
    while (count < PLAIN_START && uni_at_ideograph(s + 3 * count))
        count++;
    return count == PLAIN_START;
}

static bool
is_item(const struct rows *rows, size_t row, struct reading *line)
{
    struct span span = rows->all[row];
    struct key key = {rows->bytes + span.start, span_length(span)};
    struct marker marker;

    if (!rows->forms && starts_plainly(rows, row) &&
        !marker_read(NULL, key.bytes, key.length, &marker))
        return false;
    key = without_marks(read_rows(rows, row, row, line));
    return marker_read(rows->forms, key.bytes, key.length, &marker) && marker.rank == RANK_ITEM;
}

/* The row ends as it does with those before it: it is longer than any kind's name, and no bracket
 * that one of them has opened is closed at its end. */
#define KIND_LONGEST ((size_t)60)

static bool
ends_for_itself(const struct rows *rows, size_t row)
{
    uint32_t last;

    uni_read_back(rows->bytes + rows->all[row].start, span_length(rows->all[row]), &last);
    return span_length(rows->all[row]) > KIND_LONGEST && uni_is_ideograph(last);
}

/* Whether a title, by its kind or by a number behind it, may end in the row. */
static bool
may_end_title(const struct rows *rows, size_t first, size_t row, struct reading *line)
{
    struct dated_number dated;
    size_t from, to;

    if (kind_of(read_rows(rows, row, row, line)) ||
        (first < row && !ends_for_itself(rows, row) && kind_of(read_rows(rows, first, row, line))))
        return true;
    if (row + 1 >= rows->count)
        return false;
    struct key next = without_marks(read_rows(rows, row + 1, row + 1, line));
    return number_fills(next, &from, &to) || head_dated_number(next, &dated);
}

/* Whether the row may be a title with the ordinal that counts it in a collection. */
static bool
may_be_counted(const struct rows *rows, size_t row, struct reading *line)
{
    if (!is_item(rows, row, line))
        return false;
    for (size_t last = row; last < rows->count && last <= row + ORDINAL_ROWS; last++)
        if (may_end_title(rows, row, last, line))
            return true;
    return false;
}

static bool
may_be_before_counted(const struct rows *rows, size_t row)
{
    struct reading line = {BUF_INIT, BUF_INIT};
    bool may = false;

    for (size_t i = row; i < rows->count && i <= row + ORDINAL_ROWS && !may; i++)
        may = may_be_counted(rows, i, &line);
    reading_fini(&line);
    return may;
}

/* ---- Titles that are repeated ------------------------------------------------------- */

/* What two prints of a title have in common: see notice/title. */
static bool
is_essence(uint32_t c)
{
    return uni_is_ideograph(c) || uni_is_hangul(c) || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The next character of the essence from *at on, before `end`; 0 when there is none. */
static uint32_t
next_essence(const char *bytes, size_t *at, size_t end)
{
    uint32_t c;

    while (*at < end) {
        *at += uni_read(bytes + *at, &c);
        c = uni_half_width(c);
        if (is_essence(c))
            return c;
    }
    return 0;
}

/* What repeats a title has at least so many characters; as many of it are looked for as its first
 * row has, up to the most. */
#define ESSENCE_LEAST 4
#define ESSENCE_MOST  40

struct essence {
    uint32_t characters[ESSENCE_MOST];
    int count;
};

/* Of the row, and of those behind it where it is short. */
static void
find_essence(const struct rows *rows, size_t row, struct essence *essence)
{
    size_t at = rows->all[row].start;
    uint32_t c;

    essence->count = 0;
    for (; row < rows->count && essence->count < ESSENCE_LEAST; row++)
        while (essence->count < ESSENCE_MOST &&
               (c = next_essence(rows->bytes, &at, rows->all[row].end)))
            essence->characters[essence->count++] = c;
}

/* Whether the rows before `end` hold it, as a title might. */
static bool
hold_essence(const struct rows *rows, size_t end, const struct essence *essence)
{
    size_t last = rows->all[end - 1].end;
    size_t at = rows->all[0].start;
    char first[4];

    /* Ideographs read in keys as they stand: most are not there at all. */
    if (essence->characters[0] >= 0x4E00 && essence->characters[0] <= 0x9FFF &&
        !find_bytes(rows->bytes + at, last - at, first, uni_write(first, essence->characters[0])))
        return false;
    for (uint32_t c; (c = next_essence(rows->bytes, &at, last));) {
        size_t further = at;
        int same = c == essence->characters[0];
        while (same > 0 && same < essence->count &&
               next_essence(rows->bytes, &further, last) == essence->characters[same])
            same++;
        if (same == essence->count)
            return true;
    }
    return false;
}

/* Whether what begins with the row `again` may say what rows before it say. */
static bool
may_say_again(const struct rows *rows, size_t again)
{
    struct essence essence;

    find_essence(rows, again, &essence);
    return essence.count > 0 && hold_essence(rows, again, &essence);
}

/* Two titles that begin alike share so many characters of their keys, or more letters. */
#define ALIKE 3

static void
read_start(const struct rows *rows, size_t row, uint32_t start[ALIKE])
{
    size_t at = rows->all[row].start;
    int count = 0;
    uint32_t c;

    memset(start, 0, ALIKE * sizeof start[0]);
    while (at < rows->all[row].end && count < ALIKE) {
        at += uni_read(rows->bytes + at, &c);
        if (!uni_is_space(c) && !(count == 0 && uni_is_one_of(c, U"#○◎")))
            start[count++] = uni_half_width(c);
    }
}

static bool
begin_alike(const struct rows *rows, size_t row, size_t other)
{
    uint32_t start[ALIKE], other_start[ALIKE];

    read_start(rows, row, start);
    read_start(rows, other, other_start);
    return memcmp(start, other_start, sizeof start) == 0;
}

/* Rows behind a title of one row in which what begins alike may stand, running heads between. */
#define ALIKE_ROWS 3

static bool
may_be_repeated(const struct rows *rows, size_t row)
{
    for (size_t again = row + 1; again < rows->count; again++)
        if ((again <= row + ALIKE_ROWS && begin_alike(rows, row, again)) ||
            may_say_again(rows, again))
            return true;
    return false;
}

bool
again_may_be(const char *bytes, const struct forms *forms, const struct span *all, size_t count,
             size_t at)
{
    const struct rows rows = {bytes, forms, all, count};

    return may_be_repeated(&rows, at) || may_be_before_counted(&rows, at);
}
