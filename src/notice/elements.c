/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/elements.h"

#include <stdlib.h>

#include "base/mem.h"

struct elements *
elements_new(void)
{
    return mem_zero(1, sizeof(struct elements));
}

void
elements_free(struct elements *elements)
{
    free(elements);
}

void
elements_open(struct elements *elements, struct tree *tree)
{
    (void)elements, (void)tree;
}

void
elements_close(struct elements *elements, struct tree *tree)
{
    (void)elements, (void)tree;
}

char *
elements_iso_date(const char *s, size_t length)
{
    (void)s, (void)length;
    return NULL;
}
