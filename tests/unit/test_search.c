/* test_search.c: every place where a pattern matches, a stretch at a time, and where it may.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "search/search.h"
#include "unit.h"

/* A notice with its joined text. */
struct notice {
    struct doc *doc;
    struct fulltext *fulltext;
};

static struct notice
notice_of(const char *string)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    struct notice notice;

    buf_add_string(&bytes, string);
    notice.doc = doc_from_bytes("test", &bytes, NULL, &err);
    assert_non_null(notice.doc);
    doc_finish(notice.doc);
    notice.fulltext = fulltext_new(doc_tree(notice.doc));
    return notice;
}

static void
notice_fini(struct notice *notice)
{
    fulltext_free(notice->fulltext);
    doc_free(notice->doc);
}

static struct pattern *
pattern_of(const char *words, enum pattern_kind kind)
{
    struct pattern_options options = PATTERN_DEFAULTS;
    struct pattern_fault fault;

    options.kind = kind;
    struct pattern *pattern = pattern_new(words, strlen(words), &options, &fault);
    assert_non_null(pattern);
    return pattern;
}

static size_t
count_in(const struct notice *notice, const char *words, enum pattern_kind kind,
         const struct scope *scope)
{
    struct pattern *pattern = pattern_of(words, kind);
    struct search *search = search_new(pattern, notice->doc, notice->fulltext, scope);

    search_finish(search);
    size_t count = search_count(search);
    search_free(search);
    pattern_free(pattern);
    return count;
}

static const char circular[] = "关于做好防汛工作的通知\n"
                               "\n"
                               "各区县人民政府：\n"
                               "　　现就防汛工作通知如下。\n"
                               "　　一、加强防汛值班\n"
                               "　　各单位要落实防汛责任。\n"
                               "　　二、做好物资储备\n"
                               "　　各单位要备足防汛物资。\n"
                               "　　市人民政府\n"
                               "　　2020年5月6日\n";

/* Digits in any of their forms, and whatever stands before them. */
static void
test_words_that_begin_with_digits(void **state)
{
    struct notice notice =
        notice_of("　　2020年、２０２０年、2020 年、⑳20年和12020年，不是020年、20 20年、202年。\n"
                  "　　到20点、⑳点、20 点为止，2㍘也是；第十年、年末、20。\n");
    (void)state;

    assert_int_equal(count_in(&notice, "2020年", PATTERN_WORDS, NULL), 5);
    assert_int_equal(count_in(&notice, "020年", PATTERN_WORDS, NULL), 5);
    assert_int_equal(count_in(&notice, "0点", PATTERN_WORDS, NULL), 3);
    assert_int_equal(count_in(&notice, "9年", PATTERN_WORDS, NULL), 0);
    notice_fini(&notice);
}

static void
test_hits_know_their_places(void **state)
{
    struct notice notice = notice_of(circular);
    struct pattern *pattern = pattern_of("防汛", PATTERN_WORDS);
    struct search *search = search_new(pattern, notice.doc, notice.fulltext, NULL);

    (void)state;
    search_finish(search);
    assert_int_equal(search_count(search), 5);
    for (size_t i = 0; i < 5; i++) {
        struct hit hit = search_hit(search, i);
        assert_memory_equal(text_bytes(doc_text(notice.doc)) + hit.source.start, "防汛", 6);
        assert_int_equal(span_length(hit.source), 6);
        assert_int_equal(fulltext_block_at(notice.fulltext, hit.at.start), hit.block);
        assert_int_equal(search_hit_from(search, hit.at.start), i);
        assert_int_equal(search_hit_from(search, hit.at.start + 1), i + 1);
    }
    assert_int_equal(search_hit_from(search, 0), 0);
    assert_int_equal(
        search_count_within(search, (struct span){0, fulltext_length(notice.fulltext)}), 5);
    search_free(search);
    pattern_free(pattern);
    notice_fini(&notice);
}

static void
test_a_scope_restricts(void **state)
{
    struct notice notice = notice_of(circular);
    struct scope headings = {.part = SCOPE_HEADINGS};
    struct scope title = {.part = SCOPE_TITLE};
    struct scope date = {.part = SCOPE_DATE};
    struct scope second = {.in_section = true, .section = 1};
    const char *source = text_bytes(doc_text(notice.doc));
    size_t duty = (size_t)(strstr(source, "落实防汛责任") - source);
    struct span spans[] = {{duty, duty + strlen("落实防汛")}};
    struct scope marked = {.spans = spans, .span_count = 1};
    struct scope none = {.spans = spans, .span_count = 0};

    (void)state;
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &headings), 2);
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &title), 1);
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &second), 1);
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &marked), 1);
    assert_int_equal(count_in(&notice, "防汛责任", PATTERN_WORDS, &marked), 0);
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &none), 0);
    assert_int_equal(count_in(&notice, "2020", PATTERN_WORDS, &date), 1);
    assert_int_equal(count_in(&notice, "防汛", PATTERN_WORDS, &date), 0);
    assert_int_equal(scope_by_name("title", 5), SCOPE_TITLE);
    assert_int_equal(scope_by_name("titles", 6), SCOPE_COUNT);
    notice_fini(&notice);
}

