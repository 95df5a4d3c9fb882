/* test_marking.c: what a person marks while reading, and what becomes of it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "notes/notes.h"
#include "reader/keymap.h"
#include "reader/marking.h"
#include "reader/reader.h"
#include "reader/selecting.h"

#include "again.h"
#include "unit.h"

static const char notice[] = "临山县教育局关于校园树木养护的通知\n"
                             "\n"
                             "各中小学校：\n"
                             "\n"
                             "　　一、排查。各校要查清每一棵树，逐棵登记；做到不漏。先查树根。\n"
                             "\n"
                             "　　（一）查树干。看有无空洞。\n"
                             "\n"
                             "　　二、整治。四月前完成。结果报县局。\n"
                             "\n"
                             "　　三、长效。每学期查一次。\n";

static const char other[] = "临山县教育局关于校园饮水的通知\n"
                            "\n"
                            "　　一、水质。每月检测一次。\n";

struct desk {
    char *folder;
    char *path, *other_path;
    struct notes *notes;
    struct reader *reader;
};

static char *
write_notice(const char *folder, const char *name, const char *words)
{
    char *path = file_join(folder, name);
    struct err err = {""};

    assert_true(file_replace(path, words, strlen(words), &err));
    return path;
}

static struct reader *
open_reader(const char *path, struct notes *notes)
{
    const struct reader_options options = {.measure = 40, .ambiguous = 2, .notes = notes};
    struct err err = {""};
    struct reader *reader = reader_open(path, &options, &err);

    assert_non_null(reader);
    reader_resize(reader, 40, 5);
    while (reader_idle(reader))
        ;
    marking_settle(reader);
    return reader;
}

static struct notes *
open_notes(const char *folder)
{
    char *path = file_join(folder, "notes.db");
    struct err err = {""};
    struct notes *notes = notes_open(path, &err);

    assert_non_null(notes);
    free(path);
    return notes;
}

static int
setup(void **state)
{
    struct desk *desk = mem_zero(1, sizeof *desk);

    desk->folder = scratch_new();
    desk->path = write_notice(desk->folder, "trees.txt", notice);
    desk->other_path = write_notice(desk->folder, "water.txt", other);
    desk->notes = open_notes(desk->folder);
    desk->reader = open_reader(desk->path, desk->notes);
    *state = desk;
    return 0;
}

static int
teardown(void **state)
{
    struct desk *desk = *state;

    reader_free(desk->reader);
    notes_free(desk->notes);
    free(desk->path);
    free(desk->other_path);
    scratch_remove(desk->folder);
    free(desk);
    return 0;
}

static unsigned
type(struct reader *reader, enum command command, uint32_t letter)
{
    reader_do(reader, command, 0);
    assert_true(marking_waits(reader));
    unsigned effects = marking_take_letter(reader, letter);
    assert_false(marking_waits(reader));
    return effects;
}

static void
go_to(struct reader *reader, const char *words)
{
    const char *bytes = text_bytes(doc_text(reader_doc(reader)));

    assert_non_null(strstr(bytes, words));
    selecting_show(reader, (size_t)(strstr(bytes, words) - bytes));
    selecting_leave(reader);
}

/* The i-th note that has a place: its words, its colour. */
static void
assert_note(const struct reader *reader, size_t i, const char *words, enum note_colour colour)
{
    const struct note *note = marking_at(reader, i);

    assert_non_null(note);
    assert_string_equal(note->quotation.exact, words);
    assert_int_equal(note->colour, colour);
}

static void
assert_says(const struct reader *reader, const char *words)
{
    if (!strstr(reader_message(reader), words))
        fail_msg("it says \"%s\", not \"%s\"", reader_message(reader), words);
}

static void
test_the_sentence_here(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "逐棵");
    reader_do(reader, COMMAND_HIGHLIGHT, 0);
    assert_note(reader, 0, "各校要查清每一棵树，逐棵登记；做到不漏。", NOTE_YELLOW);
    type(reader, COMMAND_HIGHLIGHT_IN, 'r');
    assert_int_equal(marking_count(reader), 1);
    assert_note(reader, 0, "各校要查清每一棵树，逐棵登记；做到不漏。", NOTE_RED);
    go_to(reader, "先查");
    reader_do(reader, COMMAND_HIGHLIGHT, 0);
    assert_note(reader, 1, "先查树根。", NOTE_RED);
}

