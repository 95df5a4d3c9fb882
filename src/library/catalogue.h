/* catalogue.h: what is known of a file: its card in the catalogue.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_CATALOGUE_H
#define GONGWEN_LIBRARY_CATALOGUE_H

#include <stdbool.h>

#include "base/err.h"
#include "notes/places.h"

enum card_state {
    CARD_BLANK,      /* nobody has looked into the file yet */
    CARD_FILLED,     /* the words below are those of the notice */
    CARD_UNREADABLE, /* .trouble says why */
    CARD_NO_TEXT     /* an image, a program: no notice */
};

/* Strings are UTF-8, NULL where the notice prints none, and the card's own. */
struct card {
    char *path; /* to open it by, as the system has it */
    char *name; /* the path within the directory of the library, to show */
    enum card_state state;
    char *number;
    char *issuer;
    char *kind;
    char *title;
    char *date;    /* ISO */
    char *trouble; /* translated */
    int percent;   /* how much of it was read, -1 when it was not opened before */
};

/* A blank card.  The caller hands over both strings. */
void card_init(struct card *card, char *path, char *name);
void card_fini(struct card *card);

/* Marks the card as unreadable, with why. */
void card_set_trouble(struct card *card, const struct err *err);

/* Looks into the file, unless that was done.  `places` may be NULL. */
void card_fill(struct card *card, struct places *places);

/* Whether each of the words, separated by spaces, is in some column; letters match
 * whatever their case. */
bool card_matches(const struct card *card, const char *words);

#endif
