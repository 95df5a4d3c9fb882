/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/session.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "library/library.h"
#include "reader/keymap.h"
#include "reader/marking.h"
#include "reader/seeking.h"

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
session_print_foot(const struct tui *tui, struct buf *out)
{
    struct buf sentence = BUF_INIT;

    if (tui->message.length > 0)
        buf_add(&sentence, tui->message.bytes, tui->message.length);
    else if (!tui->purpose.alone)
        awaited_print(&tui->awaited, &sentence);
    char *clean = uni_clean(buf_string(&sentence), sentence.length, NULL);
    buf_add_string(out, clean);
    free(clean);
    buf_fini(&sentence);
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

/* ---- Waiting for a notice ---- */

bool
session_is_opening(const struct tui *tui)
{
    return tui->awaited.arrival != NULL;
}

static void
forget_purpose(struct tui *tui)
{
    free(tui->purpose.note);
    tui->purpose = (struct purpose){.at = NONE};
}

/* The session that was opened for one notice ends without it. */
static void
end_alone(struct tui *tui, const char *sentence)
{
    err_set(&tui->failure, "%s", sentence);
    tui->over = true;
}

void
session_stop_opening(struct tui *tui)
{
    struct buf sentence = BUF_INIT;

    if (!session_is_opening(tui))
        return;
    awaited_print_stopped(&tui->awaited, &sentence);
    session_say(tui, buf_string(&sentence));
    if (tui->purpose.alone)
        end_alone(tui, buf_string(&sentence));
    buf_fini(&sentence);
    awaited_fini(&tui->awaited);
    forget_purpose(tui);
}

/* Shows a notice on a page of its own, at what it was opened for. */
static void
show_opened(struct tui *tui, struct reader *reader)
{
    if (tui->purpose.alone) {
        session_close_view(tui);
        tui->over = false;
    }
    show_notice(tui, reader, tui->purpose.beside);
    if (tui->purpose.note)
        marking_go_to(reader, tui->purpose.note);
    if (*reader_message(reader))
        session_say(tui, reader_message(reader));
    if (tui->purpose.at != NONE && tui->finds) {
        seeking_set_outward(reader, true);
        seeking_find_at(reader, finds_line(tui->finds), tui->purpose.at);
    }
}

/* Shows the notice that has come, or says why there is none. */
static void
end_opening(struct tui *tui)
{
    char *name = mem_copy_string(tui->awaited.name);
    struct arrival *arrival = awaited_take(&tui->awaited);
    struct reader *reader;
    struct err err;

    if (tui->purpose.again) {
        reader_take(page_reader(tui->purpose.again), arrival);
        session_say(tui, reader_message(page_reader(tui->purpose.again)));
    } else if ((reader = reader_of(arrival, &err)) != NULL) {
        show_opened(tui, reader);
    } else {
        session_say_of(tui, name, &err);
        if (tui->purpose.alone)
            end_alone(tui, err.sentence);
    }
    forget_purpose(tui);
    free(name);
}

/* Another edition takes the place of the old one only where nothing lies over that and nobody is
 * asked anything about it. */
static bool
may_show(const struct tui *tui)
{
    return !asking_is_open(tui->asking) &&
           (!tui->purpose.again || session_top(tui) == page_view(tui->purpose.again));
}

/* Waits for the arrival, which is taken over, for the purpose, of which the note is. */
static void
await(struct tui *tui, struct arrival *arrival, const char *name, struct purpose purpose)
{
    forget_purpose(tui);
    awaited_begin(&tui->awaited, arrival, name);
    tui->purpose = purpose;
    tui->purpose.from = session_top(tui);
    if (tui->awaited.come && may_show(tui))
        end_opening(tui);
}

bool
session_stops_at(const struct tui *tui, uint32_t key)
{
    return session_is_opening(tui) &&
           (key == KEYMAP_ESCAPE ||
            (key == 'q' && !tui->purpose.again && tui->purpose.from == session_top(tui)));
}

bool
session_go_on_opening(struct tui *tui)
{
    bool shows = session_is_opening(tui) && awaited_look(&tui->awaited) && may_show(tui);

    if (shows)
        end_opening(tui);
    return shows;
}

/* Opens the notice, at the offset of what was found, at a note, or where it was left (NONE, NULL):
 * at once, or beside the keys when it has to be converted. */
static void
begin_opening(struct tui *tui, const char *path, const char *name, struct purpose purpose)
{
    struct err err;

    session_stop_opening(tui);
    struct arrival *arrival =
        session_has_room(tui) ? arrival_begin(path, &tui->options, &err) : NULL;
    if (arrival) {
        await(tui, arrival, name, purpose);
        return;
    }
    if (session_has_room(tui))
        session_say_of(tui, name, &err);
    free(purpose.note);
}

void
session_read_again(struct tui *tui, const char *encoding)
{
    const struct reader *reader = page_reader(tui->page);
    const char *name = file_name(doc_path(reader_doc(reader)));
    struct err err;

    session_stop_opening(tui);
    struct arrival *arrival = reader_begin_again(reader, encoding, &err);
    if (arrival)
        await(tui, arrival, name, (struct purpose){.again = tui->page, .at = NONE});
    else
        session_say_of(tui, name, &err);
}

bool
session_open_notice(struct tui *tui, const char *path, bool beside, struct err *err)
{
    struct arrival *arrival = arrival_begin(path, &tui->options, err);

    if (!arrival)
        return false;
    session_push(tui, list_view(list_new(&awaited_model, &tui->awaited)));
    await(tui, arrival, file_name(path),
          (struct purpose){.alone = true, .beside = beside, .at = NONE});
    if (tui->over)
        *err = tui->failure;
    return !tui->over;
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

    if (tui->pages[tui->view_count - 1]) {
        if (session_is_opening(tui) && tui->purpose.again == tui->pages[tui->view_count - 1])
            session_stop_opening(tui);
        close_notice(tui);
    }
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
    const struct purpose purpose = {.note = mem_copy_string(id), .at = NONE};

    begin_opening(tui, path, file_name(path), purpose);
}

void
session_open_focused(struct tui *tui, bool beside)
{
    const struct card *card = focused_card(tui);

    if (card)
        begin_opening(tui, card->path, card->name, (struct purpose){.beside = beside, .at = NONE});
}

/* ---- Searching in the library ---- */

/* All notices of the library, or those that its filter lets through; the caller frees the paths. */
static struct harvest_field
field_of(const struct tui *tui, const char ***paths)
{
    struct harvest_field field = {.rules = tui->start->rules,
                                  .habits = tui->options.habits,
                                  .guess_pinyin = tui->options.guess_pinyin};

    *paths = tui->shelf ? shelf_paths(tui->shelf, &field.count) : NULL;
    field.paths = *paths;
    return field;
}

struct inkling *
session_foresee(const struct tui *tui)
{
    const char **paths;
    const struct harvest_field field = field_of(tui, &paths);
    struct inkling *inkling = inkling_new(&field);

    free(paths);
    return inkling;
}

void
session_find(struct tui *tui, const char *line)
{
    struct err err;

    session_stop_opening(tui);
    if (!tui->shelf) {
        session_say(tui, _("This notice was opened by itself: there is no library around it."));
        return;
    }
    const char **paths;
    const struct harvest_field field = field_of(tui, &paths);
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
        begin_opening(tui, found.path, file_name(found.path),
                      (struct purpose){.beside = beside, .at = found.offset});
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
