/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/edition.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/anchor.h"
#include "reader/marking.h"
#include "reader/seeking.h"
#include "reader/state.h"

static bool
is_blank(const struct doc *doc)
{
    const struct text *text = doc_text(doc);

    return doc_is_whole(doc) &&
           uni_leading_space(text_bytes(text), text_length(text)) == text_length(text);
}

const char *
edition_encoding(const char *encoding)
{
    return encoding && encoding[0] ? encoding : NULL;
}

struct doc *
edition_unless_blank(struct doc *doc, struct err *err)
{
    if (!doc || !is_blank(doc))
        return doc;
    doc_free(doc);
    err_set(err, _("is empty"));
    return NULL;
}

static struct doc *
open_doc(const char *path, const struct doc_rules *rules, const char *encoding, struct err *err)
{
    return edition_unless_blank(doc_open(path, rules, edition_encoding(encoding), err), err);
}

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

unsigned
edition_reload(struct reader *reader, int direction, int count)
{
    struct err err = {""};
    struct anchor anchor;

    (void)direction, (void)count;
    struct doc *doc =
        open_doc(doc_path(reader->stand.doc), reader->options.rules, reader->encoding, &err);
    if (!doc)
        return state_say(reader, err.sentence);
    while (text_length(doc_text(doc)) < reader->stand.offset + DOC_SLICE &&
           doc_advance(doc, DOC_SLICE))
        ;
    anchor_init(&anchor, doc_text(reader->stand.doc), reader->stand.offset);
    set_doc(reader, doc, anchor_find(&anchor, doc_text(doc)));
    anchor_fini(&anchor);
    state_say(reader, _("Read again"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* The words change with the encoding, but hardly the lines. */
unsigned
edition_set_encoding(struct reader *reader, const char *encoding)
{
    struct err err = {""};
    size_t line = text_line_at(doc_text(reader->stand.doc), reader->stand.offset);
    struct doc *doc = open_doc(doc_path(reader->stand.doc), reader->options.rules, encoding, &err);

    if (!doc)
        return state_say(reader, err.sentence);
    free(reader->encoding);
    reader->encoding = mem_copy_string(encoding);
    while (text_line_count(doc_text(doc)) <= line && doc_advance(doc, DOC_SLICE))
        ;
    size_t lines = text_line_count(doc_text(doc));
    reader->history = (struct history){.past_count = 0};
    set_doc(reader, doc, text_line(doc_text(doc), line < lines ? line : lines - 1).start);
    if (!places_put_encoding(reader->options.places, doc_path(doc), encoding ? encoding : "",
                             &err)) {
        state_say(reader, err.sentence);
        return EFFECT_REDRAW | EFFECT_MESSAGE;
    }
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("Read as %s"), doc_encoding(doc));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}
