/* SPDX-License-Identifier: MIT */
/* Packed files, unpacked by the real programs, up to as many times as one is packed in another:
 * text or a sentence comes of it. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"
#include "memory_file.h"
#include "notice/doc.h"

const char fuzz_seeds[] = "packed";

/* Those that unpack are left: what they unpack is no work for other programs here. */
static const char others_off[] = "[filters]\npdf =\nofd =\nrtf =\ndocx =\nodt =\nfedreg =\n"
                                 "docx-pandoc =\nodt-pandoc =\nodt-small =\nepub =\nhtml =\n"
                                 "html-small =\nmarkdown =\ndoc =\ndoc-small =\ndoc-office =\n";

static struct filters *
unpackers(void)
{
    struct filters *filters = filters_new();
    struct conf *conf = conf_new();
    struct diags diags = {0};
    struct memory_file file;
    struct err err;

    if (memory_file_init(&file, others_off, sizeof others_off - 1)) {
        conf_read(conf, file.path, &diags, &err);
        memory_file_fini(&file);
    }
    filters_configure(filters, conf, &diags);
    assert(diags.count == 0);
    diags_fini(&diags);
    conf_free(conf);
    return filters;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct filters *filters = unpackers();
    struct doc_rules rules = {.filters = filters};
    struct buf source = BUF_INIT;
    struct err err = {""};

    buf_add(&source, (const char *)bytes, length);
    struct doc *doc = doc_convert("notice.txt.gz.xz", &source, &rules, NULL, &err);
    assert(doc || err.sentence[0]);
    if (doc)
        doc_finish(doc);
    doc_free(doc);
    buf_fini(&source);
    filters_free(filters);
    return 0;
}
