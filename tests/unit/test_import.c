/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/import.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "notes/export.h"
#include "unit.h"

#define NOTICE                                                                                                           \
    "                    海应急〔2021〕7号\n\n"                                                                    \
    "              关于开展汛期安全检查的通知\n\n各县（区）应急管理局：\n"                       \
    "    根据市里的要求，现将有关事项通知如下。\n"                                                    \
    "    一、检查范围\n    全市各类水库、堤防和在建工程。各县要逐一登记，不留死角。\n" \
    "    （一）水库\n    大坝、溢洪道、放水设施和“两岸”山体，“逐座”查看。\n"          \
    "    二、检查时间\n    从六月一日起，至六月三十日止。各县要每周上报进展。\n"

/* Words in front, and those of the second section changed. */
#define EDITION                                                                                                          \
    "                    海应急〔2021〕7号\n\n"                                                                    \
    "              关于开展汛期安全检查的通知\n\n各县（区）应急管理局：\n"                       \
    "    去年检查以后又有新的情况。\n    根据市里的要求，现将有关事项通知如下。\n"       \
    "    一、检查范围\n    全市各类水库、堤防和在建工程。各县要逐一登记，不留死角。\n" \
    "    （一）水库\n    大坝、溢洪道、放水设施和“两岸”山体，“逐座”查看。\n"          \
    "    二、检查时间\n    另行通知。\n"

