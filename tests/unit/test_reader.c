/* test_reader.c: commands to a notice, and what stands at the top of the window then.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <glob.h>

#include "reader/naming.h"
#include "trees.h"

static void
check_place(const struct reader *reader, struct place place)
{
    assert_int_equal(reader_top(reader).unit, place.unit);
    assert_int_equal(reader_top(reader).row, place.row);
}

static int
text_columns(const struct reader *reader)
{
    return layout_options(reader_layout(reader))->measure;
}

/* Whether the words stand in one of the window's rows. */
static bool
is_visible(const struct reader *reader, int rows, const char *words)
{
    struct layout *layout = reader_layout(reader);
    struct place place = reader_top(reader);
    struct buf lines = BUF_INIT;

    do
        layout_row_text(layout, layout_row(layout, place), &lines);
    while (--rows > 0 && layout_step(layout, &place, 1));
    bool found = strstr(buf_string(&lines), words);
    buf_fini(&lines);
    return found;
}

static void
test_sections_one_after_the_other(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(reader_do(reader, COMMAND_NEXT_SECTION, 0), EFFECT_REDRAW);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    check_top(reader, "（一）查树干");
    reader_do(reader, COMMAND_NEXT_SECTION, 3);
    check_top(reader, "二、");
    reader_do(reader, COMMAND_PREVIOUS_SECTION, 0);
    check_top(reader, "（三）查树根");
    reader_do(reader, COMMAND_NEXT_SECTION, 99);
    check_top(reader, "三、");
    assert_int_equal(reader_do(reader, COMMAND_NEXT_SECTION, 0), EFFECT_MESSAGE);
    assert_true(strlen(reader_message(reader)) > 0);
    check_top(reader, "三、");
}

static void
test_back_is_first_the_beginning_of_the_section(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_NEXT_SECTION, 1);
    reader_do(reader, COMMAND_LINE_DOWN, 1);
    reader_do(reader, COMMAND_PREVIOUS_SECTION, 0);
    check_top(reader, "一、");
    assert_int_equal(reader_do(reader, COMMAND_PREVIOUS_SECTION, 0), EFFECT_MESSAGE);
}

static void
test_siblings_and_up(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_NEXT_SIBLING, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_NEXT_SIBLING, 0);
    check_top(reader, "二、");
    reader_do(reader, COMMAND_LINE_DOWN, 1);
    reader_do(reader, COMMAND_PREVIOUS_SIBLING, 0);
    check_top(reader, "二、");
    reader_do(reader, COMMAND_PREVIOUS_SIBLING, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_NEXT_SECTION, 2);
    check_top(reader, "（二）查树冠");
    reader_do(reader, COMMAND_LINE_DOWN, 1);
    reader_do(reader, COMMAND_SECTION_UP, 0);
    check_top(reader, "（二）查树冠");
    reader_do(reader, COMMAND_SECTION_UP, 0);
    check_top(reader, "一、");
    assert_int_equal(reader_do(reader, COMMAND_SECTION_UP, 0), EFFECT_MESSAGE);
    reader_do(reader, COMMAND_NEXT_SECTION, 3);
    assert_int_equal(reader_do(reader, COMMAND_NEXT_SIBLING, 0), EFFECT_MESSAGE);
    check_top(reader, "（三）查树根");
}

static void
test_the_next_section_twice_after_a_resize(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    reader_resize(reader, 20, 10);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    check_top(reader, "（二）查树冠");
}

/* The words at the top are in the window at every width, and the way there and back is none. */
static void
test_the_top_stays_visible_at_every_width(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_GO_TO_SECTION, 0);
    assert_int_equal(reader_go_to_section(reader, "一（二）"), EFFECT_REDRAW);
    reader_do(reader, COMMAND_LINE_DOWN, 1);
    struct place before = reader_top(reader);
    check_top(reader, "教室、跑道");
    for (int columns = 8; columns < 120; columns++) {
        reader_resize(reader, columns, 3);
        if (!is_visible(reader, 1, "教"))
            fail_msg("not visible in %d columns", columns);
    }
    reader_resize(reader, 50, 6);
    check_place(reader, before);
}

static void
test_a_greater_window_at_the_end_stays_full(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;
    struct place place;

    reader_do(reader, COMMAND_END, 0);
    struct place end = reader_top(reader);
    reader_resize(reader, 50, 12);
    place = reader_top(reader);
    for (int i = 1; i < 12; i++)
        assert_true(layout_step(reader_layout(reader), &place, 1));
    assert_false(layout_step(reader_layout(reader), &place, 1));
    reader_resize(reader, 50, 6);
    check_place(reader, end);
}

