/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/footmarks.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/sorted.h"

void
footmarks_fini(struct footmarks *marks)
{
    free(marks->all);
    rolls_fini(&marks->numbers);
    *marks = (struct footmarks){0};
}

void
footmarks_read(struct footmarks *marks, const struct text *text, size_t to)
{
    struct footmark mark;

    if (to <= marks->read)
        return;
    while (footmark_next(text_bytes(text), to, marks->read, &mark)) {
        marks->all = mem_grow(marks->all, &marks->capacity, marks->count + 1, sizeof mark);
        rolls_enter(&marks->numbers, mark.number, marks->count);
        marks->all[marks->count++] = mark;
        marks->read = mark.start + mark.length;
    }
    marks->read = to;
}

size_t
footmarks_next(const struct footmarks *marks, const struct footmark *note, struct span within,
               bool sure, size_t from)
{
    size_t before = within.start == 0
                        ? 0
                        : sorted_up_to(marks->all, marks->count, sizeof marks->all[0],
                                       offsetof(struct footmark, start), within.start - 1);

    for (size_t i = rolls_next(&marks->numbers, note->number, from > before ? from : before);
         i != NONE && marks->all[i].start < within.end;
         i = rolls_next(&marks->numbers, note->number, i + 1)) {
        if (footmark_answers(note, &marks->all[i]) &&
            (!sure || marks->all[i].sense == FOOTMARK_SURE))
            return i;
    }
    return NONE;
}
