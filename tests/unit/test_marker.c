/* test_marker.c: the values of numerals, and labels as they are typed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "notice/marker.h"
#include "notice/numeral.h"

#include "unit.h"

/* The value of a numeral that fills the string wholly, -1 when it is none. */
static int
value_of(const char *s)
{
    struct numeral readings[NUMERAL_READINGS];
    size_t count = numeral_read(s, strlen(s), false, readings);

    for (size_t i = 0; i < count; i++)
        if (readings[i].length == strlen(s))
            return readings[i].value;
    return -1;
}

static void
numerals_have_values(void **state)
{
    static const struct {
        const char *numeral;
        int value;
    } cases[] = {
        {"三十二", 32}, {"二〇二〇", 2020}, {"二○二○", 2020},  {"廿一", 21}, {"壹", 1},
        {"拾贰", 12},   {"十", 10},         {"一百零五", 105}, {"千", 1000}, {"一万二千", 12000},
        {"１２", 12},   {"2020", 2020},     {"IV", 4},         {"xiv", 14},  {"", -1},
        {"十二条", -1}, {"IIII", -1},       {"12a", -1},       {"总", -1},   {"9999999999", -1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(value_of(cases[i].numeral), cases[i].value);
}

static void
assert_typed(const char *typed, const char *form, int number, size_t length)
{
    struct marker marker;

    assert_true(marker_read_typed(NULL, typed, strlen(typed), &marker));
    assert_int_equal(marker.number, number);
    assert_int_equal(marker.length, length);
    if (form)
        assert_string_equal(forms_name(NULL, marker.form), form);
    else
        assert_int_equal(marker.form, -1);
}

static void
labels_are_typed_in_steps(void **state)
{
    struct marker marker;

    (void)state;
    assert_typed("二", NULL, 2, 3);
    assert_typed("二（三）", NULL, 2, 3);
    assert_typed("（三）", "han-paren", 3, 9);
    assert_typed("(三)", "han-paren", 3, 5);
    assert_typed("2.3", NULL, 2, 1);
    assert_typed("二、", "han", 2, 6);
    assert_typed("第十二条", "article", 12, 12);
    assert_typed("第12条", "article", 12, 8);
    assert_typed("第十", NULL, 10, 6);
    assert_false(marker_read_typed(NULL, "总则", 6, &marker));
    assert_false(marker_read_typed(NULL, "", 0, &marker));
}

/* No bytes that are no label are read past their end: each prefix of a label is safe. */
static void
any_prefix_may_be_read(void **state)
{
    static const char *const labels[] = {
        "第 十 七 条之一　", "（ 二十 ）、", "1.2.3.4.", "Section 3. S",
        "SECTION 1",         "제1조의2 ",    "(viii) "};
    struct marker markers[MARKER_READINGS];

    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        for (size_t length = 0; length <= strlen(labels[i]); length++) {
            if (labels[i][length] & 0x80 && !(labels[i][length] & 0x40))
                continue; /* within a character */
            char *copy = malloc(length + 1);
            memcpy(copy, labels[i], length);
            size_t count = marker_readings(NULL, copy, length, markers);
            assert_true(count <= MARKER_READINGS);
            for (size_t k = 0; k < count; k++)
                assert_true(markers[k].length <= length);
            free(copy);
        }
    }
}

static void
forms_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < forms_count(NULL); i++) {
        assert_true(strlen(forms_name(NULL, i)) > 0);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(forms_name(NULL, i), forms_name(NULL, k));
    }
}

static void
examples_are_of_their_form(void **state)
{
    (void)state;
    for (int form = 0; form < forms_count(NULL); form++) {
        const char *example = forms_example(NULL, form);
        struct marker markers[MARKER_READINGS];
        size_t count;
        bool found = false;
        char *label = NULL;

        assert_true(asprintf(&label, "%s　文", example) > 0);
        count = marker_readings(NULL, label, strlen(label), markers);
        for (size_t i = 0; i < count; i++)
            found |= markers[i].form == form && markers[i].number == 1;
        if (!found)
            fail_msg("%s is not read as %s", example, forms_name(NULL, form));
        free(label);
    }
}

/* The forms with the lines of a [labels] section; what was said goes to `diags`. */
static struct forms *
configured(const char *lines, struct diags *diags)
{
    char *folder = scratch_new();
    struct conf *conf = conf_new();
    struct forms *forms = forms_new();
    struct err err;
    char *path = NULL;

    assert_true(asprintf(&path, "%s/config", folder) > 0);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "[labels]\n%s", lines);
    fclose(file);
    assert_true(conf_read(conf, path, diags, &err));
    forms_configure(forms, conf, diags);
    conf_free(conf);
    free(path);
    scratch_remove(folder);
    return forms;
}

