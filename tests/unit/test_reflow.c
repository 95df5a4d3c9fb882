/* test_reflow.c: nothing is lost, and the slices in which a text arrives do not matter.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/reflow.h"
#include "unit.h"

struct notice {
    struct text *text;
    struct tree *tree;
    struct reflow *reflow;
    struct diags diags;
};

static void
notice_init(struct notice *notice)
{
    *notice = (struct notice){.text = text_new()};
    notice->tree = tree_new(notice->text, NULL);
    notice->reflow = reflow_new(notice->text, notice->tree, &notice->diags);
}

static void
notice_fini(struct notice *notice)
{
    reflow_free(notice->reflow);
    diags_fini(&notice->diags);
    tree_free(notice->tree);
    text_free(notice->text);
}

/* Reads the bytes in slices, which need not end at a line's end. */
static void
read_slices(struct notice *notice, const struct buf *bytes, size_t slice)
{
    for (size_t at = 0; at < bytes->length;) {
        size_t end = at + slice < bytes->length ? at + slice : bytes->length;
        while (end < bytes->length && ((unsigned char)bytes->bytes[end] & 0xC0) == 0x80)
            end++;
        text_append(notice->text, bytes->bytes + at, end - at);
        reflow_advance(notice->reflow);
        at = end;
    }
    text_close(notice->text);
    reflow_advance(notice->reflow);
}

/* A long source with everything in it that reflow treats apart. */
static void
make_source(struct buf *out, size_t pages)
{
    static const char page[] =
        "水库巡查手册\n第二条\n第三条\n\n本所办理下列事项，应当事先征得同意。\n"
        "学徒期满经考核合格的，发给证书；不合格的，可以延长学徒期一次，延长\n"
        "时 间 不 超 过 半 年 ， 期 满 再 考 ， 再 考 仍 不 合 格 的 ， 由 所 在 单 位 安 排 其 他 "
        "工 作\n"
        "。组长    王大江    县水利局局长\n## 附则\n<!-- 注 -->\n　　一、English words and 字\n\n";

    for (size_t i = 0; i < pages; i++)
        buf_addf(out, "%s— %zu —\n\f", page, i + 1);
}

/* Every byte that is no white space is in one piece, and none in two. */
static void
assert_nothing_lost(const struct notice *notice)
{
    size_t length = text_length(notice->text);
    char *seen = mem_zero(length + 1, 1);
    const char *bytes = text_bytes(notice->text);

    for (size_t i = 0; i < tree_block_count(notice->tree); i++) {
        const struct block *block = tree_block(notice->tree, i);
        for (size_t j = 0; j < block->piece_count; j++) {
            struct span span = tree_piece(notice->tree, block, j)->span;
            for (size_t at = span.start; at < span.end; at++)
                assert_int_equal(seen[at]++, 0);
        }
    }
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c;
        step = uni_read(bytes + at, &c);
        if (!uni_is_space(c))
            assert_int_equal(seen[at], 1);
    }
    free(seen);
}

static void
test_nothing_is_lost(void **state)
{
    struct buf source = BUF_INIT;
    struct notice notice;

    (void)state;
    make_source(&source, 400);
    notice_init(&notice);
    read_slices(&notice, &source, source.length);
    assert_nothing_lost(&notice);
    notice_fini(&notice);
    buf_fini(&source);
}

static void
assert_same_trees(const struct tree *a, const struct tree *b)
{
    assert_int_equal(tree_block_count(a), tree_block_count(b));
    assert_int_equal(tree_page_count(a), tree_page_count(b));
    for (size_t i = 0; i < tree_block_count(a); i++) {
        const struct block *one = tree_block(a, i);
        const struct block *other = tree_block(b, i);
        assert_int_equal(one->role, other->role);
        assert_int_equal(one->piece_count, other->piece_count);
        assert_int_equal(one->page, other->page);
        assert_int_equal(tree_block_span(a, one).start, tree_block_span(b, other).start);
        assert_int_equal(tree_block_span(a, one).end, tree_block_span(b, other).end);
    }
}

static void
test_slices_do_not_matter(void **state)
{
    struct buf source = BUF_INIT;
    struct notice whole;
    struct notice sliced;

    (void)state;
    make_source(&source, 400);
    notice_init(&whole);
    read_slices(&whole, &source, source.length);
    notice_init(&sliced);
    read_slices(&sliced, &source, 10007);
    assert_same_trees(whole.tree, sliced.tree);
    notice_fini(&sliced);
    notice_fini(&whole);
    buf_fini(&source);
}

static void
test_much_is_there_before_the_end(void **state)
{
    struct buf source = BUF_INIT;
    struct notice notice;

    (void)state;
    make_source(&source, 400);
    notice_init(&notice);
    text_append(notice.text, source.bytes, 100000);
    reflow_advance(notice.reflow);
    assert_true(tree_block_count(notice.tree) > 100);
    notice_fini(&notice);
    buf_fini(&source);
}

static void
test_of_nothing_comes_nothing(void **state)
{
    struct buf source = BUF_INIT;
    struct notice notice;

    (void)state;
    buf_add_string(&source, " \n\f\n\n　\n");
    notice_init(&notice);
    read_slices(&notice, &source, source.length);
    assert_int_equal(tree_block_count(notice.tree), 0);
    assert_int_equal(tree_page_count(notice.tree), 1);
    notice_fini(&notice);
    buf_fini(&source);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_slices_do_not_matter),
        cmocka_unit_test(test_much_is_there_before_the_end),
        cmocka_unit_test(test_of_nothing_comes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
