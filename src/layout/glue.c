/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/glue.h"

#include <stdbool.h>
#include <string.h>

#include "base/uni.h"

/* What may stand behind a number and belongs to it. */
static const uint32_t units[] =
    U"年月日号號条條款項项章节節届次时時分秒元万萬亿億千百个個人名户家件岁歳"
    U"倍米吨亩公平度期版页頁周天小";

/* Of these a date is made: the next number goes on with it. */
static const uint32_t date_units[] = U"年月";

/* The words that close 第十二条 and its like, and the numerals within. */
static const uint32_t ordinals[] = U"条條章节節款项項编編号號届次期页頁";
static const uint32_t numerals[] = U"〇零一二三四五六七八九十百千";

/* What stands before a number and belongs to it. */
static const char *const captions[] = {"附件", "附表", "附录", "附錄", "附图", "附圖", "图表",
                                       "图",   "圖",   "表",   "别紙", "別紙", "別表", "様式"};

/* The same in Latin, over a space. */
static const char *const citations[] = {
    "No.",        "Nos.",     "no.",      "Art.",     "Arts.",     "art.",     "Sec.",   "Secs.",
    "sec.",       "Para.",    "Paras.",   "para.",    "paras.",    "p.",       "pp.",    "Ch.",
    "ch.",        "Cl.",      "cl.",      "Vol.",     "vol.",      "Fig.",     "fig.",   "Pub.",
    "L.",         "Stat.",    "Reg.",     "CFR",      "USC",       "U.S.C.",   "FR",     "F.R.",
    "Section",    "Sections", "section",  "sections", "Part",      "Parts",    "part",   "parts",
    "Article",    "Articles", "article",  "articles", "Chapter",   "chapter",  "Title",  "title",
    "Appendix",   "appendix", "Annex",    "annex",    "Circular",  "Schedule", "Rule",   "rule",
    "Regulation", "Form",     "Page",     "page",     "Paragraph", "Table",    "Figure", "Exhibit",
    "January",    "February", "March",    "April",    "May",       "June",     "July",   "August",
    "September",  "October",  "November", "December", "Jan.",      "Feb.",     "Mar.",   "Apr.",
    "Aug.",       "Sept.",    "Oct.",     "Nov.",     "Dec."};

/* What stands before a name and belongs to it. */
static const char *const addresses[] = {"Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Hon."};

/* What follows a number over a space and belongs to it. */
static const char *const latin_units[] = {
    "CFR",     "U.S.C.",  "USC",       "FR",      "F.R.",     "Fed.",    "Stat.",
    "kg",      "km",      "cm",        "mm",      "ha",       "percent", "million",
    "billion", "January", "February",  "March",   "April",    "May",     "June",
    "July",    "August",  "September", "October", "November", "December"};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The bytes of the character at the start if it is among the list, else 0. */
static size_t
one_of(const char *s, size_t length, const uint32_t *list)
{
    uint32_t c;

    if (length == 0)
        return 0;
    size_t step = uni_read(s, &c);
    while (*list && *list != c)
        list++;
    return *list ? step : 0;
}

/* The bytes of the mark if it stands at the start of s[0..length), else 0. */
static size_t
mark_at(const char *s, size_t length, const char *mark)
{
    size_t bytes = strlen(mark);

    return length >= bytes && memcmp(s, mark, bytes) == 0 ? bytes : 0;
}

static size_t
digits(const char *s, size_t length)
{
    size_t at = 0;
    uint32_t c;

    while (at < length) {
        size_t step = uni_read(s + at, &c);
        if (kinds_of(c) != NU)
            break;
        at += step;
    }
    return at;
}

static size_t
spaces(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length && s[at] == ' ')
        at++;
    return at;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- Document numbers, ordinals ------------------------------------------------- */

/* The bytes of 〔2020〕13号, 〔2020〕第13号 or [2008] 3 号 at the start, else 0. */
static size_t
document_number(const char *s, size_t length)
{
    static const char *const brackets[][2] = {{"〔", "〕"}, {"[", "]"}, {"［", "］"}};

    for (size_t i = 0; i < COUNT(brackets); i++) {
        size_t at = mark_at(s, length, brackets[i][0]);
        size_t year = at ? digits(s + at, length - at) : 0;
        if (year == 0)
            continue;
        at += year;
        size_t close = mark_at(s + at, length - at, brackets[i][1]);
        if (close == 0)
            return 0;
        at += close;
        at += spaces(s + at, length - at);
        at += mark_at(s + at, length - at, "第");
        size_t number = digits(s + at, length - at);
        at += number;
        at += spaces(s + at, length - at);
        size_t end = one_of(s + at, length - at, U"号號");
        return number && end ? at + end : 0;
    }
    return 0;
}

/* The bytes of 十二, 12 or, in brackets, （二）, at the start. */
static size_t
numeral(const char *s, size_t length)
{
    size_t open = mark_at(s, length, "（");
    size_t at = open;

    at += digits(s + at, length - at);
    for (size_t step; (step = one_of(s + at, length - at, numerals)) > 0;)
        at += step;
    size_t close = open ? mark_at(s + at, length - at, "）") : 0;
    return at == open || (open && !close) ? 0 : at + close;
}

