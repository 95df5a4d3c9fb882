/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/numeral.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/sieve.h"

/* Larger values count nothing in a notice, and stay far from INT_MAX. */
#define VALUE_MOST 99999999

/* The ideographs that count: character, value, kind; in the order of the characters. */
/* clang-format off */
#define IDEOGRAPHS(X, with)                                                                        \
    X(with, U'一', 1, HAN)        X(with, U'丁', 4, STEM)       X(with, U'七', 7, HAN)             \
    X(with, U'万', 10000, HAN)    X(with, U'三', 3, HAN)        X(with, U'丙', 3, STEM)            \
    X(with, U'两', 2, HAN)        X(with, U'乙', 2, STEM)       X(with, U'九', 9, HAN)             \
    X(with, U'二', 2, HAN)        X(with, U'五', 5, HAN)        X(with, U'仟', 1000, FORMAL)       \
    X(with, U'伍', 5, FORMAL)     X(with, U'佰', 100, FORMAL)   X(with, U'兩', 2, HAN)             \
    X(with, U'八', 8, HAN)        X(with, U'六', 6, HAN)        X(with, U'十', 10, HAN)            \
    X(with, U'千', 1000, HAN)     X(with, U'卅', 30, HAN)       X(with, U'叁', 3, FORMAL)          \
    X(with, U'参', 3, FORMAL)     X(with, U'參', 3, FORMAL)     X(with, U'四', 4, HAN)             \
    X(with, U'壬', 9, STEM)       X(with, U'壹', 1, FORMAL)     X(with, U'己', 6, STEM)            \
    X(with, U'庚', 7, STEM)       X(with, U'廿', 20, HAN)       X(with, U'戊', 5, STEM)            \
    X(with, U'拾', 10, FORMAL)    X(with, U'捌', 8, FORMAL)     X(with, U'柒', 7, FORMAL)          \
    X(with, U'玖', 9, FORMAL)     X(with, U'甲', 1, STEM)       X(with, U'癸', 10, STEM)           \
    X(with, U'百', 100, HAN)      X(with, U'肆', 4, FORMAL)     X(with, U'萬', 10000, HAN)         \
    X(with, U'貳', 2, FORMAL)     X(with, U'贰', 2, FORMAL)     X(with, U'辛', 8, STEM)            \
    X(with, U'陆', 6, FORMAL)     X(with, U'陸', 6, FORMAL)     X(with, U'零', 0, HAN)
/* clang-format on */

/* Runs of characters that count up from `value`, in the order of the characters.  The Kangxi
 * radicals are what some PDF fonts put in the place of 一二八十乙. */
