/* test_library.c: directories as lists of notices.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/conf.h"
#include "base/file.h"
#include "library/library.h"
#include "source/text.h"

struct fixture {
    char *root;
    struct library *library;
};

/* A notice of the most usual form. */
static void
add_notice(const struct fixture *f, const char *name, const char *issuer, const char *number,
           const char *about, const char *date)
{
    struct buf bytes = BUF_INIT;
    struct err err = {""};
    char *path = file_join(f->root, name);

    buf_addf(&bytes,
             "%s文件\n\n%s\n\n%s关于%s的通知\n\n各有关单位：\n\n现将有关事项通知如下。\n\n"
             "一、加强领导。各单位要高度重视，落实责任。\n\n%s\n\n%s\n",
             issuer, number, issuer, about, issuer, date);
    assert_true(file_replace(path, bytes.bytes, bytes.length, &err));
    free(path);
    buf_fini(&bytes);
}

static void
add_file(const struct fixture *f, const char *name, const char *bytes, size_t length)
{
    struct err err = {""};
    char *path = file_join(f->root, name);

    assert_true(file_replace(path, bytes, length, &err));
    free(path);
}

static int
setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    char root[] = "/tmp/gongwen-library-XXXXXX";

    f->root = strdup(mkdtemp(root));
    *state = f;
    return 0;
}

static int
teardown(void **state)
{
    struct fixture *f = *state;
    struct buf command = BUF_INIT;

    library_free(f->library);
    buf_addf(&command, "chmod -R u+rwx %s; rm -r %s", f->root, f->root);
    int status = system(command.bytes);
    buf_fini(&command);
    free(f->root);
    free(f);
    return status;
}

static void
open_library(struct fixture *f)
{
    struct err err = {""};
    const char *directories[] = {f->root};

    f->library = library_open(directories, 1, NULL, &err);
    if (!f->library)
        fail_msg("%s", err.sentence);
    library_walk_all(f->library);
}

/* The names of the rows, in their order. */
static void
check_rows(const struct library *library, const char *wanted)
{
    struct buf names = BUF_INIT;

    for (size_t row = 0; row < library_row_count(library); row++)
        buf_addf(&names, "%s%s", row ? " " : "", library_row(library, row)->name);
    assert_string_equal(buf_string(&names), wanted);
    buf_fini(&names);
}

static void
add_three(struct fixture *f)
{
    add_notice(f, "a.txt", "临山县教育局", "临教〔2023〕13号", "校园树木养护", "2023年3月1日");
    add_notice(f, "2024/b.txt", "临山县水利局", "临水〔2024〕8号", "防汛值守", "2024年6月5日");
    add_notice(f, "c10.txt", "临山县教育局", "临教〔2023〕8号", "暑期托管", "2023年2月1日");
}

static void
test_files_below_the_directory_by_name(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    add_file(f, "c9.txt", "公告", 6);
    add_file(f, ".hidden.txt", "公告", 6);
    add_file(f, ".git/config.txt", "公告", 6);
    open_library(f);
    check_rows(f->library, "2024/b.txt a.txt c9.txt c10.txt");
    assert_int_equal(library_count(f->library), 4);
    assert_int_equal(library_row(f->library, 0)->state, CARD_BLANK);
}

static void
test_cards_are_filled_when_they_are_shown(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    open_library(f);
    assert_true(library_describe(f->library, 1, 1));
    assert_false(library_describe(f->library, 1, 1));
    const struct card *card = library_row(f->library, 1);
    assert_int_equal(card->state, CARD_FILLED);
    assert_string_equal(card->number, "临教〔2023〕13号");
    assert_string_equal(card->issuer, "临山县教育局");
    assert_string_equal(card->title, "临山县教育局关于校园树木养护的通知");
    assert_string_equal(card->kind, "通知");
    assert_string_equal(card->date, "2023-03-01");
    assert_int_equal(card->percent, -1);
    assert_int_equal(library_row(f->library, 0)->state, CARD_BLANK);
    assert_false(library_describe(f->library, 3, 10));
}

