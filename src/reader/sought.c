/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/sought.h"

void
sought_init(struct sought *sought)
{
    *sought = (struct sought){.direction = 1};
    quest_fini(&sought->quest);
    quest_fini(&sought->before);
}

void
sought_fini(struct sought *sought)
{
    quest_fini(&sought->quest);
    quest_fini(&sought->before);
    fulltext_free(sought->fulltext);
}
