/* store.h: what must survive a crash; the door to SQLite.
 *
 * A store is one database file with a rollback journal and synchronous=FULL: what
 * a function has said to be written is on the disk, two processes may use it at
 * once (a writer waits for the other, at most two seconds), and a crash or a full
 * disk leaves it as it was before the write.
 *
 * Its layout has a version (PRAGMA user_version), brought up to date when it is opened.
 * Values are bound from 1, columns read from 0, as SQLite counts them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_STORE_H
#define GONGWEN_BASE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct store;

/* Opens the store at the path, creating it and the directories above it (for their owner
 * alone).  migrations[i] is SQL that brings version i to i + 1; those that are missing
 * run in one transaction.  NULL with a sentence: cannot be created or read, is no
 * store, is newer than the program. */
struct store *store_open(const char *path, const char *const *migrations, size_t count,
                         struct err *err);

/* The same for what cannot be made again: before the layout of an older store is changed,
 * PATH.version-N gets a copy of it, N being its version; without that nothing is changed. */
struct store *store_open_kept(const char *path, const char *const *migrations, size_t count,
                              struct err *err);
void store_free(struct store *store);

/* Puts a copy of the whole store in the place of the file at the path, in one step. */
bool store_copy(struct store *store, const char *path, struct err *err);

/* Whether its pages hang together.  Reads all of them. */
bool store_is_whole(struct store *store);

/* Whether there is a file at the path that is no store, or whose pages do not hang together.  False
 * also where that cannot be told: it cannot be read, or another process keeps it. */
bool store_is_damaged(const char *path);

/* Whatever lies between begins and ends at once, for other processes and in a crash.
 * store_commit undoes it all where it fails. */
bool store_begin(struct store *store, struct err *err);
bool store_commit(struct store *store, struct err *err);
void store_rollback(struct store *store);

/* A statement with its values: made, bound, stepped, freed. */
struct query;

/* The SQL is our own: that it does not compile is a bug, unless the file is damaged. */
struct query *query_new(struct store *store, const char *sql, struct err *err);
void query_free(struct query *query);

/* The bytes are copied.  NULL binds NULL. */
void query_bind_text(struct query *query, int at, const char *bytes, size_t length);
void query_bind_string(struct query *query, int at, const char *string);
void query_bind_number(struct query *query, int at, int64_t number);

enum query_step {
    QUERY_ROW,   /* there is a row to read */
    QUERY_DONE,  /* there are no more */
    QUERY_FAILED /* the sentence is set */
};

enum query_step query_step(struct query *query, struct err *err);

/* Steps a query that gives no rows. */
bool query_run(struct query *query, struct err *err);

/* A column of the row.  The string is "" for NULL and valid until the next step. */
const char *query_text(const struct query *query, int column, size_t *length);
int64_t query_number(const struct query *query, int column);

#endif
