/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/wordings.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A hit's bytes, to be sorted. */
struct found {
    const char *bytes;
    size_t length;
    size_t hit;
};

static int
by_bytes(const void *a, const void *b)
{
    const struct found *one = a, *other = b;
    size_t shorter = one->length < other->length ? one->length : other->length;
    int order = memcmp(one->bytes, other->bytes, shorter);

    if (order == 0)
        order = (one->length > other->length) - (one->length < other->length);
    return order ? order : (one->hit > other->hit) - (one->hit < other->hit);
}

static int
by_count(const void *a, const void *b)
{
    const struct wording *one = a, *other = b;

    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return (one->first > other->first) - (one->first < other->first);
}

static struct found *
sort_hits(const char *bytes, const struct span *hits, size_t count)
{
    struct found *sorted = mem_zero(count, sizeof sorted[0]);

    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct found){bytes + hits[i].start, span_length(hits[i]), i};
    qsort(sorted, count, sizeof sorted[0], by_bytes);
    return sorted;
}

static bool
reads_so(const struct found *one, const struct found *other)
{
    return one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0;
}

void
wordings_fini(struct wordings *wordings)
{
    for (size_t i = 0; i < wordings->count; i++)
        free(wordings->all[i].text);
    free(wordings->all);
    *wordings = (struct wordings){0};
}

/* Past so many nobody looks at them, and each new one is compared with all. */
#define ADDED_MOST 1000

static void
move_up(struct wordings *wordings, size_t at)
{
    struct wording moved = wordings->all[at];

    for (; at > 0 && wordings->all[at - 1].count < moved.count; at--)
        wordings->all[at] = wordings->all[at - 1];
    wordings->all[at] = moved;
}

void
wordings_add(struct wordings *wordings, const char *text, size_t hit)
{
    size_t at = 0;

    while (at < wordings->count && strcmp(wordings->all[at].text, text) != 0)
        at++;
    if (at == ADDED_MOST)
        return;
    if (at == wordings->count) {
        wordings->all =
            mem_grow(wordings->all, &wordings->capacity, at + 1, sizeof wordings->all[0]);
        wordings->all[wordings->count++] = (struct wording){mem_copy_string(text), 0, hit};
    }
    wordings->all[at].count++;
    move_up(wordings, at);
}

void
wordings_read(struct wordings *wordings, const char *bytes, const struct span *hits,
              size_t hit_count)
{
    wordings_fini(wordings);
    if (hit_count == 0)
        return;
    struct found *sorted = sort_hits(bytes, hits, hit_count);
    for (size_t i = 0, next; i < hit_count; i = next) {
        for (next = i + 1; next < hit_count && reads_so(&sorted[i], &sorted[next]); next++)
            ;
        wordings->all = mem_grow(wordings->all, &wordings->capacity, wordings->count + 1,
                                 sizeof wordings->all[0]);
        wordings->all[wordings->count++] =
            (struct wording){mem_copy(sorted[i].bytes, sorted[i].length), next - i, sorted[i].hit};
    }
    free(sorted);
    qsort(wordings->all, wordings->count, sizeof wordings->all[0], by_count);
}
