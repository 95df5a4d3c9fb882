/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct entry {
    char *path;
    size_t count;
};

struct tally {
    struct notes *notes;
    size_t generation; /* of the notes, when they were counted */
    bool counted;
    struct entry *entries; /* by their paths */
    size_t count, capacity;
};

struct tally *
tally_new(struct notes *notes)
{
    struct tally *tally = mem_zero(1, sizeof *tally);

    tally->notes = notes;
    return tally;
}

static void
forget(struct tally *tally)
{
    for (size_t i = 0; i < tally->count; i++)
        free(tally->entries[i].path);
    tally->count = 0;
}

void
tally_free(struct tally *tally)
{
    if (!tally)
        return;
    forget(tally);
    free(tally->entries);
    free(tally);
}

static int
compare(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

/* Notes of one notice come one after another. */
static void
count_note(struct tally *tally, const char *path)
{
    if (tally->count > 0 && strcmp(tally->entries[tally->count - 1].path, path) == 0) {
        tally->entries[tally->count - 1].count++;
        return;
    }
    tally->entries =
        mem_grow(tally->entries, &tally->capacity, tally->count + 1, sizeof tally->entries[0]);
    tally->entries[tally->count++] = (struct entry){mem_copy_string(path), 1};
}

void
tally_update(struct tally *tally)
{
    const struct note_filter filter = {.kinds = 1u << NOTE_HIGHLIGHT};
    struct note_list list = {0};
    struct err err;

    if (!tally->notes)
        return;
    notes_refresh(tally->notes);
    if (tally->counted && notes_generation(tally->notes) == tally->generation)
        return;
    forget(tally);
    tally->counted = true;
    tally->generation = notes_generation(tally->notes);
    if (notes_list(tally->notes, &filter, NOTES_BY_PLACE, &list, &err))
        for (size_t i = 0; i < list.count; i++)
            count_note(tally, list.notes[i]->source->path);
    note_list_fini(&list);
    if (tally->count > 0)
        qsort(tally->entries, tally->count, sizeof tally->entries[0], compare);
}

size_t
tally_count(const struct tally *tally, const char *path)
{
    char *whole = tally->count > 0 ? realpath(path, NULL) : NULL;
    struct entry wanted = {whole, 0};
    const struct entry *found = NULL;

    if (whole)
        found = bsearch(&wanted, tally->entries, tally->count, sizeof wanted, compare);
    free(whole);
    return found ? found->count : 0;
}
