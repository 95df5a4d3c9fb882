/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/export.h"

#include <string.h>

#include "base/conf.h"
#include "base/json.h"
#include "notes/annotation.h"
#include "notes/cite.h"
#include "unit.h"

/* A string that is not const, as notes own theirs. */
#define S(string) ((char[]){string})

static struct note_source seed = {.row = 1,
                                  .path = S("/n/一 份%.txt"),
                                  .number = S("渝妇发〔2020〕13号"),
                                  .title = S("重庆市妇女联合会关于坚决贯彻落实指示精神的通知"),
                                  .issuer = S("重庆市妇女联合会"),
                                  .date = S("2020-03-11"),
                                  .fingerprint = S("0123456789abcdef")};
static struct note_source letter = {.row = 2,
                                    .path = S("/n/letter.txt"),
                                    .title = S("Notice of Library Hours"),
                                    .fingerprint = S("1")};

static struct note first = {
    .id = S("urn:uuid:00000000-0000-4000-8000-000000000001"),
    .kind = NOTE_HIGHLIGHT,
    .colour = NOTE_GREEN,
    .comment = S("who keeps the list of families?"),
    .quotation = {S("一对一与驰援湖北的医务工作者家庭建立联系"), S("要"), S("，"), 900, 17, 2},
    .where = {S("2"), S("二"), S("二、主动担当作为"), 4, 4, 5, 100},
    .created = INT64_C(1764076546007),
    .modified = INT64_C(1764076546008),
    .source = &seed,
};
static struct note second = {
    .id = S("urn:uuid:00000000-0000-4000-8000-000000000002"),
    .kind = NOTE_HIGHLIGHT,
    .quotation = {S("=1+1 *三* <b>\n第二段，\"引\""), S(""), S(""), 1000, 0, 0},
    .where = {S("2.1"), S("二（一）"), S("二、主动担当作为\n（一）关爱"), 5, 5, 5, 120},
    .created = INT64_C(1764076546000),
    .modified = INT64_C(1764076546000),
    .source = &seed,
};
static struct note mark = {
    .id = S("urn:uuid:00000000-0000-4000-8000-000000000003"),
    .kind = NOTE_MARK,
    .name = S("a"),
    .quotation = {S("各区县"), S(""), S(""), 10, 0, 0},
    .where = {NULL, NULL, NULL, 1, 1, 1, 3},
    .created = 1,
    .modified = 1,
    .source = &seed,
};
static struct note bookmark = {
    .id = S("urn:uuid:00000000-0000-4000-8000-000000000004"),
    .kind = NOTE_BOOKMARK,
    .name = S("Opening"),
    .quotation = {S("The library opens at nine."), S(""), S(""), 1, 0, 0},
    .where = {NULL, NULL, NULL, 2, 1, 1, 3},
    .created = 2,
    .modified = 2,
    .source = &letter,
};

/* The first and the last belong together; the order is the text's. */
static const struct note *const set[] = {&second, &bookmark, &mark, &first};

static char *
exported(enum export_format format)
{
    struct buf out = BUF_INIT;

    export_notes(set, sizeof set / sizeof set[0], format, NULL, &out);
    return buf_detach(&out);
}

static void
test_markdown_quotes(void **state)
{
    char *text = exported(EXPORT_MARKDOWN);

    (void)state;
    assert_string_equal(
        text, "# 重庆市妇女联合会关于坚决贯彻落实指示精神的通知\n\n"
              "渝妇发〔2020〕13号，重庆市妇女联合会，2020年3月11日\n\n"
              "## 二、主动担当作为\n\n"
              "> 一对一与驰援湖北的医务工作者家庭建立联系\n>\n"
              "> 渝妇发〔2020〕13号，二，第4段，第4–5页\n\n"
              "Note: who keeps the list of families?\n\n"
              "### （一）关爱\n\n"
              "> \\=1+1 \\*三\\* \\<b\\>\n>\n> 第二段，\"引\"\n>\n"
              "> 渝妇发〔2020〕13号，二（一），第5段，第5页\n\n"
              "# Notice of Library Hours\n\n"
              "Opening\n\n"
              "> The library opens at nine.\n>\n> Notice of Library Hours, para. 2, p. 1\n");
    free(text);
}

