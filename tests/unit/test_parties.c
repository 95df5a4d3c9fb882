/* test_parties.c: organs, persons and addressees, told from running text; kinds of titles.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/kind.h"
#include "notice/parties.h"

#include "unit.h"

static void
test_organs(void **state)
{
    (void)state;
    assert_true(parties_are_organs(key_of("国务院")));
    assert_true(parties_are_organs(key_of("国务院办公厅中央军委办公厅")));
    assert_true(parties_are_organs(key_of("党委学生工作部(处)")));
    assert_true(parties_are_organs(key_of("共青团中央")));
    assert_false(parties_are_organs(key_of("")));
    assert_false(parties_are_organs(key_of("一、总体要求")));
    assert_false(parties_are_organs(key_of("关于成立领导小组")));
    assert_false(parties_are_organs(key_of("本办法自发布之日起施行")));
    assert_false(parties_are_organs(key_of("请报送教育局。")));
}

static void
test_signers(void **state)
{
    (void)state;
    assert_true(parties_may_sign(key_of("市长应勇")));
    assert_true(parties_may_sign(key_of("总理李克强")));
    assert_true(parties_may_sign(key_of("中华人民共和国主席习近平")));
    assert_true(parties_may_sign(key_of("縣長林正德")));
    assert_false(parties_may_sign(key_of("市长要求各单位认真落实有关工作")));
    assert_false(parties_may_sign(key_of("特此通知")));
}

static void
test_issuer_of_title(void **state)
{
    struct key title = key_of("国务院办公厅转发国家地震局关于防震工作报告的通知");

    (void)state;
    assert_int_equal(parties_issuer_of_title(title), strlen("国务院办公厅"));
    assert_int_equal(parties_issuer_of_title(key_of("关于放假的通知")), 0);
    title = key_of("华东某大学学生勤工助学管理办法");
    assert_int_equal(parties_issuer_of_title(title), strlen("华东某大学"));
}

static void
test_addressees(void **state)
{
    (void)state;
    assert_true(parties_are_addressed(key_of("各省、自治区、直辖市人民政府:")));
    assert_true(parties_are_addressed(key_of("县林业局:")));
    assert_true(parties_are_addressed(key_of("周某某等代表:")));
    assert_true(parties_are_addressed(key_of("各省劳动厅(局):")));
    assert_false(parties_are_addressed(key_of("现将有关事项通知如下:")));
    assert_false(parties_are_addressed(key_of("一、符合下列条件的单位:")));
    assert_false(parties_are_addressed(key_of(":")));
    assert_true(parties_are_honoured(key_of("各小中学校長殿")));
    assert_false(parties_are_honoured(key_of("殿堂")));
}

static void
test_kinds(void **state)
{
    (void)state;
    assert_string_equal(kind_of(key_of("关于放假的通知")), "通知");
    assert_string_equal(kind_of(key_of("关于有关问题的复函")), "函");
    assert_string_equal(kind_of(key_of("促进发展的指导意见")), "意见");
    assert_string_equal(kind_of(key_of("学生手册管理办法(试行)")), "办法");
    assert_string_equal(kind_of(key_of("某大学《资助管理条例》")), "条例");
    assert_null(kind_of(key_of("一、总体要求")));
    assert_null(kind_of(key_of("通知")));
    assert_null(kind_of(key_of("")));
    assert_true(kind_is_letter("通知"));
    assert_false(kind_is_letter("条例"));
    assert_false(kind_is_letter(NULL));
    assert_true(kind_is_title_remark(key_of("(试行第九版)")));
    assert_false(kind_is_title_remark(key_of("(此件公开发布)")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_organs),          cmocka_unit_test(test_signers),
        cmocka_unit_test(test_issuer_of_title), cmocka_unit_test(test_addressees),
        cmocka_unit_test(test_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
