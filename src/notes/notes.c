/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/notes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "notes/identity.h"
#include "notes/keeping.h"
#include "notes/notes_inner.h"
#include "notes/place.h"
#include "notes/rows.h"

/* ---- Opening ---- */

char *
notes_place(void)
{
    return file_place("XDG_DATA_HOME", ".local/share", "notes.db");
}

void
notes_free_step(struct step *step)
{
    for (size_t i = 0; i < step->count; i++) {
        note_free(step->changes[i].before);
        note_free(step->changes[i].after);
    }
}

void
notes_free(struct notes *notes)
{
    if (!notes)
        return;
    notes_detach(notes);
    note_list_fini(&notes->capitals);
    for (size_t i = 0; i < notes->step_count; i++)
        notes_free_step(&notes->steps[i]);
    free(notes->steps);
    buf_fini(&notes->message);
    if (notes->changed && notes->store)
        keeping_back_up(notes->store, notes->path);
    store_free(notes->store);
    free(notes->path);
    free(notes);
}

const char *
notes_message(const struct notes *notes)
{
    return notes ? buf_string(&notes->message) : "";
}

bool
notes_has_store(const struct notes *notes, struct err *err)
{
    return (notes && notes->store) || err_set(err, _("there is no store of notes"));
}

/* ---- The attached notice ---- */

struct words *
notes_words(struct notes *notes)
{
    if (!notes->has_words)
        words_read_tree(&notes->words, doc_tree(notes->doc));
    notes->has_words = true;
    return &notes->words;
}

/* Finds the words of the note in the attached notice. */
static void
place_note(struct notes *notes, struct note *note)
{
    static const enum note_state states[] = {
        [QUOTATION_EXACT] = NOTE_PLACED,
        [QUOTATION_CLOSE] = NOTE_EDITED,
        [QUOTATION_LOST] = NOTE_LOST,
    };

    note->state = states[quotation_find(&note->quotation, doc_tree(notes->doc), notes_words(notes),
                                        &notes->grams, &note->span)];
    if (note->state == NOTE_LOST)
        return;
    note_where_fini(&note->where);
    note->where = place_where(notes->doc, note->span);
}

static bool
is_same_quotation(const struct note *a, const struct note *b)
{
    return a->quotation.position == b->quotation.position &&
           strcmp(a->quotation.exact, b->quotation.exact) == 0 &&
           strcmp(a->quotation.prefix, b->quotation.prefix) == 0 &&
           strcmp(a->quotation.suffix, b->quotation.suffix) == 0;
}

/* Places the notes, those that had a place by what is known of it. */
static void
place_notes(struct notes *notes, struct note_list *list, const struct note_list *known)
{
    for (size_t i = 0; i < list->count; i++) {
        struct note *note = list->notes[i];
        const struct note *old = NULL;
        for (size_t k = 0; k < known->count && !old; k++)
            if (strcmp(known->notes[k]->id, note->id) == 0)
                old = known->notes[k];
        if (!old || old->state == NOTE_APART || !is_same_quotation(old, note)) {
            place_note(notes, note);
            continue;
        }
        struct note *same = note_copy(old);
        struct note_where where = note->where;
        note->where = same->where;
        same->where = where;
        note->state = old->state;
        note->span = old->span;
        note_free(same);
    }
}

/* Lost ones last, then by where they begin, the longer first, then by age. */
static int
compare_places(const void *a, const void *b)
{
    const struct note *const *p = a, *const *q = b;
    const struct note *m = *p, *n = *q;

    if ((m->state == NOTE_LOST) != (n->state == NOTE_LOST))
        return m->state == NOTE_LOST ? 1 : -1;
    if (m->span.start != n->span.start)
        return m->span.start < n->span.start ? -1 : 1;
    if (m->span.end != n->span.end)
        return m->span.end > n->span.end ? -1 : 1;
    return (m->created > n->created) - (m->created < n->created);
}

static void
sort_by_place(struct notes *notes)
{
    struct note_list *list = &notes->list;

    if (list->count)
        qsort(list->notes, list->count, sizeof list->notes[0], compare_places);
    notes->placed = 0;
    while (notes->placed < list->count && list->notes[notes->placed]->state != NOTE_LOST)
        notes->placed++;
}

/* Reads the notes of the attached notice and the marks A-Z anew. */
bool
notes_reload(struct notes *notes, struct err *err)
{
    struct note_list list = {0}, capitals = {0};

    notes->generation++;
    notes->version = rows_version(notes->store);
    if (!rows_read(notes->store, ROWS_GLOBAL_MARKS, 0, &capitals, err) ||
        (notes->doc && notes->source->row &&
         !rows_read(notes->store, ROWS_OF_NOTICE, notes->source->row, &list, err))) {
        note_list_fini(&list);
        note_list_fini(&capitals);
        return false;
    }
    if (notes->doc)
        place_notes(notes, &list, &notes->list);
    note_list_fini(&notes->list);
    note_list_fini(&notes->capitals);
    notes->list = list;
    notes->capitals = capitals;
    sort_by_place(notes);
    return true;
}

/* Says in the store that the notice was seen in this form; no matter when it cannot. */
static void
note_copy_seen(struct notes *notes)
{
    struct err ignored;
    int64_t row;

    if (rows_is_seen(notes->store, notes->source) || !store_begin(notes->store, &ignored))
        return;
    if (rows_put_source(notes->store, notes->source, &row, &ignored))
        store_commit(notes->store, &ignored);
    else
        store_rollback(notes->store);
}