static void
test_a_selection(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "逐棵");
    reader_do(reader, COMMAND_SELECT, 0);
    reader_do(reader, COMMAND_SELECT, 0);
    reader_do(reader, COMMAND_NEXT_CLAUSE, 0);
    type(reader, COMMAND_COLOUR, 'g');
    assert_note(reader, 0, "逐棵登记；", NOTE_GREEN);
    assert_int_equal(selecting_context(reader), CONTEXT_READING);
    type(reader, COMMAND_HIGHLIGHT_IN, KEYMAP_ESCAPE);
    type(reader, COMMAND_HIGHLIGHT_IN, 'z');
    assert_says(reader, "No colour");
    assert_int_equal(marking_count(reader), 1);
}

static void
test_undo_and_redo(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "逐棵");
    reader_do(reader, COMMAND_HIGHLIGHT, 0);
    reader_do(reader, COMMAND_ANNOTATE, 0);
    marking_answer(reader, "谁来登记？");
    assert_string_equal(marking_at(reader, 0)->comment, "谁来登记？");
    reader_do(reader, COMMAND_UNDO, 0);
    assert_null(marking_at(reader, 0)->comment);
    type(reader, COMMAND_HIGHLIGHT_IN, 'd');
    assert_int_equal(marking_count(reader), 0);
    reader_do(reader, COMMAND_UNDO, 0);
    assert_int_equal(marking_count(reader), 1);
    assert_says(reader, "it is back");
    reader_do(reader, COMMAND_REDO, 0);
    assert_int_equal(marking_count(reader), 0);
    go_to(reader, "查树干");
    reader_do(reader, COMMAND_REMOVE, 0);
    assert_says(reader, "No highlight is here");
}

/* A note makes the highlight that it is on; one that is given up makes none. */
static void
test_a_note_on_a_sentence(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "先查");
    assert_true(reader_do(reader, COMMAND_ANNOTATE, 0) & EFFECT_WISH);
    assert_int_equal(marking_wish(reader), WISH_COMMENT);
    assert_null(marking_note(reader));
    marking_answer(reader, "");
    assert_int_equal(marking_count(reader), 0);
    reader_do(reader, COMMAND_ANNOTATE, 0);
    marking_answer(reader, "树根在哪？");
    assert_note(reader, 0, "先查树根。", NOTE_YELLOW);
    reader_do(reader, COMMAND_ANNOTATE, 0);
    assert_string_equal(marking_note(reader)->comment, "树根在哪？");
}

static void
test_next_and_previous(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "每学期");
    type(reader, COMMAND_HIGHLIGHT_IN, 'b');
    go_to(reader, "逐棵");
    type(reader, COMMAND_HIGHLIGHT_IN, 'y');
    reader_do(reader, COMMAND_TOP, 0);
    reader_do(reader, COMMAND_NEXT_HIGHLIGHT, 0);
    assert_says(reader, "yellow");
    reader_do(reader, COMMAND_NEXT_HIGHLIGHT, 0);
    assert_says(reader, "blue");
    reader_do(reader, COMMAND_NEXT_HIGHLIGHT, 0);
    assert_says(reader, "No highlight follows");
    reader_do(reader, COMMAND_PREVIOUS_HIGHLIGHT, 0);
    assert_says(reader, "yellow");
    reader_do(reader, COMMAND_PREVIOUS_HIGHLIGHT, 0);
    assert_says(reader, "No highlight before this");
    reader_do(reader, COMMAND_TOP, 0);
    reader_do(reader, COMMAND_NEXT_HIGHLIGHT, 2);
    assert_says(reader, "blue");
}