static void
test_csv_is_guarded(void **state)
{
    char *text = exported(EXPORT_CSV);

    (void)state;
    assert_memory_equal(text, "Highlight,Title,Author,URL,Note,Location,Date\r\n", 47);
    assert_non_null(strstr(text, "\"'=1+1 *三* <b>\n第二段，\"\"引\"\"\","));
    assert_non_null(strstr(text, "\"2025-11-25T13:15:46.007Z\"\r\n"));
    free(text);
}

static void
test_html_stands_alone(void **state)
{
    char *text = exported(EXPORT_HTML);

    (void)state;
    assert_non_null(strstr(text, "<p>=1+1 *三* &lt;b&gt;</p>\n<p>第二段，&quot;引&quot;</p>"));
    assert_non_null(strstr(text, "<html lang=\"zh\">"));
    assert_non_null(strstr(text, "<blockquote class=\"green\">"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "http"));
    free(text);
}

static void
test_org_escapes_markup(void **state)
{
    struct note stars = second;
    const struct note *const one[] = {&stars};
    struct buf out = BUF_INIT;

    (void)state;
    stars.quotation.exact = S("* 星\n#+end_quote");
    export_notes(one, 1, EXPORT_ORG, NULL, &out);
    assert_non_null(strstr(buf_string(&out), "\n\xE2\x80\x8B* 星\n\n\xE2\x80\x8B#+end_quote\n"));
    buf_fini(&out);
}

static void
test_json_holds_all(void **state)
{
    char *text = exported(EXPORT_JSON);
    struct err err = {""};
    struct json_t *list = json_read(text, strlen(text), &err);

    (void)state;
    assert_non_null(list);
    assert_int_equal(json_count(list), 4);
    assert_string_equal(json_string_of(json_get(json_at(list, 0), "kind")), "mark");
    assert_string_equal(json_string_of(json_get(json_at(list, 1), "section")), "二");
    json_free(list);
    free(text);
}

static void
assert_same_string(const char *a, const char *b)
{
    assert_true(!a == !b);
    if (a)
        assert_string_equal(a, b);
}

static void
assert_same_note(const struct note *a, const struct note *b)
{
    assert_string_equal(a->id, b->id);
    assert_int_equal(a->kind, b->kind);
    if (a->kind == NOTE_HIGHLIGHT)
        assert_int_equal(a->colour, b->colour);
    assert_same_string(a->name, b->name);
    assert_same_string(a->comment, b->comment);
    assert_string_equal(a->quotation.exact, b->quotation.exact);
    assert_string_equal(a->quotation.prefix, b->quotation.prefix);
    assert_string_equal(a->quotation.suffix, b->quotation.suffix);
    assert_int_equal(a->quotation.position, b->quotation.position);
    assert_int_equal(a->quotation.rival, b->quotation.rival);
    assert_int_equal(a->quotation.rival_words, b->quotation.rival_words);
    assert_same_string(a->where.path, b->where.path);
    assert_same_string(a->where.labels, b->where.labels);
    assert_same_string(a->where.headings, b->where.headings);
    assert_int_equal(a->where.paragraph, b->where.paragraph);
    assert_int_equal(a->where.last_page, b->where.last_page);
    assert_int_equal(a->created, b->created);
    assert_int_equal(a->modified, b->modified);
    assert_string_equal(a->source->path, b->source->path);
    assert_same_string(a->source->number, b->source->number);
    assert_same_string(a->source->title, b->source->title);
    assert_same_string(a->source->issuer, b->source->issuer);
    assert_same_string(a->source->date, b->source->date);
    assert_string_equal(a->source->fingerprint, b->source->fingerprint);
}

static void
test_annotations_come_back(void **state)
{
    static const struct note *const sorted[] = {&mark, &first, &second, &bookmark};
    char *text = exported(EXPORT_JSONLD);
    struct err err = {""};
    struct json_t *document = json_read(text, strlen(text), &err);

    (void)state;
    assert_non_null(document);
    assert_int_equal(annotation_count(document), 4);
    for (size_t i = 0; i < 4; i++) {
        struct note_source *source;
        struct note *note = annotation_read(annotation_at(document, i), &source);
        assert_non_null(note);
        assert_same_note(note, sorted[i]);
        note_free(note);
        note_source_free(source);
    }
    json_free(document);
    free(text);
}

