/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/info.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notice/reference.h"

/* The column in which values stand. */
#define VALUE_COLUMN 14

/* An element, as JSON and a person call it. */
struct element {
    const char *key;
    const char *label;
    size_t field;
};

#define FIELD(name) offsetof(struct elements, name)

static const struct element elements_shown[] = {
    {"kind", N_("kind"), FIELD(kind)},
    {"issuer", N_("issuer"), FIELD(issuer)},
    {"number", N_("number"), FIELD(number)},
    {"title", N_("title"), FIELD(title)},
    {"addressee", N_("addressee"), FIELD(addressee)},
    {"signature", N_("signature"), FIELD(signature)},
    {"date", N_("date"), FIELD(iso_date)},
    {"imprint", N_("imprint"), FIELD(imprint)},
};

#define ELEMENT_COUNT (sizeof elements_shown / sizeof elements_shown[0])

static const char *
value_of(const struct elements *elements, const struct element *element)
{
    return *(char *const *)((const char *)elements + element->field);
}

/* Characters of the source that are no white space. */
static size_t
count_characters(const struct text *text)
{
    const char *bytes = text_bytes(text);
    size_t count = 0;
    uint32_t character;

    for (size_t at = 0; at < text_length(text);) {
        at += uni_read(bytes + at, &character);
        count += !uni_is_space(character);
    }
    return count;
}

/* What is counted, as JSON and a person call it. */
struct count {
    const char *key;
    const char *label;
    size_t number;
};

#define COUNTS 6

/* The references in the text, and those to places that the notice does not have. */
static void
count_references(const struct doc *doc, size_t *all, size_t *unresolved)
{
    struct references references = {0};

    for (size_t block = 0; block < tree_block_count(doc_tree(doc)); block++)
        reference_read(doc_outline(doc), block, &references);
    *all = references.count;
    *unresolved = 0;
    for (size_t i = 0; i < references.count; i++)
        *unresolved += references.all[i].block == NONE;
    references_fini(&references);
}

static void
count_all(const struct doc *doc, struct count counts[COUNTS])
{
    size_t references, unresolved;

    count_references(doc, &references, &unresolved);
    counts[0] = (struct count){"pages", N_("pages"), tree_page_count(doc_tree(doc))};
    counts[1] = (struct count){"paragraphs", N_("paragraphs"), doc_paragraph_count(doc)};
    counts[2] = (struct count){"sections", N_("sections"), outline_count(doc_outline(doc))};
    counts[3] = (struct count){"characters", N_("characters"), count_characters(doc_text(doc))};
    counts[4] = (struct count){"references", N_("references"), references};
    counts[5] = (struct count){"unresolved", N_("unresolved"), unresolved};
}

static void
put_diagnostics(struct json_t *object, const struct diags *diags)
{
    struct json_t *list = json_put_list(object, "diagnostics");

    for (size_t i = 0; i < diags->count; i++) {
        struct json_t *one = json_append_object(list);
        json_put_string(one, "level", diag_level_name(diags->all[i].level));
        if (diags->all[i].line)
            json_put_number(one, "line", diags->all[i].line);
        else
            json_put_string(one, "line", NULL);
        json_put_string(one, "sentence", diags->all[i].sentence);
    }
}

static void
print_json(const struct doc *doc, const struct count counts[COUNTS])
{
    const struct elements *elements = doc_elements(doc);
    struct json_t *object = json_new_object();

    json_put_string(object, "file", doc_path(doc));
    json_put_string(object, "encoding", doc_encoding(doc));
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        json_put_string(object, elements_shown[i].key, value_of(elements, &elements_shown[i]));
    struct json_t *attachments = json_put_list(object, "attachments");
    for (size_t i = 0; i < elements->attachment_count; i++)
        json_append_string(attachments, elements->attachments[i]);
    for (size_t i = 0; i < COUNTS; i++)
        json_put_number(object, counts[i].key, counts[i].number);
    put_diagnostics(object, doc_diags(doc));
    output_json(object);
    json_free(object);
}

static void
print_line(const char *label, const char *value)
{
    int cells = uni_cells(label, strlen(label), 1);

    output_string(label);
    printf("%*s", cells < VALUE_COLUMN ? VALUE_COLUMN - cells : 1, "");
    output_string(value);
    putchar('\n');
}

static void
print_diagnostic(const struct diag *diag)
{
    struct buf line = BUF_INIT;

    if (diag->line)
        buf_addf(&line, _("line %zu: %s"), diag->line, diag->sentence);
    else
        buf_add_string(&line, diag->sentence);
    print_line(_("remark"), buf_string(&line));
    buf_fini(&line);
}

static void
print_lines(const struct doc *doc, const struct count counts[COUNTS])
{
    const struct elements *elements = doc_elements(doc);
    const struct diags *diags = doc_diags(doc);
    char number[32];

    print_line(_("file"), doc_path(doc));
    print_line(_("encoding"), doc_encoding(doc));
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        const char *value = value_of(elements, &elements_shown[i]);
        if (value)
            print_line(_(elements_shown[i].label), value);
    }
    for (size_t i = 0; i < elements->attachment_count; i++)
        print_line(_("attachment"), elements->attachments[i]);
    for (size_t i = 0; i < COUNTS; i++) {
        snprintf(number, sizeof number, "%zu", counts[i].number);
        print_line(_(counts[i].label), number);
    }
    for (size_t i = 0; i < diags->count; i++)
        print_diagnostic(&diags->all[i]);
}

enum status
info_print(const struct doc *doc, const struct options *options)
{
    struct count counts[COUNTS];

    count_all(doc, counts);
    if (options->json)
        print_json(doc, counts);
    else
        print_lines(doc, counts);
    return STATUS_DONE;
}
