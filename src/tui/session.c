/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/session.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "library/library.h"
#include "reader/marking.h"
#include "reader/seeking.h"

/* Milliseconds to wait for a converter before it is said, and between two looks at the keys. */
#define PATIENCE_MS 40
#define GLANCE_MS   10

struct view *
session_top(const struct tui *tui)
{
    return tui->views[tui->view_count - 1];
}

void
session_push(struct tui *tui, struct view *view)
{
    assert(tui->view_count < VIEWS_MOST);
    tui->pages[tui->view_count] = NULL;
    tui->views[tui->view_count++] = view;
}

bool
session_has_room(struct tui *tui)
{
    if (tui->view_count + 1 < VIEWS_MOST)
        return true;
    session_say(tui, _("So many notices and lists are open that no other has room: q closes one"));
    return false;
}

void
session_say(struct tui *tui, const char *sentence)
{
    char *clean = uni_clean(sentence, strlen(sentence), NULL);

    buf_clear(&tui->message);
    buf_add_string(&tui->message, clean);
    free(clean);
}

void
session_say_of(struct tui *tui, const char *name, const struct err *err)
{
    struct buf sentence = BUF_INIT;

    buf_addf(&sentence, "%s: %s", name, err->sentence);
    session_say(tui, buf_string(&sentence));
    buf_fini(&sentence);
}

/* ---- Places ---- */

static void
save_place(struct tui *tui)
{
    struct err err;

    if (!reader_save(page_reader(tui->page), &err))
        session_say(tui, err.sentence);
}

/* ---- Opening and closing ---- */

static void
show_notice(struct tui *tui, struct reader *reader, bool beside)
{
    reader_set_measure(reader, tui->measure);
    tui->page = page_new(reader, beside);
    session_push(tui, page_view(tui->page));
    tui->pages[tui->view_count - 1] = tui->page;
}

bool
session_open_notice(struct tui *tui, const char *path, bool beside, struct err *err)
{
    struct reader *reader = reader_open(path, &tui->options, err);

    if (reader)
        show_notice(tui, reader, beside);
    return reader != NULL;
}

/* The notice is not waited for any more. */
static void
forget_opening(struct tui *tui)
{
    free(tui->opening_name);
    free(tui->opening_note);
    tui->opening = NULL;
    tui->opening_name = NULL;
    tui->opening_note = NULL;
}

void
session_stop_opening(struct tui *tui)
{
    struct err ignored;

    if (!tui->opening)
        return;
    reader_free(reader_opening_end(tui->opening, &ignored));
    forget_opening(tui);
}

/* Shows the notice that was converted, or says why there is none. */
static void
end_opening(struct tui *tui)
{
    struct err err;
    struct reader *reader = reader_opening_end(tui->opening, &err);

    buf_clear(&tui->message);
    if (reader)
        show_notice(tui, reader, tui->opening_beside);
    else
        session_say_of(tui, tui->opening_name, &err);
    if (reader && tui->opening_note) {
        marking_go_to(reader, tui->opening_note);
        session_say(tui, reader_message(reader));
    }
    if (reader && tui->opening_at != NONE && tui->finds) {
        seeking_set_outward(reader, true);
        seeking_find_at(reader, finds_line(tui->finds), tui->opening_at);
    }
    forget_opening(tui);
}

/* Says what is waited for. */
static void
say_opening(struct tui *tui)
{
    struct buf sentence = BUF_INIT;

    buf_addf(&sentence, _("%s makes text of %s; Esc stops it"),
             file_name(reader_opening_program(tui->opening)), tui->opening_name);
    session_say(tui, buf_string(&sentence));
    buf_fini(&sentence);
}

/* Opens the notice, at the offset of what was found, at a note, or where it was left (NONE, NULL):
 * at once, or beside the keys when it has to be converted. */
static void
begin_opening(struct tui *tui, const char *path, const char *name, bool beside, size_t at,
              const char *note)
{
    struct err err;

    session_stop_opening(tui);
    if (!session_has_room(tui))
        return;
    tui->opening = reader_begin(path, &tui->options, &err);
    if (!tui->opening) {
        session_say_of(tui, name, &err);
        return;
    }
    tui->opening_name = mem_copy_string(name);
    tui->opening_beside = beside;
    tui->opening_at = at;
    tui->opening_note = mem_copy_string(note);
    for (int64_t until = clock_now() + PATIENCE_MS; clock_now() < until;)
        if (!reader_opening_advance(tui->opening, PATIENCE_MS)) {
            end_opening(tui);
            return;
        }
    say_opening(tui);
}

bool
session_go_on_opening(struct tui *tui)
{
    if (!tui->opening)
        return false;
    if (!reader_opening_advance(tui->opening, GLANCE_MS))
        end_opening(tui);
    else if (tui->message.length == 0)
        say_opening(tui);
    return true;
}

