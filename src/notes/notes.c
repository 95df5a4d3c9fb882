/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/notes.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "notes/identity.h"
#include "notes/place.h"
#include "notes/rows.h"

/* One row that a step changes: what it was and what it is; NULL where it was or is not there. */
struct change {
    struct note *before, *after;
    int64_t source_row;
};

/* What a person did at once, and what undo takes back at once. */
#define STEP_CHANGES 2

struct step {
    enum notes_deed deed;
    size_t count;
    struct change changes[STEP_CHANGES]; /* the first is what the person meant */
};

struct notes {
    struct store *store;
    struct buf message;
    int64_t version; /* rows_version when all was read */
    size_t generation;

    const struct doc *doc; /* NULL: none is attached */
    struct words words;    /* of the doc, once they are needed */
    bool has_words;
    struct grams grams;         /* of the words */
    struct note_source *source; /* the doc's; its row is 0 as long as it has none */
    struct note_list list;      /* the doc's */
    size_t placed;
    struct note_list capitals; /* the marks A-Z */

    struct step *steps; /* of this session; those from `done` on are undone */
    size_t step_count, step_capacity, done;
};

/* ---- Opening ---- */

struct notes *
notes_open(const char *path, struct err *err)
{
    struct store *store = rows_open(path, err);

    if (!store)
        return NULL;
    struct notes *notes = mem_zero(1, sizeof *notes);
    notes->store = store;
    if (rows_read(store, ROWS_GLOBAL_MARKS, 0, &notes->capitals, err)) {
        notes->version = rows_version(store);
        return notes;
    }
    notes_free(notes);
    return NULL;
}

char *
notes_place(void)
{
    return file_place("XDG_DATA_HOME", ".local/share", "notes.db");
}

static void
free_step(struct step *step)
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
        free_step(&notes->steps[i]);
    free(notes->steps);
    buf_fini(&notes->message);
    store_free(notes->store);
    free(notes);
}

const char *
notes_message(const struct notes *notes)
{
    return notes ? buf_string(&notes->message) : "";
}

static bool
has_store(const struct notes *notes, struct err *err)
{
    return notes || err_set(err, _("there is no store of notes"));
}

/* ---- The attached notice ---- */