static const struct run {
    char32_t first;
    char32_t last;
    int step; /* between characters that count: kana with a voiced mark do not */
    int value;
    enum numeral_kind kind;
} runs[] = {
    {U'Ⅰ', U'Ⅻ', 1, 1, NUMERAL_ROMAN_UPPER},
    {U'ⅰ', U'ⅻ', 1, 1, NUMERAL_ROMAN_LOWER},
    {U'①', U'⑳', 1, 1, NUMERAL_CIRCLED},
    {U'⑴', U'⒇', 1, 1, NUMERAL_PAREN},
    {U'⒈', U'⒛', 1, 1, NUMERAL_DOTTED},
    {U'⓫', U'⓴', 1, 11, NUMERAL_CIRCLED},
    {U'○', U'○', 1, 0, NUMERAL_HAN},
    {U'❶', U'❿', 1, 1, NUMERAL_CIRCLED},
    {U'⼀', U'⼀', 1, 1, NUMERAL_HAN},
    {U'⼄', U'⼄', 1, 2, NUMERAL_STEM},
    {U'⼆', U'⼆', 1, 2, NUMERAL_HAN},
    {U'⼋', U'⼋', 1, 8, NUMERAL_HAN},
    {U'⼗', U'⼗', 1, 10, NUMERAL_HAN},
    {U'〇', U'〇', 1, 0, NUMERAL_HAN},
    {U'ア', U'オ', 2, 1, NUMERAL_KANA},
    {U'カ', U'チ', 2, 6, NUMERAL_KANA},
    {U'ツ', U'ト', 2, 18, NUMERAL_KANA},
    {U'ナ', U'ノ', 1, 21, NUMERAL_KANA},
    {U'ハ', U'ハ', 1, 3, NUMERAL_IROHA},
    {U'ヘ', U'ヘ', 1, 6, NUMERAL_IROHA},
    {U'ホ', U'ホ', 1, 5, NUMERAL_IROHA},
    {U'ヨ', U'ヨ', 1, 15, NUMERAL_IROHA},
    {U'リ', U'リ', 1, 9, NUMERAL_IROHA},
    {U'ル', U'ル', 1, 11, NUMERAL_IROHA},
    {U'レ', U'レ', 1, 17, NUMERAL_IROHA},
    {U'ロ', U'ロ', 1, 2, NUMERAL_IROHA},
    {U'ワ', U'ワ', 1, 13, NUMERAL_IROHA},
    {U'ヲ', U'ヲ', 1, 12, NUMERAL_IROHA},
    {U'㈠', U'㈩', 1, 1, NUMERAL_PAREN_HAN},
    {U'㉑', U'㉟', 1, 21, NUMERAL_CIRCLED},
    {U'㊀', U'㊉', 1, 1, NUMERAL_CIRCLED},
    {U'㊱', U'㊿', 1, 36, NUMERAL_CIRCLED},
#define RUN(with, c, value, kind) {c, c, 1, value, NUMERAL_##kind},
    IDEOGRAPHS(RUN, )
#undef RUN
        {U'가', U'가', 1, 1, NUMERAL_HANGUL},
    {U'나', U'나', 1, 2, NUMERAL_HANGUL},
    {U'다', U'다', 1, 3, NUMERAL_HANGUL},
    {U'라', U'라', 1, 4, NUMERAL_HANGUL},
    {U'마', U'마', 1, 5, NUMERAL_HANGUL},
    {U'바', U'바', 1, 6, NUMERAL_HANGUL},
    {U'사', U'사', 1, 7, NUMERAL_HANGUL},
    {U'아', U'아', 1, 8, NUMERAL_HANGUL},
    {U'자', U'자', 1, 9, NUMERAL_HANGUL},
    {U'차', U'차', 1, 10, NUMERAL_HANGUL},
    {U'카', U'카', 1, 11, NUMERAL_HANGUL},
    {U'타', U'타', 1, 12, NUMERAL_HANGUL},
    {U'파', U'파', 1, 13, NUMERAL_HANGUL},
    {U'하', U'하', 1, 14, NUMERAL_HANGUL},
    {U'Ｏ', U'Ｏ', 1, 0, NUMERAL_HAN},
};

#define BIT(word, c, value, kind) | SIEVE_BIT(word, c)
static const uint64_t ideographs[SIEVE_WORDS] = SIEVE(IDEOGRAPHS, BIT);
#undef BIT

/* Runs leave out most characters; ASCII has readers of its own. */
bool
numeral_may_begin(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF)
        return sieve_passes(ideographs, c);
    if (c < U'Ⅰ')
        return c < 0x80;
    if (c < 0x4E00)
        return c < 0x3000 || c == U'〇' || c > 0x30A0;
    return c <= U'하' || (c >= U'０' && c <= U'Ｏ');
}

/* イ is the second kana, and in the older order the first. */
static const char iroha[] = "イロハニホヘトチリヌルヲワカヨタレソ";