static void
test_orders(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    add_file(f, "plain.txt", "没有文号的一段文字。", 30);
    open_library(f);
    library_describe_all(f->library);
    library_sort(f->library, LIBRARY_BY_DATE);
    check_rows(f->library, "2024/b.txt a.txt c10.txt plain.txt");
    library_sort(f->library, LIBRARY_BY_NUMBER);
    check_rows(f->library, "c10.txt a.txt 2024/b.txt plain.txt");
    library_sort(f->library, LIBRARY_BY_ISSUER);
    check_rows(f->library, "a.txt c10.txt 2024/b.txt plain.txt");
    library_sort(f->library, LIBRARY_BY_NAME);
    check_rows(f->library, "2024/b.txt a.txt c10.txt plain.txt");
}

static void
test_a_filter_looks_at_every_column(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    open_library(f);
    library_describe_all(f->library);
    const struct card *card = library_row(f->library, 0);
    library_filter(f->library, "教育局");
    check_rows(f->library, "a.txt c10.txt");
    assert_int_equal(library_row_of(f->library, card), NONE);
    library_filter(f->library, "教育局 托管");
    check_rows(f->library, "c10.txt");
    library_filter(f->library, "2024-06");
    check_rows(f->library, "2024/b.txt");
    library_filter(f->library, "B.TXT");
    check_rows(f->library, "2024/b.txt");
    library_filter(f->library, "无此");
    check_rows(f->library, "");
    library_filter(f->library, "");
    check_rows(f->library, "2024/b.txt a.txt c10.txt");
    assert_int_equal(library_row_of(f->library, card), 0);
}

static void
test_what_is_no_text_goes_and_what_is_empty_stays(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    add_file(f, "image.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b", 25);
    add_file(f, "empty.txt", "", 0);
    open_library(f);
    assert_int_equal(library_row_count(f->library), 5);
    library_describe_all(f->library);
    library_arrange(f->library);
    check_rows(f->library, "2024/b.txt a.txt c10.txt empty.txt");
    assert_int_equal(library_count(f->library), 4);
    assert_int_equal(library_row(f->library, 3)->state, CARD_UNREADABLE);
    assert_string_equal(library_row(f->library, 3)->trouble, "is empty");
    assert_int_equal(library_unread_count(f->library), 3);
    library_filter(f->library, "is empty");
    check_rows(f->library, "empty.txt");
}

static void
test_idling_looks_into_all_of_them(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    open_library(f);
    while (library_idle(f->library))
        ;
    for (size_t row = 0; row < library_row_count(f->library); row++)
        assert_int_equal(library_row(f->library, row)->state, CARD_FILLED);
}

static void
test_a_directory_without_files(void **state)
{
    struct fixture *f = *state;

    open_library(f);
    while (library_idle(f->library))
        ;
    assert_true(library_is_walked(f->library));
    assert_int_equal(library_count(f->library), 0);
}

static void
test_a_directory_that_is_not_there(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    const char *directories[] = {"/nonexistent/notices", f->root};

    assert_null(library_open(directories, 1, NULL, &err));
    assert_non_null(strstr(err.sentence, "cannot be opened"));

    add_three(f);
    f->library = library_open(directories, 2, NULL, &err);
    assert_non_null(f->library);
    library_walk_all(f->library);
    check_rows(f->library, "/nonexistent/notices 2024/b.txt a.txt c10.txt");
    assert_int_equal(library_row(f->library, 0)->state, CARD_UNREADABLE);
}

static void
test_links(void **state)
{
    struct fixture *f = *state;
    char *file = file_join(f->root, "link.txt");
    char *circle = file_join(f->root, "circle");

    add_three(f);
    assert_int_equal(symlink("a.txt", file), 0);
    assert_int_equal(symlink(".", circle), 0);
    open_library(f);
    check_rows(f->library, "2024/b.txt a.txt c10.txt link.txt");
    free(file);
    free(circle);
}