static void
test_rows_pages_and_halves(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;
    struct place start = reader_top(reader);

    reader_do(reader, COMMAND_LINE_DOWN, 6);
    struct place six = reader_top(reader);
    reader_do(reader, COMMAND_TOP, 0);
    reader_do(reader, COMMAND_PAGE_DOWN, 0);
    check_place(reader, six);
    reader_do(reader, COMMAND_HALF_UP, 2);
    check_place(reader, start);
    assert_int_equal(reader_do(reader, COMMAND_LINE_UP, 0), 0);
    reader_do(reader, COMMAND_PAGE_DOWN, 999999);
    assert_int_equal(reader_status(reader).percent, 100);
    assert_true(is_visible(reader, 6, "2023年3月1日"));
    assert_int_equal(reader_do(reader, COMMAND_LINE_DOWN, 0), 0);
}

static void
test_percentages(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;
    int before = -1;

    assert_int_equal(reader_do(reader, COMMAND_PERCENT, 0), EFFECT_MESSAGE);
    for (int percent = 1; percent <= 100; percent++) {
        reader_do(reader, COMMAND_PERCENT, percent);
        int now = reader_status(reader).percent;
        assert_true(now >= percent && now >= before);
        before = now;
    }
    assert_int_equal(before, 100);
    reader_do(reader, COMMAND_TOP, 0);
    assert_int_equal(reader_status(reader).percent, 0);
    reader_do(reader, COMMAND_PERCENT, 999);
    assert_int_equal(reader_status(reader).percent, 100);
}

static void
test_percentages_behind_furniture(void **state)
{
    struct fixture *fixture = *state;
    struct buf text = BUF_INIT;

    reader_free(fixture->reader);
    buf_addf(&text, "%200s- 1 -\n\n%s", "", trees_notice);
    open_text(fixture, buf_string(&text), NULL);
    buf_fini(&text);
    reader_do(fixture->reader, COMMAND_TOP, 0);
    check_top(fixture->reader, "临山县教育局文件");
    assert_int_equal(reader_status(fixture->reader).percent, 0);
}

static void
test_paragraphs(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_do(reader, COMMAND_NEXT_PARAGRAPH, 4);
    check_top(reader, "为保护校园树木");
    assert_int_equal(reader_status(reader).paragraph, 1);
    reader_do(reader, COMMAND_NEXT_PARAGRAPH, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_LINE_DOWN, 0);
    reader_do(reader, COMMAND_PREVIOUS_PARAGRAPH, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_PREVIOUS_PARAGRAPH, 0);
    check_top(reader, "为保护校园树木");
    reader_do(reader, COMMAND_END, 4);
    check_top(reader, "（二）查树冠");
    assert_int_equal(reader_status(reader).paragraph, 4);
    reader_do(reader, COMMAND_TOP, 2);
    check_top(reader, "一、");
}

static void
test_back_and_forward(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(reader_do(reader, COMMAND_BACK, 0), EFFECT_MESSAGE);
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    reader_go_to_section(reader, "三");
    check_top(reader, "三、");
    reader_do(reader, COMMAND_BACK, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_BACK, 0);
    check_top(reader, "临山县教育局文件");
    reader_do(reader, COMMAND_FORWARD, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_FORWARD, 0);
    check_top(reader, "三、");
}

static void
test_a_jump_forgets_what_was_forward(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_go_to_section(reader, "一");
    reader_do(reader, COMMAND_BACK, 0);
    reader_go_to_section(reader, "三");
    reader_do(reader, COMMAND_BACK, 0);
    reader_do(reader, COMMAND_FORWARD, 0);
    check_top(reader, "三、");
    assert_int_equal(reader_do(reader, COMMAND_FORWARD, 0), EFFECT_MESSAGE);
}

static void
test_exchange_goes_to_and_fro(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(reader_do(reader, COMMAND_EXCHANGE, 0), EFFECT_MESSAGE);
    reader_go_to_section(reader, "一");
    reader_go_to_section(reader, "三");
    reader_do(reader, COMMAND_EXCHANGE, 0);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_EXCHANGE, 0);
    check_top(reader, "三、");
}

/* Tab is ^I: forward directly after going back, else the contents. */
static void
test_tab_means_two_things(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(reader_do(reader, COMMAND_FORWARD, 0), EFFECT_CONTENTS);
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    assert_int_equal(reader_do(reader, COMMAND_FORWARD, 0), EFFECT_CONTENTS);
    reader_do(reader, COMMAND_BACK, 0);
    assert_int_equal(reader_do(reader, COMMAND_FORWARD, 0), EFFECT_REDRAW);
    check_top(reader, "一、");
    reader_do(reader, COMMAND_LINE_DOWN, 0);
    assert_int_equal(reader_do(reader, COMMAND_FORWARD, 0), EFFECT_CONTENTS);
}

static void
test_minus_means_two_things(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(text_columns(reader), 40);
    reader_do(reader, COMMAND_WIDER, 0);
    assert_int_equal(text_columns(reader), 44);
    reader_do(reader, COMMAND_SECTION_UP, 3);
    assert_int_equal(text_columns(reader), 32);
    reader_do(reader, COMMAND_SECTION_UP, 0);
    assert_int_equal(text_columns(reader), 28);
    reader_do(reader, COMMAND_USUAL_WIDTH, 0);
    assert_int_equal(text_columns(reader), 40);
    reader_do(reader, COMMAND_LINE_DOWN, 0);
    reader_do(reader, COMMAND_SECTION_UP, 0);
    assert_int_equal(text_columns(reader), 40);
    reader_do(reader, COMMAND_WIDER, 99);
    assert_int_equal(text_columns(reader), 50);
    reader_do(reader, COMMAND_NARROWER, 99);
    assert_int_equal(text_columns(reader), 20);
}

