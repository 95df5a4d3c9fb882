/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/inkling.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reader/request.h"

/* Fewer letters mean too many words. */
#define LETTERS_LEAST 2

struct inkling {
    struct harvest_field field;
    char **paths;
    char *typed;
    bool begun;              /* what is typed is searched for, or cannot be */
    struct harvest *harvest; /* NULL: nothing is searched for */
};

static const struct wordings none;

struct inkling *
inkling_new(const struct harvest_field *field)
{
    struct inkling *inkling = mem_zero(1, sizeof *inkling);

    inkling->field = *field;
    inkling->paths = mem_zero(field->count + 1, sizeof inkling->paths[0]);
    for (size_t i = 0; i < field->count; i++)
        inkling->paths[i] = mem_copy_string(field->paths[i]);
    inkling->field.paths = (const char *const *)inkling->paths;
    inkling->typed = mem_copy_string("");
    return inkling;
}

void
inkling_free(struct inkling *inkling)
{
    if (!inkling)
        return;
    harvest_free(inkling->harvest);
    for (size_t i = 0; i < inkling->field.count; i++)
        free(inkling->paths[i]);
    free(inkling->paths);
    free(inkling->typed);
    free(inkling);
}

void
inkling_type(struct inkling *inkling, const char *typed)
{
    if (strcmp(typed, inkling->typed) == 0)
        return;
    harvest_free(inkling->harvest);
    inkling->harvest = NULL;
    inkling->begun = false;
    free(inkling->typed);
    inkling->typed = mem_copy_string(typed);
}

bool
inkling_guesses(const struct inkling *inkling)
{
    struct request request = request_read(inkling->typed);

    return inkling->field.guess_pinyin && request_may_be_pinyin(&request);
}

/* Whether the words of what is typed are worth a search. */
static bool
is_worth_it(const struct inkling *inkling)
{
    struct request request = request_read(inkling->typed);

    return inkling->field.count > 0 && request.query.length >= LETTERS_LEAST &&
           (request_has(&request, REQUEST_PINYIN) || inkling_guesses(inkling));
}

bool
inkling_idle(struct inkling *inkling)
{
    struct err unused;

    if (!inkling->begun) {
        inkling->begun = true;
        if (is_worth_it(inkling))
            inkling->harvest = harvest_new(inkling->typed, &inkling->field, &unused);
    }
    return inkling->harvest && harvest_take(inkling->harvest);
}

int
inkling_descriptor(const struct inkling *inkling)
{
    return inkling->harvest ? harvest_descriptor(inkling->harvest) : -1;
}

const struct wordings *
inkling_wordings(const struct inkling *inkling)
{
    return inkling->harvest ? harvest_wordings(inkling->harvest) : &none;
}

bool
inkling_is_complete(const struct inkling *inkling)
{
    return inkling->harvest && harvest_progress(inkling->harvest)->over;
}
