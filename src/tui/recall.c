/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/recall.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"

static void
forget_lines(struct recall *recall)
{
    for (size_t i = 0; i < recall->count; i++)
        free(recall->lines[i]);
    recall->count = 0;
}

void
recall_keep(struct recall *recall, const char *name)
{
    free(recall->path);
    recall->path = file_place("XDG_STATE_HOME", ".local/state", name);
}

void
recall_fini(struct recall *recall)
{
    forget_lines(recall);
    free(recall->lines);
    free(recall->path);
    *recall = (struct recall){0};
}

/* Takes over the line. */
static void
append(struct recall *recall, char *line)
{
    size_t kept = 0;

    for (size_t i = 0; i < recall->count; i++)
        if (strcmp(recall->lines[i], line) == 0)
            free(recall->lines[i]);
        else
            recall->lines[kept++] = recall->lines[i];
    recall->count = kept;
    if (kept == RECALL_MOST) {
        free(recall->lines[0]);
        memmove(recall->lines, recall->lines + 1, --recall->count * sizeof(char *));
    }
    recall->lines = mem_grow(recall->lines, &recall->capacity, recall->count + 1, sizeof(char *));
    recall->lines[recall->count++] = line;
}

static void
take_lines(struct recall *recall, const char *at, const char *end)
{
    forget_lines(recall);
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((feed ? feed : end) - at);
        if (length > 0)
            append(recall, uni_clean(at, length, NULL));
        at += length + 1;
    }
}

bool
recall_read(struct recall *recall)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    if (!recall->path || access(recall->path, F_OK) != 0)
        return true; /* none was written yet */
    bool good = file_read(recall->path, &bytes, &err);
    if (good)
        take_lines(recall, buf_string(&bytes), buf_string(&bytes) + bytes.length);
    buf_fini(&bytes);
    return good;
}

static void
write_lines(const struct recall *recall)
{
    struct buf bytes = BUF_INIT;
    struct err err;

    for (size_t i = 0; i < recall->count; i++)
        buf_addf(&bytes, "%s\n", recall->lines[i]);
    file_replace(recall->path, buf_string(&bytes), bytes.length, &err);
    buf_fini(&bytes);
}

void
recall_add(struct recall *recall, const char *line)
{
    if (!*line)
        return;
    bool writes = recall_read(recall) && recall->path;
    append(recall, mem_copy_string(line));
    if (writes)
        write_lines(recall);
}