static void
test_marks(void **state)
{
    struct desk *desk = *state;
    struct reader *reader = desk->reader;

    go_to(reader, "结果报");
    type(reader, COMMAND_SET_MARK, 'a');
    type(reader, COMMAND_SET_MARK, 'A');
    reader_do(reader, COMMAND_TOP, 0);
    type(reader, COMMAND_GO_TO_MARK, 'a');
    assert_memory_equal(text_bytes(doc_text(reader_doc(reader))) + selecting_here(reader), "结果报",
                        9);
    type(reader, COMMAND_GO_TO_MARK, 'b');
    assert_says(reader, "Mark b is not set");
    reader_free(reader);
    desk->reader = reader = open_reader(desk->other_path, desk->notes);
    type(reader, COMMAND_GO_TO_MARK, 'a');
    assert_says(reader, "Mark a is not set");
    assert_true(type(reader, COMMAND_GO_TO_MARK, 'A') & EFFECT_WISH);
    assert_int_equal(marking_wish(reader), WISH_OPEN);
    assert_string_equal(marking_note(reader)->source->path, desk->path);
}

static void
test_bookmarks(void **state)
{
    struct reader *reader = ((struct desk *)*state)->reader;

    go_to(reader, "先查");
    assert_true(reader_do(reader, COMMAND_ADD_BOOKMARK, 0) & EFFECT_WISH);
    assert_int_equal(marking_wish(reader), WISH_NAME);
    marking_answer(reader, "树根");
    const struct note *note = marking_at(reader, 0);
    assert_int_equal(note->kind, NOTE_BOOKMARK);
    assert_string_equal(note->name, "树根");
    assert_memory_equal(note->quotation.exact, "先查树根", 12);
}

/* What another reader has done shows after settling; a notice read again keeps its notes. */
static void
test_two_readers(void **state)
{
    struct desk *desk = *state;
    struct notes *notes = open_notes(desk->folder);
    struct reader *second = open_reader(desk->path, notes);

    go_to(second, "逐棵");
    reader_do(second, COMMAND_HIGHLIGHT, 0);
    assert_int_equal(marking_count(desk->reader), 0);
    marking_settle(desk->reader);
    assert_int_equal(marking_count(desk->reader), 1);
    read_again(desk->reader, NULL);
    marking_settle(desk->reader);
    assert_int_equal(marking_count(desk->reader), 1);
    reader_free(second);
    notes_free(notes);
}

/* Without a store nothing is marked, and a sentence says so. */
static void
test_without_a_store(void **state)
{
    struct desk *desk = *state;
    struct reader *reader = open_reader(desk->path, NULL);

    reader_do(reader, COMMAND_HIGHLIGHT, 0);
    assert_says(reader, "no store");
    type(reader, COMMAND_SET_MARK, 'a');
    assert_says(reader, "no store");
    type(reader, COMMAND_GO_TO_MARK, 'a');
    assert_says(reader, "not set");
    reader_do(reader, COMMAND_UNDO, 0);
    assert_says(reader, "nothing to undo");
    reader_free(reader);
}

/* The words were rewritten: the note is lost, and a person puts it where they are now. */
static void
test_a_lost_one_is_placed(void **state)
{
    struct desk *desk = *state;
    struct err err = {""};
    static const char edited[] = "临山县教育局关于校园树木养护的通知\n"
                                 "\n"
                                 "各中小学校：\n"
                                 "\n"
                                 "　　一、排查。请逐一看过。\n"
                                 "\n"
                                 "　　（一）查树干。看有无空洞。\n";

    go_to(desk->reader, "逐棵");
    reader_do(desk->reader, COMMAND_HIGHLIGHT, 0);
    assert_true(file_replace(desk->path, edited, strlen(edited), &err));
    read_again(desk->reader, NULL);
    marking_settle(desk->reader);
    assert_int_equal(marking_count(desk->reader), 0);
    assert_int_equal(notes_count(desk->notes), 1);
    reader_do(desk->reader, COMMAND_PLACE_NOTE, 0);
    assert_says(desk->reader, "from its list first");
    marking_go_to(desk->reader, notes_at(desk->notes, 0)->id);
    go_to(desk->reader, "请逐一");
    reader_do(desk->reader, COMMAND_PLACE_NOTE, 0);
    assert_note(desk->reader, 0, "请逐一看过。", NOTE_YELLOW);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_sentence_here), TEST(test_a_selection),
        TEST(test_undo_and_redo),     TEST(test_a_note_on_a_sentence),
        TEST(test_next_and_previous), TEST(test_marks),
        TEST(test_bookmarks),         TEST(test_two_readers),
        TEST(test_without_a_store),   TEST(test_a_lost_one_is_placed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
