/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/quest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"

static void
drop_search(struct quest *quest)
{
    search_free(quest->search);
    pattern_free(quest->pattern);
    quest->search = NULL;
    quest->pattern = NULL;
    quest->current = NONE;
}

void
quest_fini(struct quest *quest)
{
    drop_search(quest);
    free(quest->line);
    free(quest->spans);
    *quest = (struct quest){.current = NONE};
}

static struct scope
scope_of(const struct quest *quest)
{
    const struct request *request = &quest->request;
    struct scope scope = {.part = request->query.part,
                          .in_section = request->in_section && quest->place.section != NONE,
                          .section = quest->place.section};

    if (request->in_marked) {
        scope.spans = quest->place.spans;
        scope.span_count = quest->place.span_count;
    }
    return scope;
}

static bool
fail(struct quest *quest, const char *sentence)
{
    err_set(&quest->fault.err, "%s", sentence);
    quest->fault.offset = 0;
    quest->fault.column = 0;
    return false;
}

/* Whether the restriction means anything here. */
static bool
check_place(struct quest *quest)
{
    if (quest->request.in_section && quest->place.section == NONE)
        return fail(quest, _("this is in no section"));
    if (quest->request.in_marked && quest->place.span_count == 0)
        return fail(quest, _("nothing is highlighted in this notice"));
    return true;
}

/* Begins to search with the pattern, which may be NULL. */
static void
start(struct quest *quest, struct pattern *pattern)
{
    struct scope scope = scope_of(quest);

    drop_search(quest);
    quest->pattern = pattern;
    if (pattern)
        quest->search = search_new(pattern, quest->doc, quest->fulltext, &scope);
}

static struct pattern *
read_words(struct quest *quest, const struct pattern_options *options)
{
    const struct query *query = &quest->request.query;

    return pattern_new(query->words, query->length, options, &quest->fault);
}

static void
keep_place(struct quest *quest, const struct quest_place *place)
{
    quest->place = *place;
    quest->spans = mem_zero(place->span_count + 1, sizeof(struct span));
    if (place->span_count > 0)
        memcpy(quest->spans, place->spans, place->span_count * sizeof(struct span));
    quest->place.spans = quest->spans;
}

void
quest_seek(struct quest *quest, const struct doc *doc, const struct fulltext *fulltext,
           const char *line, const struct quest_place *place)
{
    quest_fini(quest);
    if (request_read(line).query.length == 0)
        return;
    quest->doc = doc;
    quest->fulltext = fulltext;
    quest->line = mem_copy_string(line);
    quest->request = request_read(quest->line);
    query_follow(&quest->request.query.options, &place->habits);
    keep_place(quest, place);
    quest->lit = true;
    start(quest, check_place(quest) ? read_words(quest, &quest->request.query.options) : NULL);
}

void
quest_move(struct quest *quest, const struct doc *doc, const struct fulltext *fulltext)
{
    if (!quest->line)
        return;
    bool lit = quest->lit;
    struct quest_place place = {
        .section = NONE, .guess_pinyin = quest->place.guess_pinyin, .habits = quest->place.habits};
    char *line = quest->line;
    quest->line = NULL;
    quest_seek(quest, doc, fulltext, line, &place);
    quest->lit = lit;
    free(line);
}

bool
quest_is_on(const struct quest *quest)
{
    return quest->search != NULL;
}

void
quest_set_current(struct quest *quest, size_t hit)
{
    quest->current = hit;
}

void
quest_set_lit(struct quest *quest, bool lit)
{
    quest->lit = lit;
}

/* Whether there is nothing more to be searched than the joined text. */
static bool
has_all(const struct quest *quest)
{
    return doc_is_whole(quest->doc) &&
           fulltext_block_count(quest->fulltext) == tree_block_count(doc_tree(quest->doc));
}

/* Letters that stand nowhere in the notice may be pinyin: then another search begins. */
static bool
guess(struct quest *quest)
{
    struct pattern_options options = quest->request.query.options;

    if (quest->guessed || !quest->place.guess_pinyin || search_count(quest->search) > 0 ||
        !has_all(quest) || !request_may_be_pinyin(&quest->request))
        return false;
    quest->guessed = true;
    options.kind = PATTERN_PINYIN;
    struct pattern *pattern = read_words(quest, &options);
    if (pattern)
        start(quest, pattern);
    return pattern != NULL;
}

