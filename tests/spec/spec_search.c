/* spec_search.c: the first line is what a person types to search, the rest the notice; what comes
 * out are the blocks with hits, each hit between ⟦ and ⟧, or what is wrong with the pattern.
 *
 * A case whose name begins with "exact" folds nothing, one that names switches behind "without"
 * not these: "without case, width: …".
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "search/query.h"
#include "search/search.h"
#include "spec.h"

static unsigned
folds_of(const char *name)
{
    unsigned folds = FOLD_ALL;

    if (strncmp(name, "exact", 5) == 0)
        return FOLD_NONE;
    if (strncmp(name, "without ", 8) != 0)
        return folds;
    for (const char *at = name + 8; *at && *at != ':';) {
        size_t length = strcspn(at, ",: ");
        folds &= ~fold_by_name(at, length);
        at += length + strspn(at + length, ", ");
    }
    return folds;
}

static void
tell_block(const struct search *search, const struct fulltext *fulltext, size_t *hit,
           struct buf *found)
{
    const char *bytes = fulltext_bytes(fulltext);
    size_t block = search_hit(search, *hit).block;
    struct span range = fulltext_block(fulltext, block);

    for (; *hit < search_count(search) && search_hit(search, *hit).block == block; ++*hit) {
        struct span at = search_hit(search, *hit).at;
        buf_add(found, bytes + range.start, at.start - range.start);
        buf_add_string(found, "⟦");
        buf_add(found, bytes + at.start, span_length(at));
        buf_add_string(found, "⟧");
        range.start = at.end;
    }
    buf_add(found, bytes + range.start, span_length(range));
    buf_add_char(found, '\n');
}

static void
tell_hits(const struct pattern *pattern, enum scope_part part, const struct doc *doc,
          struct buf *found)
{
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    struct scope scope = {.part = part};
    struct search *search = search_new(pattern, doc, fulltext, &scope);

    search_finish(search);
    for (size_t hit = 0; hit < search_count(search);)
        tell_block(search, fulltext, &hit, found);
    search_free(search);
    fulltext_free(fulltext);
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    const char *end = memchr(input->bytes, '\n', input->length);
    size_t typed = (size_t)(end - input->bytes);
    struct pattern_options options = PATTERN_DEFAULTS;
    struct pattern_fault fault;
    struct buf bytes = BUF_INIT;
    struct err err;

    options.folds = folds_of(name);
    struct query query = query_read(input->bytes, typed, &options);
    struct pattern *pattern = pattern_new(query.words, query.length, &query.options, &fault);
    if (!pattern) {
        buf_addf(found, "%s\n", fault.err.sentence);
        return;
    }
    buf_add(&bytes, end + 1, input->length - typed - 1);
    struct doc *doc = doc_from_bytes("case", &bytes, "utf-8", &err);
    doc_finish(doc);
    tell_hits(pattern, query.part, doc, found);
    doc_free(doc);
    pattern_free(pattern);
}

int
main(void)
{
    return spec_run("search", make);
}
