/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/contrast.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"

/* A head stands in at most so many rows, none wider, with so many bytes but white space. */
#define HEAD_ROWS  10
#define HEAD_CELLS 12
#define HEAD_MOST  64

/* The rows behind the head by which the columns are measured; wider ones are of no column. */
#define SAMPLE      30
#define COLUMN_MOST 64

/* A column's rows may be so much wider, in cells, than those of the sample. */
#define COLUMN_PLAY 6

/* What the two columns are called. */
static const char *const heads[] = {
    "改正後改正前",
    "改正前改正後",
    "改正後現行",
    "改正案現行",
    "現行改正案",
    "現行改正後",
    "新旧",
    "旧新",
    "正誤",
    "誤正",
    "修改前修改后",
    "修改后修改前",
    "修订前修订后",
    "修订后修订前",
    "原条文修改后条文",
    "现行规定修改后",
    "修正前修正後",
    "修正條文現行條文",
    "修正後條文現行條文",
    "현행개정안",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct head {
    char words[HEAD_MOST];
    size_t length;
};

/* Adds the row's characters but white space; false when they are too many. */
static bool
add_words(struct head *head, const struct text *text, const struct row *row)
{
    const char *s = text_bytes(text) + row->span.start;
    size_t length = span_length(row->span);
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (uni_is_space(c))
            continue;
        if (head->length + step > sizeof head->words)
            return false;
        memcpy(head->words + head->length, s + at, step);
        head->length += step;
    }
    return true;
}

/* Takes the row's characters but white space behind those of the head; false, with the head as it
 * was, when no head goes on so. */
static bool
go_on(struct head *head, const struct text *text, const struct row *row)
{
    struct head longer = *head;

    if (!add_words(&longer, text, row))
        return false;
    for (size_t i = 0; i < COUNT(heads); i++) {
        if (strlen(heads[i]) < longer.length || memcmp(heads[i], longer.words, longer.length) != 0)
            continue;
        *head = longer;
        return true;
    }
    return false;
}

static bool
is_whole(const struct head *head)
{
    for (size_t i = 0; i < COUNT(heads); i++)
        if (strlen(heads[i]) == head->length && memcmp(heads[i], head->words, head->length) == 0)
            return true;
    return false;
}

/* The row behind the head that begins in the row; 0 for none.  Short rows of the columns may have
 * come between its parts. */
static size_t
head_end(const struct text *text, const struct rows *rows, size_t from)
{
    struct head head = {.length = 0};

    for (size_t i = from; i < rows->count && i < from + HEAD_ROWS; i++) {
        const struct row *row = &rows->all[i];
        if (row->flags & ROW_FURNITURE)
            continue;
        bool goes_on = go_on(&head, text, row);
        if (!goes_on && (i == from || row->width > HEAD_CELLS))
            return 0;
        if (goes_on && is_whole(&head))
            return i > from || row->width > HEAD_CELLS ? i + 1 : 0;
    }
    return 0;
}

/* A few characters with which a head may begin. */
static bool
may_begin_head(const struct row *row)
{
    switch (row->first_character) {
    case U'改':
    case U'現':
    case U'新':
    case U'旧':
    case U'正':
    case U'誤':
    case U'修':
    case U'原':
    case U'现':
    case U'현':
        return row->width <= HEAD_CELLS || (row->flags & ROW_COLUMNS) || row->letters <= 2;
    default:
        return false;
    }
}

/* How wide the rows of the table are: side by side (0 when they are not), and of one column. */
struct columns {
    uint32_t both, one;
};

static struct columns
measure_columns(const struct rows *rows, size_t from)
{
    struct columns columns = {0, 0};

    for (size_t i = from; i < rows->count && i < from + SAMPLE; i++) {
        const struct row *row = &rows->all[i];
        uint32_t right = row->indent + row->width;
        uint32_t *widest = row->flags & ROW_COLUMNS ? &columns.both : &columns.one;
        if (!(row->flags & ROW_FURNITURE) && right > *widest &&
            (right <= COLUMN_MOST || widest == &columns.both))
            *widest = right;
    }
    if (columns.both)
        columns.one = columns.both - columns.both / 3;
    return columns;
}

/* Whether the row has the words of the one before it, as a column repeats the other. */
static bool
is_again(const struct text *text, const struct rows *rows, size_t i)
{
    struct span before = rows->all[i - 1].span, span = rows->all[i].span;

    return span_length(before) == span_length(span) &&
           memcmp(text_bytes(text) + before.start, text_bytes(text) + span.start,
                  span_length(span)) == 0;
}

/* Whether the row, though too wide for a column, stands among rows that are there twice: both
 * columns are in it. */
static bool
is_among_doubles(const struct text *text, const struct rows *rows, size_t i)
{
    for (size_t k = i + 2; k < rows->count && k < i + 5; k++)
        if (is_again(text, rows, k))
            return true;
    return false;
}

static bool
is_of_columns(const struct columns *columns, const struct row *row)
{
    uint32_t right = row->indent + row->width;

    if (row->flags & (ROW_COLUMNS | ROW_FURNITURE))
        return true;
    return right <= columns->one + COLUMN_PLAY ||
           (columns->both && right >= columns->both - columns->both / 7);
}

void
contrast_mark(const struct text *text, struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        size_t end = may_begin_head(&rows->all[i]) ? head_end(text, rows, i) : 0;
        if (end == 0)
            continue;
        struct columns columns = measure_columns(rows, end);
        while (end < rows->count &&
               (is_of_columns(&columns, &rows->all[end]) || is_among_doubles(text, rows, end)))
            end++;
        for (; i < end; i++)
            if (!(rows->all[i].flags & ROW_FURNITURE))
                rows->all[i].grid = GRID_CELL;
        i--;
    }
}
