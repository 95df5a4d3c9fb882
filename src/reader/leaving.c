/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/leaving.h"

#include "base/mem.h"
#include "notes/notes.h"
#include "notes/place.h"
#include "reader/marking.h"
#include "reader/selecting.h"
#include "reader/state.h"

/* The words of the span as a note of now. */
static struct note *
note_of(struct reader *reader, struct span span)
{
    const struct tree *tree = doc_tree(reader->stand.doc);
    struct words words = {0};
    struct grams grams = {0};
    struct note *note = mem_zero(1, sizeof *note);

    words_read_tree(&words, tree);
    quotation_take(&note->quotation, tree, &words, &grams, &span);
    grams_fini(&grams);
    words_fini(&words);
    note->id = mem_copy_string("");
    note->kind = NOTE_HIGHLIGHT;
    note->colour = reader->marking.colour;
    note->where = place_where(reader->stand.doc, span);
    note->state = NOTE_PLACED;
    note->span = span;
    return note;
}

static void
collect_all(const struct reader *reader, const struct note_source *source, struct note_list *list)
{
    const struct notes *notes = reader->options.notes;

    for (size_t i = 0; notes_doc(notes) == reader->stand.doc && i < notes_count(notes); i++) {
        struct note *note = note_copy(notes_at(notes, i));
        note->source = source;
        note_list_add(list, note);
    }
}

void
leaving_collect(struct reader *reader, struct note_list *list)
{
    struct note_source *source;

    doc_finish(reader->stand.doc);
    source = place_source(reader->stand.doc);
    note_list_add_source(list, source);
    if (!selection_is_made(&reader->selection)) {
        collect_all(reader, source, list);
        return;
    }
    struct note *note = note_of(reader, selecting_span(reader));
    note->source = source;
    note_list_add(list, note);
}
