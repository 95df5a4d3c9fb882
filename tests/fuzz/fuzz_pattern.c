/* SPDX-License-Identifier: MIT */
/* What a person types to search: the first line, whose first byte says how, over the lines behind
 * it, or over a notice of our own where there are none; and the keys that change that line.  Hits
 * lie in their blocks, one behind the other; whatever is wrong with the pattern is told at a place
 * within it. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"
#include "fuzz.h"
#include "reader/request.h"
#include "search/excerpt.h"
#include "search/query.h"

const char fuzz_seeds[] = "pattern";

static const char usual[] = "关于做好防汛工作的通知\n\n各区县人民政府：\n"
                            "　　一、国发〔2020〕13号、２０２０年 3 月㎡ (一) “防汛” the flood-\n"
                            "relief 婦聯扶贫。\n　　二、返贫。\n";

/* A key turns what it says and leaves the words as they are; once more leads back. */
static void
check_switches(const char *line)
{
    struct request before = request_read(line);

    assert(before.where <= before.words && before.words <= strlen(line));
    for (int which = 0; which < REQUEST_SWITCH_COUNT; which++) {
        char *turned = request_turn(line, (enum request_switch)which);
        struct request request = request_read(turned);
        assert(request_has(&request, (enum request_switch)which) !=
               request_has(&before, (enum request_switch)which));
        assert(strcmp(turned + request.words, line + before.words) == 0);
        free(turned);
    }
    char *turned = request_turn_where(line);
    struct request request = request_read(turned);
    assert(strcmp(turned + request.words, line + before.words) == 0);
    free(turned);
}

static void
check_hits(const struct search *search, const struct doc *doc, const struct fulltext *fulltext)
{
    struct wordings wordings = {0};
    size_t behind = 0;

    for (size_t i = 0; i < search_count(search) && i < 1000; i++) {
        struct hit hit = search_hit(search, i);
        struct span block = fulltext_block(fulltext, hit.block);
        assert(hit.at.start >= behind && hit.at.start < hit.at.end);
        assert(hit.at.start >= block.start && hit.at.end <= block.end);
        assert(hit.source.end <= text_length(doc_text(doc)));
        behind = hit.at.end;
        struct excerpt excerpt;
        excerpt_init(&excerpt, doc, fulltext, &hit, 5);
        excerpt_fini(&excerpt);
    }
    search_wordings(search, &wordings);
    wordings_fini(&wordings);
}

static void
search_all(const struct pattern *pattern, enum scope_part part, struct buf *source)
{
    struct scope scope = {.part = part};
    struct err err;
    struct prefilter *prefilter = pattern_prefilter(pattern);
    struct regex_scratch *scratch = regex_scratch_new();
    bool passes =
        !prefilter || prefilter_passes(prefilter, scratch, buf_string(source), source->length);
    struct doc *doc = doc_from_bytes("fuzz", source, NULL, &err);

    if (doc) {
        doc_finish(doc);
        struct fulltext *fulltext = fulltext_new(doc_tree(doc));
        struct search *search = search_new(pattern, doc, fulltext, &scope);
        while (search_advance(search, 64))
            ;
        check_hits(search, doc, fulltext);
        assert(passes || search_count(search) == 0);
        search_free(search);
        fulltext_free(fulltext);
    }
    doc_free(doc);
    regex_scratch_free(scratch);
    prefilter_free(prefilter);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length < 1)
        return 0;
    const char *typed = (const char *)bytes + 1;
    const char *end = memchr(typed, '\n', length - 1);
    size_t typed_length = end ? (size_t)(end - typed) : length - 1;
    struct pattern_options options = {PATTERN_WORDS, bytes[0], bytes[0] % 2};
    struct pattern_fault fault;
    char *line = mem_copy(typed, typed_length);
    check_switches(line);
    free(line);
    struct query query = query_read(typed, typed_length, &options);
    struct pattern *pattern = pattern_new(query.words, query.length, &query.options, &fault);
    struct buf source = BUF_INIT;

    if (!pattern) {
        assert(fault.err.sentence[0] && fault.offset <= query.length);
        return 0;
    }
    if (end)
        buf_add(&source, end + 1, length - 1 - typed_length - 1);
    if (source.length == 0)
        buf_add(&source, usual, sizeof usual - 1);
    search_all(pattern, query.part, &source);
    buf_fini(&source);
    pattern_free(pattern);
    return 0;
}
