/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/marker.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/numeral.h"

/* What shows, right behind a label, that it is none: any of the characters, or any of the
 * words, which are apart by a space. */
struct followers {
    const char32_t *marks; /* of the characters those that are no ideographs, and those that are */
    const char32_t *ideographs;
    const char32_t *firsts; /* with which the words begin: most labels need look no further */
    const char *words;
};

/* The label is cited and opens nothing. */
static const struct followers cited_marks = {
    U"，。；：）》」』”’、～〜―—–・％℃,;:)%]",
    U"",
    U"项至和及或",
    "项规定 项、 项和 项所 项的 至（ 和（ 及（ 或（ 至( 和( 及( 或(",
};
static const struct followers cited_names = {
    U"、－-のはをにがとかま의에을를은는및부",
    U"的和及或与與至到第之款项項课課",
    U"规規所中以等",
    "规定 規定 所列 所规 所述 所指 所定 中的 中规 中所 以及 以上 以下 以外 等规 等有",
};

/* The number is a quantity. */
static const struct followers units = {
    U"%％℃°+-=<>≥≤×÷/~",
    U"年月天时分秒周个位名人次项件份根条页頁号號级級种回届期版万萬亿億千百元円部章節款"
    U"度米毫克吨升亩岁歲倍家户点折",
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
    return holds(uni_at_ideograph(s) ? followers->ideographs : followers->marks, c) ||
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

/* (목적), as it stands right behind the label of a Korean article. */
static bool
is_korean_caption(const char *s, size_t length)
{
    uint32_t c;

    if (length < 4 || *s != '(')
        return false;
    uni_read(s + 1, &c);
    return uni_is_hangul(c) && memchr(s, ')', length);
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
        return length > 0 && blanks(s, length) == 0 && !is_korean_caption(s, length);
    case AFTER_DOT:
        return (numeral->kind & LETTERS) || is_ascii_letter(s, length);
    case AFTER_ANY:
        return false;
    }
    return false;
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
read_suffix(int form, const char *s, size_t *end, size_t length)
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
fits(const struct forms *forms, const struct pattern *pattern, const struct numeral *numeral,
     const char *s, size_t at, size_t length, struct marker *marker)
{
    size_t end;

    if (!forms_is_on(forms, pattern->form) ||
        !read_close(pattern, s, at + numeral->length, length, &end))
        return false;
    marker->form = pattern->form;
    marker->headed = false;
    marker->rank = forms_rank(forms, pattern->form);
    marker->number = numeral->value;
    marker->suffix = read_suffix(pattern->form, s, &end, length);
    marker->length = end;
    if (!after_fits(pattern, numeral, s, end, length))
        return false;
    marker->weak = is_weak(pattern, numeral, s + end, length - end);
    return true;
}

static bool
is_sane(const struct numeral *numeral, const char *s)
{
    return numeral->value >= 1 && numeral->value <= NUMBER_MOST && *s != '0';
}

static bool
read_reading(const struct forms *forms, const char *s, size_t length, size_t at,
             enum opening opening, const struct numeral *numeral, struct marker *marker)
{
    size_t count;
    const struct pattern *patterns = forms_patterns(opening, &count);

    if (!is_sane(numeral, s + at))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (patterns[i].opening == opening && (patterns[i].numerals & numeral->kind) &&
            fits(forms, &patterns[i], numeral, s, at, length, marker))
            return true;
    }
    return false;
}

/* Whether the words of the configured way stand at the start; *at is then at its numeral. */
static bool
read_configured_opening(const struct configured_pattern *configured, const char *s, size_t length,
                        size_t *at)
{
    size_t opening = strlen(configured->opening);

    if (opening > length || memcmp(s, configured->opening, opening) != 0)
        return false;
    *at = opening + (opening > 0 ? blanks(s + opening, length - opening) : 0);
    return true;
}

