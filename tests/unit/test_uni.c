/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/uni.h"

#include <string.h>

#include "unit.h"

static void
test_every_character_comes_back(void **state)
{
    (void)state;
    char bytes[4];
    uint32_t c;

    for (uint32_t wanted = 1; wanted < 0x110000; wanted += wanted < 0x3000 ? 1 : 37) {
        if (wanted >= 0xD800 && wanted <= 0xDFFF)
            continue;
        size_t length = uni_write(bytes, wanted);
        assert_int_equal(uni_read(bytes, &c), length);
        assert_int_equal(c, wanted);
        assert_int_equal(uni_read_back(bytes, length, &c), length);
        assert_int_equal(c, wanted);
    }
    assert_int_equal(uni_read_back("", 0, &c), 0);
}

/* Width where ambiguous is one, and where it is two. */
static const struct {
    uint32_t character;
    int narrow, wide;
} widths[] = {
    {'a', 1, 1},     {0x6587, 2, 2}, {0x3002, 2, 2}, {0xFF08, 2, 2},  {0x3400, 2, 2},
    {0x20000, 2, 2}, {0xAC00, 2, 2}, {0xFF71, 1, 1}, {0x1F600, 2, 2}, {0x201C, 1, 2},
    {0x2014, 1, 2},  {0x2026, 1, 2}, {0x2460, 1, 2}, {0xB7, 1, 2},    {0x2103, 1, 2},
    {0x25CF, 1, 2},  {0xFFFD, 1, 2}, {0xE9, 1, 2},   {0xC2, 1, 1},    {0x5D0, 1, 1},
    {0xA3, 1, 1}, /* é is of class A, Â is not */
    {0x300, 0, 0},   {0x3099, 0, 0}, {0x200B, 0, 0}, {0, 0, 0},       {0x1B, 0, 0},
};

static void
test_widths_are_those_of_uax_11(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        assert_int_equal(uni_width(widths[i].character, 1), widths[i].narrow);
        assert_int_equal(uni_width(widths[i].character, 2), widths[i].wide);
    }
}

static void
test_cells_of_words(void **state)
{
    (void)state;
    const char *words = "“11·2”案　A";

    assert_int_equal(uni_cells(words, strlen(words), 1), 11);
    assert_int_equal(uni_cells(words, strlen(words), 2), 14);
    assert_int_equal(uni_print_cells(words, strlen(words)), 14);
    assert_int_equal(uni_count(words, strlen(words)), 9);
    /* What must not reach a terminal shows as one cell; a mark adds none. */
    assert_int_equal(uni_cells("\x1B[m", 3, 1), 3);
    assert_int_equal(uni_cells("e\xCC\x81", 3, 1), 1);
}

static void
test_no_control_reaches_a_terminal(void **state)
{
    (void)state;
    static const uint32_t unsafe[] = {0,      7,      0x1B,   0x7F,   0x85,    0x9B,
                                      0x202E, 0x2066, 0x200E, 0xFFFF, 0xE0001, 0x378};
    static const uint32_t safe[] = {' ',    'a',     0x6587, 0x3000, 0x201C,
                                    0xFFFD, 0x1F600, 0x200D, 0xFEFF, 0xAD};

    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++) {
        uint32_t shown = uni_placeholder(unsafe[i]);
        assert_int_equal(uni_width(shown, 1), 1);
        assert_int_equal(uni_placeholder(shown), 0);
    }
    for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++)
        assert_int_equal(uni_placeholder(safe[i]), 0);
}

/* What a screen shows of each cluster, and its columns on both kinds of terminal. */
static const struct {
    const char *cluster, *shown;
    int narrow, wide;
} shown_clusters[] = {
    {"文", "文", 2, 2},
    {"“", "“", 1, 2},
    {"e\u0301", "e\u0301", 1, 1},
    {"\u00e9", "\u00e9", 1, 2},
    {"\u0301", "?", 1, 1}, /* a mark without a character */
    {"\x1b", "?", 1, 1},
    {"\u202e", "?", 1, 1},
    {"\u200b", "", 0, 0}, /* nothing to see */
    {"\u00ad", "", 0, 0},
    {"\ufeff", "", 0, 0},
    {"❤\ufe0f", "❤", 1, 1}, /* some would make it two wide */
    {"邉\U000e0101", "邉", 2, 2},
    {"👨\u200d👩\u200d👧", "👨", 2, 2}, /* some draw one, some three */
    {"👍🏽", "👍", 2, 2},
    {"🇨🇳", "CN", 2, 2}, /* a flag or two letters */
    {"1\ufe0f\u20e3", "1\u20e3", 1, 1},
    {"ｶﾞ", "ｶﾞ", 2, 2},       /* both have a column */
    {"か\u3099", "が", 2, 2}, /* a file name of macOS */
    {"\u1112\u1161\u11ab", "한", 2, 2},
    {"\u1161", "?", 1, 1},
    {"文\u302a", "文", 2, 2},
    {"\u2010", "-", 1, 1}, /* tmux draws nothing */
    {"\u4dc0", "?", 1, 1},
    {"\u0600"
     "1",
     "?1", 2, 2},
    {"a\u0300\u0301\u0302\u0303\u0304\u0305", "a\u0300\u0301\u0302\u0303", 1, 1},
};

