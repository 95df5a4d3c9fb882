/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/letterhead.h"

#include <stdlib.h>
#include <string.h>

#include "base/uni.h"
#include "notice/parties.h"

/* What closes the name of the body in a letterhead. */
static const char *const letterhead_words[] = {
    "文件",     "令",   "公告",     "通告",     "公报",     "函",   "書函",       "公報", "简报",
    "会议纪要", "纪要", "传真电报", "明传电报", "内部明电", "电报", "MEMORANDUM", NULL};

/* What the name of a bulletin ends in, which need not be an organ's. */
static const char *const bulletin_words[] = {"简报", "快报", "专报", "动态", "信息",
                                             "纪要", "通讯", "参考", NULL};

static struct key
without_letterhead_word(struct key key)
{
    const char *word = key_ends_with_any(key, letterhead_words);

    if (word && key.length > strlen(word))
        key.length -= strlen(word);
    return key;
}

/* How many capitals the line has, 0 for one that has other letters, too. */
static size_t
count_capitals(struct key key)
{
    size_t capitals = 0;

    for (size_t i = 0; i < key.length; i++) {
        if (!(key.bytes[i] >= 'A' && key.bytes[i] <= 'Z') &&
            !strchr("&,.-'()0123456789", key.bytes[i]))
            return 0;
        capitals += key.bytes[i] >= 'A' && key.bytes[i] <= 'Z';
    }
    return capitals;
}

bool
letterhead_is_capital(struct key key)
{
    return count_capitals(key) > 5;
}

/* 公告 on a line of its own, below the name. */
static bool
is_letterhead_word(struct key key)
{
    const char *word = key_starts_with_any(key, letterhead_words);

    return word && key_is(key, word);
}

static bool
is_bulletin(struct key key)
{
    return key_ends_with_any(key, bulletin_words) && key_count(key) <= 24 && !key_has(key, "关于");
}

/* The organ below the number of a bulletin, above the day. */
static bool
is_below_bulletin(const struct head *head, size_t row)
{
    return row > 1 && row + 1 < head->count && head->rows[row - 1].part == PART_NUMBER &&
           head->rows[row - 2].part == PART_LETTERHEAD && head->rows[row + 1].part == PART_DATE &&
           is_bulletin(head_key(head, row - 2)) && parties_are_organs(head_key(head, row));
}

/* `sure`: a number follows, so that the name of an organ alone is a letterhead too. */
static bool
is_letterhead_line(struct key key, bool sure)
{
    struct key name = without_letterhead_word(key);

    if (letterhead_is_capital(key) || is_letterhead_word(key) || (sure && is_bulletin(key)))
        return true;
    if (key_ends(key, "文件") && !key_has(key, "关于"))
        return true;
    return parties_are_organs(name) && (sure || name.length < key.length);
}

/* What of an organ's name stands on a line of its own, in characters: 局, 委员会. */
#define MOST_REST 4

/* Whether the letterhead breaks off in the row, within a name: 某省粮食管理 / 局公告. */
static bool
is_broken(const struct head *head, size_t row)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    if (row + 1 >= head->count || head->rows[row].part != PART_UNKNOWN ||
        head->rows[row + 1].part != PART_UNKNOWN)
        return false;
    struct key key = head_key(head, row), rest = without_letterhead_word(head_key(head, row + 1));
    if (key_count(key) < MOST_REST || key_has(key, "关于") || key_count(rest) > MOST_REST ||
        rest.length == head_key(head, row + 1).length || is_letterhead_line(key, true))
        return false;
    head_join(head, row, row + 1, &line);
    bool broken = parties_are_organs(without_letterhead_word(reading_key(&line)));
    reading_fini(&line);
    return broken;
}

/* Whether the row is the first of two, both above the number, that are a line of a letterhead only
 * together: 某县财政局 某县教 / 育局文件. */
