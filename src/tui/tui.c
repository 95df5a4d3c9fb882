/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/tui.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "library/library.h"
#include "notes/places.h"
#include "reader/seeking.h"
#include "tui/asking.h"
#include "tui/finds.h"
#include "tui/help.h"
#include "tui/hits.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screen.h"
#include "tui/shelf.h"
#include "tui/signals.h"
#include "tui/split.h"
#include "tui/term.h"
#include "tui/view.h"

/* Library, what was found in it, notice, hits, help: no view opens more than one other. */
#define VIEWS_MOST 5

/* Milliseconds to wait for the rest of keys that are a command already: g of gg. */
#define PENDING_MS 300

/* Milliseconds between two looks at what comes by itself. */
#define WAITING_MS 20

/* Milliseconds to wait for a converter before it is said, and between two looks at the keys. */
#define PATIENCE_MS 40
#define GLANCE_MS   10

/* Slices of work, a hundredth of a second each or so, between two drawings. */
#define SLICES_SHOWN 10

struct tui {
    const struct tui_start *start;
    struct reader_options options;
    struct term_widths widths;
    int measure; /* of the text, as it was in the last notice */
    struct places *places;
    struct catalogue *catalogue;
    struct shelf *shelf; /* NULL when one file was opened */
    struct list *shelf_list;
    struct finds *finds; /* what was found in the library; NULL when nothing was searched for */
    struct list *finds_list;
    struct page *page;              /* NULL when no notice is open */
    struct reader_opening *opening; /* a notice that is being converted; NULL: none is */
    char *opening_name;
    bool opening_beside;
    size_t opening_at; /* the offset of what was found in it; NONE */
    struct view *views[VIEWS_MOST];
    size_t view_count;
    struct asking *asking;
    struct keymap_typed typed;
    bool pending; /* what was typed is a command, unless more comes soon */
    struct buf message;
    bool over;
};

static struct view *
top_view(const struct tui *tui)
{
    return tui->views[tui->view_count - 1];
}

static void
push_view(struct tui *tui, struct view *view)
{
    tui->views[tui->view_count++] = view;
}

/* A sentence may name what is no valid UTF-8: a file. */
static void
say(struct tui *tui, const char *sentence)
{
    char *clean = uni_clean(sentence, strlen(sentence), NULL);

    buf_clear(&tui->message);
    buf_add_string(&tui->message, clean);
    free(clean);
}

static void
say_of(struct tui *tui, const char *name, const struct err *err)
{
    struct buf sentence = BUF_INIT;

    buf_addf(&sentence, "%s: %s", name, err->sentence);
    say(tui, buf_string(&sentence));
    buf_fini(&sentence);
}

/* ---- Places ---- */

static void
save_place(struct tui *tui)
{
    struct err err;

    if (!reader_save(page_reader(tui->page), &err))
        say(tui, err.sentence);
}

/* ---- Opening and closing ---- */

static void
show_notice(struct tui *tui, struct reader *reader, bool beside)
{
    reader_set_measure(reader, tui->measure);
    tui->page = page_new(reader, beside);
    push_view(tui, page_view(tui->page));
}

static bool
open_notice(struct tui *tui, const char *path, bool beside, struct err *err)
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
    tui->opening = NULL;
    tui->opening_name = NULL;
}

static void
stop_opening(struct tui *tui)
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
        say_of(tui, tui->opening_name, &err);
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
    say(tui, buf_string(&sentence));
    buf_fini(&sentence);
}

/* Opens the notice, at the offset of what was found or where it was left (NONE): at once, or beside
 * the keys when it has to be converted. */
static void
begin_opening(struct tui *tui, const char *path, const char *name, bool beside, size_t at)
{
    struct err err;

    stop_opening(tui);
    tui->opening = reader_begin(path, &tui->options, &err);
    if (!tui->opening) {
        say_of(tui, name, &err);
        return;
    }
    tui->opening_name = mem_copy_string(name);
    tui->opening_beside = beside;
    tui->opening_at = at;
    for (int64_t until = clock_now() + PATIENCE_MS; clock_now() < until;)
        if (!reader_opening_advance(tui->opening, PATIENCE_MS)) {
            end_opening(tui);
            return;
        }
    say_opening(tui);
}

