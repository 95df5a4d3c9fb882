/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "fuzz.h"

/* The seeds as they are, and cut at each third: an input that ends in mid-character. */
static void
replay(const struct buf *seed)
{
    for (size_t part = 0; part <= 3; part++)
        LLVMFuzzerTestOneInput((const uint8_t *)seed->bytes, seed->length * part / 3);
}

static bool
replay_file(const char *path)
{
    struct buf seed = BUF_INIT;
    struct err err;
    bool ok = file_read(path, &seed, &err);

    if (ok)
        replay(&seed);
    else
        printf("# %s: %s\n", path, err.sentence);
    buf_fini(&seed);
    return ok;
}

int
main(void)
{
    const char *top = getenv("top_srcdir");
    struct buf pattern = BUF_INIT;
    glob_t seeds = {.gl_pathc = 0};
    size_t failed = 0;

    buf_addf(&pattern, "%s/tests/fuzz/seeds/%s/*", top ? top : ".", fuzz_seeds);
    if (glob(buf_string(&pattern), 0, NULL, &seeds) != 0) {
        printf("Bail out! no seeds: %s\n", buf_string(&pattern));
        return 1;
    }
    printf("1..%zu\n", seeds.gl_pathc);
    for (size_t i = 0; i < seeds.gl_pathc; i++) {
        bool ok = replay_file(seeds.gl_pathv[i]);
        failed += !ok;
        printf("%s %zu - %s\n", ok ? "ok" : "not ok", i + 1, strrchr(seeds.gl_pathv[i], '/') + 1);
    }
    globfree(&seeds);
    buf_fini(&pattern);
    return failed != 0;
}
