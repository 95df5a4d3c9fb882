/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/marker.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/numeral.h"

/* The forms: identifier, name, rank.  Labels of one form stand on one level. */
#define FORMS(X)                                                                                   \
    X(BOOK, "book", PART)                                                                          \
    X(DIVISION, "division", PART)                                                                  \
    X(CHAPTER, "chapter", PART)                                                                    \
    X(SECTION, "section", PART)                                                                    \
    X(SUBSECTION, "subsection", PART)                                                              \
    X(ARTICLE, "article", ARTICLE)                                                                 \
    X(POINT, "point", ITEM)                                                                        \
    X(ORDINAL, "ordinal", PART)                                                                    \
    X(EN_TITLE, "en-title", PART)                                                                  \
    X(EN_PART, "en-part", PART)                                                                    \
    X(EN_CHAPTER, "en-chapter", PART)                                                              \
    X(EN_ARTICLE, "en-article", ARTICLE)                                                           \
    X(EN_SECTION, "en-section", ARTICLE)                                                           \
    X(HAN, "han", ITEM)                                                                            \
    X(HAN_PAREN, "han-paren", ITEM)                                                                \
    X(HAN_HALF, "han-half-paren", ITEM)                                                            \
    X(FORMAL, "formal", ITEM)                                                                      \
    X(FORMAL_PAREN, "formal-paren", ITEM)                                                          \
    X(STEM, "stem", ITEM)                                                                          \
    X(STEM_PAREN, "stem-paren", ITEM)                                                              \
    X(DECIMAL_2, "decimal-2", ITEM)                                                                \
    X(DECIMAL_3, "decimal-3", ITEM)                                                                \
    X(DECIMAL_4, "decimal-4", ITEM)                                                                \
    X(ARABIC, "arabic", ITEM)                                                                      \
    X(ARABIC_BARE, "arabic-bare", ITEM)                                                            \
    X(ARABIC_PAREN, "arabic-paren", ITEM)                                                          \
    X(ARABIC_HALF, "arabic-half-paren", ITEM)                                                      \
    X(CIRCLED, "circled", ITEM)                                                                    \
    X(ROMAN_UPPER, "roman-upper", ITEM)                                                            \
    X(ROMAN_UPPER_PAREN, "roman-upper-paren", ITEM)                                                \
    X(ROMAN_LOWER, "roman-lower", ITEM)                                                            \
    X(ROMAN_LOWER_PAREN, "roman-lower-paren", ITEM)                                                \
    X(UPPER, "upper", ITEM)                                                                        \
    X(UPPER_PAREN, "upper-paren", ITEM)                                                            \
    X(LOWER, "lower", ITEM)                                                                        \
    X(LOWER_PAREN, "lower-paren", ITEM)                                                            \
    X(KANA, "kana", ITEM)                                                                          \
    X(KANA_PAREN, "kana-paren", ITEM)                                                              \
    X(IROHA, "iroha", ITEM)                                                                        \
    X(IROHA_PAREN, "iroha-paren", ITEM)                                                            \
    X(HANGUL, "hangul", ITEM)                                                                      \
    X(HANGUL_PAREN, "hangul-paren", ITEM)                                                          \
    X(HANGUL_HALF, "hangul-half-paren", ITEM)

enum form {
#define X(id, name, rank) FORM_##id,
    FORMS(X)
#undef X
        FORM_COUNT
};

_Static_assert(FORM_COUNT <= MARKER_FORMS_MOST, "more forms than marker.h tells");

static const struct form_entry {
    const char *name;
    enum marker_rank rank;
} forms[] = {
#define X(id, name, rank) {name, MARKER_##rank},
    FORMS(X)
#undef X
};

/* What stands before the ordinal. */
enum opening {
    OPENING_NONE,
    OPENING_PAREN,
    OPENING_ORDINAL,
    OPENING_TITLE,
    OPENING_PART,
    OPENING_CHAPTER,
    OPENING_ARTICLE,
    OPENING_SECTION
};