bool
session_open_library(struct tui *tui, struct err *err)
{
    const struct shelf_source source = {.directories = tui->start->paths,
                                        .count = tui->start->path_count,
                                        .rules = tui->start->rules,
                                        .places = tui->places,
                                        .catalogue = tui->catalogue,
                                        .notes = tui->notes};

    tui->shelf =
        shelf_new(&source, (enum library_sort)conf_choice(tui->start->conf, CONF_SORT), err);
    if (!tui->shelf)
        return false;
    tui->shelf_list = list_new(&shelf_model, tui->shelf);
    session_push(tui, list_view(tui->shelf_list));
    return true;
}

static const struct card *
focused_card(const struct tui *tui)
{
    const struct library *library = shelf_library(tui->shelf);
    size_t row = list_focus(tui->shelf_list);

    return row < library_row_count(library) ? library_row(library, row) : NULL;
}

static void
close_notice(struct tui *tui)
{
    save_place(tui);
    tui->measure = reader_measure(page_reader(tui->page));
    if (tui->shelf && focused_card(tui))
        shelf_update_progress(tui->shelf, focused_card(tui));
}

static struct page *
topmost_page(const struct tui *tui)
{
    for (size_t i = tui->view_count; i > 0; i--)
        if (tui->pages[i - 1])
            return tui->pages[i - 1];
    return NULL;
}

void
session_close_view(struct tui *tui)
{
    struct view *view = session_top(tui);

    if (tui->pages[tui->view_count - 1])
        close_notice(tui);
    if (tui->finds && view == list_view(tui->finds_list))
        tui->finds = NULL;
    view->operations->close(view);
    tui->view_count--;
    tui->page = topmost_page(tui);
    tui->over = tui->view_count == 0;
}

void
session_open_note(struct tui *tui, const char *path, const char *id)
{
    begin_opening(tui, path, file_name(path), false, NONE, id);
}

void
session_open_focused(struct tui *tui, bool beside)
{
    const struct card *card = focused_card(tui);

    if (card)
        begin_opening(tui, card->path, card->name, beside, NONE, NULL);
}

/* ---- Searching in the library ---- */

void
session_find(struct tui *tui, const char *line)
{
    struct err err;

    session_stop_opening(tui);
    if (!tui->shelf) {
        session_say(tui, _("This notice was opened by itself: there is no library around it."));
        return;
    }
    size_t count;
    const char **paths = shelf_paths(tui->shelf, &count);
    const struct harvest_field field = {.paths = paths,
                                        .count = count,
                                        .rules = tui->start->rules,
                                        .habits = tui->options.habits,
                                        .guess_pinyin = tui->options.guess_pinyin};
    struct finds *finds = finds_new(line, &field, &err);
    free(paths);
    if (!finds) {
        session_say(tui, err.sentence);
        return;
    }
    while (tui->view_count > 1) /* down to the library */
        session_close_view(tui);
    tui->finds = finds;
    tui->finds_list = list_new(&finds_model, finds);
    session_push(tui, list_view(tui->finds_list));
}

void
session_open_found(struct tui *tui, bool beside)
{
    struct found found;

    if (finds_at(tui->finds, list_focus(tui->finds_list), &found))
        begin_opening(tui, found.path, file_name(found.path), beside, found.offset, NULL);
}

void
session_open_beyond(struct tui *tui, int direction)
{
    size_t row = finds_beyond(tui->finds, list_focus(tui->finds_list), direction);

    if (row == NONE) {
        session_say(tui, direction > 0 ? _("No hit in a notice behind this one")
                                       : _("No hit in a notice before this one"));
        return;
    }
    bool beside = page_is_beside(tui->page);
    session_close_view(tui);
    list_set_focus(tui->finds_list, row);
    session_open_found(tui, beside);
}

void
session_open_neighbour(struct tui *tui, int direction)
{
    if (!tui->shelf) {
        session_say(tui, _("This notice was opened by itself: there is no library around it."));
        return;
    }
    if (tui->finds) {
        session_open_beyond(tui, direction);
        return;
    }
    size_t row = list_focus(tui->shelf_list) + (size_t)direction;
    if (row >= library_row_count(shelf_library(tui->shelf))) {
        session_say(tui,
                    direction > 0 ? _("This is the last notice.") : _("This is the first notice."));
        return;
    }
    bool beside = page_is_beside(tui->page);
    session_close_view(tui);
    list_set_focus(tui->shelf_list, row);
    session_open_focused(tui, beside);
}

void
session_close_all(struct tui *tui)
{
    while (tui->view_count > 0)
        session_close_view(tui);
}