static bool
is_broken_line(const struct head *head, size_t row, size_t number)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    if (row + 1 >= number || number == head->count || head->rows[row].part != PART_UNKNOWN ||
        head->rows[row + 1].part != PART_UNKNOWN)
        return false;
    head_join(head, row, row + 1, &line);
    bool broken = is_letterhead_line(reading_key(&line), true);
    reading_fini(&line);
    return broken;
}

/* Whether every line before the number is one of a letterhead: a page's title is not. */
static bool
opens_with_letterhead(const struct head *head, size_t number)
{
    for (size_t i = 0; i < number; i++) {
        if (head->rows[i].part != PART_UNKNOWN || is_letterhead_line(head_key(head, i), true))
            continue;
        if (!is_broken(head, i) && !is_broken_line(head, i, number))
            return false;
        i++;
    }
    return number < head->count;
}

/* Whether `brief` is the name or the name in short, some of its characters in their order up to the
 * last: 市场监管总局 of 国家市场监督管理总局.  The end of a name is none: 某县政府 of 某市某县政府.
 */
static bool
is_in_short(struct key brief, struct key name)
{
    size_t at = 0;
    uint32_t c, d;

    if (brief.length < name.length &&
        memcmp(name.bytes + name.length - brief.length, brief.bytes, brief.length) == 0)
        return false;
    for (size_t i = 0, step; i < brief.length; i += step) {
        step = uni_read(brief.bytes + i, &c);
        do {
            if (at >= name.length)
                return false;
            at += uni_read(name.bytes + at, &d);
        } while (c != d);
    }
    return at == name.length && brief.length >= strlen("财政部");
}

/* A name that the next line begins with once more, perhaps in short: 某局 / 某局关于…的通告. */
static bool
is_said_again(const struct head *head, size_t row)
{
    struct key name = head_key(head, row);
    struct key next = row + 1 < head->count ? head_key(head, row + 1) : key_of("");

    for (size_t i = 0; i < row; i++) /* between two prints of the title */
        if (head_key(head, i).length == next.length &&
            memcmp(head_key(head, i).bytes, next.bytes, next.length) == 0)
            return false;
    if (!parties_are_organs(name) || next.length <= name.length)
        return false;
    size_t issuer = parties_issuer_of_title(next);
    return issuer > 0 && is_in_short(key_part(next, 0, issuer), name);
}

/* The name of an English office below that of its department, which is in capitals. */
static bool
is_part_of_agency(const struct head *head, size_t row)
{
    static const char *const endings[] = {
        "Administration", "Service",   "Bureau",      "Office", "Commission", "Agency", "Board",
        "Authority",      "Institute", "Corporation", "Corps",  "Guard",      NULL};

    return row > 0 && head->rows[row - 1].part == PART_LETTERHEAD &&
           letterhead_is_capital(head_key(head, row - 1)) &&
           key_ends_with_any(head_key(head, row), endings) && !key_has(head_key(head, row), ";") &&
           row + 1 < head->count &&
           (head->rows[row + 1].part == PART_UNKNOWN || head->rows[row + 1].part == PART_REFERENCE);
}

size_t
letterhead_mark(struct head *head)
{
    size_t number = head_first(head, 0, PART_NUMBER);
    size_t dated = head_first(head, 0, PART_DATED_NUMBER);
    number = dated < number ? dated : number;
    bool sure = opens_with_letterhead(head, number);
    size_t passed = 0;
    size_t end = 0;

    for (size_t i = 0; i < head->count && head->rows[i].part != PART_BODY; i++) {
        if (head->rows[i].part != PART_UNKNOWN)
            continue;
        if (is_broken(head, i)) {
            head_mark(head, i, i + 1, PART_LETTERHEAD);
            end = i + 2;
        } else if (is_letterhead_line(head_key(head, i), sure && i < number) ||
                   is_said_again(head, i) ||
                   (end > 0 && (is_part_of_agency(head, i) || is_below_bulletin(head, i)))) {
            head_mark(head, i, i, PART_LETTERHEAD);
            end = i + 1;
        } else if (sure && is_broken_line(head, i, number)) {
            head_mark(head, i, i + 1, PART_LETTERHEAD);
            end = ++i + 1;
        } else if (end > 0 || passed++ == 2) {
            break;
        }
    }
    return end;
}

