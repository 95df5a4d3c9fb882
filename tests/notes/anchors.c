/* anchors.c: whether highlights stay at their words when the notice comes in another form.
 *
 *     anchors [TEXT[=PDF]]...
 *
 * On each notice (without any, those that the project ships) 30 random highlights are made, and
 * looked for again
 *
 *     after the notice was set as a page and taken apart again, in four styles,
 *     in GB18030 and UTF-16, and under another name,
 *     in the PDF, where there is one,
 *     after 1 of 100 of the characters elsewhere was edited,
 *     after 1 of 100 of their own was, one at least, and
 *     after they were taken away.
 *
 * Where each character went is known (recast.h), or, for a PDF, found by a comparison of all of
 * both (align.h).  Prints how many stand on the same words, how many are lost, and how many stand
 * elsewhere, which none may; with DETAILS in the environment, where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notes/notes.h"
#include "notes/words.h"
#include "source/filter.h"

#include "align.h"
#include "recast.h"

#define HIGHLIGHTS 30

/* ---- What is counted ---- */

enum trial {
    PLAIN, /* set as a page: see enum page_style */
    SPACED,
    PAGED,
    INDENTED,
    GB18030,
    UTF16,
    RENAMED,
    PDF,
    ELSEWHERE,
    INSIDE,
    GONE,
    TRIAL_COUNT
};

static const struct {
    const char *name;
    double least; /* of 100 */
} trials[TRIAL_COUNT] = {
    [PLAIN] = {"set anew, plain", 100},
    [SPACED] = {"set anew, spaced", 100},
    [PAGED] = {"set anew, with pages", 100},
    [INDENTED] = {"set anew, indented", 100},
    [GB18030] = {"in GB18030", 100},
    [UTF16] = {"in UTF-16", 100},
    [RENAMED] = {"under another name", 100},
    [PDF] = {"in the PDF", 98},
    [ELSEWHERE] = {"edited elsewhere", 100},
    [INSIDE] = {"edited inside", 95},
    [GONE] = {"taken away: lost as it should be", 100},
};

static struct {
    size_t all, right, lost, wrong;
} scores[TRIAL_COUNT];

static bool is_verbose;

/* ---- Notices ---- */

static struct doc_rules rules;

/* From the first character of the span that is still there to the last one. */
static struct span
mapped(const struct map *map, const struct doc *from, const struct doc *to, struct span span)
{
    struct span result = {NONE, NONE};
    uint32_t c;

    for (size_t at = span.start; at < span.end;
         at += uni_read(text_bytes(doc_text(from)) + at, &c)) {
        size_t there = map->to[at];
        if (there == NONE)
            continue;
        if (result.start == NONE)
            result.start = there;
        result.end = there + uni_read(text_bytes(doc_text(to)) + there, &c);
    }
    return result;
}

/* Sets flags of about 1 of 100 of the words with an index in from..to, `least` at least. */
static void
flag_words(const struct words *words, size_t from, size_t to, size_t least, char *flags)
{
    size_t count = (to - from) / 100;

    for (count = count > least ? count : least; count > 0 && from < to; count--)
        flags[words->offsets[from + random_below(to - from)]] = 1;
}

/* ---- The trials ---- */

static struct notes *notes;

/* What was highlighted: of each its id and its span in the text form. */
struct highlight {
    char id[64];
    struct span span;
};

static struct highlight highlights[HIGHLIGHTS];
static size_t highlight_count;

static bool
attach(const struct doc *doc)
{
    struct err err = {""};

    if (notes_attach(notes, doc, &err))
        return true;
    fprintf(stderr, "%s: %s\n", doc_path(doc), err.sentence);
    return false;
}

/* Characters of a highlight: of a phrase, a clause, a sentence, a paragraph. */
static size_t
random_length(void)
{
    static const size_t ranges[][2] = {{4, 12}, {13, 40}, {41, 100}, {101, 400}};
    const size_t *range = ranges[random_below(4)];

    return range[0] + random_below(range[1] - range[0] + 1);
}