static void
test_furniture_is_apart(void **state)
{
    struct notice notice = notice_of("　　第一页的文字到这里还没有完，因为页码挡在中间把这一句话\n"
                                     "— 1 —\n\f"
                                     "断成了两截，读者却看不见这个页码，只看见一句话，\n"
                                     "— 2 —\n\f"
                                     "到这里才结束。\n");
    struct scope furniture = {.part = SCOPE_FURNITURE};

    (void)state;
    assert_int_equal(count_in(&notice, "— 1 —", PATTERN_WORDS, NULL), 0);
    assert_int_equal(count_in(&notice, "— 1 —", PATTERN_WORDS, &furniture), 1);
    assert_int_equal(count_in(&notice, "一句话断成", PATTERN_WORDS, NULL), 1);
    assert_int_equal(count_in(&notice, "一句话断成", PATTERN_WORDS, &furniture), 0);
    notice_fini(&notice);
}

static void
test_expressions_stay_in_their_block(void **state)
{
    struct notice notice = notice_of(circular);

    (void)state;
    assert_int_equal(count_in(&notice, "\\p{Han}+工作的通知$", PATTERN_REGEX, NULL), 1);
    assert_int_equal(count_in(&notice, "^各单位", PATTERN_REGEX, NULL), 2);
    assert_int_equal(count_in(&notice, "责任。\\s*二", PATTERN_REGEX, NULL), 0);
    assert_int_equal(count_in(&notice, "责任[^x]+二", PATTERN_REGEX, NULL), 0);
    assert_int_equal(count_in(&notice, "x*", PATTERN_REGEX, NULL), 0);
    assert_int_equal(count_in(&notice, "(?<=落实)防汛", PATTERN_REGEX, NULL), 1);
    notice_fini(&notice);
}

static void
test_a_bad_expression_is_explained_at_its_column(void **state)
{
    static const struct {
        const char *words;
        size_t column;
    } bad[] = {{"防汛(", 4}, {"防[汛", 4},        {"防汛)", 3},
               {"*防", 1},   {"防\\p{Hanx}", 10}, {"汛{3,1}", 6}};
    struct pattern_options options = PATTERN_DEFAULTS;
    struct pattern_fault fault;

    (void)state;
    options.kind = PATTERN_REGEX;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_null(pattern_new(bad[i].words, strlen(bad[i].words), &options, &fault));
        assert_true(fault.err.sentence[0] != '\0');
        print_message("# %s: %s\n", bad[i].words, fault.err.sentence);
        assert_int_equal(fault.column, bad[i].column);
    }
    assert_null(pattern_new("", 0, &options, &fault));
    assert_null(pattern_new("\xFF", 1, &options, &fault));
    assert_int_equal(fault.column, 0);
}

/* A paragraph of so many times the same words. */
static struct notice
paragraph_of(const char *words, size_t times)
{
    struct buf bytes = BUF_INIT;

    while (times-- > 0)
        buf_add_string(&bytes, words);
    struct notice notice = notice_of(buf_string(&bytes));
    buf_fini(&bytes);
    return notice;
}

/* Each of its beginnings costs little; all of them would take an hour. */
static void
test_an_expression_that_takes_its_time_lets_others_go_on(void **state)
{
    (void)state;
    struct notice notice = paragraph_of("水库巡查，", 100000);
    struct pattern *pattern = pattern_of(".{1,900}.{1,900}[QW]", PATTERN_REGEX);
    struct search *search = search_new(pattern, notice.doc, notice.fulltext, NULL);
    int64_t longest = 0, took, began;
    bool more;

    do {
        began = clock_spent();
        more = search_advance(search, (size_t)-1);
        took = clock_spent() - began;
        longest = took > longest ? took : longest;
    } while (more);
    assert_true(longest < 400); /* some milliseconds, and many more under a sanitizer */
    assert_non_null(search_trouble(search));
    search_free(search);
    pattern_free(pattern);
    notice_fini(&notice);
}

static void
test_hits_are_the_same_over_pauses(void **state)
{
    (void)state;
    struct notice notice = paragraph_of("水库巡查，", 300000);

    assert_int_equal(count_in(&notice, "(?<=库)巡查(?=，水|$)|库(?!巡)", PATTERN_REGEX, NULL),
                     299999);
    assert_int_equal(count_in(&notice, "查，(水库)?", PATTERN_REGEX, NULL), 300000);
    assert_int_equal(count_in(&notice, "\\G水库巡查，", PATTERN_REGEX, NULL), 300000);
    assert_int_equal(count_in(&notice, "\\G库", PATTERN_REGEX, NULL), 0);
    notice_fini(&notice);
}

