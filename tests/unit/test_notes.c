/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/notes.h"

#include <string.h>

#include "base/file.h"
#include "notes/places.h"
#include "unit.h"

#define NOTICE                                                                                     \
    "                 海州市应急管理局文件\n\n"                                          \
    "                    海应急〔2021〕7号\n\n"                                              \
    "              关于开展汛期安全检查的通知\n\n"                                    \
    "各县（区）应急管理局：\n"                                                          \
    "    根据市里的要求，现将有关事项通知如下。\n"                              \
    "    一、检查范围\n"                                                                     \
    "    全市各类水库、堤防和在建工程。各县要逐一登记，不留死角。\n"   \
    "    二、检查时间\n"                                                                     \
    "    从六月一日起，至六月三十日止。各县要每周上报进展。\n\n"          \
    "                                  海州市应急管理局\n"                                 \
    "                                    2021年5月20日\n"

/* The same, wrapped elsewhere. */
#define REWRAPPED                                                                                                                      \
    "海州市应急管理局文件\n海应急〔2021〕７号\n关于开展汛期安全检查的通知\n"                             \
    "各县（区）应急管理局：\n　　根据市里的要求，现将有\n关事项通知如下。\n　　一、检查范围\n" \
    "　　全市各类水库、堤防和在建\n工程。各县要逐一登记，不留死\n角。\n　　二、检查时间\n"       \
    "　　从六月一日起，至六月三十\n日止。各县要每周上报进展。\n海州市应急管理局\n"                  \
    "2021年5月20日\n"

/* Another notice, which holds some of the words. */
#define OTHER                                                                                      \
    "              关于举办读书节的通知\n\n各学校：\n"                               \
    "    各县要逐一登记参加者，请于五月底前报送名单。\n"

struct desk {
    struct notes *notes;
    struct doc *doc;
    const char *words;
};