static void
make_highlights(const struct doc *doc, const struct words *words)
{
    struct err err = {""};

    highlight_count = 0;
    for (size_t i = 0; i < HIGHLIGHTS && words->count > 4; i++) {
        size_t length = random_length();
        length = length < words->count ? length : words->count;
        size_t from = random_below(words->count - length + 1);
        const struct note_draft draft = {
            .kind = NOTE_HIGHLIGHT, .span = words_span(words, doc_text(doc), from, from + length)};
        const struct note *note = notes_add(notes, &draft, &err);
        if (!note) {
            fprintf(stderr, "%s: %s\n", doc_path(doc), err.sentence);
            continue;
        }
        struct highlight *made = &highlights[highlight_count++];
        snprintf(made->id, sizeof made->id, "%s", note->id);
        made->span = note->span;
    }
}

/* The first characters of the span in a row, for a person. */
static void
print_span(const struct doc *doc, struct span span)
{
    struct buf text = BUF_INIT;

    if (span.start != NONE)
        quotation_text(doc_tree(doc), span, &text);
    for (size_t i = 0; i < text.length; i++)
        text.bytes[i] = text.bytes[i] == '\n' ? ' ' : text.bytes[i];
    fprintf(stderr, "    %zu..%zu %s\n", span.start, span.end, buf_string(&text));
    buf_fini(&text);
}

static bool
is_same(struct span a, struct span b)
{
    return a.start == b.start && a.end == b.end;
}

static void
judge(enum trial trial, const struct highlight *made, const struct map *map, const struct doc *from,
      const struct doc *to)
{
    const struct note *note = notes_find(notes, made->id);
    struct span expected = mapped(map, from, to, made->span);
    bool found = note && (note->state == NOTE_PLACED || note->state == NOTE_EDITED);

    if (expected.start == NONE)
        return; /* nothing of it is in this form */
    scores[trial].all++;
    if (found && is_same(note->span, expected))
        scores[trial].right++;
    else if (found)
        scores[trial].wrong++;
    else
        scores[trial].lost++;
    if (!is_verbose || (found && is_same(note->span, expected)))
        return;
    fprintf(stderr, "  %s: %s: %s\n", doc_path(from), trials[trial].name,
            !note   ? "not there"
            : found ? "elsewhere"
                    : "lost");
    print_span(from, made->span);
    print_span(to, expected);
    if (note)
        print_span(to, note->span);
}

/* Takes over the doc and the map. */
static void
try_form(enum trial trial, const struct doc *from, struct doc *to, struct map map)
{
    if (to && attach(to))
        for (size_t i = 0; i < highlight_count; i++)
            judge(trial, &highlights[i], &map, from, to);
    notes_detach(notes);
    doc_free(to);
    free(map.to);
}

/* The words of a highlight are taken away: it may not be found, whatever is like it. */
static void
try_without(const struct doc *doc, const struct highlight *made)
{
    const struct text *text = doc_text(doc);
    struct buf bytes = BUF_INIT;

    buf_add(&bytes, text_bytes(text), made->span.start);
    buf_add(&bytes, text_bytes(text) + made->span.end, text_length(text) - made->span.end);
    struct doc *other = recast_doc(doc_path(doc), &bytes);
    if (other && attach(other)) {
        const struct note *note = notes_find(notes, made->id);
        bool lost = !note || note->state == NOTE_LOST;
        scores[GONE].all++;
        scores[GONE].right += lost;
        scores[GONE].wrong += !lost;
        if (!lost && is_verbose) {
            fprintf(stderr, "  %s: placed although taken away\n", doc_path(doc));
            print_span(doc, made->span);
            print_span(other, note->span);
        }
    }
    notes_detach(notes);
    doc_free(other);
}

static void
try_edits(const struct doc *doc, const struct words *words, const struct highlight *made)
{
    size_t length = text_length(doc_text(doc));
    size_t from = words_index(words, made->span.start), to = words_index(words, made->span.end);

    for (int trial = ELSEWHERE; trial <= INSIDE; trial++) {
        char *flags = mem_zero(length + 1, 1);
        struct map map;
        if (trial == INSIDE) {
            flag_words(words, from + 1, to - 1, 1, flags);
        } else {
            flag_words(words, 0, from, 0, flags);
            flag_words(words, to, words->count, 0, flags);
        }
        struct doc *other = recast_edited(doc, flags, &map);
        if (other && attach(other))
            judge((enum trial)trial, made, &map, doc, other);
        notes_detach(notes);
        doc_free(other);
        free(map.to);
        free(flags);
    }
}

