/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/rows.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "notes/identity.h"

/* ---- Reading ---- */

#define SOURCE_COLUMNS                                                                             \
    "notice.id, notice.path, number, title, issuer, date, notice.fingerprint,"                     \
    " (SELECT sketch FROM copy WHERE copy.fingerprint = notice.fingerprint LIMIT 1)"

/* The columns of a note, then of its notice, in the order in which read_note wants them. */
#define COLUMNS                                                                                    \
    "SELECT note.id, kind, colour, name, comment, quote, prefix, suffix, position, note.path,"     \
    " labels, headings, paragraph, page, last_page, line, created, modified, rival, rival_words,"  \
    " " SOURCE_COLUMNS " FROM note JOIN notice ON note.notice = notice.id"
#define SOURCE_COLUMN 20

static const char *const selections[ROWS_COUNT] = {
    [ROWS_ALL] = COLUMNS " WHERE ?1 = ?1 ORDER BY notice.id, position, note.rowid",
    [ROWS_OF_NOTICE] = COLUMNS " WHERE notice.id = ?1 ORDER BY position, note.rowid",
    [ROWS_GLOBAL_MARKS] =
        COLUMNS " WHERE ?1 = ?1 AND kind = 'mark' AND name GLOB '[A-Z]' ORDER BY name",
};

/* A copy of the column; NULL when it is empty. */
static char *
string_of(const struct query *query, int column)
{
    size_t length;
    const char *text = query_text(query, column, &length);

    return length ? mem_copy(text, length) : NULL;
}

/* A copy of the column, "" when it is empty. */
static char *
text_of(const struct query *query, int column)
{
    size_t length;
    const char *text = query_text(query, column, &length);

    return mem_copy(text, length);
}

static size_t
size_of(const struct query *query, int column)
{
    int64_t number = query_number(query, column);

    return number < 0 ? 0 : (size_t)number;
}

/* A position that is not known is -1 in the store. */
static size_t
position_of(const struct query *query, int column)
{
    int64_t number = query_number(query, column);

    return number < 0 ? NONE : (size_t)number;
}

static enum note_kind
kind_of(const struct query *query, int column)
{
    size_t length;

    return note_kind_by_name(query_text(query, column, &length));
}

static enum note_colour
colour_of(const struct query *query, int column)
{
    size_t length;
    enum note_colour colour = note_colour_by_name(query_text(query, column, &length));

    return colour == NOTE_COLOUR_COUNT ? NOTE_YELLOW : colour;
}

/* The source whose columns begin at `c`. */
static struct note_source *
read_source(const struct query *query, int c)
{
    struct note_source *source = mem_zero(1, sizeof *source);

    *source = (struct note_source){
        .row = query_number(query, c),
        .path = text_of(query, c + 1),
        .number = string_of(query, c + 2),
        .title = string_of(query, c + 3),
        .issuer = string_of(query, c + 4),
        .date = string_of(query, c + 5),
        .fingerprint = text_of(query, c + 6),
        .sketch = string_of(query, c + 7),
    };
    return source;
}

/* The source of the row in the list; sources come one after the other. */
static const struct note_source *
listed_source(const struct query *query, struct note_list *list)
{
    int64_t row = query_number(query, SOURCE_COLUMN);

    if (list->source_count && list->sources[list->source_count - 1]->row == row)
        return list->sources[list->source_count - 1];
    struct note_source *source = read_source(query, SOURCE_COLUMN);
    note_list_add_source(list, source);
    return source;
}

static struct note *
read_note(const struct query *query)
{
    struct note *note = mem_zero(1, sizeof *note);

    *note = (struct note){
        .id = text_of(query, 0),
        .kind = kind_of(query, 1),
        .colour = colour_of(query, 2),
        .name = string_of(query, 3),
        .comment = string_of(query, 4),
        .quotation = {text_of(query, 5), text_of(query, 6), text_of(query, 7),
                      position_of(query, 8), size_of(query, 18), size_of(query, 19)},
        .where = {string_of(query, 9), string_of(query, 10), string_of(query, 11),
                  size_of(query, 12), size_of(query, 13), size_of(query, 14), size_of(query, 15)},
        .created = query_number(query, 16),
        .modified = query_number(query, 17),
        .state = NOTE_APART,
        .span = {NONE, NONE},
    };
    return note;
}

static void
append_note(const struct query *query, struct note_list *list)
{
    if (kind_of(query, 1) == NOTE_KIND_COUNT)
        return; /* of a newer gongwen, which has not changed the tables */
    struct note *note = read_note(query);
    note->source = listed_source(query, list);
    note_list_add(list, note);
}

/* Appends what the query finds, and frees it. */
static bool
append_notes(struct query *query, struct note_list *list, struct err *err)
{
    enum query_step step;

    while ((step = query_step(query, err)) == QUERY_ROW)
        append_note(query, list);
    query_free(query);
    return step == QUERY_DONE;
}

bool
rows_read(struct store *store, enum rows_of which, int64_t key, struct note_list *list,
          struct err *err)
{
    struct query *query = query_new(store, selections[which], err);

