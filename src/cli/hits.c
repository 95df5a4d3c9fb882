/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/hits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/nls.h"
#include "cli/settings.h"
#include "library/scan.h"
#include "search/query.h"
#include "search/wordings.h"

/* Characters on either side of a hit, for a person and for a program. */
#define CONTEXT_SHOWN 24
#define CONTEXT_JSON  80

/* What is printed is held back until it is so many bytes, or the file is at its end. */
#define OUT_MOST ((size_t)1 << 16)

/* How the finds are printed. */
struct printing {
    const struct options *options;
    bool several;      /* files are searched: each line says of which it is */
    bool coloured;     /* hits are lit */
    bool on_terminal;  /* what is printed is shown on one */
    struct buf out;    /* what is printed of a file, on its way out */
    struct buf found;  /* --words: what was found, one behind the other */
    struct span *hits; /* of it */
    size_t hit_count, hit_capacity;
};

/* ---- What is looked for ------------------------------------------------------------- */

static bool
read_manner(const struct options *options, const struct conf *conf, struct pattern_options *how,
            struct err *err)
{
    if (options->regex && options->pinyin)
        return err_set(err, _("--regex does not go with --pinyin"));
    struct query_habits habits;
    if (!query_habits_read(&habits, conf, err))
        return false;
    how->kind = options->regex ? PATTERN_REGEX : options->pinyin ? PATTERN_PINYIN : PATTERN_WORDS;
    if (options->distinguish &&
        !query_distinguish(&habits.distinguished, options->distinguish, err))
        return false;
    query_follow(how, &habits);
    if (options->exact)
        query_set_exact(how);
    return true;
}

static struct pattern *
make_pattern(const struct options *options, const struct conf *conf, struct err *err)
{
    struct pattern_options how = PATTERN_DEFAULTS;
    struct pattern_fault fault;
    const char *words = options->paths[0];

    if (!read_manner(options, conf, &how, err))
        return NULL;
    struct pattern *pattern = pattern_new(words, strlen(words), &how, &fault);
    if (!pattern)
        err_set(err, "%s", fault.err.sentence);
    return pattern;
}

static bool
read_part(const struct options *options, enum scope_part *part, struct err *err)
{
    *part = options->in ? scope_by_name(options->in, strlen(options->in)) : SCOPE_ALL;
    return *part != SCOPE_COUNT ||
           err_set(err, _("there is nothing to search in by the name \"%s\": see gongwen --help"),
                   options->in);
}

/* ---- Printing ------------------------------------------------------------------------- */

static void
print_json(struct printing *printing, const struct scanned *scanned, const struct excerpt *excerpt)
{
    struct json_t *object = json_new_object();

    json_put_string(object, "file", scanned->path);
    json_put_string(object, "path", excerpt->path);
    json_put_number(object, "page", excerpt->page);
    json_put_number(object, "line", excerpt->line);
    json_put_string(object, "text", excerpt->text);
    json_put_string(object, "before", excerpt->before);
    json_put_string(object, "after", excerpt->after);
    json_write(object, &printing->out);
    json_free(object);
}

static void
add_string(struct printing *printing, const char *string)
{
    output_add_string(&printing->out, string, printing->on_terminal);
}

static void
print_lit(struct printing *printing, const char *string)
{
    if (printing->coloured)
        buf_add_string(&printing->out, "\033[1;31m");
    add_string(printing, string);
    if (printing->coloured)
        buf_add_string(&printing->out, "\033[m");
}

static void
print_file(struct printing *printing, const struct scanned *scanned)
{
    if (!printing->several)
        return;
    add_string(printing, scanned->path);
    buf_add_char(&printing->out, ':');
}

/* "FILE:二（一）, p 2: …before the hit behind…" */
static void
print_line(struct printing *printing, const struct scanned *scanned, const struct excerpt *excerpt)
{
    print_file(printing, scanned);
    if (excerpt->path) {
        add_string(printing, excerpt->path);
        buf_add_string(&printing->out, ", ");
    }
    buf_addf(&printing->out, _("p %zu"), excerpt->page);
    buf_add_string(&printing->out, ": ");
    if (excerpt->more_before)
        add_string(printing, "…");
    add_string(printing, excerpt->before);
    print_lit(printing, excerpt->text);
    add_string(printing, excerpt->after);
    if (excerpt->more_after)
        add_string(printing, "…");
    buf_add_char(&printing->out, '\n');
}

static void
print_count(struct printing *printing, const struct scanned *scanned)
{
    if (printing->options->json) {
        struct json_t *object = json_new_object();
        json_put_string(object, "file", scanned->path);
        json_put_number(object, "count", scanned->count);
        json_write(object, &printing->out);
        json_free(object);
        return;
    }
    print_file(printing, scanned);
    buf_add_number(&printing->out, scanned->count);
    buf_add_char(&printing->out, '\n');
}

