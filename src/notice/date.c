/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/date.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"

/* Eras: the year before their first. */
static const struct {
    const char *name;
    int base;
} eras[] = {
    {"中華民國", 1911}, {"中华民国", 1911}, {"民國", 1911}, {"民国", 1911},
    {"令和", 2018},     {"平成", 1988},     {"昭和", 1925}, {"大正", 1911},
    {"明治", 1867},     {"公元", 0},        {"西元", 0},    {"公曆", 0},
};

/* How year, month and day are marked; no mark behind the day is needed where it is "". */
static const struct {
    const char *year, *month, *day;
} marks[] = {
    {"年", "月", "日"}, {"年", "月", "号"}, {"년", "월", "일"}, {"-", "-", ""},
    {"/", "/", ""},     {".", ".", "."},    {".", ".", ""},
};

static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

static int
digit_value(uint32_t c)
{
    static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                        0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};

    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    if (c == 'O' || c == 0x25CB || c == 0x96F6 || c == 0x25EF) /* O ○ 零 ◯ */
        return 0;
    for (int i = 0; i < 10; i++)
        if (numerals[i] == c)
            return i;
    return -1;
}

/* Reads the numeral at *at: digits by place (2020, 二〇二〇) or with tens (二十三, 廿一).
 * -1 when there is none. */
static int
read_numeral(struct key key, size_t *at)
{
    int value = -1;
    bool tens = false;
    uint32_t c;

    while (*at < key.length && value < 100000) {
        size_t step = uni_read(key.bytes + *at, &c);
        int digit = digit_value(c);
        if (c == 0x5341 || c == 0x5EFF || c == 0x5345) { /* 十 廿 卅 */
            int many = c == 0x5341 ? 1 : c == 0x5EFF ? 2 : 3;
            value = value < 0 ? many * 10 : value * 10;
            tens = true;
        } else if (digit < 0) {
            break;
        } else {
            value = value < 0 ? digit : tens ? value + digit : value * 10 + digit;
        }
        *at += step;
    }
    return value;
}

static bool
read_mark(struct key key, size_t *at, const char *mark)
{
    if (!key_starts(key_part(key, *at, key.length), mark))
        return false;
    *at += strlen(mark);
    return true;
}

static int
read_era(struct key key, size_t *at)
{
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++)
        if (read_mark(key, at, eras[i].name))
            return eras[i].base;
    return 0;
}

static bool
is_possible(const struct date *date)
{
    return date->year >= 1000 && date->year < 3000 && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= 31;
}

static int
read_year(struct key key, size_t *at)
{
    if (read_mark(key, at, "元"))
        return 1;
    return read_numeral(key, at);
}

/* Reads on behind the year, at `at`. */
static size_t
read_ordered(struct key key, size_t at, size_t form, struct date *date)
{
    if (!read_mark(key, &at, marks[form].year))
        return 0;
    date->month = read_numeral(key, &at);
    if (date->month < 0 || !read_mark(key, &at, marks[form].month))
        return 0;
    date->day = read_numeral(key, &at);
    return read_mark(key, &at, marks[form].day) && is_possible(date) ? at : 0;
}

static int
read_month_name(struct key key, size_t *at)
{
    for (int i = 0; i < 12; i++)
        if (read_mark(key, at, months[i]))
            return i + 1;
    return -1;
}

/* January26,2022 and 26January2022: keys have no spaces. */
static size_t
read_english(struct key key, struct date *date)
{
    size_t at = 0;

    date->month = read_month_name(key, &at);
    date->day = read_numeral(key, &at);
    if (date->month < 0) {
        date->month = read_month_name(key, &at);
        if (date->month < 0)
            return 0;
        read_mark(key, &at, ",");
    } else if (!read_mark(key, &at, ",")) {
        return 0;
    }
    date->year = read_numeral(key, &at);
    return is_possible(date) ? at : 0;
}

/* Most lines that are asked for a date do not even begin like one. */
static bool
may_begin(struct key key)
{
    static const char firsts[] = "十廿卅元中民令平昭大明公西";
    char bytes[5] = "";
    uint32_t c;

    if (key.length < 6)
        return false;
    memcpy(bytes, key.bytes, uni_read(key.bytes, &c));
    return digit_value(c) >= 0 || (c >= 'A' && c <= 'S') || strstr(firsts, bytes);
}

size_t
date_read(struct key key, struct date *date)
{
    size_t at = 0;

    if (!may_begin(key))
        return 0;
    int base = read_era(key, &at);
    int year = read_year(key, &at);
    for (size_t form = 0; year >= 0 && form < sizeof marks / sizeof marks[0]; form++) {
        date->year = base + year;
        size_t length = read_ordered(key, at, form, date);
        if (length > 0)
            return length;
    }
    return read_english(key, date);
}

/* （星期三）, （公章）: what may follow a date on its line. */
bool
date_fills(struct key key)
{
    struct date date;

    if (key_bracketed(key) == key.length && key.length > 2)
        key = key_part(key, 1, key.length - 1);
    key = key_without_brackets(key);
    size_t length = date_read(key, &date);
    if (length == 0)
        return false;
    key = key_part(key, length, key.length);
    return key.length == 0 || key_is(key, ".") || (key_starts(key, "星期") && key_count(key) == 3);
}

char *
date_iso(struct key key)
{
    struct date date;
    char iso[24];
    uint32_t c;

    for (size_t at = 0; at < key.length; at += uni_read(key.bytes + at, &c)) {
        if (date_read(key_part(key, at, key.length), &date) == 0)
            continue;
        snprintf(iso, sizeof iso, "%04d-%02d-%02d", date.year, date.month, date.day);
        return mem_copy_string(iso);
    }
    return NULL;
}
