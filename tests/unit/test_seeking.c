/* test_seeking.c: searching in a notice: what is lit, and where one stands then.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "again.h"
#include "fixture.h"
#include "reader/seeking.h"

/* 水库 seven times: once over the end of a line, once over the end of a page. */
static const char notice[] = "关于加强水库管理的通知\n"
                             "\n"
                             "各有关单位：\n"
                             "    "
                             "为了保证汛期安全，现就加强小型水库管理的有关事项通知如下，请各单位认"
                             "真遵照执行，并将执行情况报告水\n"
                             "库所在地的管理部门。\n"
                             "    "
                             "一、落实责任。每座水库都要有人管理，责任人的名单应当在本单位的公告栏"
                             "和网站上公布，接受群众监督，水\n"
                             "\n"
                             "                                             - 1 -\n"
                             "\f\n"
                             "库的责任人有变动的，要在三日内更新名单。\n"
                             "    "
                             "二、加强巡查。汛期每日巡查两次，发现渗漏、裂缝、滑坡等险情的，要立即"
                             "报告并且采取措施，不得拖延时间。\n"
                             "    "
                             "三、检查考核。年底对各单位的水库管理工作进行考核，考核的结果予以通报"
                             "，水库多的单位应当增加检查人员。\n"
                             "\n"
                             "                                  临山县水利局\n"
                             "                                  2023年5月8日\n";

#define HITS 7

static void
open_notice(struct fixture *fixture)
{
    fixture_open(fixture, &(const struct reader_options){.measure = 40, .ambiguous = 2}, 40, 6);
}

static int
setup(void **state)
{
    struct fixture *fixture = fixture_new();

    fixture_write(fixture, notice, strlen(notice));
    open_notice(fixture);
    *state = fixture;
    return 0;
}

/* What the quest says of itself: 3/7 水库. */
static void
check_quest(const struct reader *reader, const char *expected)
{
    struct buf printed = BUF_INIT;

    quest_print(seeking_quest(reader), &printed);
    assert_string_equal(buf_string(&printed), expected);
    buf_fini(&printed);
}

static size_t
count_tints(const struct reader *reader, enum tint tint)
{
    struct tints tints = {0};
    size_t count = 0;

    reader_tints(reader, &tints);
    for (size_t i = 0; i < tints.count; i++)
        count += tints.all[i].tint == tint;
    tints_fini(&tints);
    return count;
}

static size_t
top_offset(struct reader *reader)
{
    return layout_offset(reader_layout(reader), reader_top(reader));
}

static void
type(struct reader *reader, const char *line)
{
    seeking_begin(reader, 1);
    seeking_type(reader, line);
}

static void
test_hits_are_lit_as_one_types(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    type(reader, "水");
    check_quest(reader, "1/8 水");
    seeking_type(reader, "水库");
    check_quest(reader, "1/7 水库");
    assert_int_equal(count_tints(reader, TINT_HIT_CURRENT), 1);
    seeking_accept(reader, "水库");
    check_quest(reader, "1/7 水库");
}

static void
test_the_nearest_hit_is_from_where_one_began(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_begin(reader, 1);
    seeking_type(reader, "考核");
    assert_true(top_offset(reader) > 0);
    seeking_type(reader, "单位");
    check_quest(reader, "1/5 单位"); /* not from where the typing has led */
    assert_true(seeking_cancel(reader) & EFFECT_REDRAW);
}

static void
test_cancelling_restores_the_place_and_what_was_sought(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "责任人");
    check_quest(reader, "1/2 责任人");
    reader_do(reader, COMMAND_LINE_DOWN, 2);
    size_t before = top_offset(reader);
    type(reader, "考核");
    assert_int_not_equal(top_offset(reader), before);
    seeking_cancel(reader);
    assert_int_equal(top_offset(reader), before);
    check_quest(reader, "1/2 责任人");
    assert_int_equal(reader_do(reader, COMMAND_BACK, 0) & EFFECT_MESSAGE, 0);
}

static void
test_the_jump_of_a_search_can_be_taken_back(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "考核");
    assert_true(top_offset(reader) > 0);
    reader_do(reader, COMMAND_BACK, 0);
    assert_int_equal(top_offset(reader), 0);
}

static void
test_next_twice_after_a_resize(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    reader_resize(reader, 22, 9);
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    check_quest(reader, "3/7 水库");
    assert_int_equal(count_tints(reader, TINT_HIT_CURRENT), 1);
    reader_do(reader, COMMAND_PREVIOUS_HIT, 0);
    check_quest(reader, "2/7 水库");
}

