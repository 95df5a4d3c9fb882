/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/notes.h"
#include "reader/marking.h"
#include "reader/selecting.h"
#include "tui/clipboard.h"
#include "tui/notebook.h"
#include "tui/outbox.h"

static const struct view_operations *
operations_of_top(const struct tui *tui)
{
    return session_top(tui)->operations;
}

/* ---- Lists and places ---- */

static void
open_list(struct tui *tui, enum wish wish)
{
    if (!tui->notes) {
        session_say(tui, _("there is no store of notes"));
        return;
    }
    if (session_has_room(tui))
        session_push(tui, list_view(list_new(&notebook_model, notebook_new(tui->notes, wish))));
}

static bool
same_file(const char *a, const char *b)
{
    char *whole = realpath(a, NULL);
    bool same = strcmp(whole ? whole : a, b) == 0;

    free(whole);
    return same;
}

/* Closes what lies over the notice of the path where it is open; false where it is not. */
static bool
return_to(struct tui *tui, const char *path)
{
    size_t i = tui->view_count;

    while (i > 0 && !(tui->pages[i - 1] &&
                      same_file(doc_path(reader_doc(page_reader(tui->pages[i - 1]))), path)))
        i--;
    while (i > 0 && tui->view_count > i)
        session_close_view(tui);
    return i > 0;
}

/* A list over the notice of the note gives way to it; another notice comes over the list, so that
 * q leads back to it. */
static void
open_note(struct tui *tui, const struct note *note)
{
    char *path = mem_copy_string(note->source->path), *id = mem_copy_string(note->id);

    if (return_to(tui, path)) {
        marking_go_to(page_reader(tui->page), id);
        session_say(tui, reader_message(page_reader(tui->page)));
    } else {
        session_open_note(tui, path, id);
    }
    free(path);
    free(id);
}

/* What has left has served: one reads on. */
static void
leave_selection(struct tui *tui)
{
    if (tui->pages[tui->view_count - 1])
        selecting_leave(page_reader(tui->page));
}

/* ---- Questions ---- */

static unsigned
take_answer(void *data, const char *words)
{
    struct view *view = session_top(data);

    return view->operations->answer(view, words);
}

static void send_notes(struct tui *tui, const char *where, bool overwrite);

static unsigned
overwrite(void *data, const char *words)
{
    struct tui *tui = data;

    if (strcmp(words, _("yes")) == 0 || strcmp(words, "yes") == 0 || strcmp(words, "y") == 0)
        send_notes(tui, tui->where, true);
    else
        session_say(tui, _("Nothing was written"));
    return 0;
}

static unsigned
export_to(void *data, const char *where)
{
    send_notes(data, where, false);
    return 0;
}

static void
send_notes(struct tui *tui, const char *where, bool may_overwrite)
{
    struct note_list list = {0};
    struct buf report = BUF_INIT;
    struct err err;

    operations_of_top(tui)->collect(session_top(tui), &list);
    switch (outbox_send(&tui->outbox, &list, where, may_overwrite, &report, &err)) {
    case OUTBOX_SENT:
        session_say(tui, buf_string(&report));
        leave_selection(tui);
        break;
    case OUTBOX_EXISTS:
        if (where != tui->where) {
            free(tui->where);
            tui->where = mem_copy_string(where);
        }
        asking_ask(tui->asking, ASK_OVERWRITE, overwrite, tui, "");
        break;
    case OUTBOX_FAILED:
        session_say(tui, err.sentence);
        break;
    }
    buf_fini(&report);
    note_list_fini(&list);
}

/* ---- The clipboard ---- */

static void
copy(struct tui *tui, const struct note *note)
{
    struct buf words = BUF_INIT, report = BUF_INIT;
    struct err err;

    if (tui->pages[tui->view_count - 1])
        marking_words(page_reader(tui->page), &words);
    else if (note)
        buf_add_string(&words, note->quotation.exact);
    if (clipboard_put(words.bytes, words.length, &err)) {
        size_t count = uni_count(words.bytes, words.length);
        buf_addf(&report, P_("%zu character copied", "%zu characters copied", count), count);
        session_say(tui, buf_string(&report));
        leave_selection(tui);
    } else {
        session_say(tui, err.sentence);
    }
    buf_fini(&words);
    buf_fini(&report);
}

/* ---- Wishes ---- */

void
desk_serve(struct tui *tui)
{
    const struct note *note = NULL;

    if (!operations_of_top(tui)->wish)
        return;
    enum wish wish = operations_of_top(tui)->wish(session_top(tui), &note);

    switch (wish) {
    case WISH_COMMENT:
        asking_ask(tui->asking, ASK_COMMENT, take_answer, tui,
                   note && note->comment ? note->comment : "");
        break;
    case WISH_NAME:
        asking_ask(tui->asking, ASK_NAME, take_answer, tui, "");
        break;
    case WISH_OPEN:
        if (note)
            open_note(tui, note);
        break;
    case WISH_HIGHLIGHTS:
    case WISH_ALL_HIGHLIGHTS:
    case WISH_MARKS:
    case WISH_BOOKMARKS:
        open_list(tui, wish);
        break;
    case WISH_COPY:
        copy(tui, note);
        break;
    case WISH_EXPORT:
        asking_ask(tui->asking, ASK_EXPORT, export_to, tui, "");
        break;
    }
}
