/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "counting.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct name {
    const char *name;
    enum counting counting;
};

static const struct name word[] = {
    {"none", COUNTING_NONE},
    {"bullet", COUNTING_BULLET},
    {"decimal", COUNTING_DIGITS},
    {"decimalHalfWidth", COUNTING_DIGITS},
    {"decimalZero", COUNTING_TWO_DIGITS},
    {"decimalFullWidth", COUNTING_WIDE_DIGITS},
    {"decimalFullWidth2", COUNTING_WIDE_DIGITS},
    {"upperRoman", COUNTING_UPPER_ROMAN},
    {"lowerRoman", COUNTING_LOWER_ROMAN},
    {"upperLetter", COUNTING_UPPER_LETTERS},
    {"lowerLetter", COUNTING_LOWER_LETTERS},
    {"chineseCounting", COUNTING_CHINESE},
    {"chineseCountingThousand", COUNTING_CHINESE},
    {"taiwaneseCounting", COUNTING_CHINESE},
    {"taiwaneseCountingThousand", COUNTING_CHINESE},
    {"japaneseCounting", COUNTING_CHINESE},
    {"koreanDigital2", COUNTING_CHINESE_DIGITS},
    {"ideographDigital", COUNTING_CHINESE_DIGITS},
    {"taiwaneseDigital", COUNTING_CHINESE_DIGITS},
    {"japaneseDigitalTenThousand", COUNTING_CHINESE_DIGITS},
    {"chineseLegalSimplified", COUNTING_LEGAL},
    {"ideographLegalTraditional", COUNTING_LEGAL_OLD},
    {"japaneseLegal", COUNTING_LEGAL_OLD},
    {"ideographTraditional", COUNTING_STEMS},
    {"ideographZodiac", COUNTING_BRANCHES},
    {"decimalEnclosedCircle", COUNTING_CIRCLED},
    {"decimalEnclosedCircleChinese", COUNTING_CIRCLED},
    {"decimalEnclosedParen", COUNTING_BRACKETED},
    {"decimalEnclosedFullstop", COUNTING_DOTTED},
    {"aiueo", COUNTING_KANA},
    {"aiueoFullWidth", COUNTING_KANA},
    {"iroha", COUNTING_IROHA},
    {"irohaFullWidth", COUNTING_IROHA},
    {"ganada", COUNTING_HANGUL},
    {"ordinal", COUNTING_ORDINAL},
};

