/* test_opening.c: a notice is opened, at the place where it was left, read anew, and read on.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "again.h"
#include "trees.h"

static void
test_reload_finds_the_place_in_a_changed_text(void **state)
{
    struct fixture *fixture = *state;
    struct buf changed = BUF_INIT;

    reader_go_to_section(fixture->reader, "二（二）");
    buf_add_string(&changed, "本页由临山县教育局网站印制，内容以正式文件为准。\n\n");
    buf_add_string(&changed, trees_notice);
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
    open_text(fixture, trees_notice, places);
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
    open_text(fixture, trees_notice, places);
    reader_go_to_section(fixture->reader, "二（二）");
    assert_true(reader_save(fixture->reader, &err));
    reader_free(fixture->reader);
    open_text(fixture, trees_notice, places);
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

int
main(void)
{
#define OPENING_TEST(name) cmocka_unit_test_setup_teardown(name, trees_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        OPENING_TEST(test_reload_finds_the_place_in_a_changed_text),
        OPENING_TEST(test_reload_of_a_file_that_has_gone),
        OPENING_TEST(test_another_encoding_and_back),
        OPENING_TEST(test_the_encoding_is_remembered),
        OPENING_TEST(test_the_place_is_remembered),
        OPENING_TEST(test_nothing_but_white_space),
        OPENING_TEST(test_nothing_but_a_page_number),
        OPENING_TEST(test_a_long_notice_is_read_on),
        OPENING_TEST(test_the_place_in_a_long_notice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