/* From the first hit through all of them and to the first again, each in sight. */
static void
test_every_hit_at_every_width(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    for (int columns = 8; columns <= 200; columns++) {
        reader_do(reader, COMMAND_TOP, 0);
        reader_set_measure(reader, columns);
        reader_resize(reader, columns, 5);
        reader_do(reader, COMMAND_TOP, 0);
        seeking_find(reader, "水库");
        for (int i = 1; i <= HITS; i++) {
            char expected[32];
            snprintf(expected, sizeof expected, "%d/7 水库", i);
            check_quest(reader, expected);
            assert_int_equal(count_tints(reader, TINT_HIT_CURRENT), 1);
            unsigned effects = reader_do(reader, COMMAND_NEXT_HIT, 0);
            assert_int_equal(!!(effects & EFFECT_MESSAGE), i == HITS);
        }
        check_quest(reader, "1/7 水库");
    }
}

static void
test_going_round_is_told(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    assert_true(reader_do(reader, COMMAND_PREVIOUS_HIT, 0) & EFFECT_MESSAGE);
    assert_string_equal(reader_message(reader), "The search goes on at the end");
    check_quest(reader, "7/7 水库");
    assert_true(reader_do(reader, COMMAND_NEXT_HIT, 3) & EFFECT_MESSAGE);
    assert_string_equal(reader_message(reader), "The search goes on at the top");
    check_quest(reader, "3/7 水库");
}

static void
test_next_goes_on_from_where_one_has_scrolled_to(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    reader_do(reader, COMMAND_END, 0);
    reader_do(reader, COMMAND_PREVIOUS_HIT, 0);
    check_quest(reader, "5/7 水库");
    reader_do(reader, COMMAND_TOP, 0);
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    check_quest(reader, "1/7 水库");
}

static void
test_back_from_here(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_END, 0);
    seeking_begin(reader, -1);
    seeking_type(reader, "水库");
    check_quest(reader, "5/7 水库");
    seeking_accept(reader, "水库");
    reader_do(reader, COMMAND_NEXT_HIT, 0); /* on in its own direction */
    check_quest(reader, "4/7 水库");
    reader_do(reader, COMMAND_PREVIOUS_HIT, 0);
    check_quest(reader, "5/7 水库");
}

static void
test_an_empty_line_repeats(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    seeking_begin(reader, 1);
    seeking_type(reader, "");
    seeking_accept(reader, "");
    check_quest(reader, "2/7 水库");
    seeking_begin(reader, -1);
    seeking_type(reader, "");
    seeking_accept(reader, "");
    check_quest(reader, "1/7 水库");
}

static void
test_what_is_not_there_is_told(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_true(seeking_find(reader, "铁路") & EFFECT_MESSAGE);
    assert_string_equal(reader_message(reader), "Nothing in this notice matches 铁路");
    assert_int_equal(top_offset(reader), 0);
    assert_true(reader_do(reader, COMMAND_NEXT_HIT, 0) & EFFECT_MESSAGE);
}

static void
test_nothing_to_repeat(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_true(reader_do(reader, COMMAND_NEXT_HIT, 0) & EFFECT_MESSAGE);
    seeking_begin(reader, 1);
    seeking_type(reader, "");
    assert_true(seeking_accept(reader, "") & EFFECT_MESSAGE);
}

static void
test_a_bad_expression_is_told_and_harmless(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    type(reader, "re:水(");
    assert_false(quest_is_on(seeking_quest(reader)));
    assert_int_equal(seeking_quest(reader)->fault.offset, strlen("水("));
    seeking_type(reader, "re:水(库|利)");
    check_quest(reader, "1/8 re:水(库|利)");
    seeking_type(reader, "re:水(库|利");
    assert_true(seeking_accept(reader, "re:水(库|利") & EFFECT_MESSAGE);
    assert_int_equal(top_offset(reader), 0);
    assert_true(reader_do(reader, COMMAND_NEXT_HIT, 0) & EFFECT_MESSAGE);
}

static void
test_where_to_search(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "title:水库");
    check_quest(reader, "1/1 title:水库");
    seeking_find(reader, "headings:考核");
    check_quest(reader, "1/1 headings:考核");
    reader_go_to_section(reader, "三");
    seeking_find(reader, "section:水库");
    check_quest(reader, "1/2 section:水库");
    reader_do(reader, COMMAND_TOP, 0);
    assert_true(seeking_find(reader, "section:水库") & EFFECT_MESSAGE);
}

