/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/scan.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "library/probe.h"
#include "library/walk.h"
#include "source/decode.h"
#include "source/filter.h"

#define THREADS_MOST 64

/* A file to search. */
struct task {
    char *path;
    bool named;              /* it was asked for itself: no text in it is an error */
    struct err *trouble;     /* why it, a directory, cannot be read; NULL */
    struct scanned *scanned; /* what was found; NULL when that is nothing */
    bool finished;
};

struct scan {
    struct scan_options options;
    char **paths; /* as they were asked for */
    size_t path_count;
    struct probe *probe;
    pthread_t threads[THREADS_MOST];
    int thread_count;
    int event;

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    struct task *tasks;
    size_t count, capacity;
    size_t taken;  /* tasks that a thread has begun */
    size_t done;   /* tasks that are finished */
    size_t given;  /* in order: tasks up to which all was given; else finished ones that were */
    size_t *ready; /* tasks in the order in which they were finished */
    size_t ready_count, ready_capacity;
    size_t notices, hits;
    bool walked, cancelled;
    bool untold;  /* something was finished that nobody was told of */
    int64_t told; /* when somebody was */
};

void
scanned_fini(struct scanned *scanned)
{
    free(scanned->path);
    free(scanned->name);
    for (size_t i = 0; scanned->excerpts && i < scanned->count; i++)
        excerpt_fini(&scanned->excerpts[i]);
    free(scanned->excerpts);
}

/* ---- Telling ---------------------------------------------------------------------- */

/* Milliseconds between two times that those who wait are woken. */
#define TELL_EVERY 8

/* Wakes those who wait.  With the lock. */
static void
tell(struct scan *scan)
{
    const uint64_t one = 1;

    scan->untold = false;
    scan->told = clock_now();
    pthread_cond_broadcast(&scan->changed);
    (void)!write(scan->event, &one, sizeof one);
}

/* The same before a file that takes long. */
static void
tell_what_is_untold(struct scan *scan)
{
    pthread_mutex_lock(&scan->lock);
    if (scan->untold)
        tell(scan);
    pthread_mutex_unlock(&scan->lock);
}

/* ---- One notice ------------------------------------------------------------------- */

/* What a thread keeps from one file to the next. */
struct worker {
    struct scan *scan;
    struct buf bytes;
    struct prober *prober;
};

/* More bytes than this take a while. */
#define LONG_FILE ((size_t)1 << 20)

static bool
is_converted(const struct worker *worker, const char *path)
{
    const struct doc_rules *rules = worker->scan->options.rules;

    return rules && rules->filters &&
           filters_know(rules->filters, path, buf_string(&worker->bytes), worker->bytes.length);
}

static bool
is_text(const struct worker *worker)
{
    return decode_looks_like_text(worker->bytes.bytes, worker->bytes.length);
}

static bool
is_cancelled(struct scan *scan)
{
    pthread_mutex_lock(&scan->lock);
    bool cancelled = scan->cancelled;
    pthread_mutex_unlock(&scan->lock);
    return cancelled;
}

static void
collect(const struct scan_options *options, const struct doc *doc, const struct fulltext *fulltext,
        const struct search *search, struct scanned *scanned)
{
    scanned->count = search_count(search);
    scanned->name = mem_copy_string(doc_elements(doc)->title);
    if (!options->excerpts || scanned->count == 0)
        return;
    scanned->excerpts = mem_zero(scanned->count, sizeof scanned->excerpts[0]);
    for (size_t i = 0; i < scanned->count; i++) {
        struct hit hit = search_hit(search, i);
        excerpt_init(&scanned->excerpts[i], doc, fulltext, &hit, options->excerpt_characters);
    }
}

/* To the section, or the attachment, that is meant; false when there is none. */
static bool
restrict_to(struct scope *scope, const struct outline *outline, const char *where)
{
    size_t part = outline_find_part(outline, where);

    if (part != NONE) {
        scope->attachment = part;
        return true;
    }
    scope->in_section = true;
    scope->section = outline_find(outline, where, NONE);
    return scope->section != NONE;
}

