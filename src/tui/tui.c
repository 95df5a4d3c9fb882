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
#include "notes/notes.h"
#include "notes/places.h"
#include "reader/seeking.h"
#include "tui/asking.h"
#include "tui/desk.h"
#include "tui/finds.h"
#include "tui/help.h"
#include "tui/hits.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/pointer.h"
#include "tui/screen.h"
#include "tui/session.h"
#include "tui/shelf.h"
#include "tui/signals.h"
#include "tui/split.h"
#include "tui/term.h"
#include "tui/view.h"

/* Milliseconds to wait for the rest of keys that are a command already: g of gg. */
#define PENDING_MS 300

/* Milliseconds between two looks at how far that has come which comes by itself. */
#define WAITING_MS 100

/* Slices of work, a hundredth of a second each or so, between two drawings. */
#define SLICES_SHOWN 10

/* ---- Effects ---- */

static void
open_help(struct tui *tui)
{
    enum context context = session_top(tui)->operations->context(session_top(tui));

    if (context != CONTEXT_HELP && tui->view_count < VIEWS_MOST)
        session_push(tui, list_view(list_new(&help_model, help_new(tui->start->keymap, context))));
}

static void
set_ambiguous(struct tui *tui, int ambiguous)
{
    tui->options.ambiguous = ambiguous;
    screen_set_ambiguous(ambiguous);
    for (size_t i = 0; i < tui->view_count; i++)
        if (tui->pages[i])
            reader_set_ambiguous(page_reader(tui->pages[i]), ambiguous);
}

/* The terminal's answer was wrong, or there was none: the person sees it. */
static void
toggle_ambiguous(struct tui *tui)
{
    int ambiguous = tui->options.ambiguous == 1 ? 2 : 1;

    set_ambiguous(tui, ambiguous);
    session_say(tui, ambiguous == 2 ? _("Quotation marks, dashes and their like: two columns wide")
                                    : _("Quotation marks, dashes and their like: one column wide"));
}

static void
open_hits(struct tui *tui)
{
    if (!session_has_room(tui))
        return;
    struct hits *hits = hits_new(page_reader(tui->page));
    struct list *list = list_new(&hits_model, hits);

    list_set_focus(list, hits_current(hits));
    session_push(tui, split_new(tui->page, list, hits_go, hits));
}

/* What the view on top has to say; without words of its own, what the notice has. */
static void
say_message(struct tui *tui)
{
    const struct view *view = session_top(tui);

    if (view->operations->message)
        session_say(tui, view->operations->message(view));
    else if (tui->page)
        session_say(tui, reader_message(page_reader(tui->page)));
}

static void
apply(struct tui *tui, unsigned effects)
{
    if (effects & EFFECT_MESSAGE)
        say_message(tui);
    if (effects & EFFECT_THEME)
        session_say(tui, screen_next_theme());
    if (effects & EFFECT_AMBIGUOUS)
        toggle_ambiguous(tui);
    if (effects & EFFECT_REPAINT)
        screen_repaint();
    if (effects & EFFECT_SUSPEND)
        screen_suspend();
    if (effects & EFFECT_ASK_FIND)
        asking_foresee(tui->asking, session_foresee(tui));
    if (tui->view_count > 0)
        asking_begin(tui->asking, effects, session_top(tui),
                     tui->page ? page_reader(tui->page) : NULL);
    if (effects & EFFECT_HELP)
        open_help(tui);
    if (effects & EFFECT_HITS)
        open_hits(tui);
    if (effects & EFFECT_RELOAD)
        session_read_again(tui, NULL);
    if (effects & VIEW_READ_AS)
        session_read_again(tui, asking_answer(tui->asking));
    if (effects & EFFECT_NEXT_NOTICE)
        session_open_neighbour(tui, 1);
    if (effects & EFFECT_PREVIOUS_NOTICE)
        session_open_neighbour(tui, -1);
    if (effects & VIEW_OPEN_NOTICE)
        session_open_focused(tui, conf_bool(tui->start->conf, CONF_CONTENTS_BESIDE));
    if (effects & VIEW_FIND)
        session_find(tui, asking_answer(tui->asking));
    if (effects & VIEW_OPEN_FOUND)
        session_open_found(tui, conf_bool(tui->start->conf, CONF_CONTENTS_BESIDE));
    if (effects & (EFFECT_FOUND_NEXT | EFFECT_FOUND_PREVIOUS))
        session_open_beyond(tui, effects & EFFECT_FOUND_NEXT ? 1 : -1);
    if (effects & EFFECT_WISH)
        desk_serve(tui);
    if (effects & EFFECT_CLOSE)
        session_close_view(tui);
    if (effects & EFFECT_QUIT)
        session_close_all(tui);
}

