/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/fold.h"

#include "base/uni.h"

static const struct {
    const char *name, *help;
} switches[FOLD_COUNT] = {
#define X(id, name, help) {name, help},
    FOLDS(X)
#undef X
};

const char *
fold_name(int index)
{
    return switches[index].name;
}

const char *
fold_help(int index)
{
    return switches[index].help;
}

/* A character that means itself. */
static void
add_character(struct buf *regex, uint32_t character)
{
    buf_addf(regex, "\\x{%X}", (unsigned)character);
}

void
fold_words(const char *words, size_t length, unsigned folds, struct buf *regex)
{
    uint32_t character;

    (void)folds;
    for (size_t at = 0; at < length;) {
        at += uni_read(words + at, &character);
        add_character(regex, character);
    }
}
