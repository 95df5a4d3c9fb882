/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/elements.h"

#include <stdlib.h>

#include "base/mem.h"
#include "notice/date.h"
#include "notice/reading.h"

struct elements *
elements_new(void)
{
    return mem_zero(1, sizeof(struct elements));
}

void
elements_free(struct elements *elements)
{
    if (!elements)
        return;
    free(elements->kind);
    free(elements->issuer);
    free(elements->number);
    free(elements->title);
    free(elements->addressee);
    free(elements->signature);
    free(elements->date);
    free(elements->iso_date);
    free(elements->imprint);
    for (size_t i = 0; i < elements->attachment_count; i++)
        free(elements->attachments[i]);
    free(elements->attachments);
    free(elements);
}

char *
elements_iso_date(const char *s, size_t length)
{
    struct reading reading = {BUF_INIT, BUF_INIT};

    reading_set(&reading, s, length);
    char *iso = date_iso(reading_key(&reading));
    reading_fini(&reading);
    return iso;
}
