/* session.h: what a session on the screen consists of: views on a stack, and what they share.
 *
 * Opens and closes views.  The loop (tui.c) and what is done with notes (desk.h) work on it; the
 * views know nothing of it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SESSION_H
#define GONGWEN_TUI_SESSION_H

#include "library/catalogue.h"
#include "tui/asking.h"
#include "tui/awaited.h"
#include "tui/finds.h"
#include "tui/list.h"
#include "tui/outbox.h"
#include "tui/page.h"
#include "tui/pointer.h"
#include "tui/shelf.h"
#include "tui/start.h"
#include "tui/term.h"

/* Library, notice, a list of notes, the notice of one of them, and so on; and help. */
#define VIEWS_MOST 32

/* What a notice that is waited for is opened for. */
struct purpose {
    struct page
        *again; /* another edition of this one's notice; NULL: it comes on a page of its own */
    const struct view *from; /* where a person was when it was asked for */
    bool alone;              /* nothing else is shown: without it the session is over */
    bool beside;             /* with its contents beside it */
    char *note;              /* the id of the note to go to; NULL for none */
    size_t at;               /* the offset of what was found in it; NONE */
};

struct tui {
    const struct tui_start *start;
    struct reader_options options;
    struct term_widths widths;
    int measure; /* of the text, as it was in the last notice */
    struct places *places;
    struct notes *notes;  /* NULL without a store */
    struct outbox outbox; /* how notes leave */
    char *where;          /* a file that is there already, to be overwritten if it is asked for */
    struct catalogue *catalogue;
    struct shelf *shelf; /* NULL when one file was opened */
    struct list *shelf_list;
    struct finds *finds; /* what was found in the library; NULL when nothing was searched for */
    struct list *finds_list;
    struct page *page; /* the topmost notice; NULL when none is open */
    struct awaited awaited;
    struct purpose purpose;
    struct view *views[VIEWS_MOST];
    struct page *pages[VIEWS_MOST]; /* those of the views that are notices; NULL for others */
    size_t view_count;
    struct asking *asking;
    struct pointer pointer;
    struct keymap_typed typed;
    bool pending; /* what was typed is a command, unless more comes soon */
    struct buf message;
    bool over;
    struct err failure; /* why it is over without its one notice; "" where that came */
};

/* The view on top; and another one comes there, which is then the session's. */
struct view *session_top(const struct tui *tui);
void session_push(struct tui *tui, struct view *view);

/* Whether there is room for another view, and help over it; else says so. */
bool session_has_room(struct tui *tui);

/* Closes the view on top; or all. */
void session_close_view(struct tui *tui);
void session_close_all(struct tui *tui);

/* A sentence at the foot, which may name what is no valid UTF-8; and an error of a file. */
void session_say(struct tui *tui, const char *sentence);
void session_say_of(struct tui *tui, const char *name, const struct err *err);

/* What the foot shows when nothing is asked there: the sentence that was said, else what is waited
 * for, cleaned.  Appended. */
void session_print_foot(const struct tui *tui, struct buf *out);

/* Opens the one notice of the session: at once, or it is waited for under a view that says so.
 * False with a sentence when it cannot be opened. */
bool session_open_notice(struct tui *tui, const char *path, bool beside, struct err *err);
bool session_open_library(struct tui *tui, struct err *err);

/* Opens the notice of a note, and goes to it. */
void session_open_note(struct tui *tui, const char *path, const char *id);

/* Reads the notice of the page on top once more (reader_begin_again). */
void session_read_again(struct tui *tui, const char *encoding);

/* Whether a notice is waited for, and the key stops that: Esc, and q where it would lead away from
 * what was asked for. */
bool session_stops_at(const struct tui *tui, uint32_t key);

/* Whether a notice is waited for.  A glance at it; true when it has come and was shown.  And it is
 * not waited for any more, which is said. */
bool session_is_opening(const struct tui *tui);
bool session_go_on_opening(struct tui *tui);
void session_stop_opening(struct tui *tui);

/* Opens what the library's focus is on; it stays on what could not be opened, too. */
void session_open_focused(struct tui *tui, bool beside);

/* The notice that stands before (-1) or after (1) this one in the library. */
void session_open_neighbour(struct tui *tui, int direction);

/* What a search in the notices of the library would find; the caller's. */
struct inkling *session_foresee(const struct tui *tui);

/* Searches in the library for a line (reader/request.h) and shows what is found; opens what is
 * under the focus there, at the hit; and the nearest hit in another notice. */
void session_find(struct tui *tui, const char *line);
void session_open_found(struct tui *tui, bool beside);
void session_open_beyond(struct tui *tui, int direction);

#endif
