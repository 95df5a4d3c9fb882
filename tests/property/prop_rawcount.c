/* prop_rawcount.c: a count of words in a source is the count of a search of the joined text.
 *
 *     prop_rawcount [COUNT [FILE...]]
 *
 * The same of a count by what became of the rows (notice/seams), packed and unpacked.  And it
 * claims of each row behind which notice/joins says that a paragraph goes on, or ends, that it
 * does.
 *
 * Takes random words, of one to twelve characters, out of each of the files (of doc/notices without
 * any) and out of what damage and extraction may make of it: pages with numbers and running heads,
 * blank lines behind all lines, indents that are lost, lines that are repeated or broken.  Claims
 * that search/rawcount gives the number of hits of search/search, wherever it gives one, and prints
 * how often it does.
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
#include "base/uni.h"
#include "base/utf8.h"
#include "notice/joins.h"
#include "notice/markup.h"
#include "notice/seams.h"
#include "search/rawcount.h"
#include "search/search.h"

#define WORDS_LONGEST 12

/* What was tried: how often words stood in the source, and how often they were counted there. */
struct tally {
    size_t tried, found, counted, failed;
    size_t by_seams; /* counted by what became of the rows */
    size_t joined;   /* rows behind which a paragraph goes on */
};

static uint64_t
random_number(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static size_t
draw(uint64_t *state, size_t below)
{
    return random_number(state) % below;
}

/* ---- What becomes of a source -------------------------------------------------------- */

enum change {
    CHANGE_NONE,
    CHANGE_PAGES,    /* page numbers and form feeds */
    CHANGE_NUMBERS,  /* page numbers alone */
    CHANGE_HEADS,    /* and a running head */
    CHANGE_TITLES,   /* and the first line as one */
    CHANGE_DOUBLED,  /* blank lines behind all lines */
    CHANGE_FLUSH,    /* no indents */
    CHANGE_REPEATED, /* lines that are there twice */
    CHANGE_BROKEN,   /* lines that are broken anywhere */
    CHANGE_SPACED,   /* spaces between ideographs */
    CHANGE_FEEDS,    /* form feeds anywhere */
    CHANGES
};

struct setting {
    enum change change;
    uint64_t *state;
    const char *first; /* line */
    size_t first_length;
    size_t line, page;
    struct buf *out;
};

static void
end_page(struct setting *setting)
{
    bool heads = setting->change == CHANGE_HEADS || setting->change == CHANGE_TITLES;

    setting->page++;
    if (draw(setting->state, 8) == 0 && setting->out->length > 0)
        setting->out->length--; /* the number at the end of the line */
    if (draw(setting->state, 8) > 0)
        buf_addf(setting->out, draw(setting->state, 2) ? "— %zu —\n" : "%zu\n", setting->page);
    if (setting->change != CHANGE_NUMBERS)
        buf_add_char(setting->out, '\f');
    if (setting->change == CHANGE_TITLES) {
        buf_add(setting->out, setting->first, setting->first_length);
        buf_add_char(setting->out, '\n');
    } else if (heads) {
        buf_add_string(setting->out, "某市人民政府公报\n");
    }
}

static void
set_spaced(struct setting *setting, const char *line, size_t length)
{
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(line + at, &c);
        buf_add(setting->out, line + at, step);
        if (uni_is_ideograph(c) && draw(setting->state, 8) == 0)
            buf_add_char(setting->out, ' ');
    }
}

static void
set_broken(struct setting *setting, const char *line, size_t length)
{
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(line + at, &c);
        buf_add(setting->out, line + at, step);
        if (draw(setting->state, 40) == 0)
            buf_add_char(setting->out, draw(setting->state, 8) ? '\n' : '\f');
    }
}