static const struct opening_word {
    const char *word;
    size_t length;
    enum opening opening;
} opening_words[] = {
#define WORD(word, opening)                                                                        \
    {                                                                                              \
        word, sizeof word - 1, OPENING_##opening                                                   \
    }
    WORD("（", PAREN),         WORD("(", PAREN),          WORD("第", ORDINAL),
    WORD("제", ORDINAL),       WORD("TITLE ", TITLE),     WORD("Title ", TITLE),
    WORD("PART ", PART),       WORD("Part ", PART),       WORD("CHAPTER ", CHAPTER),
    WORD("Chapter ", CHAPTER), WORD("ARTICLE ", ARTICLE), WORD("Article ", ARTICLE),
    WORD("SECTION ", SECTION), WORD("Section ", SECTION), WORD("SEC. ", SECTION),
    WORD("Sec. ", SECTION),    WORD("§ ", SECTION),       WORD("§", SECTION),
};

/* What may follow a label. */
enum after {
    AFTER_ANY,   /* anything but a mark that shows the label to be cited: （一）， */
    AFTER_DOT,   /* no digit either (3.5), and behind a letter a space (e.g.) */
    AFTER_BLANK, /* blanks, and then no unit: 3 个, 10 % */
    AFTER_WIDE,  /* an ideographic space, or the end: 三　…, 三 alone */
    AFTER_NAME,  /* no words that go on with a sentence: 第六条规定, 第三章的 */
    AFTER_APART, /* the same, and a blank or the end: 第一项　…, but not 第一项工作 */
    AFTER_TITLE  /* a mark or a capital: Section 3. Scope, but not Section 3 of */
};

/* The label grammar: a line is a way in which a form is printed.  The first that fits is
 * taken.  `close` has its alternatives apart by a space, the longer first. */
struct pattern {
    enum form form;
    enum opening opening;
    unsigned numerals;
    const char *close;
    enum after after;
};

static const struct pattern named_patterns[] = {
#define COUNTED (NUMERAL_HAN | NUMERAL_ARABIC)
    {FORM_BOOK, OPENING_ORDINAL, COUNTED, "分编 编 編 篇 편", AFTER_NAME},
    {FORM_DIVISION, OPENING_ORDINAL, COUNTED, "部分", AFTER_NAME},
    {FORM_DIVISION, OPENING_ORDINAL, COUNTED, "部", AFTER_APART},
    {FORM_CHAPTER, OPENING_ORDINAL, COUNTED, "章 장", AFTER_NAME},
    {FORM_SECTION, OPENING_ORDINAL, COUNTED, "节 節 절", AFTER_NAME},
    {FORM_SUBSECTION, OPENING_ORDINAL, COUNTED, "款 관", AFTER_APART},
    {FORM_ARTICLE, OPENING_ORDINAL, COUNTED, "条 條 조", AFTER_NAME},
    {FORM_POINT, OPENING_ORDINAL, COUNTED, "项 項", AFTER_APART},
    {FORM_ORDINAL, OPENING_ORDINAL, NUMERAL_ARABIC, "", AFTER_BLANK},
    {FORM_ORDINAL, OPENING_ORDINAL, NUMERAL_HAN, "", AFTER_WIDE},
#define TITLED (NUMERAL_ARABIC | NUMERAL_ROMAN_UPPER | NUMERAL_UPPER)
    {FORM_EN_TITLE, OPENING_TITLE, TITLED, "", AFTER_TITLE},
    {FORM_EN_PART, OPENING_PART, TITLED, "", AFTER_TITLE},
    {FORM_EN_CHAPTER, OPENING_CHAPTER, TITLED, "", AFTER_TITLE},
    {FORM_EN_ARTICLE, OPENING_ARTICLE, TITLED, ".", AFTER_TITLE},
    {FORM_EN_ARTICLE, OPENING_ARTICLE, TITLED, "", AFTER_TITLE},
    {FORM_EN_SECTION, OPENING_SECTION, TITLED, ".", AFTER_TITLE},
    {FORM_EN_SECTION, OPENING_SECTION, TITLED, "", AFTER_TITLE},
};

