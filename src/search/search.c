/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/search.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/sorted.h"

/* Milliseconds after which a regular expression lets others do something, and those of processor
 * time after which it is given up unless so many bytes are done. */
#define PAUSE_MS   4
#define SPENT_MOST 2000
#define SPENT_FOR  ((size_t)1 << 20)

struct search {
    const struct pattern *pattern;
    const struct doc *doc;
    const struct fulltext *fulltext;
    struct scope scope;
    struct matcher *matcher;
    struct span *hits; /* positions */
    size_t block;      /* of the last hit */
    size_t hit_count, hit_capacity;
    size_t done;   /* where the search goes on */
    size_t since;  /* where it was when it paused first, or after so many bytes again */
    int64_t spent; /* the processor time of the thread then; 0 before it has paused */
    bool given_up;
};

struct search *
search_new(const struct pattern *pattern, const struct doc *doc, const struct fulltext *fulltext,
           const struct scope *scope)
{
    struct search *search = mem_zero(1, sizeof *search);

    search->pattern = pattern;
    search->doc = doc;
    search->fulltext = fulltext;
    search->scope = scope ? *scope : (struct scope){.part = SCOPE_ALL};
    search->matcher = matcher_new(pattern);
    return search;
}

void
search_free(struct search *search)
{
    if (!search)
        return;
    matcher_free(search->matcher);
    free(search->hits);
    free(search);
}

/* ---- Searching ------------------------------------------------------------------ */

static struct hit
make_hit(const struct search *search, struct span at)
{
    return (struct hit){at, fulltext_source(search->fulltext, at),
                        fulltext_block_at(search->fulltext, at.start)};
}

/* Whether the source has the same characters as the joined text. */
static bool
reads_the_same(const struct search *search, struct span range)
{
    const char *source = text_bytes(doc_text(search->doc));
    const char *bytes = fulltext_bytes(search->fulltext);
    struct span span;

    while (fulltext_next_span(search->fulltext, &range, &span))
        if (memcmp(bytes + fulltext_position(search->fulltext, span.start), source + span.start,
                   span_length(span)) != 0)
            return false;
    return true;
}

/* Whether the hit matches with the characters of the source in it, too. */
static bool
source_matches(struct search *search, struct span at)
{
    if (pattern_is_as_typed(search->pattern) && reads_the_same(search, at))
        return true;
    const char *source = text_bytes(doc_text(search->doc));
    struct span range = at, span;
    struct buf typed = BUF_INIT;

    buf_add(&typed, fulltext_bytes(search->fulltext) + at.start, span_length(at));
    while (fulltext_next_span(search->fulltext, &range, &span))
        memcpy(typed.bytes + fulltext_position(search->fulltext, span.start) - at.start,
               source + span.start, span_length(span));
    bool matches = matcher_accepts(search->matcher, typed.bytes, typed.length);
    buf_fini(&typed);
    return matches;
}

/* Whether the hit is in the scope.  Where the part is all that it says, the block tells. */
static bool
is_in_scope(struct search *search, struct span at)
{
    search->block = fulltext_block_near(search->fulltext, at.start, search->block);
    struct span source = {0, 0};
    if (scope_asks_where(&search->scope))
        source = fulltext_source(search->fulltext, at);
    return scope_holds(&search->scope, search->doc, search->block, source);
}

static void
add_hit(struct search *search, struct span at)
{
    if (!is_in_scope(search, at) ||
        (pattern_wants_source(search->pattern) && !source_matches(search, at)))
        return;
    search->hits = mem_grow(search->hits, &search->hit_capacity, search->hit_count + 1,
                            sizeof search->hits[0]);
    search->hits[search->hit_count++] = at;
}

/* Whether it takes too long, now that it has paused. */
static bool
is_runaway(struct search *search)
{
    int64_t spent = clock_spent();

    if (search->spent == 0 || search->done - search->since >= SPENT_FOR) {
        search->since = search->done;
        search->spent = spent;
    }
    return spent - search->spent >= SPENT_MOST;
}

/* Finds the hits of a stretch that ends where a block does, from where the search goes on; false
 * when it pauses on the way. */
static bool
search_stretch(struct search *search, struct span stretch)
{
    const char *bytes = fulltext_bytes(search->fulltext);
    int64_t until = clock_now() + PAUSE_MS;
    struct span found = {search->done, search->done};
    enum match match;

    while ((match = matcher_find_until(search->matcher, bytes, stretch, found.end, until,
                                       &found)) == MATCH_FOUND)
        add_hit(search, found);
    if (match == MATCH_PAUSED)
        search->done = found.start;
    else if (match == MATCH_NONE)
        search->done = stretch.end + 1; /* the line feed */
    search->given_up = match == MATCH_STOPPED || (match == MATCH_PAUSED && is_runaway(search));
    return match != MATCH_PAUSED;
}

/* The stretch that is searched next: whole blocks, about `most` bytes of them; but the block where
 * the search goes on for a regular expression, which could go beyond it. */
static struct span
next_stretch(const struct search *search, size_t most)
{
    size_t length = fulltext_length(search->fulltext);
    size_t last = search->done;

    if (pattern_kind(search->pattern) == PATTERN_REGEX)
        return fulltext_block(search->fulltext, fulltext_block_at(search->fulltext, last));
    last += most < length - last ? most : length - last;
    size_t block = fulltext_block_at(search->fulltext, last);
    return (struct span){search->done, fulltext_block(search->fulltext, block).end};
}

static bool
is_over(const struct search *search)
{
    return search->given_up || search->done >= fulltext_length(search->fulltext) ||
           (scope_waits(&search->scope) && !doc_is_whole(search->doc));
}

bool
search_advance(struct search *search, size_t most)
{
    size_t from = search->done;

    while (!is_over(search) && search->done - from < most)
        if (!search_stretch(search, next_stretch(search, most - (search->done - from))))
            break;
    return !is_over(search);
}

void
search_finish(struct search *search)
{
    while (search_advance(search, (size_t)-1))
        ;
}

size_t
search_done(const struct search *search)
{
    size_t length = fulltext_length(search->fulltext);

    return search->done < length ? search->done : length;
}

const char *
search_trouble(const struct search *search)
{
    return search->given_up ? _("the expression tries too much: the search was given up") : NULL;
}

/* ---- Hits ----------------------------------------------------------------------- */

size_t
search_count(const struct search *search)
{
    return search->hit_count;
}

struct hit
search_hit(const struct search *search, size_t hit)
{
    assert(hit < search->hit_count);
    return make_hit(search, search->hits[hit]);
}

size_t
search_hit_from(const struct search *search, size_t position)
{
    if (position == 0)
        return 0;
    return sorted_up_to(search->hits, search->hit_count, sizeof search->hits[0],
                        offsetof(struct span, start), position - 1);
}

size_t
search_count_within(const struct search *search, struct span range)
{
    return search_hit_from(search, range.end) - search_hit_from(search, range.start);
}

void
search_wordings(const struct search *search, struct wordings *wordings)
{
    wordings_read(wordings, fulltext_bytes(search->fulltext), search->hits, search->hit_count);
}