static void
set_line(struct setting *setting, const char *line, size_t length)
{
    if (setting->change == CHANGE_FLUSH) {
        size_t indent = uni_leading_space(line, length);
        line += indent;
        length -= indent;
    }
    if (setting->change == CHANGE_SPACED)
        set_spaced(setting, line, length);
    else if (setting->change == CHANGE_BROKEN)
        set_broken(setting, line, length);
    else
        buf_add(setting->out, line, length);
    buf_add_char(setting->out, '\n');
    if (setting->change == CHANGE_REPEATED && draw(setting->state, 12) == 0) {
        buf_add(setting->out, line, length);
        buf_add_char(setting->out, '\n');
    }
    if (setting->change == CHANGE_DOUBLED)
        buf_add_char(setting->out, '\n');
    if (setting->change == CHANGE_FEEDS && draw(setting->state, 5) == 0)
        buf_add_char(setting->out, '\f');
    if (setting->change >= CHANGE_PAGES && setting->change <= CHANGE_TITLES &&
        ++setting->line % 22 == 0)
        end_page(setting);
}

static void
set_source(const char *bytes, size_t length, enum change change, uint64_t *state, struct buf *out)
{
    struct setting setting = {.change = change, .state = state, .out = out};

    for (size_t at = 0, size; at < length; at += size + 1) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size = (end ? (size_t)(end - bytes) : length) - at;
        if (setting.first_length == 0) {
            setting.first = bytes + at;
            setting.first_length = size;
        }
        set_line(&setting, bytes + at, size);
    }
}

/* ---- Words ----------------------------------------------------------------------------- */

/* Words from the bytes on, without white space; what line ends and page numbers cut is joined. */
static void
take_words(const char *bytes, size_t length, size_t at, uint64_t *state, struct buf *words)
{
    size_t left = 1 + draw(state, draw(state, 3) ? 4 : WORDS_LONGEST);
    uint32_t c;

    buf_clear(words);
    while (at < length && left > 0) {
        size_t step = uni_read(bytes + at, &c);
        if (!uni_is_space(c) && c >= 0x20) {
            buf_add(words, bytes + at, step);
            left--;
        }
        at += step;
    }
}