static bool
read_one_of(const struct forms *forms, const struct configured_pattern *configured, size_t count,
            const char *s, size_t length, struct marker *marker)
{
    for (size_t i = 0; i < count; i++) {
        struct numeral numerals[NUMERAL_READINGS];
        size_t at;

        if (!read_configured_opening(&configured[i], s, length, &at))
            continue;
        size_t readings = numeral_read(s + at, length - at, at > 0, numerals);
        for (size_t k = 0; k < readings; k++) {
            if (is_sane(&numerals[k], s + at) &&
                (configured[i].pattern.numerals & numerals[k].kind) &&
                fits(forms, &configured[i].pattern, &numerals[k], s, at, length, marker))
                return true;
        }
    }
    return false;
}

/* A label in one of the ways that the configuration adds, which are mostly none. */
static bool
read_configured(const struct forms *forms, const char *s, size_t length, struct marker *marker)
{
    size_t count;
    const struct configured_pattern *configured = forms_configured(forms, &count);

    return count > 0 && read_one_of(forms, configured, count, s, length, marker);
}

/* Whether one of the ways of the table may begin at `s`: of the ideographs that most lines begin
 * with, nearly none. */
static bool
may_begin(const char *s, size_t length)
{
    uint32_t c;

    if (length == 0 || !uni_at_ideograph(s))
        return length > 0;
    uni_read(s, &c);
    return c == U'第' || numeral_may_begin(c);
}

size_t
marker_readings(const struct forms *forms, const char *s, size_t length,
                struct marker markers[MARKER_READINGS])
{
    struct numeral numerals[NUMERAL_READINGS];
    size_t at;
    size_t count = read_configured(forms, s, length, markers);

    if (!may_begin(s, length))
        return count;
    enum opening opening = forms_opening(s, length, &at);

    if (at > 0)
        at += blanks(s + at, length - at);
    size_t readings = numeral_read(s + at, length - at, at > 0, numerals);
    for (size_t i = 0; i < readings && count < MARKER_READINGS; i++)
        count += read_reading(forms, s, length, at, opening, &numerals[i], &markers[count]);
    return count;
}

bool
marker_read(const struct forms *forms, const char *s, size_t length, struct marker *marker)
{
    struct marker markers[MARKER_READINGS];
    size_t count = marker_readings(forms, s, length, markers);

    if (count > 0)
        *marker = markers[0];
    return count > 0;
}

/* The form whose opening and closing stand around the numeral; a lone dot says nothing, since
 * it also parts the steps of 2.3. */
static int
typed_form(const struct forms *forms, const char *s, size_t length, size_t at, enum opening opening,
           const struct numeral *numeral, size_t *end)
{
    size_t count;
    const struct pattern *patterns = forms_patterns(opening, &count);

    *end = at + numeral->length;
    for (size_t i = 0; i < count; i++) {
        const struct pattern *pattern = &patterns[i];
        size_t closed;

        if (pattern->opening != opening || !(pattern->numerals & numeral->kind) ||
            !forms_is_on(forms, pattern->form) ||
            !read_close(pattern, s, at + numeral->length, length, &closed))
            continue;
        if (opening == OPENING_NONE && s[closed - 1] == '.')
            continue;
        if (opening <= OPENING_ORDINAL && closed == *end)
            continue;
        *end = closed;
        return pattern->form;
    }
    return -1;
}

bool
marker_read_typed(const struct forms *forms, const char *s, size_t length, struct marker *marker)
{
    struct numeral numerals[NUMERAL_READINGS];
    size_t at;
    size_t end;
    enum opening opening = forms_opening(s, length, &at);

    if (read_configured(forms, s, length, marker))
        return true;

    if (at > 0)
        at += blanks(s + at, length - at);
    size_t count = numeral_read(s + at, length - at, at > 0, numerals);
    if (count == 0)
        return false;
    /* 2.3 is typed as two steps: take the number before the dot. */
    const struct numeral *numeral = &numerals[0];
    if (count == 2 && numerals[1].kind == NUMERAL_ARABIC)
        numeral = &numerals[1];
    int form = typed_form(forms, s, length, at, opening, numeral, &end);
    int suffix = form >= 0 ? read_suffix(form, s, &end, length) : 0;

    *marker = (struct marker){.form = form,
                              .rank = form < 0 ? RANK_ITEM : forms_rank(forms, form),
                              .number = numeral->value,
                              .suffix = suffix,
                              .length = end,
                              .weak = form < 0};
    return true;
}
