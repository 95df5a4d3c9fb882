/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/store.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"

struct store {
    sqlite3 *db;
};

struct query {
    sqlite3 *db;
    sqlite3_stmt *statement;
};

#define PATIENCE_MS 2000

/* What went wrong, as a sentence that helps; SQLite's own words where there is none. */
static bool
set_trouble(sqlite3 *db, struct err *err)
{
    switch (sqlite3_errcode(db)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, _("is in use by another process"));
    case SQLITE_FULL:
        return err_set(err, _("cannot be written: the disk is full"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return err_set(err, _("cannot be written: it is read-only"));
    case SQLITE_CANTOPEN:
        return err_set_errno(err, sqlite3_system_errno(db), _("cannot be opened"));
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return err_set(err, _("is damaged, or is no store of gongwen: move it away"));
    default:
        return err_set(err, _("cannot be used: %s"), sqlite3_errmsg(db));
    }
}

static bool
run_sql(sqlite3 *db, const char *sql, struct err *err)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || set_trouble(db, err);
}

static bool
read_version(struct store *store, int64_t *version, struct err *err)
{
    struct query *query = query_new(store, "PRAGMA user_version", err);

    if (!query)
        return false;
    bool ok = query_step(query, err) == QUERY_ROW;
    if (ok)
        *version = query_number(query, 0);
    query_free(query);
    return ok;
}

/* Runs what is missing, inside a transaction.  The version is read once more: another
 * process may have come first. */
static bool
run_migrations(struct store *store, const char *const *migrations, size_t count, struct err *err)
{
    int64_t version;
    char sql[64];

    if (!read_version(store, &version, err))
        return false;
    for (size_t i = (size_t)version; i < count; i++)
        if (!run_sql(store->db, migrations[i], err))
            return false;
    snprintf(sql, sizeof sql, "PRAGMA user_version = %zu", count);
    return run_sql(store->db, sql, err);
}

/* Keeps the store as it is, beside it. */
static bool
keep_version(struct store *store, int64_t version, struct err *err)
{
    struct buf path = BUF_INIT;

    buf_addf(&path, "%s.version-%lld", sqlite3_db_filename(store->db, "main"), (long long)version);
    bool ok = store_copy(store, buf_string(&path), err);
    buf_fini(&path);
    return ok;
}

static bool
bring_up_to_date(struct store *store, const char *const *migrations, size_t count, bool keep,
                 struct err *err)
{
    int64_t version;

    if (!read_version(store, &version, err))
        return false;
    if (version > (int64_t)count)
        return err_set(err, _("was written by a newer gongwen (version %lld, here %zu)"),
                       (long long)version, count);
    if (version == (int64_t)count)
        return true;
    if (keep && version > 0 && !keep_version(store, version, err))
        return false;
    if (!store_begin(store, err))
        return false;
    if (run_migrations(store, migrations, count, err))
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

static bool
open_database(struct store *store, const char *path, struct err *err)
{
    char *directory = file_directory(path);
    bool ok = file_make_directory(directory, err);

    free(directory);
    if (!ok)
        return false;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK)
        return set_trouble(store->db, err);
    sqlite3_busy_timeout(store->db, PATIENCE_MS);
    return run_sql(store->db,
                   "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                   "PRAGMA foreign_keys = ON",
                   err);
}

static struct store *
open_store(const char *path, const char *const *migrations, size_t count, bool keep,
           struct err *err)
{
    struct store *store = mem_zero(1, sizeof *store);

    if (open_database(store, path, err) && bring_up_to_date(store, migrations, count, keep, err))
        return store;
    store_free(store);
    return NULL;
}

struct store *
store_open(const char *path, const char *const *migrations, size_t count, struct err *err)
{
    return open_store(path, migrations, count, false, err);
}

struct store *
store_open_kept(const char *path, const char *const *migrations, size_t count, struct err *err)
{
    return open_store(path, migrations, count, true, err);
}

/* ---- Copies and damage -------------------------------------------------------------- */