static void
test_a_runaway_expression_is_given_up(void **state)
{
    (void)state;
    struct notice notice = paragraph_of("aaaaaaaaaa", 2000);
    struct pattern *pattern = pattern_of("(a|aa)+[bc]", PATTERN_REGEX);
    struct search *search = search_new(pattern, notice.doc, notice.fulltext, NULL);
    search_finish(search);
    assert_non_null(search_trouble(search));
    assert_false(search_advance(search, 1));
    search_free(search);
    pattern_free(pattern);
    notice_fini(&notice);
}

/* While the notice grows the hits follow it, and those that were given stay. */
static void
test_a_growing_notice(void **state)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    (void)state;
    for (int i = 0; i < 20000; i++)
        buf_addf(&bytes, "　　%d、各单位要加强领导，落实责任，把各项工作做细做实。\n", i);
    struct notice notice = {.doc = doc_from_bytes("test", &bytes, NULL, &err)};
    notice.fulltext = fulltext_new(doc_tree(notice.doc));
    struct pattern *pattern = pattern_of("落实责任", PATTERN_WORDS);
    struct search *search = search_new(pattern, notice.doc, notice.fulltext, NULL);
    size_t before = 0;
    struct span first = {0, 0};
    do {
        fulltext_advance(notice.fulltext);
        while (search_advance(search, 10000))
            ;
        assert_true(search_count(search) >= before);
        if (before)
            assert_int_equal(search_hit(search, 0).at.start, first.start);
        before = search_count(search);
        first = search_hit(search, 0).at;
    } while (doc_advance(notice.doc, DOC_SLICE) || fulltext_advance(notice.fulltext));
    search_finish(search);
    assert_int_equal(search_count(search), 20000);
    assert_int_equal(search_done(search), fulltext_length(notice.fulltext));
    search_free(search);
    pattern_free(pattern);
    notice_fini(&notice);
}

/* A paragraph of pages is found as it is; what is more than that is told. */
static void
test_many_words(void **state)
{
    struct pattern_options options = PATTERN_DEFAULTS;
    struct pattern_fault fault;
    struct buf words = BUF_INIT;

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_add_string(&words, "各级妇联组织要认真学习，");
    struct buf text = BUF_INIT;
    buf_addf(&text, "　　%s并且落实。\n", buf_string(&words));
    struct notice notice = notice_of(buf_string(&text));
    assert_int_equal(count_in(&notice, buf_string(&words), PATTERN_WORDS, NULL), 1);
    for (int i = 0; i < 20000; i++)
        buf_add_string(&words, "各级妇联组织要认真学习，");
    assert_null(pattern_new(words.bytes, words.length, &options, &fault));
    assert_true(fault.err.sentence[0] != '\0');
    notice_fini(&notice);
    buf_fini(&text);
    buf_fini(&words);
}

static void
test_case_is_smart(void **state)
{
    struct notice notice = notice_of("The committee and the Committee of the City.\n");

    (void)state;
    assert_int_equal(count_in(&notice, "committee", PATTERN_WORDS, NULL), 2);
    assert_int_equal(count_in(&notice, "Committee", PATTERN_WORDS, NULL), 1);
    assert_int_equal(count_in(&notice, "committee\\W", PATTERN_REGEX, NULL), 2);
    assert_int_equal(count_in(&notice, "Committee\\W", PATTERN_REGEX, NULL), 1);
    notice_fini(&notice);
}

static void
test_wordings_are_counted(void **state)
{
    struct notice notice = notice_of(circular);
    struct pattern *pattern = pattern_of("防汛..", PATTERN_REGEX);
    struct search *search = search_new(pattern, notice.doc, notice.fulltext, NULL);
    struct wordings wordings = {0};

    (void)state;
    search_finish(search);
    search_wordings(search, &wordings);
    assert_int_equal(wordings.count, 4);
    assert_string_equal(wordings.all[0].text, "防汛工作");
    assert_int_equal(wordings.all[0].count, 2);
    assert_int_equal(wordings.all[0].first, 0);
    assert_string_equal(wordings.all[1].text, "防汛值班");
    assert_int_equal(wordings.all[1].first, 2);
    wordings_fini(&wordings);
    search_free(search);
    pattern_free(pattern);
    notice_fini(&notice);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hits_know_their_places),
        cmocka_unit_test(test_words_that_begin_with_digits),
        cmocka_unit_test(test_a_scope_restricts),
        cmocka_unit_test(test_furniture_is_apart),
        cmocka_unit_test(test_expressions_stay_in_their_block),
        cmocka_unit_test(test_a_bad_expression_is_explained_at_its_column),
        cmocka_unit_test(test_a_runaway_expression_is_given_up),
        cmocka_unit_test(test_an_expression_that_takes_its_time_lets_others_go_on),
        cmocka_unit_test(test_hits_are_the_same_over_pauses),
        cmocka_unit_test(test_a_growing_notice),
        cmocka_unit_test(test_many_words),
        cmocka_unit_test(test_case_is_smart),
        cmocka_unit_test(test_wordings_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
