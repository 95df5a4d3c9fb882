/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/offers.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/nls.h"
#include "notes/export.h"
#include "reader/reader.h"

/* Hands over what was printed. */
static struct prompt_offer
offer(const struct doc *doc, size_t block, struct buf *text, struct buf *note)
{
    struct buf page = BUF_INIT;

    buf_addf(&page, _("p %zu"), tree_block(doc_tree(doc), block)->page);
    return (struct prompt_offer){
        .text = buf_detach(text), .note = buf_detach(note), .aside = buf_detach(&page)};
}

static struct prompt_offer
offer_of_section(const struct doc *doc, size_t index)
{
    const struct outline *outline = doc_outline(doc);
    const struct section *section = outline_section(outline, index);
    struct buf label = BUF_INIT, path = BUF_INIT, heading = BUF_INIT;

    if (section->part > 0) {
        outline_part_label(outline, section->part, &label);
        buf_add_char(&label, ' ');
    }
    outline_label_path(outline, index, &path);
    buf_add(&label, path.bytes, path.length);
    buf_fini(&path);
    outline_heading(outline, index, &heading);
    return offer(doc, section->block, &label, &heading);
}

/* The attachments whose label begins with what is typed. */
static size_t
offer_attachments(const struct doc *doc, const char *typed, struct prompt_offer *offers)
{
    const struct outline *outline = doc_outline(doc);
    size_t count = 0;

    for (size_t part = 1; part < outline_part_count(outline) && count < PROMPT_MOST_OFFERS;
         part++) {
        struct buf label = BUF_INIT, note = BUF_INIT;
        size_t title = outline_part_title(outline, part);

        outline_part_label(outline, part, &label);
        if (!*typed || strncasecmp(buf_string(&label), typed, strlen(typed)) != 0) {
            buf_fini(&label);
            continue;
        }
        if (title != NONE)
            tree_block_text(doc_tree(doc), tree_block(doc_tree(doc), title), &note);
        offers[count++] = offer(doc, outline_part_block(outline, part), &label, &note);
    }
    return count;
}

size_t
offers_of_sections(void *data, const char *typed, struct prompt_offer *offers)
{
    const struct doc *doc = reader_doc(data);
    size_t found[PROMPT_MOST_OFFERS];
    size_t count = offer_attachments(doc, typed, offers);
    size_t sections = outline_complete(doc_outline(doc), typed, found, PROMPT_MOST_OFFERS - count);

    for (size_t i = 0; i < sections; i++)
        offers[count++] = offer_of_section(doc, found[i]);
    return count;
}

/* Encodings that notices come in, and where; any other that iconv knows can be typed. */
static const struct {
    const char *name;
    const char *note;
} encodings[] = {
    {"UTF-8", N_("everywhere")},       {"GB18030", N_("mainland China")},
    {"BIG5", N_("Taiwan, Hong Kong")}, {"UTF-16LE", N_("Windows")},
    {"UTF-16BE", N_("Unicode")},       {"SHIFT_JIS", N_("Japan")},
    {"EUC-KR", N_("Korea")},           {"WINDOWS-1252", N_("western Europe")},
};

size_t
offers_of_encodings(void *data, const char *typed, struct prompt_offer *offers)
{
    size_t count = 0;

    (void)data;
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (strncasecmp(encodings[i].name, typed, strlen(typed)) == 0)
            offers[count++] = (struct prompt_offer){.text = mem_copy_string(encodings[i].name),
                                                    .note = mem_copy_string(_(encodings[i].note)),
                                                    .aside = mem_copy_string("")};
    return count;
}

size_t
offers_of_exports(void *data, const char *typed, struct prompt_offer *offers)
{
    size_t count = 0, length = strlen(typed);
    bool dotted = length > 0 && typed[length - 1] == '.';

    (void)data;
    if (length == 0 || strchr(typed, '|') || export_format_by_file(typed) != EXPORT_FORMAT_COUNT)
        return 0;
    for (; count < EXPORT_FORMAT_COUNT && count < PROMPT_MOST_OFFERS; count++) {
        const struct export_format_info *info = export_format_info((enum export_format)count);
        struct buf path = BUF_INIT;
        buf_addf(&path, "%s%s%s", typed, dotted ? "" : ".", info->extension);
        offers[count] = (struct prompt_offer){.text = buf_detach(&path),
                                              .note = mem_copy_string(_(info->help)),
                                              .aside = mem_copy_string("")};
    }
    return count;
}