static struct words *
words_of(struct notes *notes)
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

    note->state = states[quotation_find(&note->quotation, doc_tree(notes->doc), words_of(notes),
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
static bool
reload(struct notes *notes, struct err *err)
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
static bool
find_row(struct notes *notes, struct err *err)
{
    struct note_source *source = notes->source;

    if (!notes->doc || source->row)
        return true;
    if (!rows_find_words(notes->store, source, &source->row, err))
        return false;
    if (source->row)
        return true;
    if (!source->sketch)
        source->sketch = identity_sketch(words_of(notes));
    return rows_find_source(notes->store, source, &source->row, err);
}

bool
notes_attach(struct notes *notes, const struct doc *doc, struct err *err)
{
    if (!has_store(notes, err))
        return false;
    assert(doc_is_whole(doc));
    notes_detach(notes);
    notes->doc = doc;
    notes->source = place_source(doc);
    if (!find_row(notes, err) || !reload(notes, err))
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

static struct note *
find_in(const struct note_list *list, const char *id)
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
    const struct note *note = find_in(&notes->list, id);
    return note ? note : find_in(&notes->capitals, id);
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

    if (!notes || rows_version(notes->store) == notes->version)
        return false;
    return find_row(notes, &ignored) && reload(notes, &ignored);
}

/* ---- Changes ---- */

static int64_t
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* A random UUID (RFC 9562, version 4) as a URN; the caller's. */
static char *
new_id(void)
{
    unsigned char b[16] = {0};
    struct buf id = BUF_INIT;
    size_t got = 0;

    while (got < sizeof b) {
        ssize_t more = getrandom(b + got, sizeof b - got, 0);
        got += more > 0 ? (size_t)more : 0;
    }
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    buf_add_string(&id, "urn:uuid:");
    for (size_t i = 0; i < sizeof b; i++)
        buf_addf(&id, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", b[i]);
    return buf_detach(&id);
}

/* Brings a row from what it was to what it shall be, unless another reader was there before. */
static bool
put_change(struct store *store, const struct note *from, const struct note *to, int64_t row,
           struct err *err)
{
    const char *id = from ? from->id : to->id;
    int64_t modified;

    if (!rows_modified(store, id, &modified, err))
        return false;
    if (modified != (from ? from->modified : -1))
        return err_set(err, _("another reader has changed the note since"));
    return to ? rows_put(store, to, row, err) : rows_remove(store, id, err);
}

/* What leaves goes before what comes: a letter is given away first. */
static bool
put_changes(struct store *store, const struct step *step, bool forward, struct err *err)
{
    for (size_t k = 0; k < step->count; k++) {
        size_t i = forward ? step->count - 1 - k : k;
        const struct change *change = &step->changes[i];
        const struct note *from = forward ? change->before : change->after;
        const struct note *to = forward ? change->after : change->before;
        if (!put_change(store, from, to, change->source_row, err))
            return false;
    }
    return true;
}

/* Writes the step, in the transaction that was begun, and ends that. */
static bool
write_step(struct notes *notes, const struct step *step, bool forward, struct err *err)
{
    if (!put_changes(notes->store, step, forward, err)) {
        store_rollback(notes->store);
        return false;
    }
    return store_commit(notes->store, err);
}

static void
remember_step(struct notes *notes, const struct step *step)
{
    while (notes->step_count > notes->done)
        free_step(&notes->steps[--notes->step_count]);
    notes->steps = mem_grow(notes->steps, &notes->step_capacity, notes->step_count + 1,
                            sizeof notes->steps[0]);
    notes->steps[notes->step_count++] = *step;
    notes->done = notes->step_count;
}

/* Does what the step says and takes it over. */
static bool
do_step(struct notes *notes, struct step *step, struct err *err)
{
    struct err ignored;

    if (!write_step(notes, step, true, err)) {
        free_step(step);
        return false;
    }
    remember_step(notes, step);
    reload(notes, &ignored); /* it is written: what is shown can wait */
    return true;
}

static void
add_change(struct step *step, struct note *before, struct note *after, int64_t row)
{
    step->changes[step->count++] = (struct change){before, after, row};
}

/* The note as the store has it, of whichever notice; the caller's, its source is gone. */
static bool
read_one(struct notes *notes, const char *id, struct note **note, int64_t *row, struct err *err)
{
    struct note_list all = {0};
    bool ok = rows_read(notes->store, ROWS_ALL, 0, &all, err);
    const struct note *found = ok ? find_in(&all, id) : NULL;

    if (found) {
        *note = note_copy(found);
        *row = found->source->row;
        (*note)->source = NULL;
    } else if (ok) {
        ok = err_set(err, _("the note is no longer there"));
    }
    note_list_fini(&all);
    return ok;
}

/* Begins a transaction and reads the note in it. */
static bool
begin_with(struct notes *notes, const char *id, struct note **note, int64_t *row, struct err *err)
{
    if (!has_store(notes, err) || !store_begin(notes->store, err))
        return false;
    if (read_one(notes, id, note, row, err))
        return true;
    store_rollback(notes->store);
    return false;
}

static char *
string_or_null(const char *string)
{
    return string && *string ? mem_copy_string(string) : NULL;
}

/* The note of the draft; NULL with a sentence when there are no words. */
static struct note *
make_note(struct notes *notes, const struct note_draft *draft, struct err *err)
{
    struct quotation quotation;
    struct span span = draft->span;

    if (!quotation_take(&quotation, doc_tree(notes->doc), words_of(notes), &notes->grams, &span)) {
        err_set(err, _("there are no words here"));
        return NULL;
    }
    struct note *note = mem_zero(1, sizeof *note);
    *note = (struct note){
        .id = new_id(),
        .kind = draft->kind,
        .colour = draft->colour,
        .name = string_or_null(draft->name),
        .comment = string_or_null(draft->comment),
        .quotation = quotation,
        .where = place_where(notes->doc, span),
        .created = now(),
    };
    note->modified = note->created;
    return note;
}

/* A mark's letter is taken from the note that has it. */
static bool
take_letter(struct notes *notes, struct step *step, const struct note *note, struct err *err)
{
    char *id;
    struct note *before;
    int64_t row;

    if (note->kind != NOTE_MARK)
        return true;
    if (!rows_find_mark(notes->store, note->name, notes->source->row, &id, err))
        return false;
    bool ok = !id || read_one(notes, id, &before, &row, err);
    if (id && ok)
        add_change(step, before, NULL, row);
    free(id);
    return ok;
}

/* Adds the note within the transaction that was begun; takes it over. */
static bool
add_note(struct notes *notes, struct note *note, struct err *err)
{
    struct step step = {.deed = NOTES_ADDED};
    int64_t row;
    bool ok = rows_put_source(notes->store, notes->source, &row, err);

    add_change(&step, NULL, note, ok ? row : 0);
    if (ok && take_letter(notes, &step, note, err)) {
        int64_t before = notes->source->row;
        notes->source->row = row;
        if (do_step(notes, &step, err))
            return true;
        notes->source->row = before;
        return false;
    }
    store_rollback(notes->store);
    free_step(&step);
    return false;
}

const struct note *
notes_add(struct notes *notes, const struct note_draft *draft, struct err *err)
{
    if (!has_store(notes, err))
        return NULL;
    assert(notes->doc);
    assert(draft->kind != NOTE_MARK || draft->name);
    struct note *note = make_note(notes, draft, err);
    if (!note)
        return NULL;
    char *id = mem_copy_string(note->id);
    bool ok = false;
    if (!store_begin(notes->store, err))
        note_free(note);
    else if (!find_row(notes, err)) {
        store_rollback(notes->store);
        note_free(note);
    } else
        ok = add_note(notes, note, err);
    const struct note *added = ok ? notes_find(notes, id) : NULL;
    free(id);
    return added;
}

/* The note with one thing changed, and when. */
static struct note *
modified_copy(const struct note *note)
{
    struct note *copy = note_copy(note);
    int64_t time = now();

    copy->modified = time > note->modified ? time : note->modified + 1;
    return copy;
}

static bool
change_note(struct notes *notes, struct note *before, struct note *after, int64_t row,
            struct err *err)
{
    struct step step = {.deed = after ? NOTES_CHANGED : NOTES_REMOVED};

    add_change(&step, before, after, row);
    return do_step(notes, &step, err);
}

bool
notes_set_colour(struct notes *notes, const char *id, enum note_colour colour, struct err *err)
{
    struct note *before;
    int64_t row;

    if (!begin_with(notes, id, &before, &row, err))
        return false;
    struct note *after = modified_copy(before);
    after->colour = colour;
    return change_note(notes, before, after, row, err);
}

bool
notes_set_comment(struct notes *notes, const char *id, const char *comment, struct err *err)
{
    struct note *before;
    int64_t row;

    if (!begin_with(notes, id, &before, &row, err))
        return false;
    struct note *after = modified_copy(before);
    free(after->comment);
    after->comment = string_or_null(comment);
    return change_note(notes, before, after, row, err);
}

bool
notes_set_name(struct notes *notes, const char *id, const char *name, struct err *err)
{
    struct note *before;
    int64_t row;

    if (!begin_with(notes, id, &before, &row, err))
        return false;
    struct note *after = modified_copy(before);
    free(after->name);
    after->name = string_or_null(name);
    return change_note(notes, before, after, row, err);
}

bool
notes_remove(struct notes *notes, const char *id, struct err *err)
{
    struct note *before;
    int64_t row;

    return begin_with(notes, id, &before, &row, err) && change_note(notes, before, NULL, row, err);
}

bool
notes_move(struct notes *notes, const char *id, struct span span, struct err *err)
{
    struct note *before;
    struct quotation quotation;
    int64_t row;

    if (!begin_with(notes, id, &before, &row, err))
        return false;
    if (!quotation_take(&quotation, doc_tree(notes->doc), words_of(notes), &notes->grams, &span)) {
        store_rollback(notes->store);
        note_free(before);
        return err_set(err, _("there are no words here"));
    }
    struct note *after = modified_copy(before);
    quotation_fini(&after->quotation);
    note_where_fini(&after->where);
    after->quotation = quotation;
    after->where = place_where(notes->doc, span);
    return change_note(notes, before, after, row, err);
}

/* ---- Undo ---- */

static void
tell(const struct step *step, struct notes_step *told)
{
    const struct change *change = &step->changes[0];
    const struct note *note = change->after ? change->after : change->before;

    *told = (struct notes_step){.deed = step->deed, .kind = note->kind};
    snprintf(told->id, sizeof told->id, "%s", note->id);
}

static bool
play(struct notes *notes, size_t i, bool forward, struct notes_step *told, struct err *err)
{
    struct err ignored;
    const struct step *step = &notes->steps[i];

    if (!store_begin(notes->store, err) || !write_step(notes, step, forward, err))
        return false;
    notes->done = forward ? i + 1 : i;
    tell(step, told);
    reload(notes, &ignored);
    return true;
}

bool
notes_undo(struct notes *notes, struct notes_step *step, struct err *err)
{
    if (!notes || notes->done == 0)
        return err_set(err, _("there is nothing to undo"));
    return play(notes, notes->done - 1, false, step, err);
}

bool
notes_redo(struct notes *notes, struct notes_step *step, struct err *err)
{
    if (!notes || notes->done == notes->step_count)
        return err_set(err, _("there is nothing to redo"));
    return play(notes, notes->done, true, step, err);
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
    const struct note *here = find_in(&notes->list, note->id);

    if (!here)
        return;
    note->state = here->state;
    note->span = here->span;
}

bool
notes_list(struct notes *notes, const struct note_filter *filter, enum notes_order order,
           struct note_list *list, struct err *err)
{
    size_t kept = 0;

    if (!has_store(notes, err) || !rows_read(notes->store, ROWS_ALL, 0, list, err))
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
