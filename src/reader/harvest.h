/* harvest.h: what a search in all notices of the library has found by now.
 *
 * Threads search (library/scan); what they have found is taken in when there is time, a notice
 * with its hits at a time, in the order of the paths.  A word that stands everywhere must not fill
 * the memory: all hits are counted, but of a notice with very many only the first ones and the
 * last one are kept.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_HARVEST_H
#define GONGWEN_READER_HARVEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "library/scan.h"
#include "notice/doc.h"
#include "search/query.h"
#include "search/wordings.h"

/* Where to search and how.  Paths are directories and files. */
struct harvest_field {
    const char *const *paths;
    size_t count;
    const struct doc_rules *rules; /* borrowed */
    struct query_habits habits;
    bool guess_pinyin; /* Latin letters that stand in no notice are read as pinyin */
};

/* A notice with hits, or a file with which something is wrong. */
struct harvested {
    struct scanned scanned;
    size_t kept;     /* so many excerpts are there; */
    size_t left_out; /* so many hits before the last of these are not, the first of them here: */
    size_t next;     /* its offset in the text */
    int unfolding;   /* of who shows it; 0 at first */
};

struct harvest;

/* Begins to search for a line (reader/request.h); the paths are copied.  NULL, with a sentence,
 * when it cannot be searched for. */
struct harvest *harvest_new(const char *line, const struct harvest_field *field, struct err *err);

/* Waits for the notices at hand, which is not long; converters are stopped. */
void harvest_free(struct harvest *harvest);

/* Takes in what was found since.  False when that was all for now. */
bool harvest_take(struct harvest *harvest);

/* No further notice is begun.  False when none would be. */
bool harvest_stop(struct harvest *harvest);
bool harvest_is_stopped(const struct harvest *harvest);

/* Can be read when there is something to take; -1 when nothing will come any more. */
int harvest_descriptor(const struct harvest *harvest);

/* How far it had come when it was last taken from. */
const struct scan_progress *harvest_progress(const struct harvest *harvest);

/* What is searched for: the line, with the prefix of pinyin where it was guessed. */
const char *harvest_line(const struct harvest *harvest);

/* Whether the line is letters that may be pinyin, and were not tried so. */
bool harvest_may_be_pinyin(const struct harvest *harvest);

/* The words that pinyin has found, with how often; none of any other search.  Valid until more is
 * taken. */
const struct wordings *harvest_wordings(const struct harvest *harvest);

/* The notices by now; each stays where it is in memory. */
size_t harvest_count(const struct harvest *harvest);
struct harvested *harvest_at(const struct harvest *harvest, size_t index);

#endif
