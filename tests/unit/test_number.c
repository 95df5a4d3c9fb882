/* test_number.c: the grammar of document numbers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/number.h"

#include "unit.h"

static void
assert_number(const char *line, const char *number)
{
    struct key key = key_of(line);
    size_t from, to;

    const char *taken = number_fills(key, &from, &to) ? line : "";

    assert_string_equal(taken, number ? line : "");
    if (!number)
        return;
    char *found = strndup(line + from, to - from);
    assert_string_equal(found, number);
    free(found);
}

static void
test_forms(void **state)
{
    static const char *const numbers[] = {
        "国发〔2018〕44号",
        "〔2018〕44号",
        "劳社部发[2008]3号",
        "国办发明电〔2018〕15号",
        "校教字〔2002〕005号",
        "教字003号",
        "89教政字003号",
        "中华人民共和国教育部令第41号",
        "第707号",
        "2019年第5号",
        "公告2019年第5号",
        "臺教授國字第1110112019D號",
        "保医発0226第2号",
        "訓令第9号",
        "みどり市防第128号",
        "M-22-09",
        "中华人民共和国主席令第七号",
    };

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        assert_number(numbers[i], numbers[i]);
}

static void
test_company(void **state)
{
    (void)state;
    assert_number("(皖政办秘〔2021〕82号)", "皖政办秘〔2021〕82号");
    assert_number("校教字〔2002〕005号(2010年7月修订)", "校教字〔2002〕005号");
    assert_number("云政〔2025〕41号签发人:沈国强", "云政〔2025〕41号");
}

static void
test_no_numbers(void **state)
{
    static const char *const lines[] = {
        "",
        "第一章总则",
        "第十二条",
        "国发〔2018〕号",
        "国发〔1018〕44号",
        "根据国发〔2018〕44号文件",
        "按照《通知》(劳社部发[2008]3号)的要求办理",
        "2019年5月1日",
        "三号楼",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_number(lines[i], NULL);
}

static void
test_broken(void **state)
{
    (void)state;
    assert_true(number_begins(key_of("云水发〔2024〕")));
    assert_true(number_begins(key_of("浙人才〔1993〕73")));
    assert_false(number_begins(key_of("云水发")));
    assert_false(number_begins(key_of("云水发〔2024〕7号")));
}

static void
test_remark(void **state)
{
    struct key key = key_of("2015年1月5日国家工商行政管理总局令第73号公布");
    size_t from, to;

    (void)state;
    assert_true(number_in_remark(key, &from, &to));
    assert_true(key_is(key_part(key, from, to), "国家工商行政管理总局令第73号"));
    assert_false(number_in_remark(key_of("2018年12月1日会议通过"), &from, &to));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),      cmocka_unit_test(test_company),
        cmocka_unit_test(test_no_numbers), cmocka_unit_test(test_broken),
        cmocka_unit_test(test_remark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