static void
test_a_name_in_another_encoding_can_be_shown(void **state)
{
    struct fixture *f = *state;

    add_file(f, "\xB9\xAB.txt", "公告", 6);
    open_library(f);
    check_rows(f->library, "\xEF\xBF\xBD\xEF\xBF\xBD.txt");
    library_describe_all(f->library);
    assert_int_equal(library_row(f->library, 0)->state, CARD_FILLED);
}

static void
test_what_was_read_is_known(void **state)
{
    struct fixture *f = *state;
    struct err err = {""};
    const char *directories[] = {f->root};
    char *store = file_join(f->root, ".places.db");
    struct text *text = text_new();

    add_three(f);
    struct places *places = places_open(store, &err);
    assert_non_null(places);
    f->library = library_open(directories, 1, places, &err);
    library_describe_all(f->library);
    const struct card *card = library_row(f->library, 1);
    text_append(text, "words", 5);
    places_put(places, (struct whereabouts){card->path, "0123456789abcdef"}, text, 0, 41, &err);
    assert_int_equal(card->percent, -1);
    library_update_progress(f->library, card);
    assert_int_equal(card->percent, 41);
    assert_int_equal(library_unread_count(f->library), 2);
    text_free(text);
    places_free(places);
    free(store);
}

static void
open_with_catalogue(struct fixture *f, struct catalogue *catalogue)
{
    open_library(f);
    library_use_catalogue(f->library, catalogue);
}

static void
test_the_catalogue_knows_what_is_unchanged(void **state)
{
    struct fixture *f = *state;
    char *cache = file_join(f->root, ".cache");

    setenv("XDG_CACHE_HOME", cache, 1);
    free(cache);
    add_three(f);
    add_file(f, "image.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b", 25);
    struct catalogue *catalogue = catalogue_open(NULL);
    assert_non_null(catalogue);
    open_with_catalogue(f, catalogue);
    library_describe_all(f->library);
    library_free(f->library);

    add_notice(f, "a.txt", "临山县教育局", "临教〔2023〕13号", "校园树木的养护", "2023年3月1日");
    open_with_catalogue(f, catalogue);
    check_rows(f->library, "2024/b.txt a.txt c10.txt");
    assert_int_equal(library_row(f->library, 1)->state, CARD_BLANK);
    assert_int_equal(library_row(f->library, 2)->state, CARD_FILLED);
    assert_string_equal(library_row(f->library, 2)->number, "临教〔2023〕8号");
    assert_string_equal(library_row(f->library, 2)->date, "2023-02-01");
    library_describe_all(f->library);
    assert_string_equal(library_row(f->library, 1)->title, "临山县教育局关于校园树木的养护的通知");
    library_free(f->library);
    f->library = NULL;
    catalogue_free(catalogue);
}

static void
test_without_a_catalogue(void **state)
{
    struct fixture *f = *state;

    add_three(f);
    setenv("XDG_CACHE_HOME", "/proc/nonexistent", 1);
    assert_null(catalogue_open(NULL));
    open_with_catalogue(f, NULL);
    library_describe_all(f->library);
    assert_int_equal(library_row(f->library, 0)->state, CARD_FILLED);
}

/* The choices of the option are the orders, in their order. */
static void
test_the_orders_of_the_configuration(void **state)
{
    static const char *const names[] = {
#define X(id, name, help) name,
        LIBRARY_SORTS(X)
#undef X
    };
    struct fixture *f = *state;
    struct conf *conf = conf_new();
    struct diags diags = {NULL, 0, 0, 0};
    struct err err = {""};
    char *path = file_join(f->root, "config");

    for (int by = 0; by < LIBRARY_SORT_COUNT; by++) {
        struct buf setting = BUF_INIT;
        buf_addf(&setting, "[library]\nsort = %s\n", names[by]);
        add_file(f, "config", setting.bytes, setting.length);
        assert_true(conf_read(conf, path, &diags, &err));
        assert_int_equal(diags.count, 0);
        assert_int_equal(conf_choice(conf, CONF_SORT), by);
        assert_int_equal(library_sort_by_name(names[by]), by);
        buf_fini(&setting);
    }
    assert_int_equal(library_sort_by_name("colour"), LIBRARY_SORT_COUNT);
    conf_free(conf);
    free(path);
}