static void
search_doc(struct scan *scan, const struct doc *doc, struct scanned *scanned)
{
    const struct scan_options *options = &scan->options;
    struct scope scope = {.part = options->part};

    if (options->section && !restrict_to(&scope, doc_outline(doc), options->section))
        return;
    struct fulltext *fulltext = fulltext_new(doc_tree(doc));
    struct search *search = search_new(options->pattern, doc, fulltext, &scope);
    while (search_advance(search, (size_t)-1) && !is_cancelled(scan))
        ;
    collect(options, doc, fulltext, search, scanned);
    if (search_trouble(search))
        err_set(&scanned->err, "%s", search_trouble(search));
    search_free(search);
    fulltext_free(fulltext);
}

/* Milliseconds after which a conversion is given up once the scan is cancelled. */
#define PATIENCE_MS 20

static struct doc *
open_notice(struct worker *worker, const struct task *task, struct err *err)
{
    const struct scan_options *options = &worker->scan->options;
    struct doc_opening *opening =
        doc_begin_with(task->path, &worker->bytes, options->rules, options->encoding);

    while (doc_opening_advance(opening, PATIENCE_MS) && !is_cancelled(worker->scan))
        ;
    return doc_opening_end(opening, err);
}

/* False when it is passed over: it is no text, and was not asked for, or it was given up. */
static bool
read_notice(struct worker *worker, const struct task *task, bool converted, struct scanned *scanned)
{
    const struct scan_options *options = &worker->scan->options;
    bool may_be_none = !task->named && !converted;

    if (may_be_none && options->encoding && !is_text(worker))
        return false;
    struct doc *doc = open_notice(worker, task, &scanned->err);
    scanned->unreadable = !doc;
    if (!doc && ((may_be_none && !options->encoding) || is_cancelled(worker->scan))) {
        scanned->unreadable = false;
        scanned->err.sentence[0] = '\0'; /* that it is no text, that it was stopped */
        return false;
    }
    if (!doc)
        return true;
    doc_finish(doc);
    prober_note(worker->prober, doc);
    search_doc(worker->scan, doc, scanned);
    doc_free(doc);
    return true;
}

/* Searches the file.  False when it is passed over. */
static bool
search_file(struct worker *worker, const struct task *task, struct scanned *scanned)
{
    const struct buf *bytes = &worker->bytes;

    buf_clear(&worker->bytes);
    scanned->unreadable = !file_read(task->path, &worker->bytes, &scanned->err);
    if (scanned->unreadable)
        return true;
    bool converted = is_converted(worker, task->path);
    bool plain = !converted && bytes->length > 0;
    if (plain && !worker->scan->options.encoding &&
        (prober_count(worker->prober, task->path, bytes, &scanned->count) ||
         !prober_passes(worker->prober, task->path, bytes)))
        return true;
    if (converted || bytes->length > LONG_FILE)
        tell_what_is_untold(worker->scan);
    return read_notice(worker, task, converted, scanned);
}

/* What was found in the file; NULL when that is nothing. */
static struct scanned *
work_on(struct worker *worker, const struct task *task)
{
    struct scanned found = {.path = NULL};
    bool looked_into = true;

    if (task->trouble) {
        found.unreadable = true;
        found.err = *task->trouble;
    } else {
        looked_into = search_file(worker, task, &found);
    }
    if (found.count == 0 && found.err.sentence[0] == '\0' &&
        !(looked_into && worker->scan->options.every_file)) {
        scanned_fini(&found);
        return NULL;
    }
    found.path = mem_copy_string(task->path);
    struct scanned *kept = mem_zero(1, sizeof *kept);
    *kept = found;
    return kept;
}

/* ---- The threads ------------------------------------------------------------------ */

/* The next file, copied; false when there is none left. */
static bool
take_task(struct scan *scan, struct task *task, size_t *index)
{
    bool taken = false;

    pthread_mutex_lock(&scan->lock);
    while (!scan->cancelled && scan->taken == scan->count && !scan->walked)
        pthread_cond_wait(&scan->changed, &scan->lock);
    if (!scan->cancelled && scan->taken < scan->count) {
        *index = scan->taken++;
        *task = scan->tasks[*index];
        taken = true;
    }
    pthread_mutex_unlock(&scan->lock);
    return taken;
}

