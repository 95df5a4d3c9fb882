/* SPDX-License-Identifier: MIT */
/* A helper of libexec over whatever bytes; its source is HELPER.  With PARTS the input are the
 * parts of a ZIP, each behind a line "== NAME", so that seeds can be read and the checksums are
 * right; bytes that are a ZIP already stay one. */
#include "config.h"

#include <fcntl.h>
#include <string.h>

#include "fuzz.h"
#include "memory_file.h"

int helper_main(int argc, char **argv);

#define main helper_main
#include HELPER
#undef main

const char fuzz_seeds[] = SEEDS;

#ifdef PARTS

#define PARTS_MOST 8

/* Adds the part whose name begins the text, up to the next one; where that is. */
static const char *
add_part(zip_t *zip, const char *at, const char *end)
{
    const char *line = memchr(at, '\n', (size_t)(end - at));
    const char *body = line ? line + 1 : end;
    const char *next = memmem(body, (size_t)(end - body), "\n== ", 4);
    char *name = mem_copy(at, (size_t)((line ? line : end) - at));
    zip_source_t *source = zip_source_buffer(zip, body, (size_t)((next ? next : end) - body), 0);

    if (zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE) < 0)
        zip_source_free(source);
    free(name);
    return next ? next + 4 : end;
}

/* Writes the file at the path anew. */
static void
make_file(const char *path, const char *text, size_t length)
{
    const char *at = text + 3, *end = text + length;
    int error;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

    if (!zip)
        return;
    for (int i = 0; i < PARTS_MOST && at < end; i++)
        at = add_part(zip, at, end);
    if (zip_close(zip) != 0)
        zip_discard(zip);
}

static void
pack(const char *path, const char *text, size_t length)
{
    if (length > 3 && memcmp(text, "== ", 3) == 0)
        make_file(path, text, length);
}

#else

static void
pack(const char *path, const char *text, size_t length)
{
    (void)path, (void)text, (void)length;
}

#endif

static void
write_input(const char *path, const uint8_t *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    if (!file)
        return;
    fwrite(bytes, 1, length, file);
    fclose(file);
    pack(path, (const char *)bytes, length);
}

/* The output of the helper is not that of the tests. */
static void
run_quietly(char *path)
{
    char name[] = "helper";
    char *arguments[] = {name, path, NULL};
    int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC), before = dup(STDOUT_FILENO);

    fflush(stdout);
    dup2(nothing, STDOUT_FILENO);
    helper_main(2, arguments);
    fflush(stdout);
    dup2(before, STDOUT_FILENO);
    close(before);
    close(nothing);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    snprintf(path, sizeof path, "%s/gongwen-fuzz-%d", folder, (int)getpid());
    write_input(path, bytes, length);
    run_quietly(path);
    unlink(path);
    return 0;
}
