/* cells.h: whole screens, to be compared with one another.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_CELLS_H
#define GONGWEN_TESTS_CELLS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "terminal.h"

/* Appends every cell of the screen: a row's characters behind |, then how each looks, a digit a
 * cell, behind ~.  Of a blank only what can be seen of it counts. */
void cells_print(const struct terminal *terminal, struct buf *out);

/* Whether the screen is as it was printed, or becomes so within three seconds; else `why` says
 * where it is not. */
bool cells_are(struct terminal *terminal, const char *printed, size_t length, struct err *why);

/* The screens that another terminal showed, or that another shall show, one after another. */
struct film {
    const char *path; /* of the file; NULL for no film */
    bool records;
    struct buf frames;
    size_t at;
};

/* By the environment: RECORD or COMPARE is the file. */
void film_init(struct film *film);

/* A case begins: its screens are compared with those of the same case. */
void film_case(struct film *film, const char *name);

/* Keeps the screen, or compares it with the next one that was kept. */
bool film_frame(struct film *film, struct terminal *terminal, struct err *why);

/* Writes it when it records; false when it cannot. */
bool film_fini(struct film *film, struct err *why);

#endif
