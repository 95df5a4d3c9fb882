/* prop_search.c: what a search must find, tried on random words of real notices.
 *
 *     prop_search [COUNT [FILE...]]
 *
 * Takes COUNT random substrings of random paragraphs of the files (of doc/notices without any)
 * and claims of each:
 *
 *   - the hits are where a plain search in the joined text of the blocks finds it, all of them and
 *     in their order, so that it is found at its own place, too;
 *   - the stretches of the source that a hit gives to be lit read as the words;
 *   - folding loses none of them;
 *   - the prefilter lets the file through.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/standin.h"
#include "base/uni.h"
#include "search/search.h"

/* A notice, its bytes, and the joined text of each block, made by the tree and by none other. */
struct notice {
    const char *path;
    struct buf bytes;
    struct doc *doc;
    struct fulltext *fulltext;
    struct buf *blocks;
};

static uint64_t
random_number(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static bool
notice_init(struct notice *notice, const char *path)
{
    struct err err;

    *notice = (struct notice){.path = path};
    if (!file_read(path, &notice->bytes, &err))
        return false;
    struct buf copy = BUF_INIT;
    buf_add(&copy, buf_string(&notice->bytes), notice->bytes.length);
    notice->doc = doc_from_bytes(path, &copy, NULL, &err);
    buf_fini(&copy);
    if (!notice->doc)
        return false;
    doc_finish(notice->doc);
    notice->fulltext = fulltext_new(doc_tree(notice->doc));
    const struct tree *tree = doc_tree(notice->doc);
    notice->blocks = mem_zero(tree_block_count(tree) + 1, sizeof notice->blocks[0]);
    for (size_t i = 0; i < tree_block_count(tree); i++)
        tree_block_text(tree, tree_block(tree, i), &notice->blocks[i]);
    return true;
}

static void
notice_fini(struct notice *notice)
{
    for (size_t i = 0; notice->blocks && i < fulltext_block_count(notice->fulltext); i++)
        buf_fini(&notice->blocks[i]);
    free(notice->blocks);
    fulltext_free(notice->fulltext);
    doc_free(notice->doc);
    buf_fini(&notice->bytes);
}

static bool
is_furniture(const struct notice *notice, size_t block)
{
    return tree_block(doc_tree(notice->doc), block)->role == ROLE_FURNITURE;
}

/* Random words of a random block: NULL when that has none. */
static char *
choose_words(const struct notice *notice, uint64_t *state)
{
    size_t count = fulltext_block_count(notice->fulltext);
    size_t block = count ? random_number(state) % count : 0;
    uint32_t c;

    if (count == 0 || is_furniture(notice, block) || notice->blocks[block].length == 0)
        return NULL;
    const struct buf *text = &notice->blocks[block];
    size_t start = random_number(state) % text->length;
    while (start > 0 && ((unsigned char)text->bytes[start] & 0xC0) == 0x80)
        start--;
    size_t end = start;
    for (size_t left = 1 + random_number(state) % 24; left > 0 && end < text->length; left--)
        end += uni_read(text->bytes + end, &c);
    return mem_copy(text->bytes + start, end - start);
}

static struct search *
run_search(const struct notice *notice, const struct pattern *pattern)
{
    struct search *search = search_new(pattern, notice->doc, notice->fulltext, NULL);

    search_finish(search);
    return search;
}

static struct pattern *
pattern_of(const char *words, unsigned folds)
{
    const struct pattern_options options = {PATTERN_WORDS, folds, false};
    struct pattern_fault fault;

    return pattern_new(words, strlen(words), &options, &fault);
}

/* ---- The claims ------------------------------------------------------------------- */

/* The hits are those of a plain search, block by block. */
static bool
hits_are_plain(const struct notice *notice, const struct search *search, const char *words)
{
    size_t hit = 0, length = strlen(words);

    for (size_t block = 0; block < fulltext_block_count(notice->fulltext); block++) {
        const char *text = buf_string(&notice->blocks[block]);
        const char *end = text + notice->blocks[block].length;
        if (is_furniture(notice, block))
            continue;
        for (const char *at = text; (at = memmem(at, (size_t)(end - at), words, length));
             at += length, hit++) {
            size_t place = fulltext_block(notice->fulltext, block).start + (size_t)(at - text);
            if (hit >= search_count(search) || search_hit(search, hit).at.start != place ||
                search_hit(search, hit).block != block)
                return false;
        }
    }
    return hit == search_count(search);
}

/* What is to be lit of the source reads as the words, but for the spaces of joins. */
static bool
source_reads(const struct notice *notice, const struct search *search, const char *words)
{
    const char *source = text_bytes(doc_text(notice->doc));
    struct buf lit = BUF_INIT;
    bool reads = true;
    struct span span;

    for (size_t i = 0; reads && i < search_count(search); i++) {
        struct span range = search_hit(search, i).at;
        buf_clear(&lit);
        while (fulltext_next_span(notice->fulltext, &range, &span))
            standin_add(&lit, source + span.start, span_length(span));
        size_t length, wanted_length;
        char *squeezed = uni_squeeze(buf_string(&lit), lit.length, &length);
        char *wanted = uni_squeeze(words, strlen(words), &wanted_length);
        reads = length == wanted_length && memcmp(squeezed, wanted, length) == 0;
        free(squeezed);
        free(wanted);
    }
    buf_fini(&lit);
    return reads;
}

/* Each of the hits begins within a hit of the folded search. */
static bool
folding_loses_none(const struct notice *notice, const struct search *search, const char *words)
{
    struct pattern *pattern = pattern_of(words, FOLD_ALL);
    struct search *folded = run_search(notice, pattern);
    bool none = true;

    for (size_t i = 0; none && i < search_count(search); i++) {
        /* White space at its ends, which says nothing beside an ideograph, is no part of it. */
        struct span at = search_hit(search, i).at;
        size_t near = search_hit_from(folded, at.end);
        none = near > 0 && search_hit(folded, near - 1).at.end > at.start;
    }
    search_free(folded);
    pattern_free(pattern);
    return none;
}

static bool
prefilter_lets_through(const struct notice *notice, const char *words, unsigned folds)
{
    struct pattern *pattern = pattern_of(words, folds);
    struct prefilter *prefilter = pattern_prefilter(pattern);
    struct regex_scratch *scratch = regex_scratch_new();
    bool passes = !prefilter || prefilter_passes(prefilter, scratch, buf_string(&notice->bytes),
                                                 notice->bytes.length);

    regex_scratch_free(scratch);
    prefilter_free(prefilter);
    pattern_free(pattern);
    return passes;
}

/* What is wrong with the words; NULL when nothing is. */
static const char *
find_fault(const struct notice *notice, const char *words)
{
    struct pattern *pattern = pattern_of(words, FOLD_RADICALS);
    struct search *search = run_search(notice, pattern);
    const char *fault = NULL;

    if (!hits_are_plain(notice, search, words))
        fault = "the hits are not where the joined text has the words";
    else if (!source_reads(notice, search, words))
        fault = "the source reads otherwise";
    else if (words[strspn(words, " \t")] && !folding_loses_none(notice, search, words))
        fault = "folding loses a hit";
    else if (!prefilter_lets_through(notice, words, FOLD_RADICALS) ||
             !prefilter_lets_through(notice, words, FOLD_ALL))
        fault = "the prefilter holds the file back";
    search_free(search);
    pattern_free(pattern);
    return fault;
}

/* ---- Trying ------------------------------------------------------------------------- */

static size_t
try_notice(const char *path, size_t count, uint64_t *state, size_t *tried)
{
    struct notice notice;
    size_t failed = 0;

    if (notice_init(&notice, path))
        for (size_t i = 0, attempts = 0; i < count && attempts < 4 * count; attempts++) {
            char *words = choose_words(&notice, state);
            const char *fault = words ? find_fault(&notice, words) : NULL;
            if (fault)
                printf("# %s: \"%s\": %s\n", path, words, fault);
            i += words != NULL;
            *tried += words != NULL;
            failed += fault != NULL;
            free(words);
        }
    notice_fini(&notice);
    return failed;
}

static int
is_text(const struct dirent *entry)
{
    return strstr(entry->d_name, ".txt") != NULL;
}

static size_t
try_own_notices(size_t count, uint64_t *state, size_t *tried)
{
    const char *top = getenv("top_srcdir");
    char *folder = file_join(top ? top : ".", "doc/notices");
    struct dirent **entries;
    int found = scandir(folder, &entries, is_text, alphasort);
    size_t failed = 0;

    for (int i = 0; i < found; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        failed += try_notice(path, count / (size_t)found + 1, state, tried);
        free(path);
        free(entries[i]);
    }
    free(entries);
    free(folder);
    return failed;
}

int
main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
    uint64_t state = 88172645463325252u;
    size_t failed = 0, tried = 0;

    if (argc <= 2)
        failed = try_own_notices(count, &state, &tried);
    for (int i = 2; i < argc; i++)
        failed += try_notice(argv[i], count / (size_t)(argc - 2) + 1, &state, &tried);
    printf("1..1\n%s 1 - %zu random words are found, each at its place\n",
           failed || tried == 0 ? "not ok" : "ok", tried);
    return failed ? 1 : 0;
}
