/* prompt.h: the one-line editor at the foot of the screen.
 *
 * A prompt edits one line and, where its kind has something to offer for what is typed
 * so far, shows that below it.  ← → ^B ^F Home ^A End ^E move, ^H ^W ^U ^K ^D take away,
 * ↑ ↓ choose among the offers or go through what was typed before, Tab fills in, Enter
 * accepts, Esc ^C ^G cancel.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_PROMPT_H
#define GONGWEN_TUI_PROMPT_H

#include <stddef.h>

#include "tui/input.h"
#include "tui/view.h"

/* Something to choose instead of typing it; the prompt's own strings. */
struct prompt_offer {
    char *text;  /* what is filled in */
    char *note;  /* what it is, shown beside it */
    char *aside; /* shown at the right */
};

#define PROMPT_MOST_OFFERS 8

/* Lines that were typed before, the last one last.  Starts as all zeros. */
struct prompt_history {
    char **lines;
    size_t count, capacity;
};

void prompt_history_fini(struct prompt_history *history);

struct prompt_kind {
    const char *label; /* to be translated */

    /* Fills at most PROMPT_MOST_OFFERS offers for what is typed so far and returns how many.
     * NULL when there is nothing to offer. */
    size_t (*offer)(void *data, const char *typed, struct prompt_offer *offers);

    /* Is told of every change while one types; NULL for none. */
    void (*changed)(void *data, const char *typed);
};

struct prompt;

/* `history` and `data` are borrowed and must outlive it. */
struct prompt *prompt_new(const struct prompt_kind *kind, void *data,
                          struct prompt_history *history);
void prompt_free(struct prompt *prompt);

enum prompt_answer { PROMPT_GOES_ON, PROMPT_ACCEPTED, PROMPT_CANCELLED };

/* Takes a key or a pasted character. */
enum prompt_answer prompt_feed(struct prompt *prompt, struct event event);

/* What was typed, or the offer that was chosen; valid until the next key. */
const char *prompt_text(const struct prompt *prompt);

/* Draws it over the last rows of the area. */
void prompt_draw(struct prompt *prompt, struct area area);

#endif
