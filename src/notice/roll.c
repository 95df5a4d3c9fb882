/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/roll.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/sorted.h"
#include "source/text.h"

struct roll {
    size_t *sections;
    size_t count, capacity;
};

void
rolls_fini(struct rolls *rolls)
{
    for (size_t i = 0; i < rolls->count; i++)
        free(rolls->all[i].sections);
    free(rolls->all);
    *rolls = (struct rolls){0};
}

void
rolls_enter(struct rolls *rolls, int number, size_t section)
{
    assert(number >= 0);
    rolls->all = mem_grow(rolls->all, &rolls->capacity, (size_t)number + 1, sizeof rolls->all[0]);
    while (rolls->count <= (size_t)number)
        rolls->all[rolls->count++] = (struct roll){0};
    struct roll *roll = &rolls->all[number];
    roll->sections =
        mem_grow(roll->sections, &roll->capacity, roll->count + 1, sizeof roll->sections[0]);
    roll->sections[roll->count++] = section;
}

const size_t *
rolls_from(const struct rolls *rolls, int number, size_t from, size_t *count)
{
    *count = 0;
    if (number < 0 || (size_t)number >= rolls->count)
        return NULL;
    const struct roll *roll = &rolls->all[number];
    size_t before =
        from ? sorted_up_to(roll->sections, roll->count, sizeof roll->sections[0], 0, from - 1) : 0;
    *count = roll->count - before;
    return *count > 0 ? roll->sections + before : NULL;
}

size_t
rolls_next(const struct rolls *rolls, int number, size_t from)
{
    size_t count;
    const size_t *sections = rolls_from(rolls, number, from, &count);

    return count > 0 ? sections[0] : NONE;
}
