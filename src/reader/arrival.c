/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/arrival.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/places.h"

static const char *
encoding_for_doc(const char *encoding)
{
    return encoding && *encoding ? encoding : NULL;
}

/* Takes the encoding over. */
static struct arrival *
begin(const char *path, const struct reader_options *options, char *encoding, struct err *err)
{
    struct arrival *arrival = mem_zero(1, sizeof *arrival);

    arrival->options = *options;
    arrival->encoding = encoding;
    arrival->doc = doc_begin(path, options->rules, encoding_for_doc(encoding), err);
    if (arrival->doc)
        return arrival;
    arrival_free(arrival);
    return NULL;
}

static char *
choose_encoding(const char *path, const struct reader_options *options)
{
    if (options->encoding && *options->encoding)
        return mem_copy_string(options->encoding);
    char *chosen = places_encoding(options->places, path);
    return chosen ? chosen : mem_copy_string(options->usual_encoding);
}

struct arrival *
arrival_begin(const char *path, const struct reader_options *options, struct err *err)
{
    return begin(path, options, choose_encoding(path, options), err);
}

struct arrival *
arrival_begin_again(const char *path, const struct reader_options *options, const char *encoding,
                    bool chosen, struct err *err)
{
    if (!file_stamp(path).regular) {
        err_set(err, _("was read from a pipe, or is gone: it cannot be read again"));
        return NULL;
    }
    struct arrival *arrival = begin(path, options, mem_copy_string(encoding), err);
    if (arrival)
        arrival->chosen = chosen;
    return arrival;
}

bool
arrival_advance(struct arrival *arrival, int milliseconds)
{
    return doc_opening_advance(arrival->doc, milliseconds);
}

const char *
arrival_program(const struct arrival *arrival)
{
    return doc_opening_program(arrival->doc);
}

static bool
is_blank(const struct doc *doc)
{
    const struct text *text = doc_text(doc);

    return doc_is_whole(doc) &&
           uni_leading_space(text_bytes(text), text_length(text)) == text_length(text);
}

struct doc *
arrival_take(struct arrival *arrival, struct err *err)
{
    arrival->stale = doc_opening_is_stale(arrival->doc);
    struct doc *doc = doc_opening_end(arrival->doc, err);

    arrival->doc = NULL;
    if (!doc || !is_blank(doc))
        return doc;
    doc_free(doc);
    err_set(err, _("is empty"));
    return NULL;
}

void
arrival_free(struct arrival *arrival)
{
    struct err ignored;

    if (!arrival)
        return;
    if (arrival->doc)
        doc_free(doc_opening_end(arrival->doc, &ignored));
    free(arrival->encoding);
    free(arrival);
}