static struct doc *
doc_at(const char *path, const char *words)
{
    struct err err = {""};

    assert_true(file_replace(path, words, strlen(words), &err));
    struct doc *doc = doc_open(path, NULL, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    return doc;
}

static struct notes *
open_notes(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    struct err err = {""};
    struct notes *notes = notes_open(path, &err);

    assert_non_null(notes);
    free(path);
    return notes;
}

/* Notes of all kinds at chance places, with comments that are hard to write down. */
static void
scatter(struct notes *notes, const struct doc *doc, int count)
{
    static const char *const words[] = {
        NULL, "", "谁？", "\"a\",\\n'b'\n第二行 <c> & {d} [e]", "=1+1", "\xF0\x9F\x98\x80"};
    size_t length = text_length(doc_text(doc));
    struct err err = {""};
    char letter[2] = "a";

    assert_true(notes_attach(notes, doc, &err));
    for (int i = 0; i < count; i++) {
        size_t from = (size_t)rand() % length, to = from + (size_t)rand() % 120;
        const struct note_draft draft = {
            .kind = (enum note_kind)(rand() % NOTE_KIND_COUNT),
            .colour = (enum note_colour)(rand() % NOTE_COLOUR_COUNT),
            .name = letter,
            .comment = words[rand() % 6],
            .span = {from, to < length ? to : length},
        };
        letter[0] = (char)((rand() % 2 ? 'a' : 'A') + rand() % 26);
        notes_add(notes, &draft, &err); /* where there are no words there is no note */
    }
    assert_true(notes_count(notes) > 10);
}

static char *
exported(struct notes *notes)
{
    struct note_list list = {0};
    struct buf out = BUF_INIT;
    struct err err = {""};

    assert_true(notes_list(notes, NULL, NOTES_BY_PLACE, &list, &err));
    export_notes((const struct note *const *)list.notes, list.count, EXPORT_JSONLD, NULL, &out);
    note_list_fini(&list);
    return buf_detach(&out);
}

static struct import_report
import(struct notes *notes, const char *document)
{
    struct import_report report;
    struct err err = {""};

    if (!import_annotations(notes, document, strlen(document), NULL, &report, &err))
        fail_msg("%s", err.sentence);
    return report;
}

static void
test_export_and_import_give_the_same(void **state)
{
    srand(20261125);
    for (int round = 0; round < 8; round++) {
        char *folder = scratch_new(), *path = file_join(folder, "a.txt");
        struct doc *doc = doc_at(path, NOTICE);
        struct notes *here = open_notes(folder, "here.db"), *there = open_notes(folder, "there.db");
        scatter(here, doc, 30);
        size_t count = notes_count(here);
        char *document = exported(here);
        struct import_report report = import(there, document);
        assert_int_equal(report.added, count);
        assert_int_equal(report.known + report.changed + report.unread, 0);
        assert_int_equal(report.lost + report.relocated + report.apart, 0);
        char *again = exported(there);
        assert_string_equal(again, document);
        report = import(there, document);
        assert_int_equal(report.known, count);
        assert_int_equal(report.added, 0);
        notes_free(here);
        notes_free(there);
        doc_free(doc);
        free(again);
        free(document);
        free(path);
        scratch_remove(folder);
    }
    (void)state;
}

static const struct note *
mark(struct notes *notes, const char *part, enum note_kind kind, const char *name)
{
    const char *at = strstr(NOTICE, part);
    struct err err = {""};
    const struct note_draft draft = {
        .kind = kind,
        .name = name,
        .span = {(size_t)(at - NOTICE), (size_t)(at - NOTICE) + strlen(part)}};
    const struct note *note = notes_add(notes, &draft, &err);

    assert_non_null(note);
    return note;
}

static void
test_what_moved_and_what_is_gone_is_told(void **state)
{
    char *folder = scratch_new(), *path = file_join(folder, "a.txt");
    struct doc *doc = doc_at(path, NOTICE);
    struct notes *here = open_notes(folder, "here.db"), *there = open_notes(folder, "there.db");
    struct err err;

    (void)state;
    assert_true(notes_attach(here, doc, &err));
    mark(here, "各县要逐一登记", NOTE_HIGHLIGHT, NULL);
    mark(here, "从六月一日起，至六月三十日止。", NOTE_HIGHLIGHT, NULL);
    char *document = exported(here);
    doc_free(doc_at(path, EDITION));
    struct import_report report = import(there, document);
    assert_int_equal(report.added, 2);
    assert_int_equal(report.relocated, 1);
    assert_int_equal(report.lost, 1);
    unlink(path);
    struct notes *far = open_notes(folder, "far.db");
    report = import(far, document);
    assert_int_equal(report.added, 2);
    assert_int_equal(report.apart, 2);
    notes_free(far);
    notes_free(here);
    notes_free(there);
    doc_free(doc);
    free(document);
    free(path);
    scratch_remove(folder);
}

static void
test_two_stores_grow_together(void **state)
{
    char *folder = scratch_new(), *path = file_join(folder, "a.txt");
    struct doc *doc = doc_at(path, NOTICE);
    struct notes *here = open_notes(folder, "here.db"), *there = open_notes(folder, "there.db");
    struct err err;

    (void)state;
    assert_true(notes_attach(here, doc, &err));
    char *id = strdup(mark(here, "各县要逐一登记", NOTE_HIGHLIGHT, NULL)->id);
    mark(here, "检查范围", NOTE_MARK, "a");
    char *before = exported(here);
    import(there, before);
    assert_true(notes_attach(there, doc, &err));
    assert_true(notes_set_comment(there, id, "later", &err));
    mark(there, "全市各类", NOTE_HIGHLIGHT, NULL);
    char *document = exported(there);
    struct import_report report = import(here, document);
    assert_int_equal(report.changed, 1);
    assert_int_equal(report.added, 1);
    assert_int_equal(report.known, 1);
    report = import(there, before); /* what is older does not win */
    assert_int_equal(report.known, 2);
    assert_true(notes_attach(there, doc, &err));
    assert_string_equal(notes_find(there, id)->comment, "later");

    /* The same passage, highlighted by another hand, is known; its letter stays where it is. */
    struct notes *third = open_notes(folder, "third.db");
    assert_true(notes_attach(third, doc, &err));
    mark(third, "全市各类", NOTE_HIGHLIGHT, NULL);
    mark(third, "检查时间", NOTE_MARK, "a");
    free(document);
    document = exported(third);
    report = import(there, document);
    assert_int_equal(report.known, 1);
    assert_int_equal(report.added, 1);
    assert_true(notes_attach(there, doc, &err));
    assert_string_equal(notes_mark(there, 'a')->quotation.exact, "检查范围");
    notes_free(third);
    notes_free(here);
    notes_free(there);
    doc_free(doc);
    free(id);
    free(before);
    free(document);
    free(path);
    scratch_remove(folder);
}

static void
test_what_is_no_annotation_changes_nothing(void **state)
{
    char *folder = scratch_new();
    struct notes *notes = open_notes(folder, "notes.db");
    static const char broken[] = "{\"type\": \"Annotation\",";
    struct import_report report;
    struct err err = {""};

    (void)state;
    assert_false(import_annotations(notes, broken, strlen(broken), NULL, &report, &err));
    assert_non_null(strstr(err.sentence, "JSON"));
    report = import(notes, "[{\"type\": \"Annotation\", \"target\": \"http://example.org/\"}, 3]");
    assert_int_equal(report.unread, 2);
    assert_int_equal(report.added, 0);
    report = import(notes, "{\"type\": \"Annotation\", \"target\": {\"source\": "
                           "\"http://example.org/\", \"selector\": {\"type\": "
                           "\"TextQuoteSelector\", \"exact\": \"words\"}}}");
    assert_int_equal(report.added, 1);
    report = import(notes, "{\"type\": \"Annotation\", \"target\": {\"source\": "
                           "\"http://example.org/\", \"selector\": {\"type\": "
                           "\"TextQuoteSelector\", \"exact\": \"words\"}}}");
    assert_int_equal(report.known, 1);
    notes_free(notes);
    scratch_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_and_import_give_the_same),
        cmocka_unit_test(test_what_moved_and_what_is_gone_is_told),
        cmocka_unit_test(test_two_stores_grow_together),
        cmocka_unit_test(test_what_is_no_annotation_changes_nothing),
    };
    return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
