/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/card.h"

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

/* Whether the file is text, or becomes text. */
static bool
is_readable(const char *path, const struct doc_rules *rules, bool *readable, struct err *err)
{
    struct buf sample = BUF_INIT;
    bool ok = file_read_start(path, SAMPLE, &sample, err);

    *readable = ok && decode_looks_like_text(buf_string(&sample), sample.length);
    if (ok && !*readable && rules && rules->filters) {
        buf_clear(&sample);
        ok = file_read_start(path, LONG_SAMPLE, &sample, err);
        *readable = ok && filters_know(rules->filters, path, buf_string(&sample), sample.length);
    }
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

static void
look_into(struct card *card, const struct doc_rules *rules)
{
    struct err err = {""};
    bool readable;

    card_stamp(card, &card->stamp);
    if (!is_readable(card->path, rules, &readable, &err)) {
        card_set_trouble(card, &err);
        return;
    }
    struct doc *doc = readable ? doc_open(card->path, rules, NULL, &err) : NULL;
    if (doc) {
        while (text_length(doc_text(doc)) < READ_MOST && doc_advance(doc, DOC_SLICE))
            ;
        copy_elements(card, doc_elements(doc));
    } else if (readable) {
        card_set_trouble(card, &err);
    } else {
        card->state = CARD_NO_TEXT;
    }
    doc_free(doc);
}

bool
card_complete(struct card *card, const struct doc_rules *rules, struct places *places)
{
    if (card->complete)
        return false;
    if (card->state == CARD_BLANK)
        look_into(card, rules);
    if (card->state == CARD_FILLED)
        card->percent = places_percent(places, card->path);
    card->complete = true;
    return true;
}

static bool
column_holds(const char *column, const char *word)
{
    return column && strcasestr(column, word);
}

static bool
card_holds(const struct card *card, const char *word)
{
    return column_holds(card->name, word) || column_holds(card->number, word) ||
           column_holds(card->issuer, word) || column_holds(card->kind, word) ||
           column_holds(card->title, word) || column_holds(card->date, word);
}

bool
card_matches(const struct card *card, const char *words)
{
    bool matches = true;

    for (size_t length; matches && *words; words += length) {
        words += strspn(words, " ");
        length = strcspn(words, " ");
        char *word = mem_copy(words, length);
        matches = card_holds(card, word);
        free(word);
    }
    return matches;
}
