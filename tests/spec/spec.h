/* spec.h: cases that a person can read: input and expectation side by side.
 *
 * A file of cases is
 *
 *     # prose on the rule
 *     == name of the case
 *     input, line by line
 *     --
 *     what must come out of it
 *
 * and a line that begins with "# " or "== " ends the expectation.  Blank lines at the end of
 * either part do not count.  In both ␌ stands for a form feed, ␠ for a space that would not be
 * seen and ␉ for a tab.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_SPEC_H
#define GONGWEN_TESTS_SPEC_H

#include "base/buf.h"

/* Makes of the input what the expectation is compared with; lines end in a line feed.  The
 * name of the case may hold what the room needs to know besides. */
typedef void spec_make(const char *name, const struct buf *input, struct buf *found);

/* Runs every case of every *.txt of the directory below tests/spec, as TAP; returns the exit
 * status of the test program. */
int spec_run(const char *directory, spec_make *make);

#endif
