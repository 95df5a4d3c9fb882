/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "helper.h"

#include <string.h>

#include <zip.h>

#include "base/file.h"
#include "base/mem.h"
#include "source/run.h"
#include "unit.h"

/* The parts as a file. */
static void
write_parts(const char *path, const char *const *parts)
{
    int error;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

    assert_non_null(zip);
    for (; *parts; parts += 2)
        assert_true(zip_file_add(zip, parts[0],
                                 zip_source_buffer(zip, parts[1], strlen(parts[1]), 0),
                                 ZIP_FL_ENC_UTF_8) >= 0);
    assert_int_equal(zip_close(zip), 0);
}

char *
helper_text(const char *program, const char *const *parts)
{
    const struct run_limits limits = {
        .seconds = 20, .memory = (size_t)1 << 30, .output = (size_t)1 << 20};
    char *name = mem_copy_string(program), file[] = RUN_FILE;
    char *arguments[] = {name, file, NULL};
    char *folder = scratch_new();
    char *path = file_join(folder, "notice.zip");
    char *found = run_find(name);
    struct buf bytes = BUF_INIT, output = BUF_INIT, complaint = BUF_INIT;
    struct err err = {""};

    assert_non_null(found);
    write_parts(path, parts);
    assert_true(file_read(path, &bytes, &err));
    if (!run_program(found, arguments, &bytes, &limits, &output, &complaint, &err)) {
        buf_clear(&output);
        buf_add_string(&output, err.sentence);
    }
    buf_fini(&bytes);
    buf_fini(&complaint);
    free(found);
    free(name);
    free(path);
    scratch_remove(folder);
    return buf_detach(&output);
}

void
helper_check(const char *program, const char *const *parts, const char *wanted)
{
    char *text = helper_text(program, parts);

    assert_string_equal(text, wanted);
    free(text);
}