static void
finish_task(struct scan *scan, size_t index, struct scanned *scanned)
{
    pthread_mutex_lock(&scan->lock);
    scan->tasks[index].scanned = scanned;
    scan->tasks[index].finished = true;
    scan->done++;
    if (scanned) {
        scan->ready =
            mem_grow(scan->ready, &scan->ready_capacity, scan->ready_count + 1, sizeof(size_t));
        scan->ready[scan->ready_count++] = index;
        scan->notices += scanned->count > 0;
        scan->hits += scanned->count;
    }
    scan->untold = scan->untold || scanned;
    if ((scan->walked && scan->done == scan->count) ||
        (scan->untold && clock_now() - scan->told >= TELL_EVERY))
        tell(scan);
    pthread_mutex_unlock(&scan->lock);
}

static void
work(struct scan *scan)
{
    struct worker worker = {.scan = scan, .prober = prober_new(scan->probe)};
    struct task task;
    size_t index;

    while (take_task(scan, &task, &index))
        finish_task(scan, index, work_on(&worker, &task));
    buf_fini(&worker.bytes);
    prober_free(worker.prober);
    pthread_mutex_lock(&scan->lock);
    tell(scan);
    pthread_mutex_unlock(&scan->lock);
}

static void *
run_worker(void *scan)
{
    work(scan);
    return NULL;
}

/* ---- Walking ---------------------------------------------------------------------- */

/* What the walk of one path finds. */
struct finds {
    struct task *tasks;
    size_t count, capacity;
};

static void
add_find(void *context, const char *path, const char *name, const struct err *trouble)
{
    struct finds *finds = context;
    struct task task = {.path = mem_copy_string(path), .named = path == name && !trouble};

    if (trouble) {
        task.trouble = mem_zero(1, sizeof *task.trouble);
        *task.trouble = *trouble;
    }
    finds->tasks =
        mem_grow(finds->tasks, &finds->capacity, finds->count + 1, sizeof finds->tasks[0]);
    finds->tasks[finds->count++] = task;
}

static int
by_path(const void *a, const void *b)
{
    return strcmp(((const struct task *)a)->path, ((const struct task *)b)->path);
}

/* Finds the files of one path that was asked for, in the order of their names. */
static void
walk_path(struct scan *scan, const char *path, struct finds *finds)
{
    struct walk *walk = walk_new(add_find, finds);
    struct err err;

    if (strcmp(path, "-") == 0)
        add_find(finds, path, path, NULL);
    else if (!walk_add(walk, path, &err))
        add_find(finds, path, path, &err);
    while (!is_cancelled(scan) && walk_step(walk))
        ;
    walk_free(walk);
    if (finds->count > 1)
        qsort(finds->tasks, finds->count, sizeof finds->tasks[0], by_path);
}

static void
publish(struct scan *scan, const struct finds *finds, bool last)
{
    pthread_mutex_lock(&scan->lock);
    scan->tasks =
        mem_grow(scan->tasks, &scan->capacity, scan->count + finds->count, sizeof scan->tasks[0]);
    if (finds->count > 0)
        memcpy(scan->tasks + scan->count, finds->tasks, finds->count * sizeof finds->tasks[0]);
    scan->count += finds->count;
    scan->walked = last;
    tell(scan);
    pthread_mutex_unlock(&scan->lock);
}

static void *
run_walker(void *argument)
{
    struct scan *scan = argument;

    for (size_t i = 0; i < scan->path_count; i++) {
        struct finds finds = {0};
        walk_path(scan, scan->paths[i], &finds);
        publish(scan, &finds, i + 1 == scan->path_count);
        free(finds.tasks);
    }
    work(scan);
    return NULL;
}

/* ---- From start to end -------------------------------------------------------------- */

static int
count_threads(int asked)
{
    long cores = asked > 0 ? asked : sysconf(_SC_NPROCESSORS_ONLN);

    return cores < 1 ? 1 : cores > THREADS_MOST ? THREADS_MOST : (int)cores;
}

