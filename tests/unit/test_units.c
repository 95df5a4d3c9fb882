/* test_units.c: clauses and sentences of very long paragraphs, of which only a part is looked at.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/uni.h"
#include "reader/phrase.h"
#include "reader/unit.h"
#include "unit.h"

/* A paragraph in one line: sentences of up to so many characters, now and then one of many more. */
static struct doc *
make_paragraph(size_t sentences, unsigned most, struct buf *line)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    unsigned state = 7;

    for (size_t i = 0; i < sentences; i++) {
        state = state * 1103515245U + 12345U;
        unsigned length = i % 50 == 49 ? 9000 : 1 + (state >> 16) % most;
        for (unsigned c = 0; c < length; c++)
            buf_add_string(line, c % 9 == 8 ? "，" : "汛");
        buf_add_string(line, i % 7 == 3 ? "！”" : "。");
    }
    buf_add(&bytes, line->bytes, line->length);
    struct doc *doc = doc_from_bytes("test", &bytes, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    assert_int_equal(tree_block_count(doc_tree(doc)), 1);
    return doc;
}

/* On and back again through all of them, as if the whole paragraph were looked at. */
static void
check_phrases(struct doc *doc, const struct buf *line, enum unit unit, enum phrase phrase)
{
    struct span span = unit_edge(doc, unit, -1), other;
    size_t count = 0;

    for (size_t at = 0; at < line->length; count++) {
        size_t end = phrase_end(line->bytes, line->length, at, phrase);
        assert_int_equal(span.start, at);
        assert_int_equal(span.end, end);
        other = unit_at(doc, unit, at + (end - at) / 2);
        assert_int_equal(other.start, at);
        assert_int_equal(other.end, end);
        at = end + uni_leading_space(line->bytes + end, line->length - end);
        assert_int_equal(unit_step(doc, unit, &span, 1), at < line->length);
    }
    assert_true(count > 100);
    other = span;
    while (unit_step(doc, unit, &other, -1)) {
        assert_int_equal(other.end, span.start);
        span = other;
        count--;
    }
    assert_int_equal(count, 1);
    assert_int_equal(span.start, 0);
}

static void
test_long_paragraphs(void **state)
{
    struct buf line = BUF_INIT;
    struct doc *doc = make_paragraph(400, 60, &line);

    (void)state;
    check_phrases(doc, &line, UNIT_SENTENCE, PHRASE_SENTENCE);
    check_phrases(doc, &line, UNIT_CLAUSE, PHRASE_CLAUSE);
    doc_free(doc);
    buf_fini(&line);
}

/* Marks over letters belong to them, wherever in a long line. */
static void
test_characters_of_a_long_line(void **state)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    static const char word[] = "cafe\xCC\x81汛";
    size_t length = sizeof word - 1;

    (void)state;
    for (int i = 0; i < 20000; i++)
        buf_add(&bytes, word, length);
    struct doc *doc = doc_from_bytes("test", &bytes, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    for (size_t i = 0; i < 20000; i += 1999) {
        struct span span = unit_at(doc, UNIT_CHARACTER, i * length + 4);
        assert_int_equal(span.start, i * length + 3);
        assert_int_equal(span.end, i * length + 6);
        span = unit_at(doc, UNIT_CHARACTER, i * length + 7);
        assert_int_equal(span.start, i * length + 6);
        assert_int_equal(span.end, i * length + 9);
    }
    doc_free(doc);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_paragraphs),
        cmocka_unit_test(test_characters_of_a_long_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