/* Whatever it takes for plain is shown as it is. */
static void
test_plain_is_shown_as_it_is(void **state)
{
    (void)state;
    char bytes[8];

    for (uint32_t c = 1; c < 0x10FFFF; c++) {
        size_t length = c >= 0xD800 && c < 0xE000 ? 0 : uni_write(bytes, c);
        bytes[length] = '\0';
        size_t plain = uni_plain_prefix(bytes, length);
        assert_true(plain == 0 || (plain == length && !uni_placeholder(c)));
    }
    assert_int_equal(uni_plain_prefix("13号（二）\t公", 18), 14);
}

static void
test_a_screen_shows_what_all_terminals_draw_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shown_clusters / sizeof shown_clusters[0]; i++) {
        const char *s = shown_clusters[i].cluster;
        size_t length = strlen(s);
        assert_int_equal(uni_cluster(s, length), length);
        for (int ambiguous = 1; ambiguous <= 2; ambiguous++) {
            uint32_t shown[UNI_SHOWN];
            char written[4 * UNI_SHOWN + 1];
            size_t end = 0;
            int width,
                expected = ambiguous == 1 ? shown_clusters[i].narrow : shown_clusters[i].wide;
            size_t count = uni_shown(s, length, ambiguous, shown, &width);
            for (size_t k = 0; k < count; k++)
                end += uni_write(written + end, shown[k]);
            written[end] = '\0';
            assert_string_equal(written, shown_clusters[i].shown);
            assert_int_equal(width, expected);
            assert_int_equal(uni_cluster_width(s, length, ambiguous), expected);
            assert_int_equal(uni_cells(s, length, ambiguous), expected);
        }
    }
}

static void
test_what_leaves_has_no_controls(void **state)
{
    (void)state;
    const char *words = "a\x1b[31m\u202eb\tc\r\nd\u200be\xC2\x85";
    size_t length;
    char *harmless = uni_harmless(words, strlen(words), &length);

    assert_string_equal(harmless, "a?[31m?b\tc\r\nd\u200be?");
    assert_int_equal(length, strlen(harmless));
    free(harmless);
}

static void
test_white_space_of_every_kind_is_squeezed(void **state)
{
    (void)state;
    const char *words = "　\t关于 \n\xEF\xBB\xBF印 发\xC2\xA0";
    size_t length;
    char *squeezed = uni_squeeze(words, strlen(words), &length);

    assert_string_equal(squeezed, "关于印发");
    assert_int_equal(length, strlen(squeezed));
    free(squeezed);
    assert_int_equal(uni_leading_space(words, strlen(words)), 4);
    assert_int_equal(uni_trailing_space(words, strlen(words)), 2);
    assert_int_equal(uni_leading_space("  ", 2), 2);
    assert_int_equal(uni_trailing_space("  ", 2), 2);
}

static void
test_compatibility_characters_become_what_they_stand_for(void **state)
{
    (void)state;
    const char *radical = "⼀、１２㈠";
    size_t length;
    char *folded = uni_compatible(radical, strlen(radical), &length);

    assert_string_equal(folded, "一、12(一)");
    assert_int_equal(length, strlen(folded));
    free(folded);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_is_shown_as_it_is),
        cmocka_unit_test(test_every_character_comes_back),
        cmocka_unit_test(test_widths_are_those_of_uax_11),
        cmocka_unit_test(test_cells_of_words),
        cmocka_unit_test(test_a_screen_shows_what_all_terminals_draw_alike),
        cmocka_unit_test(test_no_control_reaches_a_terminal),
        cmocka_unit_test(test_what_leaves_has_no_controls),
        cmocka_unit_test(test_white_space_of_every_kind_is_squeezed),
        cmocka_unit_test(test_compatibility_characters_become_what_they_stand_for),
    };
    return cmocka_run_group_tests_name("uni", tests, NULL, NULL);
}