static const struct pattern bracketed_patterns[] = {
    {FORM_HAN_PAREN, OPENING_PAREN, NUMERAL_HAN, "）、 )、 ） )", AFTER_ANY},
    {FORM_FORMAL_PAREN, OPENING_PAREN, NUMERAL_FORMAL, "） )", AFTER_ANY},
    {FORM_STEM_PAREN, OPENING_PAREN, NUMERAL_STEM, "） )", AFTER_ANY},
    {FORM_ARABIC_PAREN, OPENING_PAREN, NUMERAL_ARABIC, "）、 )、 ） )", AFTER_ANY},
    {FORM_ROMAN_UPPER_PAREN, OPENING_PAREN, NUMERAL_ROMAN_UPPER, "） )", AFTER_ANY},
    {FORM_ROMAN_LOWER_PAREN, OPENING_PAREN, NUMERAL_ROMAN_LOWER, "） )", AFTER_ANY},
    {FORM_UPPER_PAREN, OPENING_PAREN, NUMERAL_UPPER, "） )", AFTER_ANY},
    {FORM_LOWER_PAREN, OPENING_PAREN, NUMERAL_LOWER, "） )", AFTER_ANY},
    {FORM_KANA_PAREN, OPENING_PAREN, NUMERAL_KANA, "） )", AFTER_ANY},
    {FORM_IROHA_PAREN, OPENING_PAREN, NUMERAL_IROHA, "） )", AFTER_ANY},
    {FORM_HANGUL_PAREN, OPENING_PAREN, NUMERAL_HANGUL, "） )", AFTER_ANY},
};

