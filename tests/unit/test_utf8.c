/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/utf8.h"

#include <string.h>

#include "base/uni.h"
#include "unit.h"

static void
test_every_character_is_valid(void **state)
{
    (void)state;
    char bytes[4];

    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 37) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size_t length = uni_write(bytes, c);
        assert_int_equal(utf8_valid_prefix(bytes, length), length);
        assert_int_equal(utf8_valid_prefix(bytes, length - 1), 0);
    }
}

/* Bytes, how many are valid from the start, and how many make no character there. */
static const struct {
    const char *bytes;
    size_t valid;
    size_t invalid;
} damaged[] = {
    {"文\xFF", 3, 1},
    {"文\x80文", 3, 1},
    {"\xC0\xAF", 0, 1},         /* overlong */
    {"\xE0\x80\xAF", 0, 1},     /* overlong */
    {"\xED\xA0\x80", 0, 1},     /* a surrogate */
    {"\xF4\x90\x80\x80", 0, 1}, /* past U+10FFFF */
    {"\xE6\x96(", 0, 2},        /* a character that was cut, in mid-text */
    {"\xF0\x9F\x98(", 0, 3},
    {"a\xE6\x96", 1, 0}, /* a character that the end cuts */
    {"plain ASCII, long enough for eight at a time \xFE", 45, 1},
};

static void
test_invalid_bytes_are_counted_as_unicode_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damaged / sizeof damaged[0]; i++) {
        size_t length = strlen(damaged[i].bytes);
        size_t valid = utf8_valid_prefix(damaged[i].bytes, length);
        assert_int_equal(valid, damaged[i].valid);
        assert_int_equal(utf8_invalid_prefix(damaged[i].bytes + valid, length - valid),
                         damaged[i].invalid);
    }
}

/* The valid bytes at the start, in the words of the standard's table, a byte at a time. */
static size_t
count_valid(const char *s, size_t length)
{
    static const struct {
        unsigned char least, most, second_least, second_most;
        size_t length;
    } table[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    const unsigned char *b = (const unsigned char *)s;
    size_t at = 0, i;

    while (at < length) {
        for (i = 0; i < 9 && !(b[at] >= table[i].least && b[at] <= table[i].most); i++)
            ;
        if (i == 9 || table[i].length > length - at)
            return at;
        for (size_t k = 1; k < table[i].length; k++) {
            unsigned char least = k == 1 ? table[i].second_least : 0x80;
            unsigned char most = k == 1 ? table[i].second_most : 0xBF;
            if (b[at + k] < least || b[at + k] > most)
                return at;
        }
        at += table[i].length;
    }
    return at;
}

/* Every byte in turn becomes every other one: wherever blocks begin and end, what they hold
 * is judged as a byte at a time is. */
static void
test_one_wrong_byte_is_found_wherever_it_stands(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "各区县人民政府，市政府各部门：《关于进一步加强“三农”工作的意见》已经市政府同意。",
        "a文b文cé文dü文。文（文）文①𠀀文·文𠮷文ab文文文abcdefgh文文文文文文文文文",
        "No later than 30 days after the date of this order, — the café “Zoë” 한글 문서 한글",
    };
    char bytes[160];

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        size_t length = strlen(texts[i]);
        assert_true(length < sizeof bytes);
        assert_int_equal(utf8_valid_prefix(texts[i], length), length);
        for (size_t at = 0; at < length; at++) {
            memcpy(bytes, texts[i], length);
            for (int wrong = 0; wrong < 256; wrong++) {
                bytes[at] = (char)wrong;
                assert_int_equal(utf8_valid_prefix(bytes, length), count_valid(bytes, length));
            }
        }
    }
}

static void
test_ascii_ends_at_the_first_other_byte(void **state)
{
    (void)state;
    char bytes[40];

    for (size_t at = 0; at < sizeof bytes; at++) {
        memset(bytes, 'a', sizeof bytes);
        bytes[at] = '\x80';
        assert_int_equal(utf8_ascii_prefix(bytes, sizeof bytes), at);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_is_valid),
        cmocka_unit_test(test_invalid_bytes_are_counted_as_unicode_says),
        cmocka_unit_test(test_one_wrong_byte_is_found_wherever_it_stands),
        cmocka_unit_test(test_ascii_ends_at_the_first_other_byte),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
