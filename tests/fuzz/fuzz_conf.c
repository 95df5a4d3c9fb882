/* SPDX-License-Identifier: MIT */
/* A configuration: what is wrong is told and the rest holds; what is printed of it is read back
 * without a word. */
#include "config.h"

#include <assert.h>

#include "base/conf.h"
#include "fuzz.h"
#include "memory_file.h"

const char fuzz_seeds[] = "conf";

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct conf *conf = conf_new();
    struct diags diags = {0};
    struct err err;
    struct memory_file file;

    if (memory_file_init(&file, bytes, length)) {
        conf_read(conf, file.path, &diags, &err);
        memory_file_fini(&file);
    }
    struct buf printed = BUF_INIT;
    conf_print(conf, &printed);
    diags_fini(&diags);
    if (memory_file_init(&file, printed.bytes, printed.length)) {
        struct conf *again = conf_new();
        struct diags none = {0};
        bool ok = conf_read(again, file.path, &none, &err);
        assert(ok && none.count == 0);
        diags_fini(&none);
        conf_free(again);
        memory_file_fini(&file);
    }
    buf_fini(&printed);
    conf_free(conf);
    return 0;
}