static size_t
character_at(const char *bytes, size_t at)
{
    while (at > 0 && ((unsigned char)bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Somewhere, or near a line's end. */
static size_t
choose_place(const char *bytes, size_t length, uint64_t *state)
{
    size_t at = draw(state, length);
    const char *end = memchr(bytes + at, '\n', length - at);
    size_t back = 3 * draw(state, 5);

    if (end && draw(state, 3) == 0 && (size_t)(end - bytes) > back)
        at = (size_t)(end - bytes) - back;
    return character_at(bytes, at);
}

/* ---- The claim --------------------------------------------------------------------------- */

static size_t
count_in_notice(const struct pattern *pattern, const struct doc *doc,
                const struct fulltext *fulltext)
{
    struct search *search = search_new(pattern, doc, fulltext, NULL);

    search_finish(search);
    size_t count = search_count(search);
    search_free(search);
    return count;
}

/* Counts in the source, by seams where they are given. */
static size_t
count_in_source(const struct pattern *pattern, const struct buf *source, const struct seams *seams)
{
    struct prefilter *prefilter = pattern_prefilter(pattern);
    struct rawcount *rawcount = rawcount_new(pattern, prefilter, NULL);
    struct regex_scratch *scratch = regex_scratch_new();
    struct matcher *matcher = matcher_new(pattern);
    const char *bytes = buf_string(source);
    size_t count = RAWCOUNT_UNSURE;

    if (rawcount)
        count = seams ? rawcount_by_seams(rawcount, scratch, matcher, bytes, source->length, seams)
                      : rawcount_of(rawcount, scratch, matcher, bytes, source->length);
    matcher_free(matcher);
    regex_scratch_free(scratch);
    rawcount_free(rawcount);
    prefilter_free(prefilter);
    return count;
}

/* What is tried: a notice, and what is known of its source. */
struct trial {
    const char *name;
    const struct buf *source;
    const struct doc *doc;
    const struct fulltext *fulltext;
    const struct seams *seams; /* NULL: nothing */
    struct tally *tally;
};

static bool
is_right(const struct trial *trial, const char *how, const struct buf *words, unsigned folds,
         size_t counted, size_t count)
{
    if (counted == RAWCOUNT_UNSURE || counted == count)
        return true;
    printf("# %s: \"%s\" with folds %x: %zu, counted %zu%s\n", trial->name, buf_string(words),
           folds, count, counted, how);
    return false;
}

static void
try_words(const struct trial *trial, const struct buf *words, unsigned folds)
{
    const struct pattern_options options = {PATTERN_WORDS, folds, false};
    struct pattern_fault fault;
    struct pattern *pattern = pattern_new(words->bytes, words->length, &options, &fault);
    struct tally *tally = trial->tally;

    if (!pattern)
        return;
    size_t count = count_in_notice(pattern, trial->doc, trial->fulltext);
    size_t counted = count_in_source(pattern, trial->source, NULL);
    size_t by_seams =
        trial->seams ? count_in_source(pattern, trial->source, trial->seams) : RAWCOUNT_UNSURE;
    tally->tried++;
    tally->found += count > 0;
    tally->counted += count > 0 && counted != RAWCOUNT_UNSURE;
    tally->by_seams += count > 0 && by_seams != RAWCOUNT_UNSURE;
    tally->failed += !is_right(trial, "", words, folds, counted, count) ||
                     !is_right(trial, " by seams", words, folds, by_seams, count);
    pattern_free(pattern);
}

/* Where the notice goes on behind the row, in its block. */
static enum joined
joined_in_notice(const struct tree *tree, const struct glance_row *row, struct span *next)
{
    size_t index = tree_block_at(tree, row->span.start);
    const struct block *block = index == NONE ? NULL : tree_block(tree, index);
    size_t piece = block ? tree_piece_behind(tree, block, row->span.end - 1) : 0;

    if (!block || piece == block->piece_count)
        return JOINED_UNSURE;
    if (piece + 1 == block->piece_count)
        return JOINED_TO_NONE;
    *next = tree_piece(tree, block, piece + 1)->span;
    return JOINED_TO_NEXT;
}

static void
try_row(const struct trial *trial, const struct joins *joins, const struct glance_row *row)
{
    struct span next = {0, 0}, wanted = {0, 0};
    enum joined joined = joins_next(joins, row, &next);
    enum joined in_notice = joined_in_notice(doc_tree(trial->doc), row, &wanted);

    trial->tally->joined += joined == JOINED_TO_NEXT;
    if (joined == JOINED_UNSURE || (joined == in_notice && next.start == wanted.start))
        return;
    printf("# %s: joined %d, in the notice %d: \"%.*s\"\n", trial->name, (int)joined,
           (int)in_notice, (int)span_length(row->span),
           buf_string(trial->source) + row->span.start);
    trial->tally->failed++;
}

static bool
is_utf8(const struct buf *source)
{
    return utf8_valid_prefix(buf_string(source), source->length) == source->length;
}

static void
try_rows(const struct trial *trial)
{
    struct glance glance;
    struct glance_row row;
    bool parted = false;

    if (!glance_init(&glance, buf_string(trial->source), trial->source->length, NULL))
        return;
    struct joins *joins = joins_new(&glance);
    for (bool more = joins && glance_first(&glance, &row, &parted); more;
         more = glance_next(&glance, &row, &row, &parted))
        try_row(trial, joins, &row);
    joins_free(joins);
}

/* What became of the rows, packed and unpacked; false when nothing can be said of them. */
static bool
read_seams(const struct buf *source, const struct doc *doc, struct seams *seams)
{
    const struct text *text = doc_text(doc);
    struct buf packed = BUF_INIT;

    if (!is_utf8(source) || text_length(text) != source->length ||
        memcmp(text_bytes(text), buf_string(source), source->length) != 0 ||
        markup_is_used(buf_string(source), source->length) || !seams_read(seams, doc_tree(doc)))
        return false;
    seams_pack(seams, &packed);
    bool unpacked = seams_unpack(seams, buf_string(&packed), packed.length, source->length);
    buf_fini(&packed);
    return unpacked;
}

static void
try_source(const char *name, const struct buf *source, size_t count, uint64_t *state,
           struct tally *tally)
{
    struct buf copy = BUF_INIT, words = BUF_INIT;
    struct err err;

    buf_add(&copy, buf_string(source), source->length);
    struct doc *doc = source->length ? doc_from_bytes(name, &copy, NULL, &err) : NULL;
    buf_fini(&copy);
    if (!doc)
        return;
    doc_finish(doc);
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    const char *text = text_bytes(doc_text(doc));
    size_t length = text_length(doc_text(doc));
    struct seams seams = {0};
    bool known = read_seams(source, doc, &seams);
    const struct trial trial = {name, source, doc, fulltext, known ? &seams : NULL, tally};
    for (size_t i = 0; i < count && length > 0; i++) {
        bool joined = draw(state, 2) && fulltext_length(fulltext) > 0;
        const char *from = joined ? fulltext_bytes(fulltext) : text;
        size_t from_length = joined ? fulltext_length(fulltext) : length;
        take_words(from, from_length, choose_place(from, from_length, state), state, &words);
        if (words.length > 0)
            try_words(&trial, &words, draw(state, 4) ? FOLD_ALL : FOLD_NONE);
    }
    if (known)
        try_rows(&trial);
    seams_fini(&seams);
    buf_fini(&words);
    fulltext_free(fulltext);
    doc_free(doc);
}

static void
try_file(const char *path, size_t count, uint64_t *state, struct tally tallies[CHANGES])
{
    struct buf bytes = BUF_INIT;
    struct err err;

    if (file_read(path, &bytes, &err))
        for (int change = 0; change < CHANGES; change++) {
            struct buf source = BUF_INIT;
            if (change == CHANGE_NONE)
                buf_add(&source, buf_string(&bytes), bytes.length);
            else if (utf8_valid_prefix(buf_string(&bytes), bytes.length) == bytes.length)
                set_source(buf_string(&bytes), bytes.length, (enum change)change, state, &source);
            try_source(path, &source, count / CHANGES + 1, state, &tallies[change]);
            buf_fini(&source);
        }
    buf_fini(&bytes);
}

static int
is_text(const struct dirent *entry)
{
    return strstr(entry->d_name, ".txt") != NULL;
}

static void
try_own_notices(size_t count, uint64_t *state, struct tally tallies[CHANGES])
{
    const char *top = getenv("top_srcdir");
    char *folder = file_join(top ? top : ".", "doc/notices");
    struct dirent **entries;
    int found = scandir(folder, &entries, is_text, alphasort);

    for (int i = 0; i < found; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        try_file(path, count / (size_t)found + 1, state, tallies);
        free(path);
        free(entries[i]);
    }
    free(entries);
    free(folder);
}

int
main(int argc, char **argv)
{
    static const char *const names[CHANGES] = {"as they are", "pages",   "page numbers", "heads",
                                               "titles",      "doubled", "flush",        "repeated",
                                               "broken",      "spaced",  "form feeds"};
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 4000;
    uint64_t state = 88172645463325252u;
    struct tally tallies[CHANGES] = {{0}}, sum = {0};

    if (argc <= 2)
        try_own_notices(count, &state, tallies);
    for (int i = 2; i < argc; i++)
        try_file(argv[i], count / (size_t)(argc - 2) + 1, &state, tallies);
    for (int change = 0; change < CHANGES; change++) {
        const struct tally *tally = &tallies[change];
        printf(
            "# %s: %zu words, of %zu that were found %zu counted, %zu by seams; %zu rows joined\n",
            names[change], tally->tried, tally->found, tally->counted, tally->by_seams,
            tally->joined);
        sum.tried += tally->tried;
        sum.counted += tally->counted;
        sum.by_seams += tally->by_seams;
        sum.joined += tally->joined;
        sum.failed += tally->failed;
    }
    bool failed = sum.failed || sum.counted == 0 || sum.by_seams == 0 || sum.joined == 0;
    printf("1..1\n%s 1 - %zu random words, of which %zu were counted in the source, %zu by seams, "
           "have "
           "as many hits\n",
           failed ? "not ok" : "ok", sum.tried, sum.counted, sum.by_seams);
    return failed ? 1 : 0;
}
