/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/identity.h"

#include "unit.h"

#define HASHES 48

/* The sketch of a text that has `common` of 48 hashes with every other, and the rest for itself. */
static char *
sketch(size_t common, unsigned own)
{
    struct buf out = BUF_INIT;

    for (size_t i = 0; i < HASHES; i++)
        buf_addf(&out, "%08x", i < common ? (unsigned)i : (unsigned)i * 16 + own);
    return buf_detach(&out);
}

/* Whether two notices are one that have this in common; NULL for what a notice does not say. */
struct pair {
    size_t common; /* hashes of 48 */
    const char *number[2], *title[2], *date[2];
    bool same;
};

static bool
are_one(const struct pair *pair)
{
    char paths[2][8] = {"a.txt", "b.txt"}, prints[2][8] = {"1", "2"};
    struct note_source sources[2] = {{.row = 0}};

    for (size_t i = 0; i < 2; i++)
        sources[i] = (struct note_source){.path = paths[i],
                                          .fingerprint = prints[i],
                                          .number = (char *)(uintptr_t)pair->number[i],
                                          .title = (char *)(uintptr_t)pair->title[i],
                                          .date = (char *)(uintptr_t)pair->date[i],
                                          .sketch = sketch(pair->common, 1 + (unsigned)i)};
    int match = identity_match(&sources[0], &sources[1]);
    assert_int_equal(identity_match(&sources[1], &sources[0]), match);
    free(sources[0].sketch);
    free(sources[1].sketch);
    return match > 0;
}

/* The Federal Register's rules of each year, without a number that tells them apart; a form and an
 * edition of one notice beside them. */
static void
test_what_is_alike_is_not_the_same(void **state)
{
    (void)state;
    static const char leasing[] = "Consumer Leasing", lending[] = "Truth in Lending";
    static const struct pair pairs[] = {
        {34, {NULL}, {lending, leasing}, {"2014-09-03", "2014-09-03"}, false},
        {28, {NULL}, {lending, leasing}, {"2012-11-06", "2014-09-03"}, false},
        {47, {NULL}, {lending, leasing}, {"2012-11-06", "2014-09-03"}, false},
        {35, {NULL}, {lending, lending}, {"2012-11-06", "2014-09-03"}, false},
        {43, {NULL}, {lending, lending}, {"2014-12-15", "2015-12-16"}, false},
        {23, {NULL}, {lending, leasing}, {NULL}, false},
        {44, {NULL}, {lending, "Truth in Lend"}, {"2012-11-06", "2012-11-06"}, true},
        {12, {NULL}, {lending, lending}, {"2012-11-06", "2012-11-06"}, true},
        {48, {NULL}, {lending, lending}, {"2012-11-06", "2012-11-05"}, true},
        {26, {NULL}, {NULL}, {NULL}, true},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (are_one(&pairs[i]) != pairs[i].same)
            fail_msg("pair %zu", i);
}

/* Two rules are sometimes issued under one number. */
static void
test_numbers_tell_most(void **state)
{
    (void)state;
    static const char a[] = "国家奖学金管理办法", b[] = "国家励志奖学金管理办法";
    static const char number[] = "校学〔2020〕6号", wide[] = "校学〔2020〕６号",
                      other[] = "校学〔2021〕6号";
    static const struct pair pairs[] = {
        {0, {number, wide}, {a, a}, {NULL}, true},    {22, {number, number}, {a, b}, {NULL}, false},
        {36, {number, number}, {a, b}, {NULL}, true}, {36, {number, other}, {a, a}, {NULL}, false},
        {12, {number, NULL}, {a, a}, {NULL}, true},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (are_one(&pairs[i]) != pairs[i].same)
            fail_msg("pair %zu", i);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_alike_is_not_the_same),
        cmocka_unit_test(test_numbers_tell_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
