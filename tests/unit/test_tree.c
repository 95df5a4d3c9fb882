/* test_tree.c: the block that holds a place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/tree.h"
#include "unit.h"

/* A text, and a tree that the test fills. */
struct notice {
    struct text *text;
    struct tree *tree;
};

static struct notice
notice_new(const char *string)
{
    struct notice notice = {.text = text_new()};

    text_append(notice.text, string, strlen(string));
    text_close(notice.text);
    notice.tree = tree_new(notice.text, NULL);
    return notice;
}

static void
notice_free(struct notice *notice)
{
    tree_free(notice->tree);
    text_free(notice->text);
}

static void
add_line(struct notice *notice, size_t line)
{
    tree_add_piece(notice->tree, text_line(notice->text, line), JOIN_NONE);
}

/* The block of the place where the line begins. */
static size_t
block_of_line(const struct notice *notice, size_t line)
{
    return tree_block_at(notice->tree, text_line(notice->text, line).start);
}

static void
test_furniture_lies_within_a_paragraph(void **state)
{
    struct notice notice = notice_new("甲\n— 1 —\n乙\n丙\n");

    (void)state;
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 1);
    add_line(&notice, 0);
    add_line(&notice, 2);
    tree_add_block(notice.tree, ROLE_FURNITURE, 1, 2);
    add_line(&notice, 1);
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 2, 4);
    add_line(&notice, 3);
    assert_int_equal(block_of_line(&notice, 0), 0);
    assert_int_equal(block_of_line(&notice, 1), 1);
    assert_int_equal(block_of_line(&notice, 2), 0);
    assert_int_equal(block_of_line(&notice, 3), 2);
    notice_free(&notice);
}

static void
test_stacked_labels_lie_within_one_another(void **state)
{
    struct notice notice = notice_new("第一条\n第二条\n甲文。\n乙文。\n");

    (void)state;
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 1);
    add_line(&notice, 0);
    add_line(&notice, 2);
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 2);
    add_line(&notice, 1);
    add_line(&notice, 3);
    assert_int_equal(block_of_line(&notice, 0), 0);
    assert_int_equal(block_of_line(&notice, 1), 1);
    assert_int_equal(block_of_line(&notice, 2), 0);
    assert_int_equal(block_of_line(&notice, 3), 1);
    notice_free(&notice);
}

static void
test_a_label_is_the_noted_one_or_read(void **state)
{
    struct notice notice = notice_new("一、甲\n二、乙\n丙\n");
    struct marker readings[MARKER_READINGS];
    struct marker noted = {.form = FORM_HAN, .rank = RANK_ITEM, .number = 7, .length = 6};

    (void)state;
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 1);
    tree_note_label(notice.tree, &noted);
    add_line(&notice, 0);
    add_line(&notice, 1);
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 3);
    tree_note_label(notice.tree, NULL);
    add_line(&notice, 2);
    assert_int_equal(tree_label(notice.tree, tree_block(notice.tree, 0), readings), 1);
    assert_int_equal(readings[0].number, 7);
    assert_int_equal(tree_label(notice.tree, tree_block(notice.tree, 1), readings), 0);
    tree_split(notice.tree, 0, 1); /* the second block begins with a label of its own */
    assert_int_equal(tree_label(notice.tree, tree_block(notice.tree, 0), readings), 1);
    assert_int_equal(readings[0].number, 7);
    assert_int_equal(tree_label(notice.tree, tree_block(notice.tree, 1), readings), 1);
    assert_int_equal(readings[0].number, 2);
    notice_free(&notice);
}

/* A paragraph over a page's end that is cut there: the page number stays between its parts. */
static void
test_a_cut_leaves_furniture_in_its_place(void **state)
{
    struct notice notice = notice_new("one\n- 1 -\ntwo\nthree\n");

    (void)state;
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 1);
    add_line(&notice, 0);
    add_line(&notice, 2);
    tree_add_block(notice.tree, ROLE_FURNITURE, 1, 2);
    add_line(&notice, 1);
    tree_add_block(notice.tree, ROLE_PARAGRAPH, 1, 4);
    add_line(&notice, 3);
    assert_int_equal(tree_split(notice.tree, 0, 1), 2);
    assert_int_equal(tree_block(notice.tree, 1)->role, ROLE_FURNITURE);
    assert_int_equal(tree_block(notice.tree, 2)->line, 3);
    assert_int_equal(tree_block_at(notice.tree, strlen("one\n- 1 -\n")), 2);
    assert_false(tree_goes_on(notice.tree, 2));
    notice_free(&notice);
}

static void
test_an_empty_tree_has_no_block(void **state)
{
    struct notice notice = notice_new("\n");

    (void)state;
    assert_int_equal(tree_block_at(notice.tree, 0), NONE);
    notice_free(&notice);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_furniture_lies_within_a_paragraph),
        cmocka_unit_test(test_stacked_labels_lie_within_one_another),
        cmocka_unit_test(test_a_label_is_the_noted_one_or_read),
        cmocka_unit_test(test_a_cut_leaves_furniture_in_its_place),
        cmocka_unit_test(test_an_empty_tree_has_no_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
