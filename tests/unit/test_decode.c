/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/decode.h"

#include <string.h>

#include "base/utf8.h"
#include "unit.h"

/* What came out, and what was said about it. */
struct outcome {
    struct text *text;
    struct diags diags;
    char encoding[32];
};

static struct outcome
decode_in_slices(const char *bytes, size_t length, const char *encoding, size_t most)
{
    struct outcome outcome = {text_new(), {NULL, 0, 0, 0}, ""};
    struct buf source = BUF_INIT;
    struct err err = {""};

    buf_add(&source, bytes, length);
    struct decode *decode = decode_new(&source, encoding, &outcome.diags, &err);
    assert_non_null(decode);
    assert_null(source.bytes);
    while (decode_advance(decode, outcome.text, most))
        ;
    assert_true(text_is_closed(outcome.text));
    assert_false(decode_advance(decode, outcome.text, most));
    snprintf(outcome.encoding, sizeof outcome.encoding, "%s", decode_encoding(decode));
    decode_free(decode);
    return outcome;
}

static void
outcome_fini(struct outcome *outcome)
{
    text_free(outcome->text);
    diags_fini(&outcome->diags);
}

static void
assert_decodes(const char *bytes, size_t length, const char *encoding,
               const char *expected_encoding, const char *expected)
{
    struct outcome outcome = decode_in_slices(bytes, length, encoding, SIZE_MAX);

    assert_string_equal(outcome.encoding, expected_encoding);
    assert_string_equal(text_bytes(outcome.text), expected);
    assert_int_equal(text_length(outcome.text), strlen(expected));
    outcome_fini(&outcome);
}

#define BYTES(literal) (literal), sizeof(literal) - 1

/* 关于开展安全检查的通知, and in Big5 關於加強防火工作的通知. */
#define IN_GB18030                                                                                 \
    "\xB9\xD8\xD3\xDA\xBF\xAA\xD5\xB9\xB0\xB2\xC8\xAB\xBC\xEC\xB2\xE9\xB5\xC4\xCD\xA8\xD6\xAA"
#define IN_BIG5                                                                                    \
    "\xC3\xF6\xA9\xF3\xA5\x5B\xB1\x6A\xA8\xBE\xA4\xF5\xA4\x75\xA7\x40\xAA\xBA\xB3\x71\xAA\xBE"

static void
test_each_encoding_is_found(void **state)
{
    (void)state;
    assert_decodes(BYTES("Notice 13"), NULL, "UTF-8", "Notice 13");
    assert_decodes(BYTES("关于"), NULL, "UTF-8", "关于");
    assert_decodes(BYTES("\xEF\xBB\xBF关于"), NULL, "UTF-8", "关于");
    assert_decodes(BYTES(IN_GB18030), NULL, "GB18030", "关于开展安全检查的通知");
    assert_decodes(BYTES(IN_BIG5), NULL, "BIG5", "關於加強防火工作的通知");
    assert_decodes(BYTES("\xFF\xFE\x73\x51\x8E\x4E"), NULL, "UTF-16LE", "关于");
    assert_decodes(BYTES("\xFE\xFF\x51\x73\x4E\x8E"), NULL, "UTF-16BE", "关于");
    assert_decodes(BYTES("\x51\x73\x4E\x8E\x90\x1A\x77\xE5"), NULL, "UTF-16BE", "关于通知");
    assert_decodes(BYTES("N\0o\0t\0i\0c\0e\0"), NULL, "UTF-16LE", "Notice");
    assert_decodes(BYTES("Arr\xEAt\xE9 du 2 f\xE9vrier, \xA7 12"), NULL, "WINDOWS-1252",
                   "Arrêté du 2 février, § 12");
    /* 第一条 目的, with kana: Shift_JIS and EUC-JP. */
    assert_decodes(BYTES("\x8E\xC0\x8E\x7B\x82\xC9\x82\xC2\x82\xA2\x82\xC4"), NULL, "SHIFT_JIS",
                   "実施について");
    assert_decodes(BYTES("\xBC\xC2\xBB\xDC\xA4\xCB\xA4\xC4\xA4\xA4\xA4\xC6"), NULL, "EUC-JP",
                   "実施について");
}

