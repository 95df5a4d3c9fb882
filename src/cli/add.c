/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/add.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "cli/extent.h"
#include "cli/marked.h"
#include "notes/place.h"

/* The places of the words are told up to this number. */
#define TOLD 8

/* Where the words stand in the notice. */
struct places {
    struct span first;
    size_t count;
    struct buf told; /* "line 12 (二); line 40 (三)" */
};

static void
tell_place(const struct doc *doc, struct span span, struct buf *told)
{
    struct note_where where = place_where(doc, span);

    buf_add_string(told, told->length ? "; " : "");
    buf_addf(told, _("line %zu"), where.line);
    if (where.labels)
        buf_addf(told, " (%s)", where.labels);
    note_where_fini(&where);
}

/* Finds the words of the string, however they are wrapped, within the extent. */
static void
find_places(const struct doc *doc, const struct words *words, struct span extent,
            const char *string, struct places *places)
{
    struct words wanted = {0};

    words_add(&wanted, string, strlen(string));
    for (size_t at = 0; wanted.count && at + wanted.count <= words->count; at++) {
        if (memcmp(words->characters + at, wanted.characters,
                   wanted.count * sizeof wanted.characters[0]) != 0)
            continue;
        struct span span = words_span(words, doc_text(doc), at, at + wanted.count);
        if (span.start < extent.start || span.end > extent.end)
            continue;
        if (places->count == 0)
            places->first = span;
        if (places->count++ < TOLD)
            tell_place(doc, span, &places->told);
    }
    if (places->count > TOLD)
        buf_add_string(&places->told, "; ...");
    words_fini(&wanted);
}

/* The place most like the words, said. */
static void
complain_of_none(const struct doc *doc, const struct words *words, const char *string,
                 struct err *err)
{
    char *exact = mem_copy_string(string), *none = mem_copy("", 0);
    struct quotation quotation = {exact, none, none, NONE, 0, 0};
    struct grams grams = {0};
    struct buf told = BUF_INIT;
    struct span span;

    quotation_find(&quotation, doc_tree(doc), words, &grams, &span);
    if (span.start == NONE) {
        err_set(err, _("the words of --quote are not in it"));
    } else {
        tell_place(doc, span, &told);
        buf_add_string(&told, ": ");
        quotation_text(doc_tree(doc), span, &told);
        err_set(err, _("the words of --quote are not in it; most like them is %s"),
                buf_string(&told));
    }
    buf_fini(&told);
    grams_fini(&grams);
    free(exact);
    free(none);
}

/* The span of the words of --quote; says what is wrong. */
static enum status
find_quote(const struct doc *doc, struct span extent, const char *string, struct span *span)
{
    struct words words = {0};
    struct places places = {{NONE, NONE}, 0, BUF_INIT};
    enum status status = STATUS_DONE;
    struct err err;

    words_read_tree(&words, doc_tree(doc));
    find_places(doc, &words, extent, string, &places);
    if (places.count == 0) {
        complain_of_none(doc, &words, string, &err);
        output_error(doc_path(doc), err.sentence);
        status = STATUS_NOTHING;
    } else if (places.count > 1) {
        err_set(&err, _("the words of --quote stand %zu times: %s"), places.count,
                buf_string(&places.told));
        status = output_error(doc_path(doc), err.sentence);
    }
    *span = places.first;
    buf_fini(&places.told);
    words_fini(&words);
    return status;
}

/* What a bookmark of the blocks stands at: the heading of the section that they are. */
static struct span
heading_of(const struct doc *doc, struct extent blocks, struct span span)
{
    const struct outline *outline = doc_outline(doc);
    size_t section = outline_section_of(outline, blocks.first);

    if (section == NONE || outline_section(outline, section)->block != blocks.first)
        return (struct span){span.start, span.start};
    return (struct span){outline_section(outline, section)->label.start,
                         outline_section(outline, section)->heading.end};
}

static enum status
find_span(const struct doc *doc, const struct options *options, struct span *span)
{
    struct extent blocks;

    if (!extent_blocks(doc, options->section, &blocks)) {
        struct err err;
        err_set(&err, _("there is no section \"%s\""), options->section);
        output_error(doc_path(doc), err.sentence);
        return STATUS_NOTHING;
    }
    *span = extent_span(doc, blocks);
    if (options->bookmark && !options->quote)
        *span = heading_of(doc, blocks, *span);
    return options->quote ? find_quote(doc, *span, options->quote, span) : STATUS_DONE;
}

static enum status
add_to(struct notes *notes, const struct doc *doc, const struct options *options,
       struct note_draft *draft)
{
    struct err err;
    enum status status = find_span(doc, options, &draft->span);

    if (status != STATUS_DONE)
        return status;
    const struct note *note = notes_attach(notes, doc, &err) ? notes_add(notes, draft, &err) : NULL;
    if (!note)
        return output_error(doc_path(doc), err.sentence);
    marked_print_note(note, options);
    return STATUS_DONE;
}

enum status
add_run(const struct options *options, const struct doc_rules *rules)
{
    struct note_draft draft = {
        .kind = options->bookmark ? NOTE_BOOKMARK : NOTE_HIGHLIGHT,
        .colour = options->colour ? note_colour_by_name(options->colour) : NOTE_YELLOW,
        .name = options->bookmark,
        .comment = options->note,
    };
    struct err err;

    if (draft.colour == NOTE_COLOUR_COUNT) {
        err_set(&err, _("there is no colour \"%s\": see gongwen(1)"), options->colour);
        return output_error(NULL, err.sentence);
    }
    struct doc *doc = doc_open(options->paths[0], rules, options->encoding, &err);
    if (!doc)
        return output_error(options->paths[0], err.sentence);
    doc_finish(doc);
    struct notes *notes = marked_open();
    enum status status = notes ? add_to(notes, doc, options, &draft) : STATUS_ERROR;
    notes_free(notes);
    doc_free(doc);
    return status;
}