static const struct roman {
    char letters[3];
    int value;
} romans[] = {
    {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10},
    {"IX", 9},  {"V", 5},   {"IV", 4}, {"I", 1},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The search has no branch to mispredict. */
static const struct run *
find_run(uint32_t c)
{
    const struct run *run = runs;

    if (!numeral_may_begin(c))
        return NULL;
    for (size_t count = COUNT(runs); count > 1;) {
        size_t half = count / 2;

        run += run[half - 1].last < c ? half : 0;
        count -= half;
    }
    return c >= run->first && c <= run->last && (c - run->first) % (unsigned)run->step == 0 ? run
                                                                                            : NULL;
}

static int
run_value(const struct run *run, uint32_t c)
{
    return run->value + (int)(c - run->first) / run->step;
}

/* An ASCII or full width digit; its length in bytes, 0 when there is none. */
static size_t
read_digit(const char *s, size_t length, int *digit)
{
    uint32_t c;

    if (length == 0)
        return 0;
    size_t bytes = uni_read(s, &c);
    if (c >= '0' && c <= '9')
        *digit = (int)(c - '0');
    else if (c >= U'０' && c <= U'９')
        *digit = (int)(c - U'０');
    else
        return 0;
    return bytes;
}

/* Digits, at most eight; the bytes read, 0 when there are none or too many. */
static size_t
read_digits(const char *s, size_t length, int *value)
{
    size_t at = 0;
    int digit = 0;
    size_t bytes;

    *value = 0;
    while ((bytes = read_digit(s + at, length - at, &digit)) > 0) {
        if (*value > VALUE_MOST / 10)
            return 0;
        *value = *value * 10 + digit;
        at += bytes;
    }
    return at;
}

/* 1.2.3: how many numbers the decimal has; 1 when it is none.  `reading` holds the first
 * number and becomes the whole. */
static int
read_decimal(const char *s, size_t length, struct numeral *reading)
{
    static const enum numeral_kind kinds[] = {NUMERAL_DECIMAL_2, NUMERAL_DECIMAL_3,
                                              NUMERAL_DECIMAL_4};
    int depth = 1;

    while (depth <= (int)COUNT(kinds)) {
        size_t at = reading->length;
        uint32_t c = 0;
        size_t dot = at < length ? uni_read(s + at, &c) : 0;
        int value;

        if (c != '.' && c != U'．')
            break;
        size_t digits = read_digits(s + at + dot, length - at - dot, &value);
        if (digits == 0 || value == 0 || value > 99 || s[at + dot] == '0')
            break;
        *reading = (struct numeral){kinds[depth - 1], value, at + dot + digits};
        depth++;
    }
    return depth;
}

static size_t
read_arabic(const char *s, size_t length, struct numeral *readings)
{
    struct numeral whole = {NUMERAL_ARABIC, 0, 0};

    whole.length = read_digits(s, length, &whole.value);
    if (whole.length == 0)
        return 0;
    readings[0] = whole;
    if (whole.value == 0 || whole.value > 99 || read_decimal(s, length, &readings[0]) == 1)
        return 1;
    readings[1] = whole;
    return 2;
}

/* A Chinese number as far as it is read. */
struct han_number {
    long long total;   /* what multipliers have closed */
    long long section; /* below a 万 */
    long long digits;  /* not yet multiplied, -1 for none */
};

static long long
han_value(const struct han_number *number)
{
    return number->total + number->section + (number->digits > 0 ? number->digits : 0);
}

static void
han_add(struct han_number *number, int value)
{
    bool multiplier = value == 10 || value == 100 || value == 1000;

    if (value == 10000) {
        long long below = number->section + (number->digits > 0 ? number->digits : 0);
        number->total += (below ? below : 1) * value;
        number->section = 0;
        number->digits = -1;
    } else if (multiplier) {
        number->section += (number->digits > 0 ? number->digits : 1) * value;
        number->digits = -1;
    } else if (value >= 20) {
        number->section += value; /* 廿 卅 */
        number->digits = -1;
    } else if (number->digits >= 0) {
        number->digits = number->digits * 10 + value; /* 二〇二〇 */
    } else {
        number->digits = value;
    }
}

static size_t
skip_blank(const char *s, size_t length)
{
    uint32_t c = 0;
    size_t bytes = length > 0 ? uni_read(s, &c) : 0;

    return c == ' ' || c == U'　' ? bytes : 0;
}

static size_t
read_han(const char *s, size_t length, enum numeral_kind kind, bool spaced, struct numeral *reading)
{
    struct han_number number = {0, 0, -1};
    size_t at = 0;
    size_t end = 0;

    while (at < length && han_value(&number) <= VALUE_MOST) {
        uint32_t c;
        size_t bytes = uni_read(s + at, &c);
        const struct run *run = find_run(c);

        if (!run || run->kind != kind)
            break;
        han_add(&number, run_value(run, c));
        end = at += bytes;
        if (spaced)
            at += skip_blank(s + at, length - at);
    }
    if (end == 0 || han_value(&number) > VALUE_MOST)
        return 0;
    *reading = (struct numeral){kind, (int)han_value(&number), end};
    return 1;
}

static bool
is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char
upper(char c)
{
    return c >= 'a' ? (char)(c - 'a' + 'A') : c;
}

/* The value of letters of one case as a Roman numeral below 400, 0 when they are none. */
static int
roman_value(const char *s, size_t length)
{
    int value = 0;
    size_t at = 0;

    for (size_t i = 0; i < COUNT(romans); i++) {
        size_t letters = romans[i].letters[1] ? 2 : 1;
        int most =
            letters == 2 || romans[i].letters[0] == 'V' || romans[i].letters[0] == 'L' ? 1 : 3;

        while (most-- > 0 && at + letters <= length && upper(s[at]) == romans[i].letters[0] &&
               (letters == 1 || upper(s[at + 1]) == romans[i].letters[1])) {
            value += romans[i].value;
            at += letters;
        }
    }
    return at == length ? value : 0;
}

/* Whether it is a letter of the Roman numerals that are read. */
static bool
is_roman(char c)
{
    switch (upper(c)) {
    case 'C':
    case 'L':
    case 'X':
    case 'V':
    case 'I':
        return true;
    default:
        return false;
    }
}

static bool
one_case(const char *s, size_t length)
{
    for (size_t i = 1; i < length; i++) {
        if ((s[i] >= 'a') != (s[0] >= 'a'))
            return false;
    }
    return true;
}

/* Letters count from A, or are a Roman numeral: I, V and X alone rather so, C, D, L and M
 * rather as letters. */
static size_t
read_latin(const char *s, size_t length, struct numeral *readings)
{
    size_t end = 0;
    bool lower = s[0] >= 'a';
    size_t count = 0;

    if (length > 1 && is_letter(s[1]) && !(is_roman(s[0]) && is_roman(s[1])))
        return 0; /* a word */
    while (end < length && is_letter(s[end]))
        end++;
    if (end > 7 || !one_case(s, end))
        return 0;
    struct numeral letter = {lower ? NUMERAL_LOWER : NUMERAL_UPPER, upper(s[0]) - 'A' + 1, 1};
    struct numeral roman = {lower ? NUMERAL_ROMAN_LOWER : NUMERAL_ROMAN_UPPER, roman_value(s, end),
                            end};
    bool roman_first = end > 1 || strchr("IVX", upper(s[0]));

    if (roman.value > 0 && roman_first)
        readings[count++] = roman;
    if (end == 1)
        readings[count++] = letter;
    if (roman.value > 0 && !roman_first)
        readings[count++] = roman;
    return count;
}

/* One character that counts, and for kana its place in the older order. */
static size_t
read_single(const struct run *run, const char *s, struct numeral *readings)
{
    const char *place = NULL;
    uint32_t c;
    size_t bytes = uni_read(s, &c);

    readings[0] = (struct numeral){run->kind, run_value(run, c), bytes};
    if (run->kind != NUMERAL_KANA)
        return 1;
    for (const char *p = iroha; *p && !place; p += bytes)
        place = memcmp(p, s, bytes) == 0 ? p : NULL;
    if (!place)
        return 1;
    readings[1] = (struct numeral){NUMERAL_IROHA, (int)(place - iroha) / (int)bytes + 1, bytes};
    return 2;
}

/* What stands at s[0..length), which begins with `c`, and may count.  Apart from numeral_read,
 * which mostly has a no for an answer. */
static __attribute__((noinline)) size_t
read_counting(uint32_t c, const char *s, size_t length, bool spaced,
              struct numeral readings[NUMERAL_READINGS])
{
    if (c < 0x80 && is_letter((char)c))
        return read_latin(s, length, readings);
    if ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'))
        return read_arabic(s, length, readings);
    if (c < 0x80)
        return 0;
    const struct run *run = find_run(c);
    if (!run)
        return 0;
    if (run->kind == NUMERAL_HAN || run->kind == NUMERAL_FORMAL)
        return read_han(s, length, run->kind, spaced, readings);
    return read_single(run, s, readings);
}

size_t
numeral_read(const char *s, size_t length, bool spaced, struct numeral readings[NUMERAL_READINGS])
{
    uint32_t c;

    if (length == 0)
        return 0;
    uni_read(s, &c);
    return numeral_may_begin(c) ? read_counting(c, s, length, spaced, readings) : 0;
}
