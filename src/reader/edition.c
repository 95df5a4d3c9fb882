/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/edition.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/nls.h"
#include "notes/anchor.h"
#include "reader/marking.h"
#include "reader/seeking.h"
#include "reader/state.h"

/* Another edition of the notice, which is taken over; `offset` is the place in it. */
static void
set_doc(struct reader *reader, struct doc *doc, size_t offset)
{
    seeking_leave_doc(reader);
    marking_leave(reader);
    selection_init(&reader->selection);
    stand_set_doc(&reader->stand, doc, offset);
    seeking_take_doc(reader);
}

struct arrival *
edition_begin(const struct reader *reader, const char *encoding, struct err *err)
{
    const char *path = doc_path(reader->stand.doc);

    return arrival_begin_again(path, &reader->options, encoding ? encoding : reader->encoding,
                               encoding != NULL, err);
}

/* The place is where its words are now. */
static void
set_reread(struct reader *reader, struct doc *doc)
{
    struct anchor anchor;

    while (text_length(doc_text(doc)) < reader->stand.offset + DOC_SLICE &&
           doc_advance(doc, DOC_SLICE))
        ;
    anchor_init(&anchor, doc_text(reader->stand.doc), reader->stand.offset);
    set_doc(reader, doc, anchor_find(&anchor, doc_text(doc)));
    anchor_fini(&anchor);
    state_say(reader, _("Read again"));
}

/* The words change with the encoding, but hardly the lines. */
static void
set_recoded(struct reader *reader, struct doc *doc)
{
    size_t line = text_line_at(doc_text(reader->stand.doc), reader->stand.offset);
    struct err err;

    while (text_line_count(doc_text(doc)) <= line && doc_advance(doc, DOC_SLICE))
        ;
    size_t lines = text_line_count(doc_text(doc));
    reader->history = (struct history){.past_count = 0};
    set_doc(reader, doc, text_line(doc_text(doc), line < lines ? line : lines - 1).start);
    buf_clear(&reader->message);
    if (!places_put_encoding(reader->options.places, doc_path(doc), reader->encoding, &err))
        state_say(reader, err.sentence);
    else
        buf_addf(&reader->message, _("Read as %s"), doc_encoding(doc));
}

static void
take_encoding(struct reader *reader, struct arrival *arrival)
{
    free(reader->encoding);
    reader->encoding = arrival->encoding;
    arrival->encoding = NULL;
}

unsigned
edition_take(struct reader *reader, struct arrival *arrival)
{
    struct err err = {""};
    struct doc *doc = arrival_take(arrival, &err);
    bool chosen = arrival->chosen, stale = arrival->stale;

    if (doc)
        take_encoding(reader, arrival);
    if (doc && chosen)
        set_recoded(reader, doc);
    else if (doc)
        set_reread(reader, doc);
    arrival_free(arrival);
    if (!doc)
        return state_say(reader, err.sentence);
    if (stale)
        state_say(reader, _("The file has changed meanwhile: R reads it again"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}