/* OpenDocument shows a way by how it begins: "一, 二, 三, ...". */
static const struct name opendocument[] = {
    {"1", COUNTING_DIGITS},        {"i", COUNTING_LOWER_ROMAN},   {"I", COUNTING_UPPER_ROMAN},
    {"a", COUNTING_LOWER_LETTERS}, {"A", COUNTING_UPPER_LETTERS}, {"１", COUNTING_WIDE_DIGITS},
    {"一", COUNTING_CHINESE},      {"壹, 贰", COUNTING_LEGAL},    {"壹", COUNTING_LEGAL_OLD},
    {"壱", COUNTING_LEGAL_OLD},    {"甲", COUNTING_STEMS},        {"子", COUNTING_BRANCHES},
    {"①", COUNTING_CIRCLED},       {"⑴", COUNTING_BRACKETED},     {"⒈", COUNTING_DOTTED},
    {"ア", COUNTING_KANA},         {"ｱ", COUNTING_KANA},          {"イ", COUNTING_IROHA},
    {"ｲ", COUNTING_IROHA},         {"가", COUNTING_HANGUL},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum counting
counting_of_word(const char *name)
{
    for (size_t i = 0; i < COUNT(word); i++)
        if (strcmp(word[i].name, name) == 0)
            return word[i].counting;
    return COUNTING_DIGITS;
}

enum counting
counting_of_opendocument(const char *name)
{
    if (!*name)
        return COUNTING_NONE;
    for (size_t i = 0; i < COUNT(opendocument); i++)
        if (strncmp(opendocument[i].name, name, strlen(opendocument[i].name)) == 0)
            return opendocument[i].counting;
    return COUNTING_DIGITS;
}

/* ---- The ways ----------------------------------------------------------------- */

/* The character of the number in a row of characters of three bytes each, from 1 on.  False when
 * the row does not reach so far. */
static bool
add_of_row(struct buf *out, const char *row, int number)
{
    size_t count = strlen(row) / 3;

    if (number < 1 || (size_t)number > count)
        return false;
    buf_add(out, row + 3 * (size_t)(number - 1), 3);
    return true;
}

static void
add_roman(struct buf *out, int number, bool upper)
{
    static const struct {
        int value;
        const char *upper;
        const char *lower;
    } numerals[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"},
                    {100, "C", "c"},  {90, "XC", "xc"},  {50, "L", "l"},  {40, "XL", "xl"},
                    {10, "X", "x"},   {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"},
                    {1, "I", "i"}};

    for (size_t i = 0; i < COUNT(numerals); i++)
        for (; number >= numerals[i].value; number -= numerals[i].value)
            buf_add_string(out, upper ? numerals[i].upper : numerals[i].lower);
}

/* a, b … z, aa, bb … */
static void
add_letters(struct buf *out, int number, char first)
{
    for (int i = 0; i <= (number - 1) / 26; i++)
        buf_add_char(out, (char)(first + (number - 1) % 26));
}

/* Signs of three bytes each: the digits from nought on, and ten, hundred and thousand. */
static void
add_chinese(struct buf *out, int number, const char *digits, const char *units, bool bare_ten)
{
    static const int powers[] = {1000, 100, 10, 1};
    bool begun = false;
    bool nought = false;

    for (size_t i = 0; i < COUNT(powers); i++) {
        int digit = number / powers[i] % 10;
        if (digit == 0) {
            nought = begun;
            continue;
        }
        if (nought)
            buf_add(out, digits, 3);
        nought = false;
        if (!(bare_ten && !begun && powers[i] == 10 && digit == 1))
            buf_add(out, digits + 3 * digit, 3);
        if (powers[i] > 1)
            buf_add(out, units + 3 * (2 - i), 3);
        begun = true;
    }
}

static void
add_each_digit(struct buf *out, int number, const char *digits)
{
    if (number >= 10)
        add_each_digit(out, number / 10, digits);
    buf_add(out, digits + 3 * (number % 10), 3);
}

static const char *
ordinal_ending(int number)
{
    if (number % 100 >= 11 && number % 100 <= 13)
        return "th";
    return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

static bool
add_special(struct buf *out, enum counting counting, int number)
{
    switch (counting) {
    case COUNTING_STEMS:
        return add_of_row(out, "甲乙丙丁戊己庚辛壬癸", number);
    case COUNTING_BRANCHES:
        return add_of_row(out, "子丑寅卯辰巳午未申酉戌亥", number);
    case COUNTING_CIRCLED:
        return add_of_row(out, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", number);
    case COUNTING_BRACKETED:
        return add_of_row(out, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", number);
    case COUNTING_DOTTED:
        return add_of_row(out, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", number);
    case COUNTING_KANA:
        return add_of_row(out,
                          "アイウエオカキクケコサシスセソタチツテト"
                          "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
                          number);
    case COUNTING_IROHA:
        return add_of_row(out,
                          "イロハニホヘトチリヌルヲワカヨタレソツネ"
                          "ナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
                          number);
    case COUNTING_HANGUL:
        return add_of_row(out, "가나다라마바사아자차카타파하", number);
    default:
        return false;
    }
}

void
counting_add(struct buf *out, enum counting counting, int number)
{
    bool small = number >= 1 && number <= 9999;

    if (counting == COUNTING_NONE || counting == COUNTING_BULLET ||
        add_special(out, counting, number))
        return;
    if (counting == COUNTING_TWO_DIGITS && number < 10)
        buf_add_char(out, '0');
    if (!small)
        buf_addf(out, "%d", number);
    else if (counting == COUNTING_UPPER_ROMAN || counting == COUNTING_LOWER_ROMAN)
        add_roman(out, number, counting == COUNTING_UPPER_ROMAN);
    else if ((counting == COUNTING_UPPER_LETTERS || counting == COUNTING_LOWER_LETTERS) &&
             number <= 780)
        add_letters(out, number, counting == COUNTING_UPPER_LETTERS ? 'A' : 'a');
    else if (counting == COUNTING_CHINESE)
        add_chinese(out, number, "〇一二三四五六七八九", "十百千", true);
    else if (counting == COUNTING_CHINESE_DIGITS)
        add_each_digit(out, number, "〇一二三四五六七八九");
    else if (counting == COUNTING_LEGAL)
        add_chinese(out, number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false);
    else if (counting == COUNTING_LEGAL_OLD)
        add_chinese(out, number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", false);
    else if (counting == COUNTING_WIDE_DIGITS)
        add_each_digit(out, number, "０１２３４５６７８９");
    else
        buf_addf(out, "%d%s", number, counting == COUNTING_ORDINAL ? ordinal_ending(number) : "");
}