/* A glance at the notice that is being converted; false when none is. */
static bool
go_on_opening(struct tui *tui)
{
    if (!tui->opening)
        return false;
    if (!reader_opening_advance(tui->opening, GLANCE_MS))
        end_opening(tui);
    else if (tui->message.length == 0)
        say_opening(tui);
    return true;
}

static bool
open_library(struct tui *tui, struct err *err)
{
    const struct shelf_source source = {.directories = tui->start->paths,
                                        .count = tui->start->path_count,
                                        .rules = tui->start->rules,
                                        .places = tui->places,
                                        .catalogue = tui->catalogue};

    tui->shelf =
        shelf_new(&source, (enum library_sort)conf_choice(tui->start->conf, CONF_SORT), err);
    if (!tui->shelf)
        return false;
    tui->shelf_list = list_new(&shelf_model, tui->shelf);
    push_view(tui, list_view(tui->shelf_list));
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
    tui->page = NULL;
    if (tui->shelf && focused_card(tui))
        shelf_update_progress(tui->shelf, focused_card(tui));
}

static void
close_view(struct tui *tui)
{
    struct view *view = top_view(tui);

    if (tui->page && view == page_view(tui->page))
        close_notice(tui);
    if (tui->finds && view == list_view(tui->finds_list))
        tui->finds = NULL;
    view->operations->close(view);
    tui->view_count--;
    tui->over = tui->view_count == 0;
}

/* Opens what the library's focus is on; it stays on what could not be opened, too. */
static void
open_focused(struct tui *tui, bool beside)
{
    const struct card *card = focused_card(tui);

    if (card)
        begin_opening(tui, card->path, card->name, beside, NONE);
}

/* ---- Searching in the library ---- */

static void
find_in_library(struct tui *tui, const char *line)
{
    struct err err;

    stop_opening(tui);
    if (!tui->shelf) {
        say(tui, _("This notice was opened by itself: there is no library around it."));
        return;
    }
    size_t count;
    const char **paths = shelf_paths(tui->shelf, &count);
    struct finds *finds = finds_new(line, paths, count, tui->start->rules, &err);
    free(paths);
    if (!finds) {
        say(tui, err.sentence);
        return;
    }
    while (tui->view_count > 1) /* down to the library */
        close_view(tui);
    tui->finds = finds;
    tui->finds_list = list_new(&finds_model, finds);
    push_view(tui, list_view(tui->finds_list));
}

/* Opens what was found under the focus, at the hit. */
static void
open_found(struct tui *tui, bool beside)
{
    struct found found;

    if (finds_at(tui->finds, list_focus(tui->finds_list), &found))
        begin_opening(tui, found.path, file_name(found.path), beside, found.offset);
}

/* The nearest hit in another notice. */
static void
open_beyond(struct tui *tui, int direction)
{
    size_t row = finds_beyond(tui->finds, list_focus(tui->finds_list), direction);

    if (row == NONE) {
        say(tui, direction > 0 ? _("No hit in a notice behind this one")
                               : _("No hit in a notice before this one"));
        return;
    }
    bool beside = page_is_beside(tui->page);
    close_view(tui);
    list_set_focus(tui->finds_list, row);
    open_found(tui, beside);
}

/* The notice that stands before (-1) or after (1) this one in the library. */
static void
open_neighbour(struct tui *tui, int direction)
{
    if (!tui->shelf) {
        say(tui, _("This notice was opened by itself: there is no library around it."));
        return;
    }
    if (tui->finds) {
        open_beyond(tui, direction);
        return;
    }
    size_t row = list_focus(tui->shelf_list) + (size_t)direction;
    if (row >= library_row_count(shelf_library(tui->shelf))) {
        say(tui, direction > 0 ? _("This is the last notice.") : _("This is the first notice."));
        return;
    }
    bool beside = page_is_beside(tui->page);
    close_view(tui);
    list_set_focus(tui->shelf_list, row);
    open_focused(tui, beside);
}