/* VACUUM INTO writes a copy that is whole as of one moment, whoever else is writing. */
static bool
copy_into(struct store *store, const char *path, struct err *err)
{
    struct query *query = query_new(store, "VACUUM INTO ?1", err);

    if (!query)
        return false;
    query_bind_string(query, 1, path);
    bool ok = query_run(query, err);
    query_free(query);
    return ok;
}

bool
store_copy(struct store *store, const char *path, struct err *err)
{
    struct buf beside = BUF_INIT;

    buf_addf(&beside, "%s.%ld", path, (long)getpid());
    unlink(buf_string(&beside)); /* of a process that was killed */
    bool ok = copy_into(store, buf_string(&beside), err) &&
              file_put_in_place(buf_string(&beside), path, err);
    if (!ok)
        unlink(buf_string(&beside));
    buf_fini(&beside);
    return ok;
}

/* Whether the answer is the one word "ok". */
static bool
says_ok(sqlite3 *db, int *result)
{
    sqlite3_stmt *check = NULL;
    bool ok = false;

    *result = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &check, NULL);
    if (*result == SQLITE_OK)
        *result = sqlite3_step(check);
    if (*result == SQLITE_ROW)
        ok = strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    return ok;
}

bool
store_is_whole(struct store *store)
{
    int result;

    return says_ok(store->db, &result);
}

bool
store_is_damaged(const char *path)
{
    sqlite3 *db = NULL;
    int result = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    bool ok = false;

    if (result == SQLITE_OK) {
        sqlite3_busy_timeout(db, PATIENCE_MS);
        ok = says_ok(db, &result);
    }
    sqlite3_close_v2(db);
    /* SQLITE_ERROR: our own SQL is right, so that the head or the schema cannot be read */
    return !ok && (result == SQLITE_ROW || result == SQLITE_CORRUPT || result == SQLITE_NOTADB ||
                   result == SQLITE_ERROR);
}

void
store_free(struct store *store)
{
    if (!store)
        return;
    sqlite3_close_v2(store->db);
    free(store);
}

bool
store_begin(struct store *store, struct err *err)
{
    /* Takes the write lock at once, so that no statement inside has to wait for it. */
    return run_sql(store->db, "BEGIN IMMEDIATE", err);
}

bool
store_commit(struct store *store, struct err *err)
{
    if (run_sql(store->db, "COMMIT", err))
        return true;
    store_rollback(store);
    return false;
}

void
store_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db)) /* a full disk may have rolled back by itself */
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

struct query *
query_new(struct store *store, const char *sql, struct err *err)
{
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        set_trouble(store->db, err);
        return NULL;
    }
    struct query *query = mem_zero(1, sizeof *query);
    *query = (struct query){store->db, statement};
    return query;
}

void
query_free(struct query *query)
{
    if (!query)
        return;
    sqlite3_finalize(query->statement);
    free(query);
}

static void
check_bound(int result)
{
    assert(result == SQLITE_OK);
    (void)result;
}

void
query_bind_text(struct query *query, int at, const char *bytes, size_t length)
{
    check_bound(
        sqlite3_bind_text64(query->statement, at, bytes, length, SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
query_bind_string(struct query *query, int at, const char *string)
{
    query_bind_text(query, at, string, string ? strlen(string) : 0);
}

void
query_bind_number(struct query *query, int at, int64_t number)
{
    check_bound(sqlite3_bind_int64(query->statement, at, number));
}

enum query_step
query_step(struct query *query, struct err *err)
{
    switch (sqlite3_step(query->statement)) {
    case SQLITE_ROW:
        return QUERY_ROW;
    case SQLITE_DONE:
        return QUERY_DONE;
    default:
        set_trouble(query->db, err);
        return QUERY_FAILED;
    }
}

bool
query_run(struct query *query, struct err *err)
{
    return query_step(query, err) == QUERY_DONE;
}

const char *
query_text(const struct query *query, int column, size_t *length)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);

    *length = (size_t)sqlite3_column_bytes(query->statement, column);
    return text ? text : "";
}

int64_t
query_number(const struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}