/* ---- Keys ---- */

static void
perform(struct tui *tui, const struct keymap_stroke *stroke)
{
    struct view *view = session_top(tui);

    buf_clear(&tui->message);
    unsigned effects = view->operations->perform(view, stroke->command, stroke->count);
    apply(tui, effects);
}

/* Whether the view on top has waited for the key. */
static bool
give_key(struct tui *tui, uint32_t key)
{
    struct view *view = session_top(tui);
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

    if (session_stops_at(tui, key)) {
        session_stop_opening(tui);
        return;
    }
    do {
        if (tui->over || asking_is_open(tui->asking) || give_key(tui, key))
            return;
        struct view *view = session_top(tui);
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
    struct view *view = session_top(tui);

    tui->pending = false;
    keymap_time_out(tui->start->keymap, view->operations->context(view), &tui->typed, &stroke);
    perform(tui, &stroke);
}

/* ---- The loop ---- */

/* A message or a prompt takes the last row's place; at its right what was typed so far. */
static void
draw_foot(struct tui *tui, struct area area)
{
    struct buf typed = BUF_INIT, said = BUF_INIT;
    int row = area.rows - 1;

    session_print_foot(tui, &said);
    if (asking_is_open(tui->asking)) {
        asking_draw(tui->asking, area);
    } else if (said.length > 0) {
        screen_blank(row, 0, area.columns, LOOK_PLAIN);
        screen_put_cut(row, area.columns > 20, area.columns, buf_string(&said), said.length,
                       LOOK_MESSAGE);
    }
    buf_fini(&said);
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
    struct view *view = session_top(tui);

    screen_erase();
    view->operations->draw(view, area);
    draw_foot(tui, area);
    screen_show();
}

/* A slice of what can wait, of every view; false when nothing is left. */
static bool
work(struct tui *tui)
{
    bool more = session_go_on_opening(tui);

    for (size_t i = 0; i < tui->view_count; i++)
        if (tui->views[i]->operations->idle)
            more |= tui->views[i]->operations->idle(tui->views[i]);
    return asking_idle(tui->asking) || more;
}

/* What the mouse does is no key: what was typed before it is dropped. */
static void
answer_mouse(struct tui *tui, struct mouse mouse)
{
    struct view *view = session_top(tui);

    if (mouse.deed == MOUSE_PRESS)
        mouse.clicks = pointer_press(&tui->pointer, mouse.row, mouse.column, clock_now());
    tui->typed = (struct keymap_typed){.length = 0};
    tui->pending = false;
    if (mouse.deed == MOUSE_PRESS)
        buf_clear(&tui->message);
    if (view->operations->point)
        apply(tui, view->operations->point(view, &mouse));
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
    case EVENT_MOUSE:
        if (!asking_is_open(tui->asking))
            answer_mouse(tui, event.mouse);
        break;
    case EVENT_WIDE:
        set_ambiguous(tui, 2);
        break;
    case EVENT_STOP:
        screen_suspend();
        break;
    case EVENT_END:
        session_close_all(tui);
        break;
    case EVENT_NOTHING:
    case EVENT_RESIZE:
        break; /* drawing again is all it takes */
    }
}

/* What can be read when something has come that is no key; -1 when nothing will. */
static int
descriptor(const struct tui *tui)
{
    int fd = asking_descriptor(tui->asking);

    for (size_t i = 0; i < tui->view_count && fd < 0; i++)
        if (tui->views[i]->operations->descriptor)
            fd = tui->views[i]->operations->descriptor(tui->views[i]);
    return fd;
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
    if (event.kind != EVENT_NOTHING || tui->over)
        return event;
    draw(tui);
    int fd = descriptor(tui);
    return screen_wait_beside(fd, fd < 0 && !session_is_opening(tui) ? -1 : WAITING_MS);
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
        return session_open_library(tui, err);
    if (is_directory(start->paths[0]) ? session_open_library(tui, &why)
                                      : session_open_notice(tui, start->paths[0], beside, &why))
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
            session_say_of(tui, path, &err);
    }
    tui->options.places = tui->places;
    free(path);
}

