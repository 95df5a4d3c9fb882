/* test_date.c: dates in the numerals, eras and languages of notices.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/date.h"
#include "notice/elements.h"

#include "unit.h"

static void
assert_iso(const char *written, const char *iso)
{
    char *found = elements_iso_date(written, strlen(written));

    if (iso) {
        assert_non_null(found);
        assert_string_equal(found, iso);
    } else {
        assert_null(found);
    }
    free(found);
}

static void
test_numerals(void **state)
{
    (void)state;
    assert_iso("2020年3月11日", "2020-03-11");
    assert_iso("2020 年 3 月 1 1 日", "2020-03-11");
    assert_iso("２０２０年３月１１日", "2020-03-11");
    assert_iso("二〇二〇年三月十一日", "2020-03-11");
    assert_iso("一九八○年十二月三十一日", "1980-12-31");
    assert_iso("二OO四年二月二十日", "2004-02-20");
    assert_iso("二零一四年廿五月一日", NULL);
    assert_iso("⼀九九七年⼀⽉⼆⼗⽇", "1997-01-20");
    assert_iso("2020-03-11", "2020-03-11");
    assert_iso("2020.3.11", "2020-03-11");
}

static void
test_eras(void **state)
{
    (void)state;
    assert_iso("中華民國113年5月6日", "2024-05-06");
    assert_iso("民國一百年一月一日", NULL); /* 百 is not read: better none than a wrong one */
    assert_iso("令和元年10月31日", "2019-10-31");
    assert_iso("平 成 30年 ９ 月 28 日", "2018-09-28");
    assert_iso("昭和六十四年一月七日", "1989-01-07");
}

static void
test_languages(void **state)
{
    (void)state;
    assert_iso("Dated: December 15, 2014.", "2014-12-15");
    assert_iso("26 January 2022", "2022-01-26");
    assert_iso("2020년 3월 11일", "2020-03-11");
}

static void
test_no_date(void **state)
{
    (void)state;
    assert_iso("", NULL);
    assert_iso("2020年3月", NULL);
    assert_iso("2020年13月1日", NULL);
    assert_iso("2020年3月32日", NULL);
    assert_iso("第3条", NULL);
    assert_iso("May I ask", NULL);
}

static void
test_fills(void **state)
{
    (void)state;
    assert_true(date_fills(key_of("2020年3月11日")));
    assert_true(date_fills(key_of("(2020年3月11日)")));
    assert_true(date_fills(key_of("2020年3月11日星期三")));
    assert_false(date_fills(key_of("2020年3月11日印发")));
    assert_false(date_fills(key_of("自2020年3月11日")));
    assert_false(date_fills(key_of("()")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numerals),  cmocka_unit_test(test_eras),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_no_date),
        cmocka_unit_test(test_fills),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
