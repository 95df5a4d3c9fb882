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

/* What stands for a character that is not to be printed; 0 for one that is. */
typedef uint32_t replacement(uint32_t character);

/* Appends valid UTF-8 with what stands for some of its characters. */
static void
add_replacing(struct buf *out, const char *bytes, size_t length, replacement *replace)
{
    uint32_t character;
    char placeholder[4];
    size_t put = 0;

    for (size_t at = 0, step; at < length; at += step) {
        at += uni_plain_prefix(bytes + at, length - at);
        if (at == length)
            break;
        step = uni_read(bytes + at, &character);
        uint32_t shown = replace(character);
        if (!shown)
            continue;
        buf_add(out, bytes + put, at - put);
        buf_add(out, placeholder, uni_write(placeholder, shown));
        put = at + step;
    }
    buf_add(out, bytes + put, length - put);
}

/* Appends valid UTF-8 as a screen shows it. */
static void
add_shown(struct buf *out, const char *bytes, size_t length)
{
    uint32_t shown[UNI_SHOWN];
    char character[4];
    int width;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_cluster(bytes + at, length - at);
        if (bytes[at] == '\t') {
            buf_add_char(out, '\t');
            continue;
        }
        size_t count = uni_shown(bytes + at, step, 1, shown, &width);
        for (size_t i = 0; i < count; i++)
            buf_add(out, character, uni_write(character, shown[i]));
    }
}

/* Tabs part the cells of a row. */
static uint32_t
in_line(uint32_t character)
{
    return character == '\t' ? 0 : uni_placeholder(character);
}

void
output_add_text(struct buf *out, const char *bytes, size_t length, bool on_terminal)
{
    for (size_t valid;; bytes += valid + 1, length -= valid + 1) {
        valid = utf8_valid_prefix(bytes, length);
        if (on_terminal)
            add_shown(out, bytes, valid);
        else
            add_replacing(out, bytes, valid, in_line);
        if (valid == length)
            return;
        buf_add_char(out, '?');
    }
}

void
output_add_string(struct buf *out, const char *string, bool on_terminal)
{
    output_add_text(out, string, strlen(string), on_terminal);
}

void
output_flush(struct buf *out)
{
    fwrite(buf_string(out), 1, out->length, stdout);
    buf_clear(out);
}

bool
output_on_terminal(void)
{
    return isatty(STDOUT_FILENO);
}

/* Prints bytes of the world (a path), which may be no UTF-8, on one line. */
static void
put_any(FILE *out, const char *bytes, size_t length)
{
    struct buf line = BUF_INIT;

    output_add_text(&line, bytes, length, isatty(fileno(out)));
    fwrite(buf_string(&line), 1, line.length, out);
    buf_fini(&line);
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

/* Lines and tabs are kept. */
static uint32_t
in_source_on_terminal(uint32_t character)
{
    return character == '\n' || character == '\t' ? 0 : uni_placeholder(character);
}

/* Kept is all but what would speak to a terminal at the end of the pipe: controls, and marks that
 * turn the direction of what follows. */
static uint32_t
in_source(uint32_t character)
{
    bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    bool turning = (character >= 0x200E && character <= 0x200F) ||
                   (character >= 0x202A && character <= 0x202E) ||
                   (character >= 0x2066 && character <= 0x2069);

    return (control && character != '\f') || turning ? in_source_on_terminal(character) : 0;
}

void
output_source(const char *bytes, size_t length)
{
    struct buf source = BUF_INIT;

    add_replacing(&source, bytes, length, output_on_terminal() ? in_source_on_terminal : in_source);
    output_flush(&source);
    buf_fini(&source);
}

void
output_json(struct json_t *value)
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