static void
open_notes(struct tui *tui)
{
    struct err err;
    char *path = notes_place();

    if (path) {
        tui->notes = notes_open(path, &err);
        if (!tui->notes)
            session_say_of(tui, path, &err);
        else if (*notes_message(tui->notes))
            session_say(tui, notes_message(tui->notes));
    }
    tui->options.notes = tui->notes;
    free(path);
}

static void
take_options(struct tui *tui)
{
    const struct conf *conf = tui->start->conf;
    int ambiguous = conf_choice(conf, CONF_AMBIGUOUS); /* auto, 1, 2 */

    tui->widths = term_probe_widths();
    if (ambiguous) {
        tui->widths.ambiguous = ambiguous;
        tui->widths.awaited = 0;
    }
    tui->measure = conf_int(conf, CONF_MEASURE);
    tui->options.measure = tui->measure;
    tui->outbox = (struct outbox){
        .format = export_format_by_name(conf_string(conf, CONF_EXPORT_FORMAT)),
        .template = conf_string(conf, CONF_EXPORT_TEMPLATE),
    };
    tui->options.rules = tui->start->rules;
    tui->outbox.format = (enum export_format)conf_choice(conf, CONF_EXPORT_FORMAT);
    tui->outbox.template = conf_string(conf, CONF_EXPORT_TEMPLATE);
    tui->options.guess_pinyin =
        conf_choice(conf, CONF_PINYIN) == CONF_PINYIN_YES ||
        (conf_choice(conf, CONF_PINYIN) == CONF_PINYIN_AUTO && term_is_linux_console());
    struct err err;
    if (!query_habits_read(&tui->options.habits, conf, &err))
        session_say(tui, err.sentence);
    tui->options.encoding = tui->start->encoding;
    tui->options.usual_encoding = conf_string(conf, CONF_ENCODING);
    tui->options.ambiguous = tui->widths.ambiguous;
    tui->options.manner = manner_of(conf);
}

static void
greet(struct tui *tui)
{
    if (screen_has_own_widths())
        session_say(
            tui,
            _("This ncurses has character widths of its own: what it would misplace is replaced."));
    if (term_is_linux_console())
        /* Not translated: into Chinese it could not be read there. */
        session_say(tui, "This console has no glyphs for Chinese: a terminal emulator shows them.");
    if (*tui->start->greeting)
        session_say(tui, tui->start->greeting);
}

static void
end(struct tui *tui)
{
    awaited_fini(&tui->awaited);
    free(tui->purpose.note);
    session_close_all(tui);
    asking_free(tui->asking);
    free(tui->where);
    buf_fini(&tui->message);
    catalogue_free(tui->catalogue);
    notes_free(tui->notes);
    places_free(tui->places);
}

bool
tui_run(const struct tui_start *start, struct err *err)
{
    struct tui tui = {.start = start};

    if (!term_is_interactive())
        return err_set(err, _("the reader needs a terminal"));
    take_options(&tui);
    open_notes(&tui); /* it mends the store that both are in */
    open_places(&tui);
    tui.asking = asking_new(conf_bool(start->conf, CONF_REMEMBER_PLACES),
                            conf_choice(start->conf, CONF_PINYIN) != CONF_PINYIN_NO);
    tui.catalogue = catalogue_open(start->rules);
    bool good = open_start(&tui, err);
    if (good && !term_take_keyboard())
        good = err_set(err, _("the reader needs a terminal"));
    if (good)
        good = screen_open(&tui.widths, (enum conf_theme)conf_choice(start->conf, CONF_THEME), err);
    if (good) {
        mem_on_exhaustion(screen_close);
        screen_use_mouse(conf_bool(start->conf, CONF_MOUSE) && !term_is_gnu_screen());
        greet(&tui);
        loop(&tui);
        if (tui.failure.sentence[0])
            good = err_set(err, "%s: %s", start->paths[0], tui.failure.sentence);
    }
    end(&tui);
    screen_close();
    if (signals_ending())
        signals_die(signals_ending());
    return good;
}