/* Finds the row of the attached notice, unless it is known: another reader may have made it. */
bool
notes_find_row(struct notes *notes, struct err *err)
{
    struct note_source *source = notes->source;

    if (!notes->doc || source->row)
        return true;
    if (!rows_find_words(notes->store, source, &source->row, err))
        return false;
    if (source->row)
        return true;
    if (!source->sketch)
        source->sketch = identity_sketch(notes_words(notes));
    return rows_find_source(notes->store, source, &source->row, err);
}

static bool
load(struct notes *notes, struct err *err)
{
    return notes_find_row(notes, err) && notes_reload(notes, err);
}

/* Goes on with what took the place of the store, where that is damaged. */
static bool
recover(struct notes *notes, struct err *err)
{
    const char *path = notes->path;

    if (!store_is_damaged(path))
        return false;
    store_free(notes->store);
    buf_clear(&notes->message);
    notes->store = keeping_recover(path, &notes->message, err);
    if (!notes->store)
        notes->store = keeping_open(path, &notes->message, err);
    if (notes->source)
        notes->source->row = 0;
    return notes->store && load(notes, err);
}

struct notes *
notes_open(const char *path, struct err *err)
{
    struct notes *notes = mem_zero(1, sizeof *notes);

    notes->path = mem_copy_string(path);
    notes->store = keeping_open(path, &notes->message, err);
    if (notes->store && (notes_reload(notes, err) || recover(notes, err)))
        return notes;
    notes_free(notes);
    return NULL;
}

bool
notes_attach(struct notes *notes, const struct doc *doc, struct err *err)
{
    if (!notes_has_store(notes, err))
        return false;
    assert(doc_is_whole(doc));
    notes_detach(notes);
    notes->doc = doc;
    notes->source = place_source(doc);
    if (!load(notes, err) && !recover(notes, err))
        return false;
    if (notes->source->row)
        note_copy_seen(notes);
    return true;
}

void
notes_detach(struct notes *notes)
{
    if (!notes || !notes->doc)
        return;
    note_list_fini(&notes->list);
    note_source_free(notes->source);
    grams_fini(&notes->grams);
    words_fini(&notes->words);
    notes->has_words = false;
    notes->source = NULL;
    notes->doc = NULL;
    notes->placed = 0;
    notes->generation++;
}

const struct doc *
notes_doc(const struct notes *notes)
{
    return notes ? notes->doc : NULL;
}

size_t
notes_count(const struct notes *notes)
{
    return notes ? notes->list.count : 0;
}

size_t
notes_placed_count(const struct notes *notes)
{
    return notes ? notes->placed : 0;
}

const struct note *
notes_at(const struct notes *notes, size_t i)
{
    return notes->list.notes[i];
}

struct note *
notes_find_in(const struct note_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->notes[i]->id, id) == 0)
            return list->notes[i];
    return NULL;
}

const struct note *
notes_find(const struct notes *notes, const char *id)
{
    if (!notes)
        return NULL;
    const struct note *note = notes_find_in(&notes->list, id);
    return note ? note : notes_find_in(&notes->capitals, id);
}

static const struct note *
find_letter(const struct note_list *list, char letter)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct note *note = list->notes[i];
        if (note->kind == NOTE_MARK && note->name && note->name[0] == letter)
            return note;
    }
    return NULL;
}

const struct note *
notes_mark(const struct notes *notes, char letter)
{
    if (!notes)
        return NULL;
    const struct note *here = find_letter(&notes->list, letter);
    return here ? here : find_letter(&notes->capitals, letter);
}

size_t
notes_generation(const struct notes *notes)
{
    return notes ? notes->generation : 0;
}

bool
notes_refresh(struct notes *notes)
{
    struct err ignored;

    if (!notes || !notes->store || rows_version(notes->store) == notes->version)
        return false;
    return notes_find_row(notes, &ignored) && notes_reload(notes, &ignored);
}

/* ---- Over all notices ---- */

static int
compare_times(const void *a, const void *b)
{
    const struct note *const *p = a, *const *q = b;
    const struct note *m = *p, *n = *q;

    return (m->created < n->created) - (m->created > n->created);
}

/* Gives the note its place where its notice is the attached one. */
static void
place_if_here(const struct notes *notes, struct note *note)
{
    const struct note *here = notes_find_in(&notes->list, note->id);

    if (!here)
        return;
    note->state = here->state;
    note->span = here->span;
}

static bool
read_all(struct notes *notes, struct note_list *list, struct err *err)
{
    if (rows_read(notes->store, ROWS_ALL, 0, list, err))
        return true;
    note_list_fini(list);
    return recover(notes, err) && rows_read(notes->store, ROWS_ALL, 0, list, err);
}

bool
notes_list(struct notes *notes, const struct note_filter *filter, enum notes_order order,
           struct note_list *list, struct err *err)
{
    size_t kept = 0;

    if (!notes_has_store(notes, err) || !read_all(notes, list, err))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        struct note *note = list->notes[i];
        place_if_here(notes, note);
        if (note_matches(note, filter))
            list->notes[kept++] = note;
        else
            note_free(note);
    }
    list->count = kept;
    if (order == NOTES_BY_TIME && kept)
        qsort(list->notes, kept, sizeof list->notes[0], compare_times);
    return true;
}