static void
test_a_person_knows_better(void **state)
{
    (void)state;
    assert_decodes(BYTES(IN_GB18030), "gbk", "GB18030", "关于开展安全检查的通知");
    assert_decodes(BYTES(IN_GB18030), "gb2312", "GB18030", "关于开展安全检查的通知");
    assert_decodes(BYTES("\xE9"), "ISO-8859-1", "ISO-8859-1", "é");
    assert_decodes(BYTES("\xFF\xFE\x73\x51"), "UTF-16", "UTF-16LE", "关");
    assert_decodes(BYTES("\x51\x73\x4E\x8E\x90\x1A\x77\xE5"), "utf-16", "UTF-16BE", "关于通知");
    assert_decodes(BYTES("\xEF\xBB\xBF关"), "utf8", "UTF-8", "关");
}

static void
test_an_unknown_encoding_is_an_error(void **state)
{
    (void)state;
    struct buf source = BUF_INIT;
    struct diags diags = {NULL, 0, 0, 0};
    struct err err = {""};

    buf_add_string(&source, "x");
    assert_null(decode_new(&source, "KLINGON", &diags, &err));
    assert_non_null(strstr(err.sentence, "KLINGON"));
    buf_fini(&source);
    diags_fini(&diags);
}

/* GBK beyond GB2312, GB18030 in four bytes; Big5 of Microsoft, of Hong Kong, of Eten. */
static void
test_the_larger_kin_is_read(void **state)
{
    (void)state;
    assert_decodes(BYTES("\x94\x6C\x81\x39\xEE\x39"), "GB2312", "GB18030", "攍㐀");
    assert_decodes(BYTES("\xA3\xE1\xA1\x45\xFA\x40\xC6\xE7\xC6\x40"), "BIG5", "BIG5", "€‧𠕇ぁ讖");
}

static void
test_line_ends_become_one(void **state)
{
    (void)state;
    assert_decodes(BYTES("a\r\nb\rc\n\r\nd\r\r\ne\r"), NULL, "UTF-8", "a\nb\nc\n\nd\n\ne\n");
    assert_decodes(BYTES("a\fb\x1A"), NULL, "UTF-8", "a\fb\x1A");
    assert_decodes(BYTES("a\0\r\0\n\0b\0"), NULL, "UTF-16LE", "a\nb");
}

static const struct diag *
find_diag(const struct diags *diags, enum diag_level level)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->all[i].level == level)
            return &diags->all[i];
    return NULL;
}

static void
test_damage_is_replaced_and_told_with_its_line(void **state)
{
    (void)state;
    const char *bytes =
        "这是一份完整的通知，大家都看得到它的内容\n坏了\xFF\xFE的字\n后面也有\xE6\x96";
    struct outcome outcome = decode_in_slices(bytes, strlen(bytes), NULL, SIZE_MAX);

    assert_string_equal(
        text_bytes(outcome.text),
        "这是一份完整的通知，大家都看得到它的内容\n坏了\uFFFD\uFFFD的字\n后面也有\uFFFD");
    assert_int_equal(outcome.diags.count, 2);
    assert_int_equal(outcome.diags.all[0].level, DIAG_REPAIR);
    assert_int_equal(outcome.diags.all[0].line, 2);
    assert_int_equal(outcome.diags.all[1].line, 3);
    outcome_fini(&outcome);
}

/* A lead byte before a line end takes the line end not along. */
static void
test_a_lost_trail_byte_costs_one_character(void **state)
{
    (void)state;
    assert_decodes(BYTES("\xB9\xD8\xD3\nab"), "GBK", "GB18030", "关\uFFFD\nab");
}

static void
test_another_encoding_is_noted(void **state)
{
    (void)state;
    struct outcome outcome = decode_in_slices(BYTES(IN_GB18030), NULL, SIZE_MAX);
    const struct diag *note = find_diag(&outcome.diags, DIAG_NOTE);

    assert_non_null(note);
    assert_non_null(strstr(note->sentence, "GB18030"));
    outcome_fini(&outcome);
    outcome = decode_in_slices(BYTES("关于"), NULL, SIZE_MAX);
    assert_int_equal(outcome.diags.count, 0);
    outcome_fini(&outcome);
}