/* Whether the row breaks off behind a word that no name ends with: DEPARTMENT OF LANDS AND. */
static bool
breaks_off(const struct head *head, size_t row)
{
    static const char *const words[] = {" AND", " OF", " THE", " FOR",  " ON",
                                        " TO",  " IN", " BY",  " WITH", "&"};
    const struct buf *text = &head->rows[row].reading.text;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if (text->length > length &&
            memcmp(text->bytes + text->length - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* An address in the letterhead has its number. */
static bool
has_digit(struct key key)
{
    for (size_t i = 0; i < key.length; i++)
        if (key.bytes[i] >= '0' && key.bytes[i] <= '9')
            return true;
    return false;
}

/* The name of an organ in capitals. */
static bool
is_capital_organ(struct key key)
{
    static const char *const starts[] = {
        "DEPARTMENTOF",   "OFFICEOF",     "MINISTRYOF",      "CITYOF",   "COUNTYOF",
        "STATEOF",        "TOWNOF",       "BOARDOF",         "BUREAUOF", "UNITEDSTATES",
        "COMMONWEALTHOF", "UNIVERSITYOF", "EXECUTIVEOFFICE", NULL};
    static const char *const ends[] = {
        "DEPARTMENT", "MINISTRY",   "BOARD",     "COMMISSION",  "AGENCY",   "AUTHORITY",
        "COUNCIL",    "COMMITTEE",  "BUREAU",    "OFFICE",      "SERVICE",  "ADMINISTRATION",
        "UNIVERSITY", "COLLEGE",    "SCHOOL",    "COURT",       "DISTRICT", "CORPORATION",
        "COMPANY",    "FOUNDATION", "INSTITUTE", "ASSOCIATION", "SOCIETY",  "LTD.",
        "INC.",       NULL};

    return key_starts_with_any(key, starts) || key_ends_with_any(key, ends) || has_digit(key);
}

size_t
letterhead_title(const struct head *head, size_t *end_of_it)
{
    size_t row = 1, end = *end_of_it;

    while (*end_of_it < head->count && head->rows[*end_of_it].part == PART_UNKNOWN &&
           count_capitals(head_key(head, *end_of_it)) > 1)
        ++*end_of_it;

    while (row + 1 < end && (is_capital_organ(head_key(head, row)) || breaks_off(head, row - 1) ||
                             head->rows[row].part != PART_LETTERHEAD))
        row++;
    return row;
}

/* Adds the name that the rows first..last of the letterhead say, if any. */
static void
add_name(const struct head *head, size_t first, size_t last, struct buf *issuer)
{
    struct reading line = {BUF_INIT, BUF_INIT};

    head_join(head, first, last, &line);
    struct key key = reading_key(&line);
    struct key name = without_letterhead_word(key);
    if (is_bulletin(key) && !parties_are_organs(name))
        name.length = parties_issuer_of_title(key);
    if (!is_letterhead_word(name) && !has_digit(name) && name.length > 0) {
        char *words = reading_part(&line, 0, name.length);
        if (issuer->length > 0)
            buf_add_string(issuer, key_last(name) >= 0x80        ? "、"
                                   : breaks_off(head, first - 1) ? " "
                                                                 : ", ");
        buf_add_string(issuer, words);
        free(words);
    }
    reading_fini(&line);
}

char *
letterhead_issuer(const struct head *head)
{
    struct buf issuer = BUF_INIT;

    for (size_t i = 0, last; i < head->count; i = last + 1) {
        last = i;
        while (last + 1 < head->count && head->rows[last + 1].group == head->rows[i].group)
            last++;
        if (head->rows[i].part == PART_LETTERHEAD)
            add_name(head, i, last, &issuer);
    }
    return issuer.length > 0 ? buf_detach(&issuer) : NULL;
}
