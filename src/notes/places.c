/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/places.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/store.h"
#include "notes/anchor.h"
#include "notes/schema.h"

struct places {
    struct store *store;
    bool failed; /* and said so */
};

struct places *
places_open(const char *path, struct err *err)
{
    struct store *store = schema_open(path, err);

    if (!store)
        return NULL;
    struct places *places = mem_zero(1, sizeof *places);
    places->store = store;
    return places;
}

void
places_free(struct places *places)
{
    if (!places)
        return;
    store_free(places->store);
    free(places);
}

/* ---- Rows of the store ---- */

/* The path in one form, however it was given; standard input goes by its words. */
static char *
path_key(struct whereabouts notice)
{
    if (strcmp(notice.path, "-") == 0)
        return mem_copy_string(notice.fingerprint);
    char *whole = realpath(notice.path, NULL);
    return whole ? whole : mem_copy_string(notice.path);
}

static bool
write_place(struct places *places, struct whereabouts notice, const struct anchor *anchor,
            int percent, struct err *err)
{
    struct query *query = query_new(
        places->store,
        "INSERT INTO place VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT (path) DO UPDATE SET fingerprint = ?2, words = ?3, quote = ?4, read_at = ?6,"
        "  percent = CASE WHEN fingerprint = ?2 THEN max(percent, ?5) ELSE ?5 END",
        err);

    if (!query)
        return false;
    char *key = path_key(notice);
    query_bind_string(query, 1, key);
    query_bind_string(query, 2, notice.fingerprint);
    query_bind_number(query, 3, (int64_t)anchor->words);
    query_bind_text(query, 4, buf_string(&anchor->quote), anchor->quote.length);
    query_bind_number(query, 5, percent);
    query_bind_number(query, 6, (int64_t)time(NULL));
    bool ok = query_run(query, err);
    free(key);
    query_free(query);
    return ok;
}

bool
places_put(struct places *places, struct whereabouts notice, const struct text *text, size_t offset,
           int percent, struct err *err)
{
    struct anchor anchor;

    if (!places)
        return true;
    anchor_init(&anchor, text, offset);
    bool ok = write_place(places, notice, &anchor, percent, err);
    anchor_fini(&anchor);
    if (!ok && places->failed)
        return true;
    places->failed = !ok;
    return ok;
}

/* The notice's own row first, then a copy of it read elsewhere, last what stood at the
 * path before. */
static struct query *
look_up(struct places *places, struct whereabouts notice, struct err *err)
{
    struct query *query =
        query_new(places->store,
                  "SELECT words, quote FROM place"
                  " WHERE path = ?1 OR fingerprint = ?2"
                  " ORDER BY fingerprint = ?2 DESC, path = ?1 DESC, read_at DESC LIMIT 1",
                  err);

    if (query) {
        char *key = path_key(notice);
        query_bind_string(query, 1, key);
        query_bind_string(query, 2, notice.fingerprint);
        free(key);
    }
    return query;
}

size_t
places_get(struct places *places, struct whereabouts notice, const struct text *text)
{
    struct err ignored;
    size_t offset = NONE, quote_length;
    struct query *query = places ? look_up(places, notice, &ignored) : NULL;

    if (!query)
        return NONE;
    if (query_step(query, &ignored) == QUERY_ROW) {
        struct anchor anchor = {.words = (size_t)query_number(query, 0), .quote = BUF_INIT};
        const char *quote = query_text(query, 1, &quote_length);
        buf_add(&anchor.quote, quote, quote_length);
        offset = anchor_find(&anchor, text);
        anchor_fini(&anchor);
    }
    query_free(query);
    return offset;
}

int
places_percent(struct places *places, const char *path)
{
    struct err ignored;
    int percent = -1;
    struct query *query =
        places ? query_new(places->store, "SELECT percent FROM place WHERE path = ?1", &ignored)
               : NULL;

    if (!query)
        return -1;
    char *key = path_key((struct whereabouts){path, ""});
    query_bind_string(query, 1, key);
    if (query_step(query, &ignored) == QUERY_ROW)
        percent = (int)query_number(query, 0);
    free(key);
    query_free(query);
    return percent;
}

/* ---- Encodings ---- */

/* Standard input holds something else each time. */
static struct query *
query_of_path(struct places *places, const char *path, const char *sql, struct err *err)
{
    struct query *query =
        places && strcmp(path, "-") != 0 ? query_new(places->store, sql, err) : NULL;

    if (query) {
        char *key = path_key((struct whereabouts){path, ""});
        query_bind_string(query, 1, key);
        free(key);
    }
    return query;
}

bool
places_put_encoding(struct places *places, const char *path, const char *encoding, struct err *err)
{
    const char *sql = *encoding ? "INSERT OR REPLACE INTO chosen_encoding VALUES (?1, ?2)"
                                : "DELETE FROM chosen_encoding WHERE path = ?1";

    if (!places || strcmp(path, "-") == 0)
        return true;
    struct query *query = query_of_path(places, path, sql, err);
    if (!query)
        return false;
    if (*encoding)
        query_bind_string(query, 2, encoding);
    bool ok = query_run(query, err);
    query_free(query);
    return ok;
}

char *
places_encoding(struct places *places, const char *path)
{
    struct err ignored;
    char *encoding = NULL;
    size_t length;
    struct query *query = query_of_path(
        places, path, "SELECT encoding FROM chosen_encoding WHERE path = ?1", &ignored);

    if (!query)
        return NULL;
    if (query_step(query, &ignored) == QUERY_ROW) {
        const char *found = query_text(query, 0, &length);
        encoding = mem_copy(found, length);
    }
    query_free(query);
    return encoding;
}