static struct doc *
doc_of(const char *path, const char *words)
{
    struct buf bytes = BUF_INIT;
    struct err err = {""};

    buf_add_string(&bytes, words);
    struct doc *doc = doc_from_bytes(path, &bytes, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    buf_fini(&bytes);
    return doc;
}

static struct notes *
open_notes(void **state, const char *name)
{
    char *path = file_join(*state, name);
    struct err err = {""};
    struct notes *notes = notes_open(path, &err);

    if (!notes)
        print_error("%s\n", err.sentence);
    assert_non_null(notes);
    free(path);
    return notes;
}

/* A reader of the notice, with the notes of the store of that name. */
static struct desk
sit_down(void **state, const char *name, const char *path, const char *words)
{
    struct desk desk = {open_notes(state, name), doc_of(path, words), words};
    struct err err = {""};

    if (!notes_attach(desk.notes, desk.doc, &err))
        fail_msg("%s", err.sentence);
    return desk;
}

static void
stand_up(struct desk *desk)
{
    notes_free(desk->notes);
    doc_free(desk->doc);
}

static struct span
span_of(const char *words, const char *part)
{
    const char *at = strstr(words, part);

    assert_non_null(at);
    return (struct span){(size_t)(at - words), (size_t)(at - words) + strlen(part)};
}

static const struct note *
add(struct desk *desk, const struct note_draft *draft)
{
    struct err err = {""};
    const struct note *note = notes_add(desk->notes, draft, &err);

    if (!note)
        fail_msg("%s", err.sentence);
    return note;
}

static const struct note *
highlight(struct desk *desk, const char *part)
{
    const struct note_draft draft = {.kind = NOTE_HIGHLIGHT, .span = span_of(desk->words, part)};

    return add(desk, &draft);
}

static void
assert_stands_at(const struct desk *desk, const struct note *note, const char *part)
{
    struct span span = span_of(desk->words, part);

    assert_int_equal(note->state, NOTE_PLACED);
    assert_int_equal(note->span.start, span.start);
    assert_int_equal(note->span.end, span.end);
}

static void
test_a_highlight_outlives_the_reader(void **state)
{
    struct desk desk = sit_down(state, "outlives.db", "/n/a.txt", NOTICE);
    const struct note_draft draft = {.kind = NOTE_HIGHLIGHT,
                                     .colour = NOTE_GREEN,
                                     .comment = "谁来登记？",
                                     .span = span_of(NOTICE, "各县要逐一登记，不留死角。")};

    assert_int_equal(notes_count(desk.notes), 0);
    add(&desk, &draft);
    stand_up(&desk);

    desk = sit_down(state, "outlives.db", "/n/a.txt", NOTICE);
    assert_int_equal(notes_count(desk.notes), 1);
    const struct note *note = notes_at(desk.notes, 0);
    assert_stands_at(&desk, note, "各县要逐一登记，不留死角。");
    assert_string_equal(note->quotation.exact, "各县要逐一登记，不留死角。");
    assert_int_equal(note->colour, NOTE_GREEN);
    assert_string_equal(note->comment, "谁来登记？");
    assert_string_equal(note->where.labels, "一");
    assert_string_equal(note->where.path, "1");
    assert_string_equal(note->where.headings, "一、检查范围");
    assert_string_equal(note->source->number, "海应急〔2021〕7号");
    assert_string_equal(note->source->date, "2021-05-20");
    assert_memory_equal(note->id, "urn:uuid:", 9);
    assert_true(note->created > INT64_C(1577836800000) && note->modified == note->created);
    stand_up(&desk);
}

static void
test_another_wrapping_shares_the_notes(void **state)
{
    struct desk desk = sit_down(state, "shares.db", "/n/a.txt", NOTICE);

    highlight(&desk, "各县要逐一登记，不留死角。");
    highlight(&desk, "海应急〔2021〕7号");
    stand_up(&desk);
    desk = sit_down(state, "shares.db", "/elsewhere/b.txt", REWRAPPED);
    assert_int_equal(notes_count(desk.notes), 2);
    assert_stands_at(&desk, notes_at(desk.notes, 0), "海应急〔2021〕７号");
    assert_stands_at(&desk, notes_at(desk.notes, 1), "各县要逐一登记，不留死\n角。");
    stand_up(&desk);

    desk = sit_down(state, "shares.db", "/n/other.txt", OTHER);
    assert_int_equal(notes_count(desk.notes), 0);
    stand_up(&desk);
}

static void
test_a_mark_has_one_place(void **state)
{
    struct desk desk = sit_down(state, "marks.db", "/n/a.txt", NOTICE);
    struct note_draft draft = {.kind = NOTE_MARK, .name = "a", .span = span_of(NOTICE, "一、")};
    struct notes_step step;
    struct err err;

    draft.span.end = draft.span.start;
    add(&desk, &draft);
    draft.span = span_of(NOTICE, "二、");
    const struct note *second = add(&desk, &draft);
    assert_int_equal(notes_count(desk.notes), 1);
    assert_ptr_equal(notes_mark(desk.notes, 'a'), second);
    assert_null(notes_mark(desk.notes, 'b'));
    assert_null(notes_mark(desk.notes, 'A'));
    assert_true(notes_undo(desk.notes, &step, &err));
    assert_int_equal(step.deed, NOTES_ADDED);
    assert_int_equal(notes_mark(desk.notes, 'a')->span.start, span_of(NOTICE, "一、").start);
    assert_true(notes_redo(desk.notes, &step, &err));
    assert_int_equal(notes_mark(desk.notes, 'a')->span.start, span_of(NOTICE, "二、").start);
    assert_int_equal(notes_count(desk.notes), 1);

    draft.name = "Q";
    add(&desk, &draft);
    stand_up(&desk);
    desk = sit_down(state, "marks.db", "/n/other.txt", OTHER);
    assert_null(notes_mark(desk.notes, 'a'));
    const struct note *far = notes_mark(desk.notes, 'Q');
    assert_non_null(far);
    assert_int_equal(far->state, NOTE_APART);
    assert_string_equal(far->source->path, "/n/a.txt");
    draft.span = span_of(OTHER, "各县");
    add(&desk, &draft);
    assert_int_equal(notes_mark(desk.notes, 'Q')->state, NOTE_PLACED);
    stand_up(&desk);
    desk = sit_down(state, "marks.db", "/n/a.txt", NOTICE);
    assert_int_equal(notes_count(desk.notes), 1);
    stand_up(&desk);
}

static void
test_changes_are_undone_and_done_again(void **state)
{
    struct desk desk = sit_down(state, "undo.db", "/n/a.txt", NOTICE);
    struct notes_step step;
    struct err err = {""};

    assert_false(notes_undo(desk.notes, &step, &err));
    assert_string_not_equal(err.sentence, "");
    char *id = strdup(highlight(&desk, "各类水库")->id);
    assert_true(notes_set_colour(desk.notes, id, NOTE_RED, &err));
    assert_true(notes_set_comment(desk.notes, id, "多少座？", &err));
    assert_true(notes_remove(desk.notes, id, &err));
    assert_int_equal(notes_count(desk.notes), 0);
    assert_null(notes_find(desk.notes, id));

    assert_true(notes_undo(desk.notes, &step, &err));
    assert_int_equal(step.deed, NOTES_REMOVED);
    assert_string_equal(step.id, id);
    assert_string_equal(notes_find(desk.notes, id)->comment, "多少座？");
    assert_true(notes_undo(desk.notes, &step, &err));
    assert_null(notes_find(desk.notes, id)->comment);
    assert_true(notes_undo(desk.notes, &step, &err));
    assert_int_equal(notes_find(desk.notes, id)->colour, NOTE_YELLOW);
    assert_true(notes_redo(desk.notes, &step, &err));
    assert_int_equal(notes_find(desk.notes, id)->colour, NOTE_RED);
    assert_true(notes_set_comment(desk.notes, id, "几座？", &err));
    assert_false(notes_redo(desk.notes, &step, &err)); /* that way is gone */
    stand_up(&desk);
    desk = sit_down(state, "undo.db", "/n/a.txt", NOTICE);
    assert_string_equal(notes_find(desk.notes, id)->comment, "几座？");
    stand_up(&desk);
    free(id);
}

static void
test_two_readers_see_each_other(void **state)
{
    struct desk one = sit_down(state, "two.db", "/n/a.txt", NOTICE);
    struct desk other = sit_down(state, "two.db", "/n/b.txt", REWRAPPED);
    struct notes_step step;
    struct err err = {""};

    assert_false(notes_refresh(other.notes));
    size_t generation = notes_generation(other.notes);
    char *id = strdup(highlight(&one, "各类水库")->id);
    assert_true(notes_refresh(other.notes));
    assert_true(notes_generation(other.notes) > generation);
    assert_int_equal(notes_count(other.notes), 1);
    assert_stands_at(&other, notes_at(other.notes, 0), "各类水库");
    assert_false(notes_refresh(other.notes));

    /* What another reader has changed is not taken back unasked. */
    assert_true(notes_set_comment(other.notes, id, "我的", &err));
    assert_false(notes_undo(one.notes, &step, &err));
    assert_non_null(strstr(err.sentence, "another reader"));
    assert_true(notes_refresh(one.notes));
    assert_string_equal(notes_at(one.notes, 0)->comment, "我的");
    stand_up(&other);
    stand_up(&one);
    free(id);
}

static void
test_no_words_no_note(void **state)
{
    struct desk desk = sit_down(state, "empty.db", "/n/a.txt", NOTICE);
    struct note_draft draft = {.kind = NOTE_HIGHLIGHT, .span = {0, 5}};
    struct err err = {""};

    assert_null(notes_add(desk.notes, &draft, &err));
    assert_string_not_equal(err.sentence, "");
    draft.span = (struct span){strlen(NOTICE), strlen(NOTICE)};
    assert_null(notes_add(desk.notes, &draft, &err));
    stand_up(&desk);
}

static void
test_what_is_lost_is_listed_and_placed_by_hand(void **state)
{
    struct desk desk = sit_down(state, "lost.db", "/n/a.txt", NOTICE);
    struct err err = {""};

    highlight(&desk, "从六月一日起，至六月三十日止。");
    highlight(&desk, "各类水库");
    stand_up(&desk);
    struct buf changed = BUF_INIT;
    struct span gone = span_of(NOTICE, "从六月一日起，至六月三十日止。");
    buf_add(&changed, NOTICE, gone.start);
    buf_add_string(&changed, "时间另行通知。");
    buf_add_string(&changed, &NOTICE[gone.end]);
    desk = sit_down(state, "lost.db", "/n/a.txt", buf_string(&changed));
    assert_int_equal(notes_count(desk.notes), 2);
    assert_int_equal(notes_placed_count(desk.notes), 1);
    const struct note *lost = notes_at(desk.notes, 1);
    assert_int_equal(lost->state, NOTE_LOST);
    assert_string_equal(lost->quotation.exact, "从六月一日起，至六月三十日止。");
    char *id = strdup(lost->id);
    assert_true(notes_move(desk.notes, id, span_of(desk.words, "时间另行通知。"), &err));
    assert_int_equal(notes_placed_count(desk.notes), 2);
    assert_stands_at(&desk, notes_find(desk.notes, id), "时间另行通知。");
    stand_up(&desk);
    free(id);
    buf_fini(&changed);
}

/* The notice with a stretch of it replaced; the caller's. */
static char *
with(const char *words, const char *part, const char *other)
{
    struct span span = span_of(words, part);
    struct buf out = BUF_INIT;

    buf_add(&out, words, span.start);
    buf_add_string(&out, other);
    buf_add_string(&out, words + span.end);
    return buf_detach(&out);
}

static void
test_edited_words_are_found(void **state)
{
    struct desk desk = sit_down(state, "edited.db", "/n/a.txt", NOTICE);

    highlight(&desk, "从六月一日起，至六月三十日止。");
    stand_up(&desk);
    char *words = with(NOTICE, "至六月三十日止", "到七月三十日止");
    desk = sit_down(state, "edited.db", "/n/a.txt", words);
    const struct note *note = notes_at(desk.notes, 0);
    assert_int_equal(note->state, NOTE_EDITED);
    assert_int_equal(note->span.start, span_of(words, "从六月一日起").start);
    assert_int_equal(note->span.end, span_of(words, "七月三十日止。").end);
    assert_string_equal(note->quotation.exact,
                        "从六月一日起，至六月三十日止。"); /* its own still */
    stand_up(&desk);
    free(words);
}

/* Each county says the same; what one of them said is not taken for what another says. */
static void
test_a_repeated_passage_is_not_mistaken(void **state)
{
    static const char repeated[] = "              关于各县检查情况的通报\n\n各县：\n"
                                   "    甲县组织检查三次，发现隐患若干，均已整改到位。\n"
                                   "    乙县组织检查三次，发现隐患若干，均已整改到位。\n"
                                   "    丙县组织检查三次，发现隐患若干，均已整改到位。\n"
                                   "    丁县组织检查三次，发现隐患若干，均已整改到位。\n";
    struct desk desk = sit_down(state, "repeated.db", "/n/r.txt", repeated);

    highlight(&desk, "丙县组织检查三次，发现隐患若干，均已整改到位。");
    stand_up(&desk);
    char *moved = with(repeated, "    甲县组织检查三次，发现隐患若干，均已整改到位。\n", "");
    desk = sit_down(state, "repeated.db", "/n/r.txt", moved);
    assert_stands_at(&desk, notes_at(desk.notes, 0),
                     "丙县组织检查三次，发现隐患若干，均已整改到位。");
    stand_up(&desk);
    free(moved);
    char *without = with(repeated, "    丙县组织检查三次，发现隐患若干，均已整改到位。\n", "");
    desk = sit_down(state, "repeated.db", "/n/r.txt", without);
    assert_int_equal(notes_at(desk.notes, 0)->state, NOTE_LOST);
    assert_true(notes_at(desk.notes, 0)->span.start != NONE); /* the best candidate is told */
    stand_up(&desk);
    free(without);
}

static void
test_a_notice_is_known_by_its_text_alone(void **state)
{
    static const char plain[] = "去年以来，全市各类水库、堤防和在建工程检查有序推进。\n\n"
                                "各县逐一登记，没有留下死角，进展每周上报。\n\n"
                                "下一步将继续做好各项工作，确保安全度过汛期。\n";
    struct desk desk = sit_down(state, "sketch.db", "/n/plain.txt", plain);

    highlight(&desk, "没有留下死角");
    stand_up(&desk);
    char *words = with(plain, "继续做好各项", "认真做好有关");
    desk = sit_down(state, "sketch.db", "/moved/renamed.txt", words);
    assert_int_equal(notes_count(desk.notes), 1);
    assert_stands_at(&desk, notes_at(desk.notes, 0), "没有留下死角");
    stand_up(&desk);
    free(words);
    desk = sit_down(state, "sketch.db", "/n/plain.txt", OTHER); /* another notice, the same name */
    assert_int_equal(notes_count(desk.notes), 0);
    stand_up(&desk);
}

static size_t
count_of(struct notes *notes, const struct note_filter *filter)
{
    struct note_list list = {0};
    struct err err = {""};

    assert_true(notes_list(notes, filter, NOTES_BY_PLACE, &list, &err));
    size_t count = list.count;
    note_list_fini(&list);
    return count;
}

static void
test_lists_are_filtered(void **state)
{
    struct desk desk = sit_down(state, "lists.db", "/n/a.txt", NOTICE);
    struct note_draft draft = {.kind = NOTE_HIGHLIGHT,
                               .colour = NOTE_BLUE,
                               .comment = "见附件",
                               .span = span_of(NOTICE, "每周上报")};

    highlight(&desk, "各类水库");
    add(&desk, &draft);
    draft =
        (struct note_draft){.kind = NOTE_BOOKMARK, .name = "开头", .span = span_of(NOTICE, "根据")};
    add(&desk, &draft);
    stand_up(&desk);
    desk = sit_down(state, "lists.db", "/n/other.txt", OTHER);
    highlight(&desk, "读书节");

    assert_int_equal(count_of(desk.notes, NULL), 4);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.kinds = 1u << NOTE_HIGHLIGHT}), 3);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.colours = 1u << NOTE_BLUE}), 1);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.section = "二"}), 1);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.section = "1"}), 1);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.section = "检查时间"}), 1);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.section = "三"}), 0);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.text = "附 件"}), 1);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.text = "海应急"}), 3);
    int64_t tomorrow = notes_at(desk.notes, 0)->created + 86400000;
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.since = tomorrow}), 0);
    assert_int_equal(count_of(desk.notes, &(struct note_filter){.until = tomorrow}), 4);

    struct note_list list = {0};
    struct err err;
    assert_true(notes_list(desk.notes, NULL, NOTES_BY_PLACE, &list, &err));
    assert_string_equal(list.notes[0]->name, "开头");
    assert_string_equal(list.notes[1]->quotation.exact, "各类水库");
    assert_int_equal(list.notes[1]->state, NOTE_APART);
    assert_int_equal(list.notes[3]->state, NOTE_PLACED);
    note_list_fini(&list);
    stand_up(&desk);
}