    if (query)
        query_bind_number(query, 1, key);
    return query && append_notes(query, list, err);
}

bool
rows_read_one(struct store *store, const char *id, struct note_list *list, struct err *err)
{
    struct query *query = query_new(store, COLUMNS " WHERE note.id = ?1", err);

    if (query)
        query_bind_string(query, 1, id);
    return query && append_notes(query, list, err);
}

/* Only highlights have a colour. */
static const char *
colour_to_keep(const struct note *note)
{
    return note->kind == NOTE_HIGHLIGHT ? note_colour_name(note->colour) : NULL;
}

/* Binds the parameters 2 to 9: of which notice it is, and what a person would take for the note. */
static void
bind_words(struct query *query, const struct note *note, int64_t source_row)
{
    query_bind_number(query, 2, source_row);
    query_bind_string(query, 3, note_kind_name(note->kind));
    query_bind_string(query, 4, colour_to_keep(note));
    query_bind_string(query, 5, note->name);
    query_bind_string(query, 6, note->comment);
    query_bind_string(query, 7, note->quotation.exact);
    query_bind_string(query, 8, note->quotation.prefix);
    query_bind_string(query, 9, note->quotation.suffix);
}

/* The first column of the first row as a number; `none` without a row. */
static bool
read_number(struct query *query, int64_t none, int64_t *number, struct err *err)
{
    if (!query)
        return false;
    enum query_step step = query_step(query, err);
    *number = step == QUERY_ROW ? query_number(query, 0) : none;
    query_free(query);
    return step != QUERY_FAILED;
}

bool
rows_modified(struct store *store, const char *id, int64_t *modified, struct err *err)
{
    struct query *query = query_new(store, "SELECT modified FROM note WHERE id = ?1", err);

    if (query)
        query_bind_string(query, 1, id);
    return read_number(query, -1, modified, err);
}

bool
rows_find_mark(struct store *store, const char *letter, int64_t source_row, char **id,
               struct err *err)
{
    struct query *query = query_new(store,
                                    "SELECT id FROM note WHERE kind = 'mark' AND name = ?1"
                                    " AND (notice = ?2 OR name GLOB '[A-Z]')",
                                    err);

    *id = NULL;
    if (!query)
        return false;
    query_bind_string(query, 1, letter);
    query_bind_number(query, 2, source_row);
    enum query_step step = query_step(query, err);
    if (step == QUERY_ROW)
        *id = text_of(query, 0);
    query_free(query);
    return step != QUERY_FAILED;
}

bool
rows_has_same(struct store *store, const struct note *note, int64_t source_row, bool *same,
              struct err *err)
{
    int64_t found;
    struct query *query = query_new(
        store,
        "SELECT 1 FROM note WHERE notice = ?2 AND kind = ?3 AND colour IS ?4 AND name IS ?5"
        " AND comment IS ?6 AND quote = ?7 AND prefix = ?8 AND suffix = ?9",
        err);

    if (query)
        bind_words(query, note, source_row);
    bool ok = read_number(query, 0, &found, err);
    *same = ok && found;
    return ok;
}

char *
rows_path(struct store *store, int64_t source_row, size_t i)
{
    struct err ignored;
    struct query *query = query_new(
        store, "SELECT path FROM copy WHERE notice = ?1 ORDER BY seen_at DESC LIMIT 1 OFFSET ?2",
        &ignored);
    char *path = NULL;

    if (!query)
        return NULL;
    query_bind_number(query, 1, source_row);
    query_bind_number(query, 2, (int64_t)i);
    if (query_step(query, &ignored) == QUERY_ROW)
        path = text_of(query, 0);
    query_free(query);
    return path;
}

bool
rows_is_seen(struct store *store, const struct note_source *source)
{
    struct err ignored;
    int64_t seen = 0;
    struct query *query =
        query_new(store,
                  "SELECT 1 FROM notice JOIN copy ON copy.notice = notice.id WHERE notice.id = ?1"
                  " AND notice.fingerprint = ?2 AND copy.fingerprint = ?2"
                  " AND notice.path = ?3 AND copy.path = ?3",
                  &ignored);

    if (query) {
        query_bind_number(query, 1, source->row);
        query_bind_string(query, 2, source->fingerprint);
        query_bind_string(query, 3, source->path);
    }
    return read_number(query, 0, &seen, &ignored) && seen;
}

int64_t
rows_version(struct store *store)
{
    struct err ignored;
    int64_t version = -1;

    read_number(query_new(store, "PRAGMA data_version", &ignored), -1, &version, &ignored);
    return version;
}

/* ---- Writing ---- */

static bool
run(struct query *query, struct err *err)
{
    bool ok = query_run(query, err);

    query_free(query);
    return ok;
}