/* Files that are text and have to go through a program nevertheless. */
static struct filters *
make_filters(const struct fixture *f)
{
    static const char lines[] = "[filters]\nendless = text .endless : tail -f %f\n"
                                "plain = text .plain : cat %f\n";
    struct filters *filters = filters_new();
    struct conf *conf = conf_new();
    struct diags diags = {0};
    struct err err = {""};
    char *path = file_join(f->root, ".conf");

    assert_true(file_replace(path, lines, strlen(lines), &err));
    assert_true(conf_read(conf, path, &diags, &err));
    filters_configure(filters, conf, &diags);
    assert_int_equal(diags.count, 0);
    conf_free(conf);
    free(path);
    return filters;
}

static void
test_what_has_to_be_converted_holds_nothing_up(void **state)
{
    struct fixture *f = *state;
    struct filters *filters = make_filters(f);
    const struct doc_rules rules = {.filters = filters};

    add_notice(f, "1.endless", "甲县人民政府", "甲政〔2020〕1号", "防汛", "2020年1月2日");
    add_notice(f, "2.plain", "乙县人民政府", "乙政〔2020〕2号", "防火", "2020年1月3日");
    add_notice(f, "3.txt", "丙县人民政府", "丙政〔2020〕3号", "防旱", "2020年1月4日");
    open_library(f);
    library_use_rules(f->library, &rules);
    assert_true(library_describe(f->library, 0, 3));
    assert_false(library_row(f->library, 0)->complete);
    assert_false(library_row(f->library, 1)->complete);
    assert_string_equal(library_row(f->library, 2)->number, "丙政〔2020〕3号");
    assert_true(library_idle(f->library));
    assert_false(library_describe(f->library, 0, 3));
    library_free(f->library); /* stops the program that never ends */
    f->library = NULL;

    char *endless = file_join(f->root, "1.endless");
    assert_int_equal(unlink(endless), 0);
    free(endless);
    open_library(f);
    library_use_rules(f->library, &rules);
    library_describe(f->library, 0, 2);
    while (library_idle(f->library))
        ;
    assert_string_equal(library_row(f->library, 0)->number, "乙政〔2020〕2号");
    library_free(f->library);
    f->library = NULL;
    filters_free(filters);
}

int
main(void)
{
#define LIBRARY_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        LIBRARY_TEST(test_files_below_the_directory_by_name),
        LIBRARY_TEST(test_cards_are_filled_when_they_are_shown),
        LIBRARY_TEST(test_what_has_to_be_converted_holds_nothing_up),
        LIBRARY_TEST(test_orders),
        LIBRARY_TEST(test_a_filter_looks_at_every_column),
        LIBRARY_TEST(test_what_is_no_text_goes_and_what_is_empty_stays),
        LIBRARY_TEST(test_idling_looks_into_all_of_them),
        LIBRARY_TEST(test_a_directory_without_files),
        LIBRARY_TEST(test_a_directory_that_is_not_there),
        LIBRARY_TEST(test_links),
        LIBRARY_TEST(test_a_name_in_another_encoding_can_be_shown),
        LIBRARY_TEST(test_what_was_read_is_known),
        LIBRARY_TEST(test_the_catalogue_knows_what_is_unchanged),
        LIBRARY_TEST(test_without_a_catalogue),
        LIBRARY_TEST(test_the_orders_of_the_configuration),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
