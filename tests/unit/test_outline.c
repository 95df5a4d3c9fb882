/* test_outline.c: where one is among the sections, and the way to one that is typed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/outline.h"

#include "unit.h"

static const char notice[] = "一、总体要求\n"           /* 0 */
                             "坚持便民利民。\n"         /* 1 */
                             "（一）目标。年底完成。\n" /* 2 */
                             "（二）原则。分类处理。\n" /* 3 */
                             "二、任务\n"               /* 4 */
                             "（一）排查。逐户登记。\n" /* 5 */
                             "1.城区。街道负责。\n"     /* 6 */
                             "2.郊区。镇里负责。\n"     /* 7 */
                             "（二）整改。限期完成。\n" /* 8 */
                             "附件1\n"                  /* 9 */
                             "填写说明\n"               /* 10 */
                             "一、范围\n"               /* 11 */
                             "本表由社区填写。\n";      /* 12 */

static const char rules[] = "第一章　总则\n"
                            "第一条　为了便民，制定本办法。\n"
                            "第二条　本办法适用于全市。\n"
                            "第二章　服务\n"
                            "第三条　公园每日开放。\n"
                            "第三条之一　夜间开放应当备案。\n"
                            "第四条　公园应当公开：\n"
                            "（一）开放时间；\n"
                            "（二）服务电话。\n";

struct fixture {
    struct text *text;
    struct tree *tree;
    struct diags diags;
    struct outline *outline;
};

static void
add_lines(struct fixture *fixture, const char *lines)
{
    size_t line = text_line_count(fixture->text);

    text_append(fixture->text, lines, strlen(lines));
    for (; line < text_line_count(fixture->text); line++) {
        tree_add_block(fixture->tree, ROLE_PARAGRAPH, 1, line + 1);
        tree_add_piece(fixture->tree, text_trim(fixture->text, text_line(fixture->text, line)),
                       JOIN_NONE);
    }
}

static void
begin(struct fixture *fixture)
{
    *fixture = (struct fixture){.text = text_new()};
    fixture->tree = tree_new(fixture->text, NULL);
    fixture->outline = outline_new(fixture->tree, &fixture->diags);
}

static void
finish(struct fixture *fixture)
{
    text_close(fixture->text);
    outline_advance(fixture->outline);
}

static void
end(struct fixture *fixture)
{
    outline_free(fixture->outline);
    diags_fini(&fixture->diags);
    tree_free(fixture->tree);
    text_free(fixture->text);
}

static void
read_whole(struct fixture *fixture, const char *lines)
{
    begin(fixture);
    add_lines(fixture, lines);
    finish(fixture);
}

static void
assert_found(const struct fixture *fixture, const char *where, size_t near, const char *path,
             size_t part)
{
    struct buf found = BUF_INIT;
    size_t section = outline_find(fixture->outline, where, near);

    assert_int_not_equal(section, NONE);
    outline_label_path(fixture->outline, section, &found);
    assert_string_equal(buf_string(&found), path);
    assert_int_equal(outline_section(fixture->outline, section)->part, part);
    buf_fini(&found);
}

static void
finds_what_is_typed(void **state)
{
    struct fixture f;

    (void)state;
    read_whole(&f, notice);
    assert_found(&f, "二", NONE, "二", 0);
    assert_found(&f, "2", NONE, "二", 0);
    assert_found(&f, "二、", NONE, "二", 0);
    assert_found(&f, "二（一）", NONE, "二（一）", 0);
    assert_found(&f, "二(一)", NONE, "二（一）", 0);
    assert_found(&f, " 2 . 1 ", NONE, "二（一）", 0);
    assert_found(&f, "2.1.2", NONE, "二（一）2", 0);
    assert_found(&f, "二（一）2", NONE, "二（一）2", 0);
    assert_found(&f, "附件1", NONE, "一", 1);
    assert_found(&f, "附件 1 一", NONE, "一", 1);
    assert_found(&f, "fj1", NONE, "一", 1);
    assert_found(&f, "fujian 1 1", NONE, "一", 1);
    assert_int_equal(outline_find_part(f.outline, "annex 1"), 1);
    assert_int_equal(outline_find_part(f.outline, "fj2"), NONE);
    assert_int_equal(outline_find_part(f.outline, "fjord"), NONE);
    assert_int_equal(outline_find(f.outline, "九", NONE), NONE);
    assert_int_equal(outline_find(f.outline, "2.7", NONE), NONE);
    assert_int_equal(outline_find(f.outline, "附件2", NONE), NONE);
    assert_int_equal(outline_find_part(f.outline, "附件 1"), 1);
    assert_int_equal(outline_find_part(f.outline, "附件2"), NONE);
    assert_int_equal(outline_find_part(f.outline, "附件1 一"), NONE);
    assert_int_equal(outline_find(f.outline, "总体", NONE), NONE);
    assert_int_equal(outline_find(f.outline, "", NONE), NONE);
    end(&f);
}

static void
looks_near_before_anywhere(void **state)
{
    struct fixture f;

    (void)state;
    read_whole(&f, notice);
    size_t first = outline_find(f.outline, "一", NONE);
    size_t second = outline_find(f.outline, "二", NONE);
    assert_found(&f, "（二）", first, "一（二）", 0);
    assert_found(&f, "（二）", second, "二（二）", 0);
    assert_found(&f, "（二）", outline_find(f.outline, "2.1.2", NONE), "二（二）", 0);
    assert_found(&f, "（二）", NONE, "一（二）", 0);
    assert_found(&f, "一", outline_find(f.outline, "附件1", NONE), "一", 1);
    end(&f);
}