static void
test_without_a_store_the_reader_goes_on(void **state)
{
    struct doc *doc = doc_of("/n/a.txt", NOTICE);
    struct note_draft draft = {.kind = NOTE_HIGHLIGHT, .span = {0, 100}};
    struct note_list list = {0};
    struct notes_step step;
    struct err err = {""};

    (void)state;
    assert_null(notes_open("/dev/null/notes.db", &err));
    assert_string_not_equal(err.sentence, "");
    assert_false(notes_attach(NULL, doc, &err));
    assert_null(notes_add(NULL, &draft, &err));
    assert_false(notes_remove(NULL, "urn:uuid:0", &err));
    assert_false(notes_undo(NULL, &step, &err));
    assert_false(notes_list(NULL, NULL, NOTES_BY_PLACE, &list, &err));
    assert_int_equal(notes_count(NULL), 0);
    assert_null(notes_mark(NULL, 'a'));
    assert_false(notes_refresh(NULL));
    notes_free(NULL);
    doc_free(doc);
}

static void
test_times_are_iso(void **state)
{
    struct buf out = BUF_INIT;

    (void)state;
    note_write_time(&out, INT64_C(1764076546007));
    assert_string_equal(buf_string(&out), "2025-11-25T13:15:46.007Z");
    assert_int_equal(note_read_time(buf_string(&out)), INT64_C(1764076546007));
    assert_int_equal(note_read_time("2025-11-25T21:15:46+08:00"), INT64_C(1764076546000));
    assert_int_equal(note_read_time("2025-11-25"), INT64_C(1764028800000));
    assert_int_equal(note_read_time("gestern"), -1);
    assert_int_equal(note_read_time("2025-11-25 and so on"), -1);
    buf_fini(&out);
}

