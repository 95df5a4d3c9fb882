/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/keeping.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "notes/schema.h"

#define DAY ((time_t)24 * 60 * 60)

/* Bytes up to which a store is read whole when it is opened: some thousand notes, and some
 * milliseconds.  Damage to a larger one shows when it is used. */
#define CHECKED (4 * 1024 * 1024)

/* The backup with the number, from 1, the newest; the caller's. */
static char *
backup_path(const char *path, int number)
{
    struct buf name = BUF_INIT;

    buf_addf(&name, "%s.backup-%d", path, number);
    return buf_detach(&name);
}

/* When the file was last written; 0 when it is not there. */
static time_t
written_at(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? st.st_mtime : 0;
}

static off_t
size_at(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? st.st_size : 0;
}

/* ---- Backups ------------------------------------------------------------------------------ */

/* Makes each backup the next older one; the oldest goes. */
static void
shift_backups(const char *path)
{
    for (int number = KEEPING_BACKUPS - 1; number >= 1; number--) {
        char *from = backup_path(path, number), *to = backup_path(path, number + 1);
        rename(from, to);
        free(from);
        free(to);
    }
}

void
keeping_back_up(struct store *store, const char *path)
{
    char *newest = backup_path(path, 1), *next = backup_path(path, 2);
    struct err ignored;
    time_t before = written_at(next);

    if (store_is_whole(store)) {
        if (written_at(newest) && (before == 0 || time(NULL) - before > DAY))
            shift_backups(path);
        store_copy(store, newest, &ignored);
    }
    free(newest);
    free(next);
}

/* ---- Damage ------------------------------------------------------------------------------- */

/* Whether nothing stands where there was something: a file of no bytes is a new store to SQLite. */
static bool
is_emptied(const char *path)
{
    char *newest = backup_path(path, 1);
    bool emptied = written_at(path) && size_at(path) == 0 && written_at(newest);

    free(newest);
    return emptied;
}

static bool
is_damaged(const char *path)
{
    return is_emptied(path) || store_is_damaged(path);
}

/* A name for the damaged store that nothing has yet; the caller's. */
static char *
aside_path(const char *path)
{
    struct buf name = BUF_INIT;
    time_t now = time(NULL);
    char day[32];
    struct tm tm;

    localtime_r(&now, &tm);
    strftime(day, sizeof day, "%Y%m%d-%H%M%S", &tm);
    buf_addf(&name, "%s.damaged-%s", path, day);
    for (size_t i = 2, length = name.length; written_at(buf_string(&name)); i++) {
        name.length = length;
        buf_addf(&name, "-%zu", i);
    }
    return buf_detach(&name);
}

/* Its journal goes with it, for what is in the store may want it. */
static bool
set_aside(const char *path, const char *aside, struct err *err)
{
    struct buf journal = BUF_INIT, to = BUF_INIT;

    buf_addf(&journal, "%s-journal", path);
    buf_addf(&to, "%s-journal", aside);
    rename(buf_string(&journal), buf_string(&to));
    buf_fini(&journal);
    buf_fini(&to);
    return rename(path, aside) == 0 ||
           err_set_errno(err, errno, _("is damaged and cannot be set aside"));
}

/* Puts the newest backup that is whole in the place of the store; when it was made, 0 when there
 * is none. */
static time_t
restore(const char *path)
{
    time_t made = 0;

    for (int number = 1; made == 0 && number <= KEEPING_BACKUPS; number++) {
        char *backup = backup_path(path, number);
        time_t at = written_at(backup);
        struct err ignored;
        struct store *store =
            at && !store_is_damaged(backup) ? schema_open(backup, &ignored) : NULL;
        if (store && store_copy(store, path, &ignored))
            made = at;
        store_free(store);
        free(backup);
    }
    return made;
}

static void
tell(const char *aside, time_t made, struct buf *message)
{
    char day[64];
    struct tm tm;

    if (made == 0) {
        buf_addf(message, _("was damaged: it is kept as %s, and a new one is begun"),
                 file_name(aside));
        return;
    }
    localtime_r(&made, &tm);
    strftime(day, sizeof day, "%Y-%m-%d %H:%M", &tm);
    buf_addf(message, _("was damaged: it is kept as %s, and the backup of %s took its place"),
             file_name(aside), day);
}

struct store *
keeping_recover(const char *path, struct buf *message, struct err *err)
{
    struct store *store = NULL;

    if (!is_damaged(path))
        return NULL;
    char *aside = aside_path(path);
    if (set_aside(path, aside, err)) {
        tell(aside, restore(path), message);
        store = schema_open(path, err);
    }
    free(aside);
    return store;
}

struct store *
keeping_open(const char *path, struct buf *message, struct err *err)
{
    struct store *store = is_emptied(path) ? NULL : schema_open(path, err);

    if (store && (size_at(path) > CHECKED || store_is_whole(store)))
        return store;
    store_free(store);
    return keeping_recover(path, message, err);
}