static void
test_hits_stay_in_the_source(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    reader_do(reader, COMMAND_SOURCE, 0);
    check_quest(reader, "2/7 水库");
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    check_quest(reader, "3/7 水库");
    assert_int_equal(count_tints(reader, TINT_HIT_CURRENT), 1);
}

static void
test_hits_are_found_again_after_a_reload(void **state)
{
    static const char more[] = "关于水库的话\n\n";
    struct fixture *fixture = *state;
    struct buf bytes = BUF_INIT;

    seeking_find(fixture->reader, "水库");
    reader_do(fixture->reader, COMMAND_NEXT_HIT, 2);
    check_quest(fixture->reader, "3/7 水库");
    buf_add_string(&bytes, more);
    buf_add_string(&bytes, notice);
    fixture_write(fixture, buf_string(&bytes), bytes.length);
    buf_fini(&bytes);
    read_again(fixture->reader, NULL);
    check_quest(fixture->reader, "4/8 水库");
    assert_int_equal(count_tints(fixture->reader, TINT_HIT_CURRENT), 1);
}

static void
test_the_light_goes_out_and_on_again(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    seeking_find(reader, "水库");
    reader_do(reader, COMMAND_HITS_OUT, 0);
    assert_int_equal(count_tints(reader, TINT_HIT) + count_tints(reader, TINT_HIT_CURRENT), 0);
    reader_do(reader, COMMAND_NEXT_HIT, 0);
    check_quest(reader, "2/7 水库");
    assert_int_equal(count_tints(reader, TINT_HIT_CURRENT), 1);
}

/* A notice of some megabytes is searched while it is read. */
static void
test_a_long_notice_is_searched_as_it_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct buf bytes = BUF_INIT;
    const int paragraphs = 20000;

    for (int i = 0; i < paragraphs; i++)
        buf_addf(&bytes, "    第%d段。各单位要加强水库的管理，认真落实各项责任，做好汛期的巡查。\n",
                 i);
    buf_add_string(&bytes, "    最后要说的是桥梁。\n");
    fixture_write(fixture, buf_string(&bytes), bytes.length);
    buf_fini(&bytes);
    reader_free(fixture->reader);
    open_notice(fixture);
    assert_false(doc_is_whole(reader_doc(fixture->reader)));
    size_t before = top_offset(fixture->reader);
    seeking_begin(fixture->reader, 1);
    seeking_type(fixture->reader, "桥梁");
    assert_int_equal(quest_count(seeking_quest(fixture->reader)), 0);
    seeking_accept(fixture->reader, "桥梁");
    assert_int_equal(top_offset(fixture->reader), before);
    while (reader_idle(fixture->reader))
        ;
    check_quest(fixture->reader, "1/1 桥梁");
    assert_int_equal(count_tints(fixture->reader, TINT_HIT_CURRENT), 1);
    seeking_find(fixture->reader, "水库");
    while (reader_idle(fixture->reader))
        ;
    assert_int_equal(quest_count(seeking_quest(fixture->reader)), paragraphs);
}

int
main(void)
{
#define SEEKING_TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        SEEKING_TEST(test_hits_are_lit_as_one_types),
        SEEKING_TEST(test_the_nearest_hit_is_from_where_one_began),
        SEEKING_TEST(test_cancelling_restores_the_place_and_what_was_sought),
        SEEKING_TEST(test_the_jump_of_a_search_can_be_taken_back),
        SEEKING_TEST(test_next_twice_after_a_resize),
        SEEKING_TEST(test_every_hit_at_every_width),
        SEEKING_TEST(test_going_round_is_told),
        SEEKING_TEST(test_next_goes_on_from_where_one_has_scrolled_to),
        SEEKING_TEST(test_back_from_here),
        SEEKING_TEST(test_an_empty_line_repeats),
        SEEKING_TEST(test_what_is_not_there_is_told),
        SEEKING_TEST(test_nothing_to_repeat),
        SEEKING_TEST(test_a_bad_expression_is_told_and_harmless),
        SEEKING_TEST(test_where_to_search),
        SEEKING_TEST(test_hits_stay_in_the_source),
        SEEKING_TEST(test_hits_are_found_again_after_a_reload),
        SEEKING_TEST(test_the_light_goes_out_and_on_again),
        SEEKING_TEST(test_a_long_notice_is_searched_as_it_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
