/* test_phrase.c: where clauses and sentences end.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/uni.h"
#include "reader/phrase.h"

#include "unit.h"

/* The phrases of the words, with a | between them. */
static void
assert_phrases(enum phrase phrase, const char *words, const char *expected)
{
    struct buf out = BUF_INIT;
    size_t length = strlen(words);

    for (size_t at = 0; at < length;) {
        size_t end = phrase_end(words, length, at, phrase);
        if (at > 0)
            buf_add_char(&out, '|');
        buf_add(&out, words + at, end - at);
        at = end + uni_leading_space(words + end, length - end);
    }
    assert_string_equal(buf_string(&out), expected);
    buf_fini(&out);
}

static void
test_sentences(void **state)
{
    (void)state;
    assert_phrases(PHRASE_SENTENCE, "查清每一棵树。逐棵登记，建立台账；不漏一棵！谁来做？各校做",
                   "查清每一棵树。|逐棵登记，建立台账；不漏一棵！|谁来做？|各校做");
    assert_phrases(PHRASE_SENTENCE, "校长说：“先查树根。”然后下雨（很大。）。他走了",
                   "校长说：“先查树根。”|然后下雨（很大。）。|他走了");
    assert_phrases(PHRASE_SENTENCE, "什么？！不行。", "什么？！|不行。");
}

/* What a comma or a title follows has not ended. */
static void
test_goes_on(void **state)
{
    (void)state;
    assert_phrases(PHRASE_SENTENCE, "一句“好！”，他说。读《谁来养护？》一书。",
                   "一句“好！”，他说。|读《谁来养护？》一书。");
    assert_phrases(PHRASE_SENTENCE, "“快！”、“慢。”", "“快！”、“慢。”");
}

static void
test_clauses(void **state)
{
    (void)state;
    assert_phrases(PHRASE_CLAUSE, "修剪、加固，分工如下：甲校查；乙校修。于10：30开始",
                   "修剪、加固，|分工如下：|甲校查；|乙校修。|于10：|30开始");
    assert_phrases(PHRASE_CLAUSE, "“先修，后查，”他说。", "“先修，|后查，”|他说。");
    assert_phrases(PHRASE_CLAUSE, "First, cut; at 10:30 rest. 1,000 trees",
                   "First,|cut;|at 10:30 rest.|1,000 trees");
}

static void
test_english(void **state)
{
    (void)state;
    assert_phrases(PHRASE_SENTENCE,
                   "1. Schools must act. See No. 5 of Mr. J. Smith, vs. others. \"Now?\" he asked. "
                   "It is 3.5 m. (See Art. 7.) Done",
                   "1. Schools must act.|See No. 5 of Mr. J. Smith, vs. others.|\"Now?\"|he asked.|"
                   "It is 3.5 m.|(See Art. 7.)|Done");
    assert_phrases(PHRASE_SENTENCE, "依照 U.S.C. 第5条执行。Ltd.公司 等等...后",
                   "依照 U.S.C. 第5条执行。|Ltd.公司 等等...后");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_english),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