static const struct pattern bare_patterns[] = {
    {FORM_HAN, OPENING_NONE, NUMERAL_HAN, "、 ． . ﹒", AFTER_DOT},
    {FORM_HAN, OPENING_NONE, NUMERAL_HAN, "", AFTER_WIDE},
    {FORM_HAN_HALF, OPENING_NONE, NUMERAL_HAN, "） )", AFTER_ANY},
    {FORM_HAN_PAREN, OPENING_NONE, NUMERAL_PAREN_HAN, "", AFTER_ANY},
    {FORM_FORMAL, OPENING_NONE, NUMERAL_FORMAL, "、 ． .", AFTER_DOT},
    {FORM_STEM, OPENING_NONE, NUMERAL_STEM, "、 ． .", AFTER_DOT},
    {FORM_DECIMAL_2, OPENING_NONE, NUMERAL_DECIMAL_2, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_2, OPENING_NONE, NUMERAL_DECIMAL_2, "", AFTER_BLANK},
    {FORM_DECIMAL_3, OPENING_NONE, NUMERAL_DECIMAL_3, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_3, OPENING_NONE, NUMERAL_DECIMAL_3, "", AFTER_ANY},
    {FORM_DECIMAL_4, OPENING_NONE, NUMERAL_DECIMAL_4, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_4, OPENING_NONE, NUMERAL_DECIMAL_4, "", AFTER_ANY},
    {FORM_ARABIC, OPENING_NONE, NUMERAL_ARABIC, ". ． 、 ﹒", AFTER_DOT},
    {FORM_ARABIC, OPENING_NONE, NUMERAL_DOTTED, "", AFTER_ANY},
    {FORM_ARABIC_HALF, OPENING_NONE, NUMERAL_ARABIC, "） )", AFTER_ANY},
    {FORM_ARABIC_PAREN, OPENING_NONE, NUMERAL_PAREN, "", AFTER_ANY},
    {FORM_ARABIC_BARE, OPENING_NONE, NUMERAL_ARABIC, "", AFTER_BLANK},
    {FORM_CIRCLED, OPENING_NONE, NUMERAL_CIRCLED, "", AFTER_ANY},
    {FORM_ROMAN_UPPER, OPENING_NONE, NUMERAL_ROMAN_UPPER, ". ． 、", AFTER_DOT},
    {FORM_ROMAN_LOWER, OPENING_NONE, NUMERAL_ROMAN_LOWER, ". ． 、 )", AFTER_DOT},
    {FORM_UPPER, OPENING_NONE, NUMERAL_UPPER, ". ． 、", AFTER_DOT},
    {FORM_LOWER, OPENING_NONE, NUMERAL_LOWER, ". ． 、 ) ）", AFTER_DOT},
    {FORM_KANA, OPENING_NONE, NUMERAL_KANA, "", AFTER_BLANK},
    {FORM_IROHA, OPENING_NONE, NUMERAL_IROHA, "", AFTER_BLANK},
    {FORM_HANGUL, OPENING_NONE, NUMERAL_HANGUL, ".", AFTER_DOT},
    {FORM_HANGUL_HALF, OPENING_NONE, NUMERAL_HANGUL, ")", AFTER_ANY},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The patterns to look among for each opening. */
static const struct patterns {
    const struct pattern *all;
    size_t count;
} patterns_with[] = {
#define NAMED                                                                                      \
    {                                                                                              \
        named_patterns, COUNT(named_patterns)                                                      \
    }
    [OPENING_NONE] = {bare_patterns, COUNT(bare_patterns)},
    [OPENING_PAREN] = {bracketed_patterns, COUNT(bracketed_patterns)},
    [OPENING_ORDINAL] = NAMED,
    [OPENING_TITLE] = NAMED,
    [OPENING_PART] = NAMED,
    [OPENING_CHAPTER] = NAMED,
    [OPENING_ARTICLE] = NAMED,
    [OPENING_SECTION] = NAMED,
};

/* What shows, right behind a label, that it is none: any of the characters, or any of the
 * words, which are apart by a space. */
struct followers {
    const char32_t *characters;
    const char32_t *firsts; /* with which the words begin: most labels need look no further */
    const char *words;
};

/* The label is cited and opens nothing. */
static const struct followers cited_marks = {
    U"，。；：）》」』”’、～〜―—–・％℃,;:)%]",
    U"项至和及或",
    "项规定 项、 项和 项所 项的 至（ 和（ 及（ 或（ 至( 和( 及( 或(",
};
static const struct followers cited_names = {
    U"的和及或与與至到第之款项項、－-のはをにがとかま课課의에을를은는및부",
    U"规規所中以等",
    "规定 規定 所列 所规 所述 所指 所定 中的 中规 中所 以及 以上 以下 以外 等规 等有",
};

/* The number is a quantity. */
static const struct followers units = {
    U"年月天时分秒周个位名人次项件份根条页頁号號级級种回届期版万萬亿億千百元円部章節款"
    U"%％℃°度米毫克吨升亩岁歲倍家户点折+-=<>≥≤×÷/~",
    U"日小時個公厘学课",
    "日内 日前 日起 日至 日， 日。 小时 時間 個月 公里 厘米 学分 课时",
};

/* Numerals that are words or initials as well. */
#define LETTERS                                                                                    \
    (NUMERAL_UPPER | NUMERAL_LOWER | NUMERAL_ROMAN_UPPER | NUMERAL_ROMAN_LOWER | NUMERAL_HANGUL)

#define NUMBER_MOST 999

/* Whether one of the words, apart by spaces, stands at the start of s[0..length); *bytes
 * is then its length.  An empty list stands everywhere. */
static bool
starts_with_one(const char *words, const char *s, size_t length, size_t *bytes)
{
    *bytes = 0;
    for (const char *word = words; *word; word += *word == ' ') {
        size_t same = 0;

        while (same < length && word[same] == s[same] && word[same] && word[same] != ' ')
            same++;
        if (word[same] == ' ' || !word[same]) {
            *bytes = same;
            return true;
        }
        while (*word && *word != ' ')
            word++;
    }
    return !*words;
}

static bool
holds(const char32_t *characters, uint32_t c)
{
    while (*characters && *characters != c)
        characters++;
    return *characters;
}

/* Whether s[0..length) begins with one of the followers. */
static bool
is_followed(const struct followers *followers, const char *s, size_t length)
{
    uint32_t c;
    size_t bytes;

    if (length == 0)
        return false;
    uni_read(s, &c);
    return holds(followers->characters, c) ||
           (holds(followers->firsts, c) && starts_with_one(followers->words, s, length, &bytes));
}

static bool
starts_wide(const char *s, size_t length)
{
    return length >= 3 && memcmp(s, "　", 3) == 0;
}

static size_t
blanks(const char *s, size_t length)
{
    return uni_leading_space(s, length);
}

static bool
is_digit(const char *s, size_t length)
{
    return length > 0 && *s >= '0' && *s <= '9';
}

/* 2020年, as in 1.2020年底前 … */
static bool
is_year(const char *s, size_t length)
{
    size_t digits = 0;

    while (digits < length && is_digit(s + digits, length - digits))
        digits++;
    return digits == 4 && length - digits >= 3 && memcmp(s + digits, "年", 3) == 0;
}

/* 一、二级 and （一）、（二）项: the next number right behind shows an enumeration. */
static bool
goes_on_counting(const struct numeral *numeral, const char *s, size_t length)
{
    struct numeral next[NUMERAL_READINGS];
    size_t opening = 0;

    starts_with_one("（ (", s, length, &opening);
    return numeral_read(s + opening, length - opening, false, next) > 0 &&
           next[0].kind == numeral->kind && next[0].value == numeral->value + 1;
}

/* What stands at s[0..length), right behind a label that ends in `last`. */
static bool
dot_fits(const struct numeral *numeral, char last, const char *s, size_t length)
{
    bool ascii_dot = last == '.';
    bool letter = numeral->kind & LETTERS;

    if (letter && ascii_dot && length > 0 && (unsigned char)*s < 0x80 && *s != ' ' && *s != '\t')
        return false;
    if (ascii_dot && is_digit(s, length) && !is_year(s, length))
        return false;
    return true;
}

/* A quantity has its unit behind the blank, though not behind a wide one; a lone ASCII number
 * is a page's or a table's. */
static bool
blank_fits(const struct numeral *numeral, bool ascii, const char *s, size_t length)
{
    size_t blank = blanks(s, length);
    bool counts = (numeral->kind & (NUMERAL_ARABIC | NUMERAL_DECIMAL_2)) && !starts_wide(s, length);

    if (length == 0)
        return !ascii;
    return blank > 0 && !is_digit(s + blank, length - blank) &&
           !(counts && is_followed(&units, s + blank, length - blank));
}

static bool
wide_fits(const char *s, size_t length)
{
    return length == 0 || starts_wide(s, length);
}

static bool
name_fits(bool apart, const char *s, size_t length)
{
    return length == 0 || blanks(s, length) > 0 ||
           (!apart && !is_followed(&cited_names, s, length));
}

static bool
title_fits(const char *s, size_t length)
{
    size_t blank = blanks(s, length);
    size_t bytes;

    if (length == 0 || starts_with_one(". : — –", s, length, &bytes))
        return !(length > 1 && *s == '.' && s[1] != ' ');
    return blank > 0 && !(s[blank] >= 'a' && s[blank] <= 'z') && s[blank] != '(';
}

/* Whether what stands behind the label, which is label[0..end), leaves it one. */
static bool
after_fits(const struct pattern *pattern, const struct numeral *numeral, const char *label,
           size_t end, size_t length)
{
    const char *s = label + end;
    size_t blank = blanks(s, length - end);

    length -= end;
    if (pattern->after != AFTER_TITLE && is_followed(&cited_marks, s + blank, length - blank))
        return false;
    switch (pattern->after) {
    case AFTER_ANY:
        return !goes_on_counting(numeral, s, length);
    case AFTER_DOT:
        return dot_fits(numeral, label[end - 1], s, length) &&
               !goes_on_counting(numeral, s, length);
    case AFTER_BLANK:
        return blank_fits(numeral, is_digit(label, end), s, length);
    case AFTER_WIDE:
        return wide_fits(s, length);
    case AFTER_NAME:
    case AFTER_APART:
        return name_fits(pattern->after == AFTER_APART, s, length);
    case AFTER_TITLE:
        return title_fits(s, length);
    }
    return false;
}

static bool
is_ascii_letter(const char *s, size_t length)
{
    return length > 0 && ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'));
}

/* Whether the label, behind which s[0..length) stands, may as well be a sentence's own: a number
 * and a blank, an initial, a number and a name (2.Net), an article with its text right behind. */
static bool
is_weak(const struct pattern *pattern, const struct numeral *numeral, const char *s, size_t length)
{
    switch (pattern->after) {
    case AFTER_BLANK:
        return pattern->opening == OPENING_NONE &&
               (numeral->kind & (NUMERAL_ARABIC | NUMERAL_DECIMAL_2));
    case AFTER_WIDE:
    case AFTER_TITLE:
        return true;
    case AFTER_NAME:
    case AFTER_APART:
        return length > 0 && blanks(s, length) == 0;
    case AFTER_DOT:
        return (numeral->kind & LETTERS) || is_ascii_letter(s, length);
    case AFTER_ANY:
        return false;
    }
    return false;
}

/* The opening of s[0..length) and its length in *bytes. */
static enum opening
read_opening(const char *s, size_t length, size_t *bytes)
{
    *bytes = 0;
    if (length == 0 || !strchr("\xEF(\xE7\xEC\xC2TPCAS", *s))
        return OPENING_NONE;
    for (size_t i = 0; i < COUNT(opening_words); i++) {
        const struct opening_word *opening = &opening_words[i];

        if (*opening->word == *s && opening->length <= length &&
            memcmp(s, opening->word, opening->length) == 0) {
            *bytes = opening->length;
            return opening->opening;
        }
    }
    return OPENING_NONE;
}

/* Whether the closing of the pattern stands behind its numeral, which ends at `at`; *end is then
 * behind it.  A blank may stand before it, but for ASCII marks (1 .5). */
static bool
read_close(const struct pattern *pattern, const char *s, size_t at, size_t length, size_t *end)
{
    size_t blank = *pattern->close ? blanks(s + at, length - at) : 0;
    size_t bytes;

    if (!starts_with_one(pattern->close, s + at + blank, length - at - blank, &bytes))
        return false;
    if (blank > 0 && pattern->opening == OPENING_NONE && (unsigned char)s[at + blank] < 0x80)
        return false;
    *end = at + blank + bytes;
    return true;
}

/* 之一 behind 第十七条: moves *end behind it and returns its number, else 0. */
static int
read_suffix(enum form form, const char *s, size_t *end, size_t length)
{
    struct numeral readings[NUMERAL_READINGS];
    size_t bytes;

    if (form != FORM_ARTICLE || *end == length ||
        !starts_with_one("之 の 의", s + *end, length - *end, &bytes))
        return 0;
    if (numeral_read(s + *end + bytes, length - *end - bytes, false, readings) == 0)
        return 0;
    *end += bytes + readings[0].length;
    return readings[0].value;
}

static bool
fits(const struct pattern *pattern, const struct numeral *numeral, const char *s, size_t at,
     size_t length, struct marker *marker)
{
    size_t end;

    if (!read_close(pattern, s, at + numeral->length, length, &end))
        return false;
    marker->form = (int)pattern->form;
    marker->number = numeral->value;
    marker->suffix = read_suffix(pattern->form, s, &end, length);
    marker->length = end;
    if (!after_fits(pattern, numeral, s, end, length))
        return false;
    marker->weak = is_weak(pattern, numeral, s + end, length - end);
    return true;
}

static bool
read_reading(const char *s, size_t length, size_t at, enum opening opening,
             const struct numeral *numeral, struct marker *marker)
{
    if (numeral->value < 1 || numeral->value > NUMBER_MOST || s[at] == '0')
        return false;
    for (size_t i = 0; i < patterns_with[opening].count; i++) {
        const struct pattern *pattern = &patterns_with[opening].all[i];

        if (pattern->opening == opening && (pattern->numerals & numeral->kind) &&
            fits(pattern, numeral, s, at, length, marker))
            return true;
    }
    return false;
}

size_t
marker_readings(const char *s, size_t length, struct marker markers[MARKER_READINGS])
{
    struct numeral numerals[NUMERAL_READINGS];
    size_t at;
    size_t count = 0;
    enum opening opening = read_opening(s, length, &at);

    if (at > 0)
        at += blanks(s + at, length - at);
    size_t readings = numeral_read(s + at, length - at, at > 0, numerals);
    for (size_t i = 0; i < readings; i++)
        count += read_reading(s, length, at, opening, &numerals[i], &markers[count]);
    return count;
}

bool
marker_read(const char *s, size_t length, struct marker *marker)
{
    struct marker markers[MARKER_READINGS];
    size_t count = marker_readings(s, length, markers);

    if (count > 0)
        *marker = markers[0];
    return count > 0;
}

/* The form whose opening and closing stand around the numeral; a lone dot says nothing, since
 * it also parts the steps of 2.3. */
static int
typed_form(const char *s, size_t length, size_t at, enum opening opening,
           const struct numeral *numeral, size_t *end)
{
    *end = at + numeral->length;
    for (size_t i = 0; i < patterns_with[opening].count; i++) {
        const struct pattern *pattern = &patterns_with[opening].all[i];
        size_t closed;

        if (pattern->opening != opening || !(pattern->numerals & numeral->kind) ||
            !read_close(pattern, s, at + numeral->length, length, &closed))
            continue;
        if (opening == OPENING_NONE && s[closed - 1] == '.')
            continue;
        if (opening <= OPENING_ORDINAL && closed == *end)
            continue;
        *end = closed;
        return (int)pattern->form;
    }
    return -1;
}

bool
marker_read_typed(const char *s, size_t length, struct marker *marker)
{
    struct numeral numerals[NUMERAL_READINGS];
    size_t at;
    size_t end;
    enum opening opening = read_opening(s, length, &at);

    if (at > 0)
        at += blanks(s + at, length - at);
    size_t count = numeral_read(s + at, length - at, at > 0, numerals);
    if (count == 0)
        return false;
    /* 2.3 is typed as two steps: take the number before the dot. */
    const struct numeral *numeral = &numerals[0];
    if (count == 2 && numerals[1].kind == NUMERAL_ARABIC)
        numeral = &numerals[1];
    int form = typed_form(s, length, at, opening, numeral, &end);
    int suffix = form >= 0 ? read_suffix((enum form)form, s, &end, length) : 0;

    *marker = (struct marker){form, numeral->value, suffix, end, form < 0};
    return true;
}

enum marker_rank
marker_rank(int form)
{
    return forms[form].rank;
}

const char *
marker_form_name(int form)
{
    return forms[form].name;
}

int
marker_form_count(void)
{
    return FORM_COUNT;
}

int
marker_numeral(const char *s, size_t length)
{
    struct numeral readings[NUMERAL_READINGS];
    size_t count = numeral_read(s, length, false, readings);

    for (size_t i = 0; i < count; i++) {
        if (readings[i].length == length)
            return readings[i].value;
    }
    return -1;
}