struct scan *
scan_start(const char *const *paths, size_t count, const struct scan_options *options)
{
    struct scan *scan = mem_zero(1, sizeof *scan);

    scan->options = *options;
    scan->paths = mem_zero(count + 1, sizeof scan->paths[0]);
    for (size_t i = 0; i < count; i++)
        scan->paths[i] = mem_copy_string(paths[i]);
    scan->path_count = count;
    scan->walked = count == 0;
    bool numbers = !options->excerpts && options->part == SCOPE_ALL && !options->section;
    scan->probe = probe_new(options->pattern, options->rules ? options->rules->forms : NULL,
                            numbers, options->ledger);
    scan->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&scan->lock, NULL);
    pthread_cond_init(&scan->changed, NULL);
    int wanted = count_threads(options->threads);
    while (scan->thread_count < wanted &&
           pthread_create(&scan->threads[scan->thread_count], NULL,
                          scan->thread_count == 0 ? run_walker : run_worker, scan) == 0)
        scan->thread_count++;
    if (scan->thread_count == 0)
        run_walker(scan); /* the system gives no thread: then at once */
    return scan;
}

void
scan_cancel(struct scan *scan)
{
    pthread_mutex_lock(&scan->lock);
    scan->cancelled = true;
    tell(scan);
    pthread_mutex_unlock(&scan->lock);
}

static void
task_fini(struct task *task)
{
    free(task->path);
    free(task->trouble);
    if (task->scanned)
        scanned_fini(task->scanned);
    free(task->scanned);
}

void
scan_free(struct scan *scan)
{
    if (!scan)
        return;
    scan_cancel(scan);
    for (int i = 0; i < scan->thread_count; i++)
        pthread_join(scan->threads[i], NULL);
    for (size_t i = 0; i < scan->count; i++)
        task_fini(&scan->tasks[i]);
    for (size_t i = 0; i < scan->path_count; i++)
        free(scan->paths[i]);
    pthread_cond_destroy(&scan->changed);
    pthread_mutex_destroy(&scan->lock);
    if (scan->event >= 0)
        close(scan->event);
    probe_free(scan->probe);
    free(scan->tasks);
    free(scan->ready);
    free(scan->paths);
    free(scan);
}

/* ---- Taking ------------------------------------------------------------------------- */

/* Whether nothing will be finished any more; with the lock. */
static bool
is_over(const struct scan *scan)
{
    return scan->cancelled ? scan->done == scan->taken : scan->walked && scan->done == scan->count;
}

/* The task whose finds are given next; NULL when none is ready.  With the lock. */
static struct task *
next_task(struct scan *scan)
{
    if (!scan->options.in_order)
        return scan->given < scan->ready_count ? &scan->tasks[scan->ready[scan->given]] : NULL;
    while (scan->given < scan->count && scan->tasks[scan->given].finished &&
           !scan->tasks[scan->given].scanned)
        scan->given++;
    if (scan->given < scan->count && scan->tasks[scan->given].finished)
        return &scan->tasks[scan->given];
    return NULL;
}

bool
scan_next(struct scan *scan, struct scanned *scanned)
{
    uint64_t events;

    pthread_mutex_lock(&scan->lock);
    struct task *task = next_task(scan);
    if (task) {
        *scanned = *task->scanned;
        free(task->scanned);
        task->scanned = NULL;
        scan->given++;
    } else if (!is_over(scan)) {
        (void)!read(scan->event, &events, sizeof events);
    }
    pthread_mutex_unlock(&scan->lock);
    return task != NULL;
}

bool
scan_wait(struct scan *scan)
{
    pthread_mutex_lock(&scan->lock);
    while (!next_task(scan) && !is_over(scan))
        pthread_cond_wait(&scan->changed, &scan->lock);
    bool more = next_task(scan) != NULL;
    pthread_mutex_unlock(&scan->lock);
    return more;
}

int
scan_descriptor(const struct scan *scan)
{
    return scan->event;
}

struct scan_progress
scan_progress(struct scan *scan)
{
    pthread_mutex_lock(&scan->lock);
    struct scan_progress progress = {.walked = scan->walked,
                                     .done = scan->done,
                                     .total = scan->count,
                                     .notices = scan->notices,
                                     .hits = scan->hits,
                                     .over = is_over(scan)};
    pthread_mutex_unlock(&scan->lock);
    return progress;
}