static void
try_notice(const char *path, const char *pdf)
{
    struct err err;
    struct doc *doc = recast_whole(doc_open(path, &rules, NULL, &err)), *other;
    struct words words = {0};
    struct map map;

    if (!doc || !attach(doc)) {
        doc_free(doc);
        return;
    }
    words_read_tree(&words, doc_tree(doc));
    make_highlights(doc, &words);
    for (int style = 0; style < PAGE_STYLES; style++) {
        other = recast_page(doc, (enum page_style)style, &map);
        try_form((enum trial)(PLAIN + style), doc, other, map);
    }
    other = recast_encoded(doc, "GB18030", "", 0, &map);
    try_form(GB18030, doc, other, map);
    other = recast_encoded(doc, "UTF-16LE", "\xFF\xFE", 2, &map);
    try_form(UTF16, doc, other, map);
    other = recast_renamed(doc, &map);
    try_form(RENAMED, doc, other, map);
    if (pdf && (other = recast_whole(doc_open(pdf, &rules, NULL, &err))))
        try_form(PDF, doc, other, align_docs(doc, other));
    else if (pdf)
        fprintf(stderr, "%s: %s\n", pdf, err.sentence);
    for (size_t i = 0; i < highlight_count; i++) {
        try_edits(doc, &words, &highlights[i]);
        try_without(doc, &highlights[i]);
    }
    words_fini(&words);
    doc_free(doc);
}

/* Each notice has a store of its own: what is known of others must not help, nor harm. */
static void
try_with_store(const char *folder, const char *word)
{
    struct err err;
    char *path = mem_copy_string(word), *pdf = strchr(path, '=');
    char *store = file_join(folder, "notes.db");

    if (pdf)
        *pdf++ = '\0';
    notes = notes_open(store, &err);
    if (notes)
        try_notice(path, pdf);
    else
        fprintf(stderr, "%s: %s\n", store, err.sentence);
    notes_free(notes);
    unlink(store);
    free(store);
    free(path);
}

static const char *const own[] = {"fangxun-tongzhi", "gongyuan-guanli-ling", "library-hours-notice",
                                  "bosai-kunren-tsuchi"};

static void
try_own(const char *folder)
{
    const char *top = getenv("top_srcdir");

    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        struct buf path = BUF_INIT;
        buf_addf(&path, "%s/doc/notices/%s.txt", top ? top : ".", own[i]);
        try_with_store(folder, buf_string(&path));
        buf_fini(&path);
    }
}

static int
report(void)
{
    int number = 0, failed = 0;

    for (int i = 0; i < TRIAL_COUNT; i++) {
        double share = scores[i].all ? 100.0 * (double)scores[i].right / (double)scores[i].all : 0;
        bool ok = share >= trials[i].least && scores[i].wrong == 0;
        if (scores[i].all == 0)
            continue;
        printf("%sok %d - %s: %zu of %zu on the same words (%.2f%%), %zu lost, %zu elsewhere\n",
               ok ? "" : "not ", ++number, trials[i].name, scores[i].right, scores[i].all, share,
               scores[i].lost, scores[i].wrong);
        failed += !ok;
    }
    printf("1..%d\n", number);
    return failed > 0;
}

int
main(int argc, char **argv)
{
    const char *base = getenv("TMPDIR");
    char *folder = file_join(base ? base : "/tmp", "gongwen-anchors.XXXXXX");
    struct filters *filters = filters_new();

    is_verbose = getenv("DETAILS") != NULL;
    rules.filters = filters;
    if (!mkdtemp(folder))
        return 2;
    for (int i = 1; i < argc; i++)
        try_with_store(folder, argv[i]);
    if (argc == 1)
        try_own(folder);
    rmdir(folder);
    free(folder);
    filters_free(filters);
    return report();
}