/* ---- Effects ---- */

static void
open_help(struct tui *tui)
{
    enum context context = top_view(tui)->operations->context(top_view(tui));

    if (context != CONTEXT_HELP)
        push_view(tui, list_view(list_new(&help_model, help_new(tui->start->keymap, context))));
}

/* The terminal's answer was wrong, or there was none: the person sees it. */
static void
toggle_ambiguous(struct tui *tui)
{
    int ambiguous = tui->options.ambiguous == 1 ? 2 : 1;

    tui->options.ambiguous = ambiguous;
    screen_set_ambiguous(ambiguous);
    if (tui->page)
        reader_set_ambiguous(page_reader(tui->page), ambiguous);
    say(tui, ambiguous == 2 ? _("Quotation marks, dashes and their like: two columns wide")
                            : _("Quotation marks, dashes and their like: one column wide"));
}

static void
open_hits(struct tui *tui)
{
    struct hits *hits = hits_new(page_reader(tui->page));
    struct list *list = list_new(&hits_model, hits);

    list_set_focus(list, hits_current(hits));
    push_view(tui, split_new(tui->page, list, hits_go, hits));
}

static void
close_all(struct tui *tui)
{
    while (tui->view_count > 0)
        close_view(tui);
}

static void
apply(struct tui *tui, unsigned effects)
{
    if (effects & EFFECT_MESSAGE)
        say(tui, reader_message(page_reader(tui->page)));
    if (effects & EFFECT_THEME)
        say(tui, screen_next_theme());
    if (effects & EFFECT_AMBIGUOUS)
        toggle_ambiguous(tui);
    if (effects & EFFECT_REPAINT)
        screen_repaint();
    if (effects & EFFECT_SUSPEND)
        screen_suspend();
    if (tui->view_count > 0)
        asking_begin(tui->asking, effects, top_view(tui),
                     tui->page ? page_reader(tui->page) : NULL);
    if (effects & EFFECT_HELP)
        open_help(tui);
    if (effects & EFFECT_HITS)
        open_hits(tui);
    if (effects & EFFECT_NEXT_NOTICE)
        open_neighbour(tui, 1);
    if (effects & EFFECT_PREVIOUS_NOTICE)
        open_neighbour(tui, -1);
    if (effects & VIEW_OPEN_NOTICE)
        open_focused(tui, conf_bool(tui->start->conf, CONF_CONTENTS_BESIDE));
    if (effects & VIEW_FIND)
        find_in_library(tui, asking_answer(tui->asking));
    if (effects & VIEW_OPEN_FOUND)
        open_found(tui, conf_bool(tui->start->conf, CONF_CONTENTS_BESIDE));
    if (effects & (EFFECT_FOUND_NEXT | EFFECT_FOUND_PREVIOUS))
        open_beyond(tui, effects & EFFECT_FOUND_NEXT ? 1 : -1);
    if (effects & EFFECT_CLOSE)
        close_view(tui);
    if (effects & EFFECT_QUIT)
        close_all(tui);
}

/* ---- Keys ---- */

static void
perform(struct tui *tui, const struct keymap_stroke *stroke)
{
    struct view *view = top_view(tui);

    buf_clear(&tui->message);
    unsigned effects = view->operations->perform(view, stroke->command, stroke->count);
    apply(tui, effects);
}

/* Whether the view on top has waited for the key. */
static bool
give_key(struct tui *tui, uint32_t key)
{
    struct view *view = top_view(tui);
    unsigned effects;

    if (!view->operations->take_key || !view->operations->take_key(view, key, &effects))
        return false;
    buf_clear(&tui->message);
    apply(tui, effects);
    return true;
}

