/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/mem.h"
#include "base/nls.h"
#include "notes/notes.h"
#include "notes/notes_inner.h"
#include "notes/place.h"
#include "notes/rows.h"

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
    notes->changed = true;
    return store_commit(notes->store, err);
}

static void
remember_step(struct notes *notes, const struct step *step)
{
    while (notes->step_count > notes->done)
        notes_free_step(&notes->steps[--notes->step_count]);
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
        notes_free_step(step);
        return false;
    }
    remember_step(notes, step);
    notes_reload(notes, &ignored); /* it is written: what is shown can wait */
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
    bool ok = rows_read_one(notes->store, id, &all, err);
    const struct note *found = ok ? notes_find_in(&all, id) : NULL;

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
    if (!notes_has_store(notes, err) || !store_begin(notes->store, err))
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

    if (!quotation_take(&quotation, doc_tree(notes->doc), notes_words(notes), &notes->grams,
                        &span)) {
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
    notes_free_step(&step);
    return false;
}

const struct note *
notes_add(struct notes *notes, const struct note_draft *draft, struct err *err)
{
    if (!notes_has_store(notes, err))
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
    else if (!notes_find_row(notes, err)) {
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
    if (!quotation_take(&quotation, doc_tree(notes->doc), notes_words(notes), &notes->grams,
                        &span)) {
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
    notes_reload(notes, &ignored);
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