/* The example of the model, section 4.2.4, and things that are no quotation. */
static void
test_annotations_of_others_are_read(void **state)
{
    static const char example[] =
        "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": "
        "\"http://example.org/anno23\","
        "\"type\": \"Annotation\", \"body\": \"http://example.org/comment1\", \"target\": {"
        "\"source\": \"http://example.org/page1\", \"selector\": {\"type\": \"TextQuoteSelector\","
        "\"exact\": \"anotation\", \"prefix\": \"this is an \", \"suffix\": \" that has some\"}}}";
    struct note_source *source;
    struct err err;
    struct json_t *document = json_read(example, strlen(example), &err);

    (void)state;
    assert_int_equal(annotation_count(document), 1);
    struct note *note = annotation_read(annotation_at(document, 0), &source);
    assert_string_equal(note->quotation.exact, "anotation");
    assert_string_equal(note->source->path, "http://example.org/page1");
    note_free(note);
    note_source_free(source);
    json_free(document);
    document = json_read("[{\"type\": \"Annotation\"}, 7, null, \"a\"]", 39, &err);
    for (size_t i = 0; i < annotation_count(document); i++)
        assert_null(annotation_read(annotation_at(document, i), &source));
    json_free(document);
    assert_null(json_read("{\"a\": ", 6, &err));
    assert_non_null(strstr(err.sentence, "line 1"));
}

static void
assert_cited(const char *template, const struct note *note, const char *expected)
{
    struct buf out = BUF_INIT;

    cite(note, template, &out);
    assert_string_equal(buf_string(&out), expected);
    buf_fini(&out);
}

static void
test_templates(void **state)
{
    struct err err;

    (void)state;
    assert_cited("《{title}》（{number}）[，{section}]，{date}", &first,
                 "《重庆市妇女联合会关于坚决贯彻落实指示精神的通知》（渝妇发〔2020〕13号），二，202"
                 "0年3月11日");
    assert_cited("[{number}, ]{title}[, {date}], {page}\\]", &bookmark,
                 "Notice of Library Hours, 1]");
    assert_cited("{heading} {colour} {made} {line}", &second, "（一）关爱 yellow 2025-11-25 120");
    assert_true(cite_check("[{source}，]第{pages}页\\[", &err));
    assert_false(cite_check("{sauce}", &err));
    assert_non_null(strstr(err.sentence, "sauce"));
    assert_false(cite_check("{source", &err));
    assert_false(cite_check("[{source}", &err));
    assert_false(cite_check("{source}]", &err));
}

static void
test_formats_have_names(void **state)
{
    struct buf names = BUF_INIT;

    (void)state;
    for (int i = 0; i < EXPORT_FORMAT_COUNT; i++)
        buf_addf(&names, "%s%s", i ? ", " : "", export_format_info((enum export_format)i)->name);
    assert_string_equal(conf_option_info(CONF_EXPORT_FORMAT)->choices, buf_string(&names));
    buf_fini(&names);
    assert_int_equal(export_format_by_name("jsonld"), EXPORT_JSONLD);
    assert_int_equal(export_format_by_name("doc"), EXPORT_FORMAT_COUNT);
    assert_int_equal(export_format_by_file("/a.b/quotes.MD"), EXPORT_MARKDOWN);
    assert_int_equal(export_format_by_file("/a.md/quotes"), EXPORT_FORMAT_COUNT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markdown_quotes),
        cmocka_unit_test(test_csv_is_guarded),
        cmocka_unit_test(test_html_stands_alone),
        cmocka_unit_test(test_org_escapes_markup),
        cmocka_unit_test(test_json_holds_all),
        cmocka_unit_test(test_annotations_come_back),
        cmocka_unit_test(test_annotations_of_others_are_read),
        cmocka_unit_test(test_templates),
        cmocka_unit_test(test_formats_have_names),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
