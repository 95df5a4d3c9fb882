/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/harvest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/request.h"

/* Characters kept on either side of a hit. */
#define AROUND 60

/* Hits kept of a notice at most, and of all; past that fewer. */
#define KEPT_MOST 100
#define ALL_MOST  200000
#define KEPT_FEW  4

/* Notices taken in at a time. */
#define TAKEN_MOST 200

struct harvest {
    char *line;
    char **paths;
    size_t path_count;
    struct harvest_field field; /* its paths are those */
    struct pattern *pattern;
    struct scan *scan;
    struct scan_progress progress;
    bool stopped;
    bool guessed;           /* it was tried as pinyin, though the line did not say so */
    struct harvested **all; /* by their paths */
    size_t count, capacity;
    size_t kept; /* hits of them all */
    struct wordings wordings;
};

static void
clear(struct harvest *harvest)
{
    for (size_t i = 0; i < harvest->count; i++) {
        scanned_fini(&harvest->all[i]->scanned);
        free(harvest->all[i]);
    }
    harvest->count = harvest->kept = 0;
    wordings_fini(&harvest->wordings);
}

/* ---- Beginning ---- */

static struct pattern *
read_line(const char *line, const struct harvest_field *field, enum scope_part *part,
          struct err *err)
{
    struct request request = request_read(line);
    struct pattern_fault fault = {.err = {""}};

    if (request.in_section || request.in_marked) {
        err_set(err, _("section: and marked: are for the notice that is open"));
        return NULL;
    }
    *part = request.query.part;
    query_follow(&request.query.options, &field->habits);
    struct pattern *pattern =
        pattern_new(request.query.words, request.query.length, &request.query.options, &fault);
    if (!pattern)
        err_set(err, "%s: %s", line, fault.err.sentence);
    return pattern;
}

/* Searches for the line, in the stead of what was searched for. */
static bool
begin(struct harvest *harvest, const char *line, struct err *err)
{
    enum scope_part part;
    struct pattern *pattern = read_line(line, &harvest->field, &part, err);

    if (!pattern)
        return false;
    clear(harvest);
    scan_free(harvest->scan);
    pattern_free(harvest->pattern);
    free(harvest->line);
    harvest->line = mem_copy_string(line);
    harvest->pattern = pattern;
    const struct scan_options options = {.pattern = pattern,
                                         .part = part,
                                         .rules = harvest->field.rules,
                                         .excerpts = true,
                                         .excerpt_characters = AROUND};
    harvest->scan = scan_start(harvest->field.paths, harvest->path_count, &options);
    harvest->progress = (struct scan_progress){.over = false};
    return true;
}

static void
copy_paths(struct harvest *harvest)
{
    harvest->path_count = harvest->field.count;
    harvest->paths = mem_zero(harvest->path_count + 1, sizeof harvest->paths[0]);
    for (size_t i = 0; i < harvest->path_count; i++)
        harvest->paths[i] = mem_copy_string(harvest->field.paths[i]);
    harvest->field.paths = (const char *const *)harvest->paths;
}

struct harvest *
harvest_new(const char *line, const struct harvest_field *field, struct err *err)
{
    struct harvest *harvest = mem_zero(1, sizeof *harvest);

    harvest->field = *field;
    copy_paths(harvest);
    if (begin(harvest, line, err))
        return harvest;
    harvest_free(harvest);
    return NULL;
}

void
harvest_free(struct harvest *harvest)
{
    if (!harvest)
        return;
    scan_free(harvest->scan);
    pattern_free(harvest->pattern);
    clear(harvest);
    for (size_t i = 0; i < harvest->path_count; i++)
        free(harvest->paths[i]);
    free(harvest->paths);
    free(harvest->all);
    free(harvest->line);
    free(harvest);
}

/* ---- Taking in ---- */

