/* catalogue.h: what is known of a file: the card in the catalogue.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_CATALOGUE_H
#define GONGWEN_LIBRARY_CATALOGUE_H

#include <stdbool.h>

enum card_state {
    CARD_BLANK,     /* nobody has looked into the file yet */
    CARD_FILLED,    /* the words below are those of the notice */
    CARD_UNREADABLE /* .trouble says why */
};

/* Strings are UTF-8, NULL where the notice prints none, and the card's own. */
struct card {
    char *path; /* to open it by */
    char *name; /* within the library's directory, safe to show */
    enum card_state state;
    char *number;
    char *issuer;
    char *kind;
    char *title;
    char *date;    /* ISO; as printed where it could not be understood */
    char *trouble; /* translated */
};

/* The caller hands over both strings. */
void card_init(struct card *card, char *path, char *name);
void card_fini(struct card *card);

/* Looks into the file, unless that was done: fills the card or marks it unreadable. */
void card_fill(struct card *card);

/* Whether any column holds the words: plain letters, without their case. */
bool card_matches(const struct card *card, const char *words);

#endif
