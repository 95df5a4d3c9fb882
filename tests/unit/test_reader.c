/* test_reader.c: commands to a notice, and what stands at the top of the window then.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <glob.h>

#include "again.h"
#include "base/uni.h"
#include "fixture.h"
#include "reader/naming.h"

static const char notice[] =
    "临山县教育局文件\n"
    "\n"
    "临教〔2023〕5号\n"
    "\n"
    "临山县教育局关于做好校园树木养护工作的通知\n"
    "\n"
    "各中小学校：\n"
    "\n"
    "为保护校园树木，保障师生安全，现就有关工作通知如下。\n"
    "\n"
    "一、开展全面排查。各校要在三月底前查清校园内每一棵树的树种、树龄和健康状况，逐棵登记，建立"
    "台账，做到不漏一棵。\n"
    "\n"
    "（一）查树干。看有无空洞、倾斜和虫蛀，敲击听声，必要时请林业部门用仪器检测。\n"
    "\n"
    "（二）查树冠。看有无枯枝，特别是悬在教室、跑道和校门上方的枯枝，发现的要立即拉起警戒线。\n"
    "\n"
    "（三）查树根。看有无积水、硬化和挖断，新铺的地砖要给树根留出透气的余地。\n"
    "\n"
    "二、抓紧整治隐患。对查出的问题要逐一制定方案，明确责任人和完成时间，四月十五日前完成。\n"
    "\n"
    "（一）修剪枯枝。由有资质的单位承担，在周末进行，学生不得在场。\n"
    "\n"
    "（二）加固支撑。对倾斜的大树用钢架支撑，并在树干与钢架之间垫上橡胶。\n"
    "\n"
    "三、建立长效机制。每学期开学前检查一次，台风、暴雨和大雪之后随时检查，结果报县教育局备案。\n"
    "\n"
    "各校排查情况请于四月二十日前报送。\n"
    "\n"
    "临山县教育局\n"
    "\n"
    "2023年3月1日\n";

static void
open_text(struct fixture *fixture, const char *bytes, struct places *places)
{
    const struct reader_options options = {.measure = 40, .ambiguous = 2, .places = places};

    fixture_write(fixture, bytes, strlen(bytes));
    fixture_open(fixture, &options, 50, 6);
}

static int
setup(void **state)
{
    struct fixture *fixture = fixture_new();

    open_text(fixture, notice, NULL);
    *state = fixture;
    return 0;
}

/* Whether the topmost row, white space at its start apart, begins with the words. */
static void
check_top(const struct reader *reader, const char *words)
{
    struct layout *layout = reader_layout(reader);
    struct buf line = BUF_INIT;

    layout_row_text(layout, layout_row(layout, reader_top(reader)), &line);
    const char *text = buf_string(&line) + uni_leading_space(buf_string(&line), line.length);
    if (strncmp(text, words, strlen(words)) != 0)
        fail_msg("the top is \"%s\", not \"%s\"", text, words);
    buf_fini(&line);
}

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
    buf_addf(&text, "%200s- 1 -\n\n%s", "", notice);
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

static void
test_reload_finds_the_place_in_a_changed_text(void **state)
{
    struct fixture *fixture = *state;
    struct buf changed = BUF_INIT;

    reader_go_to_section(fixture->reader, "二（二）");
    buf_add_string(&changed, "本页由临山县教育局网站印制，内容以正式文件为准。\n\n");
    buf_add_string(&changed, notice);
    fixture_write(fixture, changed.bytes, strlen(changed.bytes));
    assert_int_equal(read_again(fixture->reader, NULL), EFFECT_REDRAW | EFFECT_MESSAGE);
    check_top(fixture->reader, "（二）加固支撑");
    buf_fini(&changed);
}

static void
test_reload_of_a_file_that_has_gone(void **state)
{
    struct fixture *fixture = *state;

    reader_go_to_section(fixture->reader, "二");
    unlink(fixture->path);
    assert_int_equal(read_again(fixture->reader, NULL), 0);
    check_top(fixture->reader, "二、");
}

static void
test_another_encoding_and_back(void **state)
{
    struct fixture *fixture = *state;

    reader_go_to_section(fixture->reader, "二（二）");
    assert_int_equal(read_again(fixture->reader, "latin1"), EFFECT_REDRAW | EFFECT_MESSAGE);
    check_top(fixture->reader, "ï");
    read_again(fixture->reader, "");
    check_top(fixture->reader, "（二）加固支撑");
    assert_int_equal(read_again(fixture->reader, "klingon"), EFFECT_MESSAGE);
    check_top(fixture->reader, "（二）加固支撑");
}

static void
test_the_encoding_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    char store[] = "/tmp/gongwen-places-XXXXXX";
    struct err err = {""};

    close(mkstemp(store));
    struct places *places = places_open(store, &err);
    assert_non_null(places);
    reader_free(fixture->reader);
    open_text(fixture, notice, places);
    read_again(fixture->reader, "latin1");
    const struct reader_options options = {
        .measure = 40, .ambiguous = 2, .usual_encoding = "UTF-8", .places = places};
    const struct reader_options asked = {
        .measure = 40, .ambiguous = 2, .encoding = "UTF-8", .places = places};

    /* Chosen once, it goes before the usual one, and behind the one that is asked for. */
    reader_free(fixture->reader);
    fixture->reader = reader_open(fixture->path, &options, &err);
    assert_string_equal(doc_encoding(reader_doc(fixture->reader)), "latin1");
    reader_free(fixture->reader);
    fixture->reader = reader_open(fixture->path, &asked, &err);
    assert_string_equal(doc_encoding(reader_doc(fixture->reader)), "UTF-8");

    /* To have it found forgets what was chosen. */
    read_again(fixture->reader, "");
    reader_free(fixture->reader);
    fixture->reader = reader_open(fixture->path, &options, &err);
    assert_string_equal(doc_encoding(reader_doc(fixture->reader)), "UTF-8");
    places_free(places);
    unlink(store);
}