/* A source of several slices, with characters and line ends across their borders, comes
 * out as it does in one. */
static void
assert_slices_agree(const struct buf *source, const char *encoding)
{
    struct outcome whole = decode_in_slices(source->bytes, source->length, encoding, SIZE_MAX);
    struct outcome sliced = decode_in_slices(source->bytes, source->length, encoding, 1);

    assert_int_equal(text_length(whole.text), text_length(sliced.text));
    assert_memory_equal(text_bytes(whole.text), text_bytes(sliced.text), text_length(whole.text));
    assert_int_equal(text_line_count(whole.text), text_line_count(sliced.text));
    assert_int_equal(whole.diags.count, sliced.diags.count);
    for (size_t i = 0; i < whole.diags.count; i++)
        assert_int_equal(whole.diags.all[i].line, sliced.diags.all[i].line);
    outcome_fini(&whole);
    outcome_fini(&sliced);
}

static void
test_slices_make_no_difference(void **state)
{
    (void)state;
    for (size_t offset = 0; offset < 4; offset++) {
        struct buf source = BUF_INIT;
        buf_add(&source, "abcd", offset);
        while (source.length < 200000)
            buf_add_string(&source, "关于印发\r\n通知\r的\xFF附件\n😀");
        assert_slices_agree(&source, NULL);
        assert_slices_agree(&source, "GB18030");
        assert_slices_agree(&source, "BIG5");
        assert_slices_agree(&source, "UTF-16LE");
        assert_slices_agree(&source, "EUC-JP");
        assert_slices_agree(&source, "ISO-8859-1");
        buf_fini(&source);
    }
}

/* Whatever the bytes, what comes out is valid UTF-8. */
static void
test_any_bytes_decode(void **state)
{
    (void)state;
    static const char *const encodings[] = {NULL,        "UTF-8",  "GB18030", "BIG5",
                                            "SHIFT_JIS", "EUC-KR", "UTF-16",  "UTF-32LE"};
    char bytes[700];
    unsigned random = 1;

    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            random = random * 1103515245u + 12345u;
            bytes[i] = (char)(random >> 16);
        }
        for (size_t e = 0; e < sizeof encodings / sizeof encodings[0]; e++) {
            struct outcome outcome =
                decode_in_slices(bytes, sizeof bytes - (size_t)round, encodings[e], SIZE_MAX);
            size_t length = text_length(outcome.text);
            assert_int_equal(utf8_valid_prefix(text_bytes(outcome.text), length), length);
            outcome_fini(&outcome);
        }
    }
}

static void
test_text_is_told_from_the_rest(void **state)
{
    (void)state;
    assert_true(decode_looks_like_text(BYTES("Notice\n")));
    assert_true(decode_looks_like_text(BYTES(IN_GB18030)));
    assert_true(decode_looks_like_text(BYTES("N\0o\0t\0i\0c\0e\0")));
    assert_true(decode_looks_like_text(BYTES("\xFE\xFF\x51\x73\x4E\x8E")));
    assert_true(decode_looks_like_text(BYTES("\x1B[1mbold\x1B[m page\f")));
    assert_false(decode_looks_like_text(BYTES("\x7F"
                                              "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0")));
    assert_false(decode_looks_like_text(BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\0\0\0")));
    assert_false(decode_looks_like_text(BYTES("PK\x03\x04\x14\0\b\b\b\0abc")));
    assert_false(decode_looks_like_text(BYTES("\x01\x02\x03\x04\x05\x06\x07")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_encoding_is_found),
        cmocka_unit_test(test_a_person_knows_better),
        cmocka_unit_test(test_an_unknown_encoding_is_an_error),
        cmocka_unit_test(test_the_larger_kin_is_read),
        cmocka_unit_test(test_line_ends_become_one),
        cmocka_unit_test(test_damage_is_replaced_and_told_with_its_line),
        cmocka_unit_test(test_a_lost_trail_byte_costs_one_character),
        cmocka_unit_test(test_another_encoding_is_noted),
        cmocka_unit_test(test_slices_make_no_difference),
        cmocka_unit_test(test_any_bytes_decode),
        cmocka_unit_test(test_text_is_told_from_the_rest),
    };
    return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
