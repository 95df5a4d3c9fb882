/* SPDX-License-Identifier: MIT */
/* The [keys] section, then the same bytes typed as keys in every context. */
#include "config.h"

#include "base/conf.h"
#include "fuzz.h"
#include "memory_file.h"
#include "reader/keymap.h"

const char fuzz_seeds[] = "keymap";

static const enum context contexts[] = {CONTEXT_READING, CONTEXT_LIBRARY, CONTEXT_CONTENTS,
                                        CONTEXT_HELP};

static void
type(const struct keymap *keymap, const uint8_t *bytes, size_t length)
{
    struct keymap_typed typed = {.length = 0};
    struct keymap_stroke stroke;
    struct buf shown = BUF_INIT;

    for (size_t i = 0; i < length; i++) {
        enum context context = contexts[i % (sizeof contexts / sizeof contexts[0])];
        if (keymap_feed(keymap, context, &typed, bytes[i], &stroke) == KEYMAP_PENDING && i % 3 == 0)
            keymap_time_out(keymap, context, &typed, &stroke);
        buf_clear(&shown);
        keymap_print_typed(&typed, &shown);
    }
    buf_fini(&shown);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct conf *conf = conf_new();
    struct keymap *keymap = keymap_new();
    struct diags diags = {0};
    struct buf text = BUF_INIT;
    struct err err;
    struct memory_file file;

    buf_add_string(&text, "[keys]\n");
    buf_add(&text, (const char *)bytes, length);
    if (memory_file_init(&file, text.bytes, text.length)) {
        conf_read(conf, file.path, &diags, &err);
        memory_file_fini(&file);
    }
    keymap_configure(keymap, conf, &diags);
    type(keymap, bytes, length);
    buf_clear(&text);
    keymap_print_conf(keymap, &text);
    buf_fini(&text);
    diags_fini(&diags);
    keymap_free(keymap);
    conf_free(conf);
    return 0;
}
