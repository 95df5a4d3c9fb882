/* sought.h: what a reader keeps of searching: what is sought, and while one types, what was before.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_SOUGHT_H
#define GONGWEN_READER_SOUGHT_H

#include <stdbool.h>

#include "notes/anchor.h"
#include "notice/fulltext.h"
#include "reader/quest.h"
#include "reader/selection.h"
#include "reader/stand.h"

/* Changed by reader/seeking only. */
struct sought {
    struct fulltext *fulltext; /* of the doc; NULL before the first search in it */
    struct quest quest;        /* what is sought */
    int direction;             /* of n: 1 on, -1 back */
    bool awaited;              /* the nearest hit is not known yet: the place follows it */
    bool outward;              /* past the last hit, n leads to another notice */
    struct anchor anchor;      /* the current hit, while the notice is read again; */
    bool anchored;             /* if there is one */

    /* While one types: where one was, and what was sought. */
    bool asking;
    struct quest before;
    int direction_before;
    struct standing standing;
    struct selection selection;
    bool at_home;
    size_t origin;
};

void sought_init(struct sought *sought);
void sought_fini(struct sought *sought);

#endif