static void
test_the_place_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    char store[] = "/tmp/gongwen-places-XXXXXX";
    struct err err = {""};

    close(mkstemp(store));
    struct places *places = places_open(store, &err);
    assert_non_null(places);
    reader_free(fixture->reader);
    open_text(fixture, notice, places);
    reader_go_to_section(fixture->reader, "二（二）");
    assert_true(reader_save(fixture->reader, &err));
    reader_free(fixture->reader);
    open_text(fixture, notice, places);
    check_top(fixture->reader, "（二）加固支撑");
    places_free(places);
    unlink(store);
}

static void
test_nothing_but_white_space(void **state)
{
    struct fixture *fixture = *state;
    const struct reader_options options = {.measure = 40, .ambiguous = 2};
    struct err err = {""};

    fixture_write(fixture, " \n　\n\n", strlen(" \n　\n\n"));
    assert_null(reader_open(fixture->path, &options, &err));
    assert_string_equal(err.sentence, "is empty");
}

static void
test_nothing_but_a_page_number(void **state)
{
    struct fixture *fixture = *state;

    reader_free(fixture->reader);
    open_text(fixture, "— 1 —\n", NULL);
    check_top(fixture->reader, "— 1 —");
    assert_int_equal(reader_do(fixture->reader, COMMAND_CONTENTS, 0), EFFECT_MESSAGE);
    for (int command = 0; command < COMMAND_COUNT; command++)
        reader_do(fixture->reader, (enum command)command, 3);
    check_top(fixture->reader, "— 1 —");
}

/* So many articles that a doc reads them slice by slice. */
static void
write_long_notice(struct buf *text)
{
    for (int article = 1; article <= 900; article++) {
        buf_addf(text, "第%d条　", article);
        for (int i = 0; i < 10; i++)
            buf_add_string(text, "本办法由县教育局负责解释，自发布之日起施行。");
        buf_add_string(text, "\n\n");
    }
}

static void
test_a_long_notice_is_read_on(void **state)
{
    struct fixture *fixture = *state;
    struct buf text = BUF_INIT;

    write_long_notice(&text);
    reader_free(fixture->reader);
    open_text(fixture, text.bytes, NULL);
    assert_false(doc_is_whole(reader_doc(fixture->reader)));
    assert_int_equal(reader_status(fixture->reader).percent, -1);
    assert_true(reader_idle(fixture->reader));
    reader_do(fixture->reader, COMMAND_NEXT_SECTION, 800);
    check_top(fixture->reader, "第801条");
    reader_go_to_section(fixture->reader, "899");
    check_top(fixture->reader, "第899条");
    reader_do(fixture->reader, COMMAND_END, 0);
    assert_int_equal(reader_status(fixture->reader).percent, 100);
    assert_int_equal(reader_status(fixture->reader).paragraph, 900);
    assert_false(reader_idle(fixture->reader));
    buf_fini(&text);
}

/* Its place is found when it is whole, unless one has moved by then. */
static void
test_the_place_in_a_long_notice(void **state)
{
    struct fixture *fixture = *state;
    char store[] = "/tmp/gongwen-places-XXXXXX";
    struct buf text = BUF_INIT;
    struct err err = {""};

    close(mkstemp(store));
    struct places *places = places_open(store, &err);
    write_long_notice(&text);
    reader_free(fixture->reader);
    open_text(fixture, text.bytes, places);
    reader_go_to_section(fixture->reader, "800");
    assert_true(reader_save(fixture->reader, &err));

    reader_free(fixture->reader);
    open_text(fixture, text.bytes, places);
    check_top(fixture->reader, "第1条");
    while (reader_idle(fixture->reader))
        ;
    check_top(fixture->reader, "第800条");

    reader_free(fixture->reader);
    open_text(fixture, text.bytes, places);
    reader_do(fixture->reader, COMMAND_NEXT_SECTION, 0);
    while (reader_idle(fixture->reader))
        ;
    check_top(fixture->reader, "第2条");
    places_free(places);
    unlink(store);
    buf_fini(&text);
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
#define READER_TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
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
        READER_TEST(test_reload_finds_the_place_in_a_changed_text),
        READER_TEST(test_reload_of_a_file_that_has_gone),
        READER_TEST(test_another_encoding_and_back),
        READER_TEST(test_the_encoding_is_remembered),
        READER_TEST(test_the_place_is_remembered),
        READER_TEST(test_nothing_but_white_space),
        READER_TEST(test_nothing_but_a_page_number),
        READER_TEST(test_a_long_notice_is_read_on),
        READER_TEST(test_the_place_in_a_long_notice),
        cmocka_unit_test(test_any_commands_in_any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
