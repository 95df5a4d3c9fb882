/* SPDX-License-Identifier: MIT */
/* The [filters] section up to an empty line, then a file that is looked at by the converters that
 * it makes: what is printed of them is read back without a word.  Nothing is run. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"
#include "memory_file.h"
#include "source/filter.h"

const char fuzz_seeds[] = "filter";

/* Reads a configuration into the filters; how many complaints there were. */
static size_t
configure(struct filters *filters, const char *text, size_t length)
{
    struct conf *conf = conf_new();
    struct diags diags = {0};
    struct memory_file file;
    struct err err;

    if (memory_file_init(&file, text, length)) {
        conf_read(conf, file.path, &diags, &err);
        memory_file_fini(&file);
    }
    filters_configure(filters, conf, &diags);
    size_t complaints = diags.count;
    diags_fini(&diags);
    conf_free(conf);
    return complaints;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    const char *gap = length ? memmem(text, length, "\n\n", 2) : NULL;
    size_t head = gap ? (size_t)(gap - text) : length;
    struct filters *filters = filters_new(), *again = filters_new();
    struct buf conf = BUF_INIT;

    buf_add_string(&conf, "[filters]\n");
    buf_add(&conf, text, head);
    configure(filters, conf.bytes, conf.length);
    if (gap)
        filters_know(filters, "notice.docx.gz", gap + 2, length - head - 2);
    filters_know(filters, text && memchr(text, 0, head) ? text : "x.pdf", text ? text : "", length);
    buf_clear(&conf);
    filters_print_conf(filters, &conf);
    size_t complaints = configure(again, conf.bytes, conf.length);
    assert(complaints == 0);
    buf_fini(&conf);
    filters_free(filters);
    filters_free(again);
    return 0;
}