static void
answer_key(struct tui *tui, uint32_t key)
{
    struct keymap_stroke stroke = {.command = COMMAND_NONE};

    if (tui->opening && (key == KEYMAP_ESCAPE || key == 'q')) {
        stop_opening(tui);
        buf_clear(&tui->message);
        return;
    }
    do {
        if (tui->over || asking_is_open(tui->asking) || give_key(tui, key))
            return;
        struct view *view = top_view(tui);
        stroke.feed_again = false;
        enum keymap_answer answer = keymap_feed(tui->start->keymap, view->operations->context(view),
                                                &tui->typed, key, &stroke);
        tui->pending = answer == KEYMAP_PENDING;
        if (answer == KEYMAP_UNBOUND)
            buf_clear(&tui->message);
        if (answer == KEYMAP_COMMAND)
            perform(tui, &stroke);
    } while (stroke.feed_again);
}

/* No more keys came: those that were typed are the command. */
static void
end_pending(struct tui *tui)
{
    struct keymap_stroke stroke;
    struct view *view = top_view(tui);

    tui->pending = false;
    keymap_time_out(tui->start->keymap, view->operations->context(view), &tui->typed, &stroke);
    perform(tui, &stroke);
}

/* ---- The loop ---- */

/* A message or a prompt takes the last row's place; at its right what was typed so far. */
static void
draw_foot(struct tui *tui, struct area area)
{
    struct buf typed = BUF_INIT;
    int row = area.rows - 1;

    if (asking_is_open(tui->asking)) {
        asking_draw(tui->asking, area);
    } else if (tui->message.length > 0) {
        screen_blank(row, 0, area.columns, LOOK_PLAIN);
        screen_put_cut(row, area.columns > 20, area.columns, buf_string(&tui->message),
                       tui->message.length, LOOK_MESSAGE);
    }
    keymap_print_typed(&tui->typed, &typed);
    if (typed.length > 0) {
        int column = area.columns > 12 ? area.columns - 12 : 0;
        screen_blank(row, column, area.columns, LOOK_PLAIN);
        screen_put_cut(row, column + 1, area.columns, buf_string(&typed), typed.length,
                       LOOK_PROMPT);
    }
    buf_fini(&typed);
}

static void
draw(struct tui *tui)
{
    struct area area = {0, 0, screen_rows(), screen_columns()};
    struct view *view = top_view(tui);

    screen_erase();
    view->operations->draw(view, area);
    draw_foot(tui, area);
    screen_show();
}

/* A slice of what can wait, of every view; false when nothing is left. */
static bool
work(struct tui *tui)
{
    bool more = go_on_opening(tui);

    for (size_t i = 0; i < tui->view_count; i++)
        if (tui->views[i]->operations->idle)
            more |= tui->views[i]->operations->idle(tui->views[i]);
    asking_refresh(tui->asking);
    return more;
}

static void
answer(struct tui *tui, struct event event)
{
    switch (event.kind) {
    case EVENT_KEY:
    case EVENT_PASTED:
        if (asking_is_open(tui->asking))
            apply(tui, asking_feed(tui->asking, event));
        else if (event.kind == EVENT_KEY)
            answer_key(tui, event.key);
        break;
    case EVENT_STOP:
        screen_suspend();
        break;
    case EVENT_END:
        close_all(tui);
        break;
    case EVENT_NOTHING:
    case EVENT_RESIZE:
        break; /* drawing again is all it takes */
    }
}

/* Whether something may come that is no key. */
static bool
is_waiting(const struct tui *tui)
{
    for (size_t i = 0; i < tui->view_count; i++)
        if (tui->views[i]->operations->is_waiting &&
            tui->views[i]->operations->is_waiting(tui->views[i]))
            return true;
    return false;
}

/* Works in slices as long as nobody waits for anything, and shows now and then how far it
 * has come. */
static struct event
work_until_event(struct tui *tui)
{
    struct event event;
    int slices = 0;

    while ((event = screen_wait(0)).kind == EVENT_NOTHING && work(tui))
        if (++slices % SLICES_SHOWN == 0)
            draw(tui);
    if (event.kind != EVENT_NOTHING)
        return event;
    draw(tui);
    return screen_wait(is_waiting(tui) ? WAITING_MS : -1);
}