static void
keep_words(struct printing *printing, const struct excerpt *excerpt)
{
    struct span hit = {printing->found.length, 0};

    buf_add_string(&printing->found, excerpt->text);
    hit.end = printing->found.length;
    printing->hits = mem_grow(printing->hits, &printing->hit_capacity, printing->hit_count + 1,
                              sizeof printing->hits[0]);
    printing->hits[printing->hit_count++] = hit;
}

static void
print_wording(const struct wording *wording, bool json)
{
    if (json) {
        struct json_t *object = json_new_object();
        json_put_string(object, "text", wording->text);
        json_put_number(object, "count", wording->count);
        output_json(object);
        json_free(object);
        return;
    }
    printf("%7zu ", wording->count);
    output_string(wording->text);
    putchar('\n');
}

static void
print_words(const struct printing *printing)
{
    struct wordings wordings = {0};

    wordings_read(&wordings, buf_string(&printing->found), printing->hits, printing->hit_count);
    for (size_t i = 0; i < wordings.count; i++)
        print_wording(&wordings.all[i], printing->options->json);
    wordings_fini(&wordings);
}

static void
print_hits(struct printing *printing, const struct scanned *scanned)
{
    const struct options *options = printing->options;

    if (options->count)
        print_count(printing, scanned);
    for (size_t i = 0; !options->count && i < scanned->count; i++) {
        const struct excerpt *excerpt = &scanned->excerpts[i];
        if (options->words)
            keep_words(printing, excerpt);
        else if (options->json)
            print_json(printing, scanned, excerpt);
        else
            print_line(printing, scanned, excerpt);
        if (printing->out.length > OUT_MOST)
            output_flush(&printing->out);
    }
    output_flush(&printing->out);
}

static enum status
print_scanned(struct printing *printing, const struct scanned *scanned)
{
    enum status status = scanned->count > 0 ? STATUS_DONE : STATUS_NOTHING;

    if (!scanned->unreadable)
        print_hits(printing, scanned);
    if (scanned->err.sentence[0])
        status = output_error(scanned->path, scanned->err.sentence);
    return status;
}

/* ---- Searching -------------------------------------------------------------------------- */

/* So many files may be searched that it pays to look into the ledger first. */
static bool
are_directories(const char *const *paths, size_t count)
{
    struct stat st;

    for (size_t i = 0; i < count; i++)
        if (stat(paths[i], &st) == 0 && S_ISDIR(st.st_mode))
            return true;
    return false;
}

static bool
are_several(const char *const *paths, size_t count)
{
    return count != 1 || are_directories(paths, count);
}

static bool
may_colour(void)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

static enum status
print_scan(struct scan *scan, struct printing *printing)
{
    enum status status = STATUS_NOTHING;
    struct scanned scanned;

    while (scan_wait(scan)) {
        while (scan_next(scan, &scanned)) {
            status = status_of_both(status, print_scanned(printing, &scanned));
            scanned_fini(&scanned);
        }
        if (printing->coloured)
            fflush(stdout);
    }
    if (printing->options->words)
        print_words(printing);
    return status;
}

static enum status
search_paths(const struct options *options, const struct scan_options *how,
             const char *const *paths, size_t count)
{
    struct printing printing = {.options = options,
                                .several = are_several(paths, count),
                                .coloured = !options->json && may_colour(),
                                .on_terminal = output_on_terminal()};
    struct scan *scan = scan_start(paths, count, how);
    enum status status = print_scan(scan, &printing);

    scan_free(scan);
    buf_fini(&printing.found);
    buf_fini(&printing.out);
    free(printing.hits);
    return status;
}

enum status
hits_print(const struct options *options, const struct conf *conf, const struct doc_rules *rules)
{
    struct scan_options how = {.section = options->section,
                               .rules = rules,
                               .encoding = options->encoding,
                               .excerpts = !options->count,
                               .excerpt_characters = options->json ? CONTEXT_JSON : CONTEXT_SHOWN,
                               .every_file = options->count,
                               .in_order = true};
    struct err err;
    size_t count;

    struct pattern *pattern = make_pattern(options, conf, &err);
    if (!pattern || !read_part(options, &how.part, &err)) {
        pattern_free(pattern);
        return output_error(NULL, err.sentence);
    }
    how.pattern = pattern;
    const char **paths = settings_paths(conf, options->paths + 1, options->path_count - 1, &count);
    if (options->count && are_directories(paths, count))
        how.ledger = ledger_new(rules, (size_t)conf_int(conf, CONF_LEDGER) << 20);
    enum status status = search_paths(options, &how, paths, count);
    ledger_free(how.ledger);
    free(paths);
    pattern_free(pattern);
    return status;
}
