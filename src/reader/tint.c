/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/tint.h"

#include <stdlib.h>

#include "base/mem.h"

void
tints_fini(struct tints *tints)
{
    free(tints->all);
    *tints = (struct tints){NULL, 0, 0};
}

void
tints_add(struct tints *tints, enum tint tint, size_t block, struct span span)
{
    tints->all = mem_grow(tints->all, &tints->capacity, tints->count + 1, sizeof tints->all[0]);
    tints->all[tints->count++] = (struct tinted){tint, block, span};
}
