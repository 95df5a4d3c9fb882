/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/elements.h"

void
elements_close(struct elements *elements, struct tree *tree)
{
    (void)elements, (void)tree;
}
