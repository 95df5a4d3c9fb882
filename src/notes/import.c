/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/import.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/mem.h"
#include "notes/annotation.h"
#include "notes/notes_inner.h"
#include "notes/rows.h"

/* A note that came in, whose words are to be looked for. */
struct arrival {
    char *id;
    int64_t row;       /* of its notice */
    char *fingerprint; /* of the form in which it was made */
};

struct arrivals {
    struct arrival *all;
    size_t count, capacity;
};

static void
arrivals_fini(struct arrivals *arrivals)
{
    for (size_t i = 0; i < arrivals->count; i++) {
        free(arrivals->all[i].id);
        free(arrivals->all[i].fingerprint);
    }
    free(arrivals->all);
}

static void
arrive(struct arrivals *arrivals, const struct note *note, int64_t row)
{
    arrivals->all =
        mem_grow(arrivals->all, &arrivals->capacity, arrivals->count + 1, sizeof arrivals->all[0]);
    arrivals->all[arrivals->count++] = (struct arrival){mem_copy_string(note->id), row,
                                                        mem_copy_string(note->source->fingerprint)};
}

/* ---- Merging ---------------------------------------------------------------------------- */

/* An id for an annotation that has none: the same each time that it comes. */
static char *
derive_id(const struct note *note)
{
    struct buf words = BUF_INIT, id = BUF_INIT;

    buf_addf(&words, "%s\n%s\n%s\n%s\n%s", note->source->path, note_kind_name(note->kind),
             note->quotation.prefix, note->quotation.exact, note->quotation.suffix);
    uint64_t high = buf_hash(&words);
    buf_add_string(&words, note->comment ? note->comment : "");
    uint64_t low = buf_hash(&words);
    /* RFC 9562, version 8: of one's own making */
    buf_addf(&id, "urn:uuid:%08" PRIx64 "-%04" PRIx64 "-8%03" PRIx64 "-%04" PRIx64 "-%012" PRIx64,
             high >> 32, high >> 16 & 0xFFFF, high & 0xFFF, (low >> 48 & 0x3FFF) | 0x8000,
             low & UINT64_C(0xFFFFFFFFFFFF));
    buf_fini(&words);
    return buf_detach(&id);
}

/* The row of the notice, made where it is new.  What is known of it here is not written over. */
static bool
find_notice(struct store *store, const struct note_source *source, int64_t *row, struct err *err)
{
    return rows_find_source(store, source, row, err) &&
           (*row || rows_put_source(store, source, row, err));
}

/* Marks do not take a letter away: one that comes second becomes a bookmark. */
static bool
settle_letter(struct store *store, struct note *note, int64_t row, struct err *err)
{
    char *id = NULL;

    if (note->kind != NOTE_MARK)
        return true;
    if (note->name && note->name[0] && !note->name[1] &&
        !rows_find_mark(store, note->name, row, &id, err))
        return false;
    if (!note->name || !note->name[0] || note->name[1] || (id && strcmp(id, note->id) != 0))
        note->kind = NOTE_BOOKMARK;
    free(id);
    return true;
}

static bool
merge_new(struct store *store, struct note *note, int64_t row, struct arrivals *arrivals,
          struct import_report *report, struct err *err)
{
    bool same;

    if (!rows_has_same(store, note, row, &same, err))
        return false;
    if (same) {
        report->known++;
        return true;
    }
    report->added++;
    arrive(arrivals, note, row);
    return settle_letter(store, note, row, err) && rows_put(store, note, row, err);
}

static bool
merge(struct store *store, struct note *note, struct arrivals *arrivals,
      struct import_report *report, struct err *err)
{
    int64_t row, modified;

    if (!note->id)
        note->id = derive_id(note);
    if (!find_notice(store, note->source, &row, err) ||
        !rows_modified(store, note->id, &modified, err))
        return false;
    if (modified < 0)
        return merge_new(store, note, row, arrivals, report, err);
    if (modified >= note->modified) {
        report->known++;
        return true;
    }
    report->changed++;
    arrive(arrivals, note, row);
    return settle_letter(store, note, row, err) && rows_put(store, note, row, err);
}

static bool
merge_all(struct store *store, const struct json_t *document, struct arrivals *arrivals,
          struct import_report *report, struct err *err)
{
    bool ok = true;

    for (size_t i = 0; ok && i < annotation_count(document); i++) {
        struct note_source *source = NULL;
        struct note *note = annotation_read(annotation_at(document, i), &source);
        if (note)
            ok = merge(store, note, arrivals, report, err);
        else
            report->unread++;
        note_free(note);
        note_source_free(source);
    }
    return ok;
}

/* ---- Looking for their words -------------------------------------------------------------- */

/* Opens a form of the notice that is on this machine, and attaches it; NULL when none is. */
static struct doc *
open_notice(struct notes *notes, int64_t row, const struct doc_rules *rules)
{
    struct err ignored;
    struct doc *doc = NULL;
    char *path;

    for (size_t i = 0; (path = rows_path(notes->store, row, i)); i++) {
        doc = access(path, R_OK) == 0 ? doc_open(path, rules, NULL, &ignored) : NULL;
        free(path);
        if (!doc)
            continue;
        doc_finish(doc);
        if (notes_attach(notes, doc, &ignored) && notes->source->row == row)
            return doc;
        notes_detach(notes); /* something else is there now */
        doc_free(doc);
    }
    return NULL;
}

static void
look_for(const struct notes *notes, const struct arrival *arrival, struct import_report *report)
{
    const struct note *note = notes_find(notes, arrival->id);

    if (!note || note->state == NOTE_LOST)
        report->lost++;
    else if (note->state == NOTE_EDITED ||
             strcmp(notes->source->fingerprint, arrival->fingerprint) != 0)
        report->relocated++;
}

/* Looks for the words of all that came in with the notice of the first one; returns how many. */
static size_t
look_in_notice(struct notes *notes, const struct arrival *first, size_t count,
               const struct doc_rules *rules, struct import_report *report)
{
    struct doc *doc = open_notice(notes, first->row, rules);
    size_t i;

    for (i = 0; i < count && first[i].row == first->row; i++)
        if (doc)
            look_for(notes, &first[i], report);
        else
            report->apart++;
    notes_detach(notes);
    doc_free(doc);
    return i;
}

static int
compare_rows(const void *a, const void *b)
{
    const struct arrival *m = a, *n = b;

    return (m->row > n->row) - (m->row < n->row);
}

static void
look_for_all(struct notes *notes, struct arrivals *arrivals, const struct doc_rules *rules,
             struct import_report *report)
{
    if (arrivals->count)
        qsort(arrivals->all, arrivals->count, sizeof arrivals->all[0], compare_rows);
    for (size_t i = 0; i < arrivals->count;)
        i += look_in_notice(notes, &arrivals->all[i], arrivals->count - i, rules, report);
}

bool
import_annotations(struct notes *notes, const char *bytes, size_t length,
                   const struct doc_rules *rules, struct import_report *report, struct err *err)
{
    struct arrivals arrivals = {0};
    struct json_t *document = json_read(bytes, length, err);
    bool ok = document && store_begin(notes->store, err);

    *report = (struct import_report){0};
    if (ok && !merge_all(notes->store, document, &arrivals, report, err)) {
        store_rollback(notes->store);
        ok = false;
    }
    ok = ok && store_commit(notes->store, err);
    if (ok) {
        notes->changed = true;
        look_for_all(notes, &arrivals, rules, report);
    }
    json_free(document);
    arrivals_fini(&arrivals);
    return ok;
}
