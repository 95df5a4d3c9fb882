/* prompt.h: the one-line editor at the foot of the screen.
 *
 * A prompt edits one line and, where its kind has something to offer for what is typed so far,
 * shows that beside it.  ← → ^B ^F Home ^A End ^E move, ^H ^W ^U ^K ^D take away, ↓ goes to
 * the offers and ↑ to what was typed before and begins like this, ^R shows what was typed before
 * and holds this, Tab fills in, Enter accepts, Esc ^C ^G cancel.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_PROMPT_H
#define GONGWEN_TUI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/input.h"
#include "tui/panel.h"
#include "tui/recall.h"
#include "tui/view.h"

#define PROMPT_MOST_OFFERS 8

#define PROMPT_MOST_SWITCHES 5

/* All but the label may be NULL. */
struct prompt_kind {
    const char *label; /* to be translated */
    bool eager;        /* the first offer is chosen as long as nothing is typed */
    bool above;        /* the offers stand above the line, as many as there are; else below it */

    /* Is told of every change of prompt_text while one types. */
    void (*changed)(void *data, const char *typed);

    /* Fills at most PROMPT_MOST_OFFERS offers for what is typed so far and returns how many. */
    size_t (*offer)(void *data, const char *typed, struct prompt_offer *offers);

    /* The line as a key of its own changes it, such as one of the switches; NULL for any other
     * key.  The caller's. */
    char *(*rewrite)(void *data, const char *typed, uint32_t key);

    /* Fills at most PROMPT_MOST_SWITCHES and returns how many. */
    size_t (*switches)(void *data, const char *typed, struct prompt_switch *switches);

    /* What is said at the right of the line, appended. */
    void (*print_aside)(void *data, struct buf *out);

    /* What is wrong with what is typed, appended, and at which byte of it; NONE: nothing. */
    size_t (*complain)(void *data, const char *typed, struct buf *out);
};

struct prompt;

/* `recall` and `data` are borrowed and must outlive it. */
struct prompt *prompt_new(const struct prompt_kind *kind, void *data, struct recall *recall);
void prompt_free(struct prompt *prompt);

/* Puts words on an empty line, to be changed. */
void prompt_fill(struct prompt *prompt, const char *words);

enum prompt_answer { PROMPT_GOES_ON, PROMPT_ACCEPTED, PROMPT_CANCELLED };

/* Takes a key or a pasted character. */
enum prompt_answer prompt_feed(struct prompt *prompt, struct event event);

/* Offers anew: there is more to offer for the same line. */
void prompt_refresh(struct prompt *prompt);

/* What was typed, or the offer that was chosen; valid until the next key. */
const char *prompt_text(const struct prompt *prompt);

/* Draws it over the last rows of the area. */
void prompt_draw(const struct prompt *prompt, struct area area);

#endif
