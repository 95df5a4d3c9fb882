/* arrival.h: a notice on its way to the reader, for the first time or once more.
 *
 * Its file may have to be converted by a program that takes its time: what is on its way is
 * advanced beside what else there is to do, and can be given up.  Reader.h makes a reader of it,
 * or gives it to one as another edition.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_ARRIVAL_H
#define GONGWEN_READER_ARRIVAL_H

#include "base/err.h"
#include "notice/doc.h"
#include "reader/options.h"

struct arrival {
    struct reader_options options;
    char *encoding; /* to read the file in; NULL and "": found */
    bool chosen;    /* by a person, just now */
    bool stale;     /* the file has changed since it was read; known once it was taken */
    struct doc_opening *doc;
};

/* Begins with the file at the path, in the encoding that was asked for, else chosen for it before,
 * else is usual.  NULL with a sentence when it cannot be read. */
struct arrival *arrival_begin(const char *path, const struct reader_options *options,
                              struct err *err);

/* The same once more, in an encoding ("" finds it); `chosen`: a person has just chosen it. */
struct arrival *arrival_begin_again(const char *path, const struct reader_options *options,
                                    const char *encoding, bool chosen, struct err *err);

/* Waits for at most so many milliseconds.  False when it is done. */
bool arrival_advance(struct arrival *arrival, int milliseconds);

/* The program that is waited for; NULL when none is. */
const char *arrival_program(const struct arrival *arrival);

/* The notice that has come in, the caller's; NULL with a sentence when there is none, or nothing
 * but white space.  The arrival is not to be advanced any more. */
struct doc *arrival_take(struct arrival *arrival, struct err *err);

/* Gives up what is still on its way. */
void arrival_free(struct arrival *arrival);

#endif