/* Places of earlier versions stood alone in the file; notes come to them. */
static void
test_one_file_with_places(void **state)
{
    char *path = file_join(*state, "shared.db");
    struct desk desk = {NULL, doc_of("a.txt", NOTICE), NOTICE};
    const struct whereabouts here = {"a.txt", "0123456789abcdef"};
    size_t place = span_of(NOTICE, "各县要逐一").start;
    struct err err = {""};

    struct places *places = places_open(path, &err);
    assert_true(places_put(places, here, doc_text(desk.doc), place, 9, &err));
    stand_up(&desk);
    desk = sit_down(state, "shared.db", "a.txt", NOTICE);
    highlight(&desk, "不留死角");
    assert_int_equal(places_get(places, here, doc_text(desk.doc)), place);
    stand_up(&desk);
    places_free(places);
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_highlight_outlives_the_reader),
        cmocka_unit_test(test_another_wrapping_shares_the_notes),
        cmocka_unit_test(test_a_mark_has_one_place),
        cmocka_unit_test(test_changes_are_undone_and_done_again),
        cmocka_unit_test(test_two_readers_see_each_other),
        cmocka_unit_test(test_no_words_no_note),
        cmocka_unit_test(test_what_is_lost_is_listed_and_placed_by_hand),
        cmocka_unit_test(test_edited_words_are_found),
        cmocka_unit_test(test_a_repeated_passage_is_not_mistaken),
        cmocka_unit_test(test_a_notice_is_known_by_its_text_alone),
        cmocka_unit_test(test_lists_are_filtered),
        cmocka_unit_test(test_without_a_store_the_reader_goes_on),
        cmocka_unit_test(test_times_are_iso),
        cmocka_unit_test(test_one_file_with_places),
    };
    return cmocka_run_group_tests_name("notes", tests, scratch_set_up, scratch_tear_down);
}