static void
test_the_source_at_the_same_place_and_back(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    reader_go_to_section(reader, "二（一）");
    check_top(reader, "（一）修剪枯枝");
    reader_do(reader, COMMAND_SOURCE, 0);
    assert_true(reader_shows_source(reader));
    check_top(reader, "（一）修剪枯枝");
    reader_do(reader, COMMAND_NEXT_SECTION, 0);
    check_top(reader, "（二）加固支撑");
    reader_do(reader, COMMAND_SOURCE, 0);
    assert_false(reader_shows_source(reader));
    check_top(reader, "（二）加固支撑");
}

static void
test_go_to_a_section_that_is_none(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;

    assert_int_equal(reader_go_to_section(reader, "九"), EFFECT_MESSAGE);
    assert_non_null(strstr(reader_message(reader), "九"));
    check_top(reader, "临山县教育局文件");
}

static void
test_the_status(void **state)
{
    struct reader *reader = ((struct fixture *)*state)->reader;
    struct buf out = BUF_INIT;

    struct reader_status status = reader_status(reader);
    assert_int_equal(status.section, NONE);
    assert_int_equal(status.paragraph, 0);
    assert_int_equal(status.percent, 0);
    reader_go_to_section(reader, "2.2");
    status = reader_status(reader);
    assert_int_equal(status.paragraphs, 10);
    assert_int_equal(status.paragraph, 8);
    assert_int_equal(status.page, 1);
    naming_path(reader_doc(reader), status.section, &out);
    assert_string_equal(buf_string(&out), "二、抓紧整治隐患 > （二）加固支撑");
    buf_clear(&out);
    naming_notice(reader_doc(reader), &out);
    assert_string_equal(buf_string(&out), "临教〔2023〕5号");
    buf_fini(&out);
}

/* What holds whatever was done. */
static void
check_invariants(struct reader *reader)
{
    struct layout *layout = reader_layout(reader);
    struct place top = reader_top(reader);
    struct reader_status status = reader_status(reader);

    assert_true(top.unit < layout_unit_count(layout));
    assert_true(top.row < layout_row_count(layout, top.unit));
    assert_true(layout_row(layout, top)->width <= text_columns(reader) || text_columns(reader) < 2);
    assert_true(status.percent >= 0 && status.percent <= 100);
    assert_true(status.paragraph <= status.paragraphs);
    assert_true(status.page >= 1 && status.page <= status.pages);
}

static void
test_any_commands_in_any_order(void **state)
{
    const struct reader_options options = {.measure = 80, .ambiguous = 2};
    unsigned random = 1;
    struct buf pattern = BUF_INIT;
    struct err err;
    glob_t found;

    (void)state;
    buf_addf(&pattern, "%s/doc/notices/*.txt", getenv("top_srcdir") ? getenv("top_srcdir") : ".");
    assert_int_equal(glob(pattern.bytes, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct reader *reader = reader_open(found.gl_pathv[i], &options, &err);
        assert_non_null(reader);
        for (int step = 0; step < 400; step++) {
            random = random * 1103515245 + 12345;
            unsigned dice = random >> 16;
            if (dice % 8 == 0)
                reader_resize(reader, 1 + (int)(dice / 8 % 130), 1 + (int)(dice / 1024 % 50));
            else
                reader_do(reader, (enum command)(dice / 8 % COMMAND_COUNT), (int)(dice % 7));
            check_invariants(reader);
        }
        reader_free(reader);
    }
    globfree(&found);
    buf_fini(&pattern);
}

int
main(void)
{
#define READER_TEST(name) cmocka_unit_test_setup_teardown(name, trees_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        READER_TEST(test_sections_one_after_the_other),
        READER_TEST(test_back_is_first_the_beginning_of_the_section),
        READER_TEST(test_siblings_and_up),
        READER_TEST(test_the_next_section_twice_after_a_resize),
        READER_TEST(test_the_top_stays_visible_at_every_width),
        READER_TEST(test_a_greater_window_at_the_end_stays_full),
        READER_TEST(test_rows_pages_and_halves),
        READER_TEST(test_percentages),
        READER_TEST(test_percentages_behind_furniture),
        READER_TEST(test_paragraphs),
        READER_TEST(test_back_and_forward),
        READER_TEST(test_a_jump_forgets_what_was_forward),
        READER_TEST(test_exchange_goes_to_and_fro),
        READER_TEST(test_tab_means_two_things),
        READER_TEST(test_minus_means_two_things),
        READER_TEST(test_the_source_at_the_same_place_and_back),
        READER_TEST(test_go_to_a_section_that_is_none),
        READER_TEST(test_the_status),
        cmocka_unit_test(test_any_commands_in_any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
