/* run.h: an outside program, run without a shell and under limits.
 *
 * The program gets its arguments as they are, standard input from nowhere, the locale
 * C.UTF-8 and one file to read that has no name of its own.  It is stopped, with all that
 * it has started, when it takes too long, too much memory or writes too much; and it ends with the
 * thread that has begun it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_RUN_H
#define GONGWEN_SOURCE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct run_limits {
    int seconds;   /* on the clock */
    size_t memory; /* bytes of address space */
    size_t output; /* bytes of standard output */
};

/* Where the program of that name is: in the folder of gongwen's own helpers
 * ($GONGWEN_LIBEXECDIR, else where they are installed), else along $PATH; a name with a "/"
 * is a path.  NULL when there is none that can be run.  The caller owns it. */
char *run_find(const char *program);

/* Runs `program` (from run_find) with the arguments, the first of which is its name and the
 * last NULL.  An argument RUN_FILE becomes a path by which the program reads `input`.  What it
 * writes on standard output is appended to `output`; the first line of what it says on standard
 * error, although it went well, to `complaint`.  False with a sentence when it cannot be
 * run, fails, or exceeds a limit; the sentence names it and what it said first on standard
 * error. */
bool run_program(const char *program, char *const *arguments, const struct buf *input,
                 const struct run_limits *limits, struct buf *output, struct buf *complaint,
                 struct err *err);

/* The same, beside what else there is to do: run_begin starts the program and copies what it is
 * given; NULL with a sentence when it cannot be run.  run_advance takes what has come, and waits
 * for more for at most so many milliseconds; false once all has come or a limit is exceeded.
 * run_end, whenever it is called, stops what still runs, frees the run and says how it went. */
struct run;
struct run *run_begin(const char *program, char *const *arguments, const struct buf *input,
                      const struct run_limits *limits, struct err *err);
bool run_advance(struct run *run, int milliseconds);
bool run_end(struct run *run, struct buf *output, struct buf *complaint, struct err *err);

#define RUN_FILE "%f"

#endif