static void
loop(struct tui *tui)
{
    while (!tui->over) {
        draw(tui);
        struct event event = tui->pending ? screen_wait(PENDING_MS) : work_until_event(tui);
        if (event.kind != EVENT_NOTHING)
            answer(tui, event);
        else if (tui->pending)
            end_pending(tui);
    }
}

/* ---- From start to end ---- */

static bool
is_directory(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
open_start(struct tui *tui, struct err *err)
{
    const struct tui_start *start = tui->start;
    bool beside = conf_bool(start->conf, CONF_CONTENTS_BESIDE);
    struct err why;

    if (start->path_count != 1)
        return open_library(tui, err);
    if (is_directory(start->paths[0]) ? open_library(tui, &why)
                                      : open_notice(tui, start->paths[0], beside, &why))
        return true;
    return err_set(err, "%s: %s", start->paths[0], why.sentence);
}

static void
open_places(struct tui *tui)
{
    struct err err;
    char *path = file_place("XDG_DATA_HOME", ".local/share", "notes.db");

    if (path && conf_bool(tui->start->conf, CONF_REMEMBER_PLACES)) {
        tui->places = places_open(path, &err);
        if (!tui->places)
            say_of(tui, path, &err);
    }
    tui->options.places = tui->places;
    free(path);
}

static void
take_options(struct tui *tui)
{
    const struct conf *conf = tui->start->conf;
    int ambiguous = conf_choice(conf, CONF_AMBIGUOUS); /* auto, 1, 2 */

    tui->widths = term_probe_widths();
    if (ambiguous)
        tui->widths.ambiguous = ambiguous;
    tui->measure = conf_int(conf, CONF_MEASURE);
    tui->options.measure = tui->measure;
    tui->options.rules = tui->start->rules;
    tui->options.guess_pinyin =
        conf_choice(conf, CONF_PINYIN) == CONF_PINYIN_YES ||
        (conf_choice(conf, CONF_PINYIN) == CONF_PINYIN_AUTO && term_is_linux_console());
    tui->options.encoding = tui->start->encoding;
    tui->options.usual_encoding = conf_string(conf, CONF_ENCODING);
    tui->options.ambiguous = tui->widths.ambiguous;
    tui->options.manner = manner_of(conf);
}

static void
greet(struct tui *tui)
{
    if (screen_has_own_widths())
        say(tui,
            _("This ncurses has character widths of its own: what it would misplace is replaced."));
    if (term_is_linux_console())
        /* Not translated: into Chinese it could not be read there. */
        say(tui, "This console has no glyphs for Chinese: a terminal emulator shows them.");
    if (*tui->start->greeting)
        say(tui, tui->start->greeting);
}

static void
end(struct tui *tui)
{
    stop_opening(tui);
    close_all(tui);
    asking_free(tui->asking);
    buf_fini(&tui->message);
    catalogue_free(tui->catalogue);
    places_free(tui->places);
}

bool
tui_run(const struct tui_start *start, struct err *err)
{
    struct tui tui = {.start = start};

    if (!term_is_interactive())
        return err_set(err, _("the reader needs a terminal"));
    take_options(&tui);
    open_places(&tui);
    tui.asking = asking_new(conf_bool(start->conf, CONF_REMEMBER_PLACES));
    tui.catalogue = catalogue_open(start->rules);
    bool good = open_start(&tui, err);
    if (good && !term_take_keyboard())
        good = err_set(err, _("the reader needs a terminal"));
    if (good)
        good = screen_open(&tui.widths, (enum conf_theme)conf_choice(start->conf, CONF_THEME), err);
    if (good) {
        mem_on_exhaustion(screen_close);
        greet(&tui);
        loop(&tui);
    }
    end(&tui);
    screen_close();
    if (signals_ending())
        signals_die(signals_ending());
    return good;
}
