/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/probe.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "notice/markup.h"
#include "search/rawcount.h"

struct probe {
    const struct pattern *pattern;
    struct prefilter *prefilter;
    struct rawcount *rawcount; /* NULL: nothing is counted */
    struct ledger *ledger;
};

struct prober {
    const struct probe *probe;
    struct regex_scratch *scratch;
    struct matcher *matcher;
    struct digest digest; /* of a source that the ledger does not know */
    bool unknown;         /* and that it should know */
    struct seams seams;
};

struct probe *
probe_new(const struct pattern *pattern, const struct forms *forms, bool numbers,
          struct ledger *ledger)
{
    struct probe *probe = mem_zero(1, sizeof *probe);

    probe->pattern = pattern;
    probe->ledger = ledger;
    probe->prefilter = pattern_prefilter(pattern);
    if (numbers)
        probe->rawcount = rawcount_new(pattern, probe->prefilter, forms);
    return probe;
}

void
probe_free(struct probe *probe)
{
    rawcount_free(probe->rawcount);
    prefilter_free(probe->prefilter);
    free(probe);
}

struct prober *
prober_new(const struct probe *probe)
{
    struct prober *prober = mem_zero(1, sizeof *prober);

    prober->probe = probe;
    prober->scratch = regex_scratch_new();
    prober->matcher = matcher_new(probe->pattern);
    return prober;
}

void
prober_free(struct prober *prober)
{
    seams_fini(&prober->seams);
    matcher_free(prober->matcher);
    regex_scratch_free(prober->scratch);
    free(prober);
}

/* Of so many notices that the ledger does not know one is read though it need not be, so that it
 * knows them all in the end; to read them all would be too much for the first search of a folder.
 */
#define READ_ONE_IN 4

static bool
is_to_be_read(const struct prober *prober)
{
    return prober->unknown && (prober->digest.words[0] ^ (uint64_t)clock_now()) % READ_ONE_IN == 0;
}

/* Looks the source up in the ledger; what it does not know has no rows. */
static void
look_up(struct prober *prober, const struct buf *bytes)
{
    const struct ledger *ledger = prober->probe->ledger;

    prober->unknown = false;
    prober->seams.count = 0;
    if (!ledger)
        return;
    prober->digest = digest_of(buf_string(bytes), bytes->length);
    prober->unknown = !ledger_find(ledger, prober->digest, bytes->length, &prober->seams);
}

bool
prober_count(struct prober *prober, const char *path, const struct buf *bytes, size_t *count)
{
    const struct rawcount *rawcount = prober->probe->rawcount;
    const char *s = buf_string(bytes);
    size_t hits;

    prober->unknown = false;
    if (!rawcount || markup_is_named(path))
        return false;
    look_up(prober, bytes);
    if (is_to_be_read(prober))
        return false;
    if (prober->seams.count > 0)
        hits = rawcount_by_seams(rawcount, prober->scratch, prober->matcher, s, bytes->length,
                                 &prober->seams);
    else
        hits = rawcount_of(rawcount, prober->scratch, prober->matcher, s, bytes->length);
    *count = hits == RAWCOUNT_UNSURE ? 0 : hits;
    return hits != RAWCOUNT_UNSURE;
}

bool
prober_passes(struct prober *prober, const char *path, const struct buf *bytes)
{
    const struct prefilter *prefilter = prober->probe->prefilter;

    return !prefilter ||
           prefilter_passes(prefilter, prober->scratch, buf_string(bytes), bytes->length) ||
           markup_is_named(path);
}

void
prober_note(struct prober *prober, const struct doc *doc)
{
    const struct text *text = doc_text(doc);

    if (!prober->unknown)
        return;
    /* Without rows, where it was not made of the very bytes: nothing is to be known of them. */
    struct digest digest = digest_of(text_bytes(text), text_length(text));
    if (memcmp(&digest, &prober->digest, sizeof digest) != 0 ||
        markup_is_used(text_bytes(text), text_length(text)) ||
        !seams_read(&prober->seams, doc_tree(doc)))
        prober->seams.count = 0;
    ledger_enter(prober->probe->ledger, prober->digest, &prober->seams);
}