/* The bytes of 第十二条, 第12号 or 第（二）项 at the start, else 0. */
static size_t
ordinal(const char *s, size_t length)
{
    size_t at = mark_at(s, length, GLUE_ORDINAL);
    size_t number = at ? numeral(s + at, length - at) : 0;
    size_t close = number ? one_of(s + at + number, length - at - number, ordinals) : 0;

    return close ? at + number + close : 0;
}

/* ---- Words around a number ------------------------------------------------------ */

static bool
ends_with_one(const char *s, size_t length, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t bytes = strlen(words[i]);
        if (length >= bytes && memcmp(s + length - bytes, words[i], bytes) == 0)
            return true;
    }
    return false;
}

/* Whether a word of the table, and no longer one, ends at s[length - 1]. */
static bool
is_behind_word(const char *s, size_t length, const char *const *words, size_t count)
{
    size_t start = length;

    while (start > 0 && (is_letter(s[start - 1]) || s[start - 1] == '.'))
        start--;
    for (size_t i = 0; i < count; i++)
        if (start < length && words[i][0] == s[start] && strlen(words[i]) == length - start &&
            memcmp(s + start, words[i], length - start) == 0)
            return true;
    return false;
}

static bool
is_before_word(const char *s, size_t length, const char *const *words, size_t count)
{
    size_t end = 0;

    while (end < length && (is_letter(s[end]) || s[end] == '.'))
        end++;
    for (size_t i = 0; i < count; i++) {
        size_t bytes = words[i][0] == *s ? strlen(words[i]) : length + 1;
        if (bytes <= end && memcmp(s, words[i], bytes) == 0 &&
            (bytes == end || (bytes + 1 == end && s[bytes] == '.')))
            return true;
    }
    return false;
}

/* A number begins at `at`: does what stands before it belong to it? */
static bool
belongs_to_number(const char *s, size_t at, enum kind last)
{
    if (last == ID)
        return ends_with_one(s, at, captions, COUNT(captions));
    size_t space = 0;
    while (space < at && s[at - space - 1] == ' ')
        space++;
    if (space == 0 || space == at)
        return false;
    return mark_at(s + at - space - (at - space >= 2 ? 2 : 1), 2, "§") ||
           is_behind_word(s, at - space, citations, COUNT(citations));
}

/* A word begins at `at`, behind spaces: does it belong to what stands before them? */
static bool
belongs_to_last(const char *s, size_t length, size_t at)
{
    size_t end = at;

    while (end > 0 && s[end - 1] == ' ')
        end--;
    if (end == 0 || end == at)
        return false;
    char last = s[end - 1];
    if (last >= '0' && last <= '9')
        return is_before_word(s + at, length - at, latin_units, COUNT(latin_units));
    return last == '.' && s[at] <= 'Z' && is_behind_word(s, end, addresses, COUNT(addresses));
}

/* ---- Addresses of pages ---------------------------------------------------------- */

/* The bytes of an address from the start: all that is ASCII and no space. */
static size_t
address(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length && s[at] > ' ' && s[at] < 0x7F)
        at++;
    return at;
}

/* The bytes of www. or https:// with which an address begins, else 0. */
static size_t
address_head(const char *s, size_t length)
{
    static const char *const heads[] = {"www.", "http://", "https://", "ftp://"};

    if (*s != 'w' && *s != 'h' && *s != 'f') /* as most words */
        return 0;
    for (size_t i = 0; i < COUNT(heads); i++)
        if (mark_at(s, length, heads[i]))
            return strlen(heads[i]);
    return 0;
}

/* ---- What a character begins ------------------------------------------------------ */

static void
reach(size_t *limit, size_t at)
{
    if (*limit < at)
        *limit = at;
}

static void
look_at_number(struct glue *glue, const char *s, size_t at, enum kind last)
{
    if (glue->date == at || belongs_to_number(s, at, last))
        reach(&glue->poor, at + 1);
}

/* An ideograph at `at`, behind a number: its unit? */
static void
look_at_unit(struct glue *glue, const char *s, size_t length, size_t at)
{
    size_t unit = one_of(s + at, length - at, units);

    reach(&glue->bad, at + unit);
    if (one_of(s + at, length - at, date_units))
        glue->date = at + unit + spaces(s + at + unit, length - at - unit);
}

static void
look_at_address(struct glue *glue, const char *s, size_t length, size_t at)
{
    size_t head = address_head(s + at, length - at);

    if (head == 0)
        return;
    reach(&glue->whole, at + head + 1);
    reach(&glue->poor, at + address(s + at, length - at));
}

void
glue_join(struct glue *glue, const char *s, size_t length, size_t at, enum kind kind,
          enum kind last, enum kind solid)
{
    if (kind == ID && solid == NU)
        look_at_unit(glue, s, length, at);
    else if (kind == NU && last != NU)
        look_at_number(glue, s, at, last);
    else if (kind == LE && last == SP && belongs_to_last(s, length, at))
        reach(&glue->poor, at + 1);
}

void
glue_open(struct glue *glue, const char *s, size_t length, size_t at, enum kind kind,
          enum kind last)
{
    if (kind == ID)
        reach(&glue->poor, at + ordinal(s + at, length - at));
    else if (kind == OP || kind == LO)
        reach(&glue->whole, at + document_number(s + at, length - at));
    else if (kind == LE && last != LE)
        look_at_address(glue, s, length, at);
}
