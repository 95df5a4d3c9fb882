/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/nls.h"
#include "base/uni.h"
#include "base/utf8.h"

enum status
status_of_both(enum status one, enum status other)
{
    if (one == STATUS_ERROR || other == STATUS_ERROR)
        return STATUS_ERROR;
    return one == STATUS_DONE || other == STATUS_DONE ? STATUS_DONE : STATUS_NOTHING;
}

/* Prints valid UTF-8 with placeholders, but for the characters in `kept`. */
static void
put_safely(FILE *out, const char *bytes, size_t length, const char *kept)
{
    uint32_t character;
    char placeholder[4];
    size_t put = 0;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(bytes + at, &character);
        uint32_t shown = uni_placeholder(character);
        if (!shown || (character && character < 0x80 && strchr(kept, (int)character)))
            continue;
        fwrite(bytes + put, 1, at - put, out);
        fwrite(placeholder, 1, uni_write(placeholder, shown), out);
        put = at + step;
    }
    fwrite(bytes + put, 1, length - put, out);
}

/* The same for bytes of the world (a path), which may be no UTF-8. */
static void
put_any(FILE *out, const char *bytes, size_t length)
{
    size_t valid;

    while ((valid = utf8_valid_prefix(bytes, length)) < length) {
        put_safely(out, bytes, valid, "");
        fputc('?', out);
        bytes += valid + 1;
        length -= valid + 1;
    }
    put_safely(out, bytes, length, "");
}

void
output_text(const char *bytes, size_t length)
{
    put_any(stdout, bytes, length);
}

void
output_string(const char *string)
{
    output_text(string, strlen(string));
}

void
output_source(const char *bytes, size_t length)
{
    if (isatty(STDOUT_FILENO))
        put_safely(stdout, bytes, length, "\n\t");
    else
        fwrite(bytes, 1, length, stdout);
}

void
output_json(const struct json_t *value)
{
    struct buf line = BUF_INIT;

    json_write(value, &line);
    fwrite(line.bytes, 1, line.length, stdout);
    buf_fini(&line);
}

enum status
output_error(const char *path, const char *sentence)
{
    fflush(stdout);
    fputs("gongwen: ", stderr);
    if (path) {
        put_any(stderr, path, strlen(path));
        fputs(": ", stderr);
    }
    put_any(stderr, sentence, strlen(sentence));
    fputc('\n', stderr);
    return STATUS_ERROR;
}

enum status
output_close(void)
{
    struct err err;

    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_DONE;
    if (errno)
        err_set_errno(&err, errno, _("standard output cannot be written"));
    else /* it was an earlier writing that failed */
        err_set(&err, "%s", _("standard output cannot be written"));
    return output_error(NULL, err.sentence);
}
