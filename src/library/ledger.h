/* ledger.h: what became of the rows of the notices that were searched, kept for the next search.
 *
 * A cache: one file, $XDG_CACHE_HOME/gongwen/ledger, for its owner alone, which may be deleted at
 * any time.  It holds no words and no paths: a notice is known by its bytes' digest, and of each
 * row it is said where it is, whether it is text, and whether a paragraph goes on behind it
 * (notice/seams), some 300 bytes a notice.  It is that of one build of the program and one set of
 * labels: for another one it is begun anew.  Whatever is wrong with it only means that notices are
 * read again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_LEDGER_H
#define GONGWEN_LIBRARY_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "notice/doc.h"
#include "notice/seams.h"

struct ledger;

/* Reads it; at most so many bytes are kept, the oldest go.  NULL for 0 bytes, and where no place
 * for a cache is known; the functions below do nothing for NULL. */
struct ledger *ledger_new(const struct doc_rules *rules, size_t most);

/* Writes down what was entered. */
void ledger_free(struct ledger *ledger);

/* Puts into `seams` what is known of the notice with the digest, which has so many bytes; false
 * when nothing is.  Several threads may ask at once. */
bool ledger_find(const struct ledger *ledger, struct digest digest, size_t length,
                 struct seams *seams);

/* Enters a notice, without rows where nothing is to be known of it; found by the next one who reads
 * the ledger.  Several threads may do so. */
void ledger_enter(struct ledger *ledger, struct digest digest, const struct seams *seams);

#endif