/* Lets the excerpts go that are too many: all behind the first ones but the last. */
static void
trim(const struct harvest *harvest, struct harvested *one)
{
    struct scanned *scanned = &one->scanned;
    size_t most = harvest->kept < ALL_MOST ? KEPT_MOST : KEPT_FEW;

    one->kept = scanned->excerpts ? scanned->count : 0;
    if (one->kept <= most)
        return;
    one->left_out = one->kept - most;
    one->next = scanned->excerpts[most - 1].source.start;
    one->kept = most;
    for (size_t i = most - 1; i + 1 < scanned->count; i++)
        excerpt_fini(&scanned->excerpts[i]);
    scanned->excerpts[most - 1] = scanned->excerpts[scanned->count - 1];
    for (size_t i = most; i < scanned->count; i++)
        scanned->excerpts[i] = (struct excerpt){0};
}

static void
count_wordings(struct harvest *harvest, const struct scanned *scanned)
{
    if (pattern_kind(harvest->pattern) != PATTERN_PINYIN || !scanned->excerpts)
        return;
    for (size_t i = 0; i < scanned->count; i++)
        wordings_add(&harvest->wordings, scanned->excerpts[i].text, i);
}

static void
insert(struct harvest *harvest, const struct scanned *scanned)
{
    struct harvested *one = mem_zero(1, sizeof *one);
    size_t at = harvest->count;

    one->scanned = *scanned;
    count_wordings(harvest, scanned);
    trim(harvest, one);
    harvest->kept += one->kept;
    harvest->all =
        mem_grow(harvest->all, &harvest->capacity, harvest->count + 1, sizeof harvest->all[0]);
    for (; at > 0 && strcmp(harvest->all[at - 1]->scanned.path, scanned->path) > 0; at--)
        harvest->all[at] = harvest->all[at - 1];
    harvest->all[at] = one;
    harvest->count++;
}

bool
harvest_may_be_pinyin(const struct harvest *harvest)
{
    struct request request = request_read(harvest->line);

    return !harvest->guessed && request_may_be_pinyin(&request);
}

/* Letters that stand nowhere may be pinyin: then another search begins. */
static bool
guess(struct harvest *harvest)
{
    struct err unused;

    if (!harvest->field.guess_pinyin || !harvest->progress.over || harvest->stopped ||
        harvest->progress.hits > 0 || !harvest_may_be_pinyin(harvest))
        return false;
    harvest->guessed = true;
    char *line = request_turn(harvest->line, REQUEST_PINYIN);
    bool begun = begin(harvest, line, &unused);
    free(line);
    return begun;
}

bool
harvest_take(struct harvest *harvest)
{
    struct scanned scanned;
    int taken = 0;

    /* Asked before: what is found between taking the last and asking would never be taken. */
    harvest->progress = scan_progress(harvest->scan);
    while (taken < TAKEN_MOST && scan_next(harvest->scan, &scanned)) {
        insert(harvest, &scanned);
        taken++;
    }
    return taken == TAKEN_MOST || guess(harvest);
}

bool
harvest_stop(struct harvest *harvest)
{
    if (harvest->stopped || harvest->progress.over)
        return false;
    scan_cancel(harvest->scan);
    harvest->stopped = true;
    return true;
}

bool
harvest_is_stopped(const struct harvest *harvest)
{
    return harvest->stopped;
}

int
harvest_descriptor(const struct harvest *harvest)
{
    return harvest->progress.over ? -1 : scan_descriptor(harvest->scan);
}

/* ---- Looking ---- */

const struct scan_progress *
harvest_progress(const struct harvest *harvest)
{
    return &harvest->progress;
}

const char *
harvest_line(const struct harvest *harvest)
{
    return harvest->line;
}

const struct wordings *
harvest_wordings(const struct harvest *harvest)
{
    return &harvest->wordings;
}

size_t
harvest_count(const struct harvest *harvest)
{
    return harvest->count;
}

struct harvested *
harvest_at(const struct harvest *harvest, size_t index)
{
    return harvest->all[index];
}
