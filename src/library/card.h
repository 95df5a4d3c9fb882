/* card.h: what is known of a file: its card in the catalogue.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_CARD_H
#define GONGWEN_LIBRARY_CARD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "notes/places.h"
#include "notice/doc.h"
#include "search/pick.h"

enum card_state {
    CARD_BLANK,      /* nobody has looked into the file yet */
    CARD_FILLED,     /* the words below are those of the notice */
    CARD_UNREADABLE, /* .trouble says why */
    CARD_NO_TEXT     /* an image, a program: no notice */
};

/* By which a file is known to be unchanged. */
struct stamp {
    int64_t size;
    int64_t changed; /* nanoseconds since 1970 */
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
    char *date;         /* ISO */
    char *trouble;      /* translated */
    int percent;        /* how much of it was read, -1 when it was not opened before */
    struct stamp stamp; /* of the file when it was looked into */
    bool recalled;      /* from the catalogue: nobody has looked into the file this time */
    bool converted;     /* the file was seen to need a converter */
    bool complete;      /* nothing more is to be found out */
};

/* A blank card.  The caller hands over both strings. */
void card_init(struct card *card, char *path, char *name);
void card_fini(struct card *card);

/* Marks the card as unreadable, with why. */
void card_set_trouble(struct card *card, const struct err *err);

/* Looks into the file where the card is blank, with the rules, and asks `places` how much was
 * read of it; both may be NULL.  False when the card was complete. */
bool card_complete(struct card *card, const struct doc_rules *rules, struct places *places);

/* The same beside what else there is to do: a look, which is NULL when the card is complete
 * already, or could be completed at once.  card_look_advance waits for at most so many
 * milliseconds, and is false when the card is complete; card_look_free leaves the card blank when
 * it was not.  A file that has to be converted is not looked into at all unless `patient`. */
struct card_look;
struct card_look *card_look_new(struct card *card, const struct doc_rules *rules,
                                struct places *places, bool patient);
bool card_look_advance(struct card_look *look, int milliseconds);
void card_look_free(struct card_look *look);

/* The stamp of the file as it is now; false when there is none. */
bool card_stamp(const struct card *card, struct stamp *stamp);

/* Whether it passes: each of the words stands in some column, or in that of the part that is
 * named. */
bool card_passes(const struct card *card, const struct pick *pick);

#endif
