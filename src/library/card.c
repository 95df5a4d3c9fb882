/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/card.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "notice/doc.h"
#include "source/decode.h"

/* So much of a file tells whether it is text, and so much what else it is. */
#define SAMPLE      ((size_t)1 << 12)
#define LONG_SAMPLE ((size_t)1 << 16)

/* Of a longer notice only so many bytes are read: its closing elements stay unknown. */
#define READ_MOST ((size_t)1 << 20)

void
card_init(struct card *card, char *path, char *name)
{
    *card = (struct card){.path = path, .name = name, .state = CARD_BLANK, .percent = -1};
}

void
card_fini(struct card *card)
{
    free(card->path);
    free(card->name);
    free(card->number);
    free(card->issuer);
    free(card->kind);
    free(card->title);
    free(card->date);
    free(card->trouble);
}

void
card_set_trouble(struct card *card, const struct err *err)
{
    card->state = CARD_UNREADABLE;
    card->trouble = mem_copy_string(err->sentence);
}

static void
copy_elements(struct card *card, const struct elements *elements)
{
    card->number = mem_copy_string(elements->number);
    card->issuer = mem_copy_string(elements->issuer);
    card->kind = mem_copy_string(elements->kind);
    card->title = mem_copy_string(elements->title);
    card->date = mem_copy_string(elements->iso_date);
    card->state = CARD_FILLED;
}

enum contents { CONTENTS_NONE, CONTENTS_TEXT, CONTENTS_CONVERTED };

/* Whether the file is text, or becomes text.  False with a sentence when it cannot be read. */
static bool
look_at_contents(const char *path, const struct doc_rules *rules, enum contents *contents,
                 struct err *err)
{
    const struct filters *filters = rules ? rules->filters : NULL;
    struct buf sample = BUF_INIT;
    bool ok = file_read_start(path, SAMPLE, &sample, err);
    bool text = ok && decode_looks_like_text(buf_string(&sample), sample.length);

    if (ok && !text && filters) {
        buf_clear(&sample);
        ok = file_read_start(path, LONG_SAMPLE, &sample, err);
    }
    bool known = ok && filters && filters_know(filters, path, buf_string(&sample), sample.length);
    *contents = known ? CONTENTS_CONVERTED : text ? CONTENTS_TEXT : CONTENTS_NONE;
    buf_fini(&sample);
    return ok;
}

bool
card_stamp(const struct card *card, struct stamp *stamp)
{
    struct stat st;

    if (stat(card->path, &st) != 0)
        return false;
    *stamp =
        (struct stamp){.size = st.st_size,
                       .changed = st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec};
    return true;
}

/* A file that is being looked into. */
struct card_look {
    struct card *card;
    struct places *places;
    struct doc_opening *opening;
};

static void
fill(struct card *card, struct doc *doc, const struct err *err)
{
    if (!doc) {
        card_set_trouble(card, err);
        return;
    }
    while (text_length(doc_text(doc)) < READ_MOST && doc_advance(doc, DOC_SLICE))
        ;
    copy_elements(card, doc_elements(doc));
    doc_free(doc);
}

static void
end_look(struct card *card, struct places *places)
{
    if (card->state == CARD_FILLED)
        card->percent = places_percent(places, card->path);
    card->complete = true;
}

/* Begins to look into the file of a blank card.  NULL when that is all: the card says why, or
 * stays blank, for lack of patience. */
static struct doc_opening *
begin_look(struct card *card, const struct doc_rules *rules, bool patient)
{
    struct doc_opening *opening = NULL;
    struct err err = {""};
    enum contents contents;

    card_stamp(card, &card->stamp);
    bool ok = look_at_contents(card->path, rules, &contents, &err);
    card->converted = ok && contents == CONTENTS_CONVERTED;
    if (card->converted && !patient)
        return NULL;
    if (ok && contents != CONTENTS_NONE)
        opening = doc_begin(card->path, rules, NULL, &err);
    if (!ok || (contents != CONTENTS_NONE && !opening))
        card_set_trouble(card, &err);
    else if (!opening)
        card->state = CARD_NO_TEXT;
    return opening;
}

struct card_look *
card_look_new(struct card *card, const struct doc_rules *rules, struct places *places, bool patient)
{
    struct doc_opening *opening = NULL;

    if (card->complete || (card->converted && !patient))
        return NULL;
    if (card->state == CARD_BLANK)
        opening = begin_look(card, rules, patient);
    if (!opening && card->state == CARD_BLANK)
        return NULL;
    if (!opening) {
        end_look(card, places);
        return NULL;
    }
    struct card_look *look = mem_zero(1, sizeof *look);
    *look = (struct card_look){.card = card, .places = places, .opening = opening};
    if (doc_opening_program(opening) || card_look_advance(look, 0))
        return look;
    card_look_free(look);
    return NULL;
}

bool
card_look_advance(struct card_look *look, int milliseconds)
{
    struct err err = {""};

    if (look->opening && doc_opening_advance(look->opening, milliseconds))
        return true;
    if (look->opening) {
        struct doc *doc = doc_opening_end(look->opening, &err);
        look->opening = NULL;
        fill(look->card, doc, &err);
        end_look(look->card, look->places);
    }
    return false;
}

void
card_look_free(struct card_look *look)
{
    struct err ignored;

    if (!look)
        return;
    if (look->opening)
        doc_free(doc_opening_end(look->opening, &ignored));
    free(look);
}

bool
card_complete(struct card *card, const struct doc_rules *rules, struct places *places)
{
    if (card->complete)
        return false;
    struct card_look *look = card_look_new(card, rules, places, true);
    while (look && card_look_advance(look, INT_MAX))
        ;
    card_look_free(look);
    return true;
}

bool
card_passes(const struct card *card, const struct pick *pick)
{
    const char *const columns[] = {card->title, card->number, card->issuer, card->date,
                                   card->kind,  card->name,   card->trouble};
    static const enum scope_part parts[] = {SCOPE_TITLE, SCOPE_NUMBER, SCOPE_ISSUER, SCOPE_DATE};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (pick_part(pick) == parts[i])
            return pick_passes_any(pick, &columns[i], 1);
    return pick_passes_any(pick, columns, sizeof columns / sizeof columns[0]);
}