static void
bind_note(struct query *query, const struct note *note, int64_t source_row)
{
    const struct note_where *where = &note->where;

    query_bind_string(query, 1, note->id);
    bind_words(query, note, source_row);
    query_bind_number(query, 10, (int64_t)note->quotation.position);
    query_bind_string(query, 11, where->path);
    query_bind_string(query, 12, where->labels);
    query_bind_string(query, 13, where->headings);
    query_bind_number(query, 14, (int64_t)where->paragraph);
    query_bind_number(query, 15, (int64_t)where->page);
    query_bind_number(query, 16, (int64_t)where->last_page);
    query_bind_number(query, 17, (int64_t)where->line);
    query_bind_number(query, 18, note->created);
    query_bind_number(query, 19, note->modified);
    query_bind_number(query, 20, (int64_t)note->quotation.rival);
    query_bind_number(query, 21, (int64_t)note->quotation.rival_words);
}

bool
rows_put(struct store *store, const struct note *note, int64_t source_row, struct err *err)
{
    struct query *query = query_new(
        store,
        "INSERT INTO note (id, notice, kind, colour, name, comment, quote, prefix, suffix,"
        " position, path, labels, headings, paragraph, page, last_page, line, created, modified,"
        " rival, rival_words)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
        " ?19, ?20, ?21) ON CONFLICT (id) DO UPDATE SET notice = ?2, kind = ?3, colour = ?4, name "
        "= ?5,"
        " comment = ?6, quote = ?7, prefix = ?8, suffix = ?9, position = ?10, path = ?11,"
        " labels = ?12, headings = ?13, paragraph = ?14, page = ?15, last_page = ?16, line = ?17,"
        " created = ?18, modified = ?19, rival = ?20, rival_words = ?21",
        err);

    if (!query)
        return false;
    bind_note(query, note, source_row);
    return run(query, err);
}

bool
rows_remove(struct store *store, const char *id, struct err *err)
{
    struct query *query = query_new(store, "DELETE FROM note WHERE id = ?1", err);

    if (!query)
        return false;
    query_bind_string(query, 1, id);
    return run(query, err);
}

/* ---- Sources ---- */

/* The row of the notice of which the very words were seen before, 0 when they were not. */
static bool
find_words(struct store *store, const char *fingerprint, int64_t *row, struct err *err)
{
    struct query *query =
        query_new(store, "SELECT notice FROM copy WHERE fingerprint = ?1 LIMIT 1", err);

    if (query)
        query_bind_string(query, 1, fingerprint);
    return read_number(query, 0, row, err);
}

/* The row of the notice that is most likely the source's, 0 when none is. */
static bool
find_like(struct store *store, const struct note_source *source, int64_t *row, struct err *err)
{
    struct query *query =
        query_new(store,
                  "SELECT notice.id, copy.path, number, title, issuer, date, copy.fingerprint,"
                  " sketch FROM copy JOIN notice ON copy.notice = notice.id",
                  err);
    enum query_step step;
    int best = 0;

    *row = 0;
    if (!query)
        return false;
    while ((step = query_step(query, err)) == QUERY_ROW) {
        struct note_source *other = read_source(query, 0);
        int match = identity_match(source, other);
        if (match > best) {
            best = match;
            *row = other->row;
        }
        note_source_free(other);
    }
    query_free(query);
    return step == QUERY_DONE;
}

bool
rows_find_words(struct store *store, const struct note_source *source, int64_t *row,
                struct err *err)
{
    return find_words(store, source->fingerprint, row, err);
}

bool
rows_find_source(struct store *store, const struct note_source *source, int64_t *row,
                 struct err *err)
{
    return find_words(store, source->fingerprint, row, err) &&
           (*row || find_like(store, source, row, err));
}

static bool
put_notice(struct store *store, const struct note_source *source, int64_t *row, struct err *err)
{
    struct query *query = query_new(
        store,
        "INSERT INTO notice (id, fingerprint, path, number, title, issuer, date)"
        " VALUES (nullif(?7, 0), ?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE"
        " SET fingerprint = ?1, path = ?2, number = coalesce(?3, number),"
        " title = coalesce(?4, title), issuer = coalesce(?5, issuer), date = coalesce(?6, date)"
        " RETURNING id",
        err);

    if (query) {
        query_bind_string(query, 1, source->fingerprint);
        query_bind_string(query, 2, source->path);
        query_bind_string(query, 3, source->number);
        query_bind_string(query, 4, source->title);
        query_bind_string(query, 5, source->issuer);
        query_bind_string(query, 6, source->date);
        query_bind_number(query, 7, source->row);
    }
    return read_number(query, 0, row, err);
}

static bool
put_copy(struct store *store, const struct note_source *source, int64_t row, struct err *err)
{
    struct query *query =
        query_new(store,
                  "INSERT OR REPLACE INTO copy (fingerprint, path, notice, seen_at, sketch)"
                  " VALUES (?1, ?2, ?3, ?4, coalesce(?5, (SELECT sketch FROM copy"
                  " WHERE fingerprint = ?1)))",
                  err);

    if (!query)
        return false;
    query_bind_string(query, 1, source->fingerprint);
    query_bind_string(query, 2, source->path);
    query_bind_number(query, 3, row);
    query_bind_number(query, 4, (int64_t)time(NULL));
    query_bind_string(query, 5, source->sketch);
    return run(query, err);
}

bool
rows_put_source(struct store *store, const struct note_source *source, int64_t *row,
                struct err *err)
{
    return put_notice(store, source, row, err) && put_copy(store, source, *row, err);
}
