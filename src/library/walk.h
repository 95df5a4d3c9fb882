/* walk.h: the files below a directory that may be notices.
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

/* Visits the files below the directory, in no order, or the one file at `path`.  Hidden files and
 * directories are passed over, and links to directories are not followed.  False with a
 * sentence when `path` itself cannot be read. */
bool walk_files(const char *path, walk_visit *visit, void *context, struct err *err);

#endif