static void
a_bare_number_is_an_article(void **state)
{
    struct fixture f;

    (void)state;
    read_whole(&f, rules);
    assert_found(&f, "2", NONE, "第一章第二条", 0);
    assert_found(&f, "第二条", NONE, "第一章第二条", 0);
    assert_found(&f, "第二章", NONE, "第二章", 0);
    assert_found(&f, "第二章第三条", NONE, "第二章第三条", 0);
    assert_found(&f, "第三条之一", NONE, "第二章第三条之一", 0);
    assert_found(&f, "4（二）", NONE, "第二章第四条（二）", 0);
    assert_found(&f, "2.4", NONE, "第二章第四条", 0);
    end(&f);
}

static void
assert_completed(const struct fixture *fixture, const char *typed, const char *paths)
{
    size_t found[16];
    struct buf all = BUF_INIT;
    size_t count = outline_complete(fixture->outline, typed, found, 16);

    for (size_t i = 0; i < count; i++) {
        buf_add_string(&all, i ? " " : "");
        outline_path(fixture->outline, found[i], &all);
    }
    assert_string_equal(buf_string(&all), paths);
    buf_fini(&all);
}

static void
completes_as_one_types(void **state)
{
    struct fixture f;
    size_t two[2];

    (void)state;
    read_whole(&f, notice);
    assert_completed(&f, "", "1 2 1");
    assert_completed(&f, "二", "2 2.1 2.1.1 2.1.2 2.2");
    assert_completed(&f, "2.1", "2.1 2.1.1 2.1.2");
    assert_completed(&f, "二(", "2.1 2.1.1 2.1.2 2.2");
    assert_completed(&f, "（二", "1.2 2.2");
    assert_completed(&f, "整改", "2.2");
    assert_completed(&f, "附件1", "1");
    assert_completed(&f, "九", "");
    assert_int_equal(outline_complete(f.outline, "2", two, 2), 2);
    end(&f);
    read_whole(&f, rules);
    assert_completed(&f, "第三", "2.3 2.3-1");
    assert_completed(&f, "4", "2.4");
    end(&f);
}

static void
tells_where_one_is(void **state)
{
    static const size_t of[] = {0, 0, 1, 2, 3, 4, 5, 6, 7, NONE, NONE, 8, 8};
    struct fixture f;

    (void)state;
    read_whole(&f, notice);
    assert_int_equal(outline_count(f.outline), 9);
    for (size_t block = 0; block < sizeof of / sizeof of[0]; block++)
        assert_int_equal(outline_section_of(f.outline, block), of[block]);
    assert_int_equal(outline_next(f.outline, 1, 1), 1);
    assert_int_equal(outline_next(f.outline, 1, -1), 0);
    assert_int_equal(outline_next(f.outline, 0, -1), NONE);
    assert_int_equal(outline_next(f.outline, 2, -1), 0);
    assert_int_equal(outline_next(f.outline, 12, 1), NONE);
    assert_int_equal(outline_sibling(f.outline, 0, 1), 3);
    assert_int_equal(outline_sibling(f.outline, 3, -1), 0);
    assert_int_equal(outline_sibling(f.outline, 4, 1), 7);
    assert_int_equal(outline_sibling(f.outline, 4, -1), NONE);
    assert_int_equal(outline_sibling(f.outline, 3, 1), NONE);
    end(&f);
}

static void
gives_blocks_their_roles(void **state)
{
    struct fixture f;

    (void)state;
    read_whole(&f, notice);
    assert_int_equal(tree_block(f.tree, 0)->role, ROLE_HEADING);
    assert_int_equal(tree_block(f.tree, 1)->role, ROLE_PARAGRAPH);
    assert_int_equal(tree_block(f.tree, 2)->role, ROLE_ITEM);
    end(&f);
    read_whole(&f, rules);
    assert_int_equal(tree_block(f.tree, 0)->role, ROLE_HEADING);
    assert_int_equal(tree_block(f.tree, 1)->role, ROLE_PARAGRAPH);
    end(&f);
}

/* However the text comes, slice by slice or at once, the sections are the same. */
static void
slices_make_no_difference(void **state)
{
    struct fixture whole, sliced;

    (void)state;
    begin(&whole);
    begin(&sliced);
    for (int i = 0; i < 200; i++) {
        add_lines(&whole, i % 2 ? notice : rules);
        add_lines(&sliced, i % 2 ? notice : rules);
        outline_advance(sliced.outline);
    }
    assert_true(outline_count(sliced.outline) > 0);
    finish(&whole);
    finish(&sliced);
    assert_int_equal(outline_count(whole.outline), outline_count(sliced.outline));
    for (size_t i = 0; i < outline_count(whole.outline); i++) {
        const struct section *a = outline_section(whole.outline, i);
        const struct section *b = outline_section(sliced.outline, i);
        assert_int_equal(a->block, b->block);
        assert_int_equal(a->level, b->level);
        assert_int_equal(a->parent, b->parent);
        assert_int_equal(a->run_in, b->run_in);
    }
    end(&whole);
    end(&sliced);
}

static void
tells_of_a_lost_label(void **state)
{
    struct fixture f;

    (void)state;
    read_whole(&f, "一、目标\n年底完成。\n三、要求\n加强领导。\n");
    assert_int_equal(f.diags.count, 1);
    assert_int_equal(f.diags.all[0].line, 3);
    end(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_typed),         cmocka_unit_test(looks_near_before_anywhere),
        cmocka_unit_test(a_bare_number_is_an_article), cmocka_unit_test(completes_as_one_types),
        cmocka_unit_test(tells_where_one_is),          cmocka_unit_test(gives_blocks_their_roles),
        cmocka_unit_test(slices_make_no_difference),   cmocka_unit_test(tells_of_a_lost_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
