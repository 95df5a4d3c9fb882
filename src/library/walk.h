/* walk.h: the files below directories that may be notices, a step at a time.
 *
 * Nothing is opened but directories.  Hidden files and directories are passed over, links to
 * directories are not followed, and a file system that the kernel makes up (/proc, /sys) is not
 * entered: what looks like a file there may never end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_WALK_H
#define GONGWEN_LIBRARY_WALK_H

#include <stdbool.h>

#include "base/err.h"

/* Called for each file with its path and where in the path its name within the
 * directory begins.  For a directory below that cannot be read, `trouble` says why; it is
 * NULL for a file. */
typedef void walk_visit(void *context, const char *path, const char *name,
                        const struct err *trouble);

struct walk;

struct walk *walk_new(walk_visit *visit, void *context);
void walk_free(struct walk *walk);

/* Adds a directory to be walked, or visits the one file at `path`.  False with a sentence
 * when `path` itself cannot be read. */
bool walk_add(struct walk *walk, const char *path, struct err *err);

/* Takes one more step: a directory is opened, or one entry of it is read.  The files of all
 * the directories come in no order.  False when nothing is left. */
bool walk_step(struct walk *walk);

#endif
