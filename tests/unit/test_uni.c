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
                                      0x202E, 0x2066, 0xFEFF, 0xFFFF, 0xE0001, 0x378};
    static const uint32_t safe[] = {' ', 'a', 0x6587, 0x3000, 0x201C, 0xFFFD, 0x1F600, 0x200D};

    for (size_t i = 0; i < sizeof unsafe / sizeof unsafe[0]; i++) {
        uint32_t shown = uni_placeholder(unsafe[i]);
        assert_int_equal(uni_width(shown, 1), 1);
        assert_int_equal(uni_placeholder(shown), 0);
    }
    for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++)
        assert_int_equal(uni_placeholder(safe[i]), 0);
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
        cmocka_unit_test(test_every_character_comes_back),
        cmocka_unit_test(test_widths_are_those_of_uax_11),
        cmocka_unit_test(test_cells_of_words),
        cmocka_unit_test(test_no_control_reaches_a_terminal),
        cmocka_unit_test(test_white_space_of_every_kind_is_squeezed),
        cmocka_unit_test(test_compatibility_characters_become_what_they_stand_for),
    };
    return cmocka_run_group_tests_name("uni", tests, NULL, NULL);
}
