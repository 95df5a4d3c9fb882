/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/named.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"

#define NAME_MOST   36 /* bytes of a name without its spaces */
#define SPACED_MOST 4  /* characters of one that is set wide: 日　時 */

/* How the names of items end. */
static const char *const names[] = {
    "日時",         "日程",   "期日",   "期間",   "期限",     "時間",   "場所",   "会場",
    "対象",         "対象者", "参加者", "出席者", "内容",     "議題",   "議事",   "主催",
    "目的",         "趣旨",   "方法",   "提出先", "提出書類", "申込先", "締切",   "問合せ先",
    "担当",         "備考",   "その他", "連絡先", "概要",     "定員",   "参加費", "添付書類",
    "問い合わせ先", "件名",   "送付物", "根拠",   "施行日",   "適用日", "时间",   "地点",
    "日期",         "主题",   "議程",   "议程",   "对象",     "地點",   "對象",   "日시",
    "일시",         "장소",   "대상",   "내용",   "기간",     "방법",   "목적",   "주제",
    "인원",         "시간",
};

/* What counts on, for each form of label: the number that comes next (0 for nothing), where the
 * rows began, and whether they are known to be items. */
struct chain {
    int next;
    size_t from;
    bool known;
};

struct name {
    char bytes[NAME_MOST];
    size_t length;
};

static bool
belongs(uint32_t c)
{
    return uni_is_ideograph(c) || uni_is_hangul(c) || (c >= 0x3041 && c <= 0x30FF);
}

/* The bytes of the characters of a name at the start of s[0..length), and how many they are. */
static size_t
word_length(const char *s, size_t length, size_t *count)
{
    size_t at = 0;
    uint32_t c;

    for (*count = 0; at < length; ++*count) {
        size_t step = uni_read(s + at, &c);
        if (!belongs(c))
            break;
        at += step;
    }
    return at;
}

static bool
add_to_name(struct name *name, const char *s, size_t length)
{
    if (name->length + length > sizeof name->bytes)
        return false;
    memcpy(name->bytes + name->length, s, length);
    name->length += length;
    return true;
}

/* Whether white space of so many bytes at s parts two columns. */
static bool
is_gap(const char *s, size_t space)
{
    return space > 0 && (s[0] == '\t' || uni_print_cells(s, space) >= 2);
}

/* The name behind the row's label, without spaces: 日時, 日　時; false when none stands apart. */
static bool
read_name(const struct text *text, const struct row *row, struct name *name)
{
    const char *s = text_bytes(text) + row->span.start;
    size_t length = span_length(row->span);
    size_t at = row->label_length, characters = 0, count, space;

    name->length = 0;
    at += uni_leading_space(s + at, length - at);
    for (;; at += space) {
        size_t word = word_length(s + at, length - at, &count);
        if (characters > 0 && count != 1)
            return characters > 1;
        space = uni_leading_space(s + at + word, length - at - word);
        if (count == 0 || space == 0 || !add_to_name(name, s + at, word))
            return false;
        if (count > 1)
            return is_gap(s + at + word, space);
        if (++characters > SPACED_MOST)
            return false;
        at += word;
    }
}

static bool
is_known(const struct name *name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t length = strlen(names[i]);
        if (length <= name->length &&
            memcmp(name->bytes + name->length - length, names[i], length) == 0)
            return true;
    }
    return false;
}

/* 記 alone, which stands above such items. */
static bool
opens_items(const struct row *row)
{
    return row->width == 2 && row->first_character == U'記';
}

static void
clear_columns(struct rows *rows, size_t from, size_t to, int form)
{
    for (size_t i = from; i < to; i++)
        if (rows->all[i].flags & ROW_LABEL && rows->all[i].label.form == form)
            rows->all[i].flags &= (uint16_t)~ROW_COLUMNS;
}

/* Goes on with the row, whose label is an ordinal. */
static void
count_row(const struct text *text, struct rows *rows, size_t i, bool below, struct chain *chain)
{
    const struct row *row = &rows->all[i];
    struct name name;
    bool named = row->flags & ROW_COLUMNS && read_name(text, row, &name);

    if (chain->next != row->label.number || chain->next == 0)
        *chain = (struct chain){.from = i};
    if (row->flags & ROW_COLUMNS && !named) {
        *chain = (struct chain){0};
        return;
    }
    chain->next = row->label.number + 1;
    chain->known |= named && (below || is_known(&name));
    if (chain->known && named) {
        clear_columns(rows, chain->from, i + 1, row->label.form);
        chain->from = i + 1;
    }
}

void
named_mark(const struct text *text, struct rows *rows)
{
    struct chain chains[FORMS_ALL] = {{0}};
    bool below = false;

    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->all[i];
        if (row->flags & ROW_FURNITURE)
            continue;
        if (row->flags & ROW_LABEL && row->label.form >= 0)
            count_row(text, rows, i, below, &chains[row->label.form]);
        below = opens_items(row);
    }
}
