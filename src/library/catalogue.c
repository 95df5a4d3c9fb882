/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/catalogue.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/store.h"

struct catalogue {
    struct store *store;
    char build[80]; /* the program that looks into the files */
};

static const char *const migrations[] = {
    "CREATE TABLE card ("
    "  path TEXT PRIMARY KEY,"
    "  build TEXT NOT NULL,"
    "  size INTEGER NOT NULL,"
    "  changed INTEGER NOT NULL,"
    "  state INTEGER NOT NULL,"
    "  number TEXT, issuer TEXT, kind TEXT, title TEXT, date TEXT"
    ") WITHOUT ROWID",
};

/* A version number would not change while the program is being worked on. */
static void
name_build(const struct doc_rules *rules, char *build, size_t size)
{
    struct stat st = {.st_size = 0};

    (void)!stat("/proc/self/exe", &st);
    snprintf(build, size, "%jd.%ld.%jd.%016" PRIx64, (intmax_t)st.st_mtim.tv_sec,
             st.st_mtim.tv_nsec, (intmax_t)st.st_size, doc_rules_fingerprint(rules));
}

struct catalogue *
catalogue_open(const struct doc_rules *rules)
{
    struct err ignored;
    char *path = file_place("XDG_CACHE_HOME", ".cache", "catalogue.db");
    struct store *store =
        path ? store_open(path, migrations, sizeof migrations / sizeof migrations[0], &ignored)
             : NULL;

    free(path);
    if (!store)
        return NULL;
    struct catalogue *catalogue = mem_zero(1, sizeof *catalogue);
    catalogue->store = store;
    name_build(rules, catalogue->build, sizeof catalogue->build);
    return catalogue;
}

void
catalogue_free(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    store_free(catalogue->store);
    free(catalogue);
}

/* ---- Keys -------------------------------------------------------------------- */

/* Cards by the whole paths of their files, in the order of the paths. */
struct entry {
    char *path;
    size_t card;
};

static int
compare_entries(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

static struct entry *
sort_by_path(struct card *const *cards, size_t count)
{
    struct entry *entries = mem_zero(count, sizeof entries[0]);
    char *here = getcwd(NULL, 0);

    for (size_t i = 0; i < count; i++)
        entries[i] = (struct entry){.path = cards[i]->path[0] == '/' || !here
                                                ? mem_copy_string(cards[i]->path)
                                                : file_join(here, cards[i]->path),
                                    .card = i};
    free(here);
    qsort(entries, count, sizeof entries[0], compare_entries);
    return entries;
}

static void
free_entries(struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(entries[i].path);
    free(entries);
}

/* ---- Recalling --------------------------------------------------------------- */

/* The string of a column, NULL when it holds nothing; the caller owns it. */
static char *
column_copy(const struct query *query, int column)
{
    size_t length;
    const char *string = query_text(query, column, &length);

    return length > 0 ? mem_copy(string, length) : NULL;
}

static void
recall_card(const struct query *query, struct card *card)
{
    struct stamp now;
    struct stamp kept = {.size = query_number(query, 1), .changed = query_number(query, 2)};

    if (card->state != CARD_BLANK || !card_stamp(card, &now) || now.size != kept.size ||
        now.changed != kept.changed)
        return;
    card->stamp = kept;
    card->recalled = true;
    card->state = (enum card_state)query_number(query, 3);
    card->number = column_copy(query, 4);
    card->issuer = column_copy(query, 5);
    card->kind = column_copy(query, 6);
    card->title = column_copy(query, 7);
    card->date = column_copy(query, 8);
}

static void
recall_rows(struct query *query, struct card *const *cards, const struct entry *entries,
            size_t count)
{
    struct err ignored;
    size_t length;

    for (size_t i = 0; i < count && query_step(query, &ignored) == QUERY_ROW;) {
        const char *path = query_text(query, 0, &length);
        while (i < count && strcmp(entries[i].path, path) < 0)
            i++;
        if (i < count && strcmp(entries[i].path, path) == 0)
            recall_card(query, cards[entries[i++].card]);
    }
}

void
catalogue_recall(struct catalogue *catalogue, struct card *const *cards, size_t count)
{
    struct err ignored;

    if (!catalogue || count == 0)
        return;
    struct entry *entries = sort_by_path(cards, count);
    struct query *query =
        query_new(catalogue->store,
                  "SELECT path, size, changed, state, number, issuer, kind, title, date FROM card"
                  " WHERE path BETWEEN ?1 AND ?2 AND build = ?3 ORDER BY path",
                  &ignored);
    if (query) {
        query_bind_string(query, 1, entries[0].path);
        query_bind_string(query, 2, entries[count - 1].path);
        query_bind_string(query, 3, catalogue->build);
        recall_rows(query, cards, entries, count);
    }
    query_free(query);
    free_entries(entries, count);
}

/* ---- Keeping ----------------------------------------------------------------- */

/* What cannot be read today may be readable tomorrow without a change of the file. */
static bool
is_worth_keeping(const struct card *card)
{
    return !card->recalled && (card->state == CARD_FILLED || card->state == CARD_NO_TEXT);
}

static bool
keep_card(struct catalogue *catalogue, const struct card *card, const char *path)
{
    struct err ignored;
    struct query *query = query_new(
        catalogue->store,
        "INSERT OR REPLACE INTO card VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", &ignored);

    if (!query)
        return false;
    query_bind_string(query, 1, path);
    query_bind_string(query, 2, catalogue->build);
    query_bind_number(query, 3, card->stamp.size);
    query_bind_number(query, 4, card->stamp.changed);
    query_bind_number(query, 5, card->state);
    query_bind_string(query, 6, card->number);
    query_bind_string(query, 7, card->issuer);
    query_bind_string(query, 8, card->kind);
    query_bind_string(query, 9, card->title);
    query_bind_string(query, 10, card->date);
    bool ok = query_run(query, &ignored);
    query_free(query);
    return ok;
}

static bool
keep_all(struct catalogue *catalogue, struct card *const *cards, const struct entry *entries,
         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_worth_keeping(cards[entries[i].card]) &&
            !keep_card(catalogue, cards[entries[i].card], entries[i].path))
            return false;
    return true;
}

void
catalogue_keep(struct catalogue *catalogue, struct card *const *cards, size_t count)
{
    struct err ignored;
    size_t first = 0;

    while (first < count && !is_worth_keeping(cards[first]))
        first++;
    if (!catalogue || first == count || !store_begin(catalogue->store, &ignored))
        return;
    struct entry *entries = sort_by_path(cards, count);
    if (keep_all(catalogue, cards, entries, count))
        store_commit(catalogue->store, &ignored);
    else
        store_rollback(catalogue->store);
    free_entries(entries, count);
}
