/* probe.h: what a source tells of a pattern without being read as a notice.
 *
 * Whether it may hold the pattern at all (search/prefilter), and how many hits it holds, where that
 * is sure (search/rawcount) or the ledger knows what became of its rows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_PROBE_H
#define GONGWEN_LIBRARY_PROBE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "library/ledger.h"
#include "notice/doc.h"
#include "search/pattern.h"

/* What is looked for; shared by several threads. */
struct probe;

/* All are borrowed.  Hits are counted only with `numbers`: where they are all that is wanted, of
 * the whole notice.  The ledger may be NULL. */
struct probe *probe_new(const struct pattern *pattern, const struct forms *forms, bool numbers,
                        struct ledger *ledger);
void probe_free(struct probe *probe);

/* One thread's, which looks at one source after the other. */
struct prober;

struct prober *prober_new(const struct probe *probe);
void prober_free(struct prober *prober);

/* Counts the hits of a source of these bytes, text as they are, by that name; false when it has to
 * be read as a notice, or should be. */
bool prober_count(struct prober *prober, const char *path, const struct buf *bytes, size_t *count);

/* Whether the source may hold the pattern. */
bool prober_passes(struct prober *prober, const char *path, const struct buf *bytes);

/* Takes note of the notice that was read, whole, of the source that was looked at last, for the
 * ledger where it should know it. */
void prober_note(struct prober *prober, const struct doc *doc);

#endif
