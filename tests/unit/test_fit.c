/* test_fit.c: paragraphs whose lines are chosen together, against every other way to cut them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <limits.h>
#include <string.h>

#include "base/uni.h"
#include "layout/fit.h"
#include "layout/linebreak.h"
#include "unit.h"

#define TEXT_MOST 256

/* What the header says of cost, again. */
static long
cost_of(const struct fill *fill, const struct cuts *cuts)
{
    long cost = 0;

    for (size_t i = 0; i < cuts->count; i++) {
        const struct cut *cut = &cuts->all[i];
        long empty = (i ? fill->rest : fill->first) - cut->width;
        if (i + 1 == cuts->count)
            return cost + (i > 0 && cut->width < 6 ? 64 : 0);
        if (empty < 0)
            return LONG_MAX;
        char verdict = fill->breaks[cuts->all[i + 1].start];
        cost += empty * empty + (verdict == LINEBREAK_POOR ? 9 : verdict == LINEBREAK_BAD ? 25 : 0);
    }
    return cost;
}

/* The least cost of all ways to cut the text, by trying each. */
static long
least_cost(const struct fill *fill, size_t start, bool first)
{
    long least = LONG_MAX;
    int measure = first ? fill->first : fill->rest;

    for (size_t end = start + 1; end <= fill->length; end++) {
        if (end < fill->length && !fill->breaks[end])
            continue;
        size_t trimmed = end - uni_trailing_space(fill->bytes + start, end - start);
        int width = uni_cells(fill->bytes + start, trimmed - start, 1);
        if (width > measure)
            break;
        if (end == fill->length)
            return width < 6 && !first ? (least < 64 ? least : 64) : 0;
        long rest = least_cost(fill, end, false);
        if (rest == LONG_MAX)
            continue;
        long empty = measure - width;
        char verdict = fill->breaks[end];
        long cost = rest + empty * empty +
                    (verdict == LINEBREAK_POOR  ? 9
                     : verdict == LINEBREAK_BAD ? 25
                                                : 0);
        least = cost < least ? cost : least;
    }
    return least;
}

static void
check(const char *text, int measure)
{
    char breaks[TEXT_MOST];
    struct fill fill = {.bytes = text,
                        .length = strlen(text),
                        .breaks = breaks,
                        .first = measure - 4,
                        .rest = measure,
                        .ambiguous = 1};
    struct fit *fit = fit_new();
    struct cuts cuts = {0}, greedy = {0};

    assert_true(fill.length <= sizeof breaks);
    linebreak_find(text, fill.length, LINEBREAK_GB, breaks);
    fit_paragraph(fit, &fill, &cuts);
    fill_paragraph(&fill, &greedy);
    long least = least_cost(&fill, 0, true);
    if (least == LONG_MAX) /* a word is longer than a line */
        assert_int_equal(cuts.count, greedy.count);
    else
        assert_int_equal(cost_of(&fill, &cuts), least);
    assert_true(cost_of(&fill, &cuts) <= cost_of(&fill, &greedy));
    cuts_fini(&cuts);
    cuts_fini(&greedy);
    fit_free(fit);
}

static void
test_no_way_is_cheaper(void **state)
{
    static const char *const texts[] = {
        "The board may not extend a period of consideration by any organization at all.",
        "各单位要按照〔2020〕13号文件，于2020年3月11日前报送“一树一档”。",
        "占3.5％，共1600万元——其中……第十二条第（二）项 A wide range.",
        "short",
        "antidisestablishmentarianism is a word",
        "甲",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        for (int measure = 20; measure <= 40; measure++)
            check(texts[i], measure);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_way_is_cheaper),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