static void
assert_label(const struct forms *forms, const char *line, const char *name, int number,
             enum form_rank rank)
{
    struct marker marker;

    if (!marker_read(forms, line, strlen(line), &marker))
        fail_msg("no label: %s", line);
    assert_string_equal(forms_name(forms, marker.form), name);
    assert_int_equal(marker.number, number);
    assert_int_equal(marker.rank, rank);
}

static void
assert_no_label(const struct forms *forms, const char *line)
{
    struct marker marker;

    assert_false(marker_read(forms, line, strlen(line), &marker));
}

static void
forms_are_configured(void **state)
{
    struct diags diags = {0};
    struct forms *forms = configured("han = off\n"
                                     "circled = off\n"
                                     "circled = on\n"
                                     "clause = article 款{1|一}、 ．\n"
                                     "note = 注{1}\n"
                                     "arabic-paren = <{1}>\n",
                                     &diags);

    (void)state;
    assert_int_equal(diags.count, 0);
    assert_no_label(forms, "一、照常");
    assert_label(NULL, "一、照常", "han", 1, RANK_ITEM);
    assert_label(forms, "①照常", "circled", 1, RANK_ITEM);
    assert_label(forms, "款二、照常", "clause", 2, RANK_ARTICLE);
    assert_label(forms, "款12．照常", "clause", 12, RANK_ARTICLE);
    assert_no_label(forms, "款甲、照常");
    assert_no_label(NULL, "款二、照常");
    assert_label(forms, "注3　照常", "note", 3, RANK_ITEM);
    assert_no_label(forms, "注3照常"); /* without a closing a blank must follow */
    assert_label(forms, "<4>照常", "arabic-paren", 4, RANK_ITEM);
    assert_label(forms, "（4）照常", "arabic-paren", 4, RANK_ITEM);

    struct marker typed;
    assert_true(marker_read_typed(forms, "款二、", strlen("款二、"), &typed));
    assert_string_equal(forms_name(forms, typed.form), "clause");
    assert_string_equal(forms_example(forms, typed.form), "款1、");
    assert_true(forms_fingerprint(forms) != forms_fingerprint(NULL));
    forms_free(forms);
    diags_fini(&diags);
}

static void
bad_forms_are_told(void **state)
{
    static const char *const cases[][2] = {
        {"nothing = off", "there is no form of labels nothing"},
        {"x = 款一、", "x: \"款一、\" has no number in braces, as {1} or {一}"},
        {"x = 款{一、", "x: \"款{一、\" has no number in braces, as {1} or {一}"},
        {"x = 款{天}、", "x: {天} is no number of any kind that is known"},
        {"x = 款{}、", "x: {} is no number of any kind that is known"},
        {"x = 款{1|}、", "x: {1|} is no number of any kind that is known"},
        {"x = part {1}", "x: nothing stands before or behind the number"},
        {"han = part 款{一}、", "han: the form is of rank item already"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct diags diags = {0};
        char *lines = NULL;

        assert_true(asprintf(&lines, "%s\nkept = 款{1}、\n", cases[i][0]) > 0);
        struct forms *forms = configured(lines, &diags);
        assert_int_equal(diags.count, 1);
        assert_int_equal(diags.all[0].line, 2);
        assert_string_equal(diags.all[0].sentence, cases[i][1]);
        assert_label(forms, "款1、照常", "kept", 1, RANK_ITEM);
        assert_label(forms, "一、照常", "han", 1, RANK_ITEM);
        forms_free(forms);
        diags_fini(&diags);
        free(lines);
    }
}

static void
forms_are_no_more_than_told(void **state)
{
    struct diags diags = {0};
    struct buf lines = BUF_INIT;

    (void)state;
    for (int i = forms_count(NULL); i < FORMS_MOST + 2; i++)
        buf_addf(&lines, "own%d = 款%d{1}、\n", i, i);
    struct forms *forms = configured(buf_string(&lines), &diags);
    assert_int_equal(forms_count(forms), FORMS_MOST);
    assert_int_equal(diags.count, 2);
    forms_free(forms);
    diags_fini(&diags);
    buf_fini(&lines);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals_have_values),       cmocka_unit_test(labels_are_typed_in_steps),
        cmocka_unit_test(any_prefix_may_be_read),     cmocka_unit_test(forms_have_names),
        cmocka_unit_test(examples_are_of_their_form), cmocka_unit_test(forms_are_configured),
        cmocka_unit_test(bad_forms_are_told),         cmocka_unit_test(forms_are_no_more_than_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
