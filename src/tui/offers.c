/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/offers.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/reader.h"

size_t
offers_of_sections(void *data, const char *typed, struct prompt_offer *offers)
{
    const struct doc *doc = reader_doc(data);
    const struct outline *outline = doc_outline(doc);
    size_t found[PROMPT_MOST_OFFERS];
    size_t count = outline_complete(outline, typed, found, PROMPT_MOST_OFFERS);

    for (size_t i = 0; i < count; i++) {
        struct buf label = BUF_INIT, heading = BUF_INIT, page = BUF_INIT;
        const struct section *section = outline_section(outline, found[i]);
        outline_label_path(outline, found[i], &label);
        outline_heading(outline, found[i], &heading);
        buf_addf(&page, _("p %zu"), tree_block(doc_tree(doc), section->block)->page);
        offers[i] = (struct prompt_offer){
            .text = buf_detach(&label), .note = buf_detach(&heading), .aside = buf_detach(&page)};
    }
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
