/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/find.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"

#include "unit.h"

/* Every part of a text is found where memmem finds it, in every part of the text. */
static void
test_finds_what_memmem_finds(void **state)
{
    (void)state;
    static const char text[] = "一、一。二。一。一、aab 。一";
    const size_t length = sizeof text - 1;

    for (size_t from = 0; from < length; from++)
        for (size_t to = from; to <= length; to++)
            for (size_t start = 0; start < length; start++)
                for (size_t bytes = 0; bytes <= 7 && start + bytes <= length; bytes++)
                    assert_ptr_equal(find_bytes(text + from, to - from, text + start, bytes),
                                     memmem(text + from, to - from, text + start, bytes));
}

/* One of several characters of any length is found where the first of them stands. */
static void
test_finds_the_first_of_several(void **state)
{
    (void)state;
    static const char *const words[] = {"一", "x", "é", "𠀀", "｜"};
    static const char pieces[] = "二三é.。！abc，；𠀁é｜x一";
    struct finder finder = {.count = 0};
    uint64_t random = 88172645463325252u;
    char text[512];

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_true(finder_add(&finder, words[i], strlen(words[i])));
    for (int round = 0; round < 5000; round++) {
        size_t length = 0, first;
        while (length < (size_t)(round % 90)) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            size_t piece = random % (sizeof pieces - (random >> 32) % 2 * 12);
            uint32_t c;
            while (((unsigned char)pieces[piece] & 0xC0) == 0x80)
                piece--;
            size_t step = piece + 1 < sizeof pieces ? uni_read(pieces + piece, &c) : 0;
            memcpy(text + length, pieces + piece, step);
            length += step;
        }
        for (first = 0; first < length && !finder_at(&finder, text + first, length - first);)
            first++;
        const char *found = finder_next(&finder, text, length);
        if (first == length)
            assert_null(found);
        else
            assert_ptr_equal(found, text + first);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_what_memmem_finds),
        cmocka_unit_test(test_finds_the_first_of_several),
    };
    return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
