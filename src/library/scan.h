/* scan.h: one pattern over all notices of some directories, on all cores.
 *
 * Threads walk the directories, hold back the files that cannot hold the pattern, read the others
 * as notices and collect their hits.  Nobody has to wait: what is finished is taken from the scan
 * one notice at a time, a descriptor tells when there is something to take, and a scan can be
 * ended at any time.
 *
 * Hidden files, and in directories files that are no text, are passed over.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_SCAN_H
#define GONGWEN_LIBRARY_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "library/ledger.h"
#include "notice/doc.h"
#include "search/excerpt.h"
#include "search/pattern.h"
#include "search/scope.h"

/* What is looked for and how; what it points to is borrowed and outlives the scan. */
struct scan_options {
    const struct pattern *pattern;
    enum scope_part part;          /* of each notice */
    const char *section;           /* only in this section, as outline_find takes it; NULL: all */
    const struct doc_rules *rules; /* may be NULL */
    const char *encoding;          /* NULL to find it */
    bool excerpts;                 /* collect the hits, not only their number */
    size_t excerpt_characters;     /* about so many on either side; EXCERPT_BLOCK for all */
    bool every_file;               /* give those without hits, too */
    bool in_order;                 /* give the notices by their paths, not as they are finished */
    struct ledger *ledger;         /* what is known of notices, for numbers; NULL for none */
    int threads;                   /* 0: one a core */
};

/* A notice with hits, or a file with which something is wrong. */
struct scanned {
    char *path;
    char *name;               /* to show: the title of the notice, or NULL */
    bool unreadable;          /* .err says why */
    struct err err;           /* a sentence; also where the search of it was given up, "" else */
    size_t count;             /* hits */
    struct excerpt *excerpts; /* as many, where they were asked for; else NULL */
};

void scanned_fini(struct scanned *scanned);

struct scan;

/* Begins; paths are directories, files, or "-".  They are copied. */
struct scan *scan_start(const char *const *paths, size_t count, const struct scan_options *options);

/* Ends what still runs, within the time that the notices at hand take, and frees all; a conversion
 * is given up. */
void scan_free(struct scan *scan);

/* Takes the next notice, which is then the caller's, without waiting.  False when there is none by
 * now. */
bool scan_next(struct scan *scan, struct scanned *scanned);

/* Waits until there is something to take or the scan is over.  False when it is over and all was
 * taken. */
bool scan_wait(struct scan *scan);

/* A descriptor to poll: readable when something was finished since scan_next last gave all that
 * there was, and when the scan is over.  It is the scan's. */
int scan_descriptor(const struct scan *scan);

/* Begins no further notice, and breaks off a conversion and a search that takes its time.  What was
 * finished can still be taken. */
void scan_cancel(struct scan *scan);

struct scan_progress {
    bool walked;        /* `total` is known */
    size_t done, total; /* files */
    size_t notices;     /* with hits */
    size_t hits;
    bool over; /* nothing more will come */
};

struct scan_progress scan_progress(struct scan *scan);

#endif