bool
quest_advance(struct quest *quest, size_t most)
{
    if (!quest_is_on(quest))
        return false;
    return search_advance(quest->search, most) || guess(quest);
}

bool
quest_has_passed(const struct quest *quest, size_t offset)
{
    if (!quest_is_on(quest))
        return false;
    size_t block = tree_block_at(doc_tree(quest->doc), offset);
    bool taken_in = block == NONE || block < fulltext_block_count(quest->fulltext);
    return taken_in && search_done(quest->search) >= fulltext_position(quest->fulltext, offset);
}

bool
quest_is_complete(const struct quest *quest)
{
    return !quest_is_on(quest) ||
           (has_all(quest) && search_done(quest->search) >= fulltext_length(quest->fulltext)) ||
           search_trouble(quest->search);
}

size_t
quest_count(const struct quest *quest)
{
    return quest_is_on(quest) ? search_count(quest->search) : 0;
}

struct hit
quest_hit(const struct quest *quest, size_t hit)
{
    return search_hit(quest->search, hit);
}

size_t
quest_from(const struct quest *quest, size_t offset)
{
    if (!quest_is_on(quest))
        return 0;
    return search_hit_from(quest->search, fulltext_position(quest->fulltext, offset));
}

void
quest_tint(const struct quest *quest, struct span shown, struct tints *tints)
{
    size_t count = quest_count(quest);

    if (!quest->lit || count == 0)
        return;
    size_t i = quest_from(quest, shown.start);
    while (i > 0 && quest_hit(quest, i - 1).source.end > shown.start)
        i--;
    for (; i < count; i++) {
        struct hit hit = quest_hit(quest, i);
        if (hit.source.start >= shown.end)
            break;
        tints_add(tints, i == quest->current ? TINT_HIT_CURRENT : TINT_HIT, hit.block, hit.source);
    }
}

bool
quest_reads_as_pinyin(const struct quest *quest)
{
    return quest->guessed && quest_count(quest) > 0;
}

void
quest_print_count(const struct quest *quest, struct buf *out)
{
    if (quest->current != NONE)
        buf_addf(out, "%zu/", quest->current + 1);
    buf_addf(out, "%zu%s", quest_count(quest), quest_is_complete(quest) ? "" : "+");
}

void
quest_print(const struct quest *quest, struct buf *out)
{
    if (!quest->line)
        return;
    quest_print_count(quest, out);
    buf_addf(out, " %s%s", quest_reads_as_pinyin(quest) ? "py:" : "", quest->line);
}

const char *
quest_trouble(const struct quest *quest)
{
    if (!quest->line)
        return NULL;
    return quest_is_on(quest) ? search_trouble(quest->search) : quest->fault.err.sentence;
}

/* Whether the notice is in ideographs, by how it begins. */
#define TELLING ((size_t)1 << 12)

static bool
holds_ideographs(const struct fulltext *fulltext)
{
    const char *bytes = fulltext_bytes(fulltext);
    size_t length = fulltext_length(fulltext);

    for (size_t i = 0; i < length && i < TELLING; i++)
        if (uni_at_ideograph(bytes + i))
            return true;
    return false;
}

/* Whether the letters, which stand nowhere, were not tried as pinyin, and may be. */
static bool
may_be_pinyin(const struct quest *quest)
{
    return !quest->guessed && request_may_be_pinyin(&quest->request) &&
           holds_ideographs(quest->fulltext);
}

void
quest_explain(const struct quest *quest, struct buf *out)
{
    const char *trouble = quest_trouble(quest);

    if (trouble)
        buf_addf(out, "%s: %s", quest->line, trouble);
    else if (may_be_pinyin(quest))
        buf_addf(out, _("Nothing here matches %s; ^Y searches for it as pinyin"), quest->line);
    else
        buf_addf(out, _("Nothing in this notice matches %s"), quest->line);
}
