/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/* Takes off the bytes of a UTF-8 character that the buffer's end has cut. */
static void
trim_cut_character(char *string)
{
    size_t end = strlen(string);
    size_t start = end;

    while (start > 0 && ((unsigned char)string[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)string[start - 1];
    size_t wanted = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (end - start < wanted)
        string[start - 1] = '\0';
}

static void
set_sentence(struct err *err, const char *format, va_list arguments)
{
    int length = vsnprintf(err->sentence, sizeof err->sentence, format, arguments);

    if (length >= (int)sizeof err->sentence)
        trim_cut_character(err->sentence);
}

bool
err_set(struct err *err, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    set_sentence(err, format, arguments);
    va_end(arguments);
    return false;
}

bool
err_set_errno(struct err *err, int errno_value, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    set_sentence(err, format, arguments);
    va_end(arguments);
    size_t length = strlen(err->sentence);
    size_t room = sizeof err->sentence - length;
    if (snprintf(err->sentence + length, room, ": %s", strerror(errno_value)) >= (int)room)
        trim_cut_character(err->sentence);
    return false;
}

void
diags_fini(struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        free(diags->all[i].sentence);
    free(diags->all);
    *diags = (struct diags){NULL, 0, 0, 0};
}

void
diags_add(struct diags *diags, enum diag_level level, size_t line, const char *format, ...)
{
    if (diags->count >= DIAGS_MOST) {
        diags->dropped++;
        return;
    }
    struct buf sentence = BUF_INIT;
    va_list arguments;
    va_start(arguments, format);
    buf_vaddf(&sentence, format, arguments);
    va_end(arguments);
    diags->all = mem_grow(diags->all, &diags->capacity, diags->count + 1, sizeof diags->all[0]);
    diags->all[diags->count++] =
        (struct diag){.level = level, .line = line, .sentence = buf_detach(&sentence)};
}

const char *
diag_level_name(enum diag_level level)
{
    static const char *const names[] = {
        [DIAG_NOTE] = "note", [DIAG_WARNING] = "warning", [DIAG_REPAIR] = "repair"};

    return names[level];
}
