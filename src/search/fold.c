/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/standin.h"
#include "base/uni.h"
#include "search/fold_table.h"

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

unsigned
fold_by_name(const char *name, size_t length)
{
    for (int i = 0; i < FOLD_COUNT; i++)
        if (strlen(switches[i].name) == length && memcmp(switches[i].name, name, length) == 0)
            return 1u << i;
    return FOLD_NONE;
}

/* ---- Which characters are one ----------------------------------------------------- */

/* A class a line, as in fold_table.h. */
static const char quotes[] = "\n\"“”„‟＂〝〞〟「」『』｢｣﹁﹂﹃﹄«»"
                             "\n'‘’‚‛＇‹›`´"
                             "\n";

static const char marks[] = "\n.。．｡"
                            "\n·・･•‧∙⋅"
                            "\n-‐‑‒–—―─−－﹣﹘ｰ"
                            "\n~～〜∼˜"
                            "\n(（﹙[［〔【﹝〖"
                            "\n)）﹚]］〕】﹞〗"
                            "\n…⋯"
                            "\n〇○◯"
                            "\n";

static const struct {
    unsigned fold;
    const char *classes;
    size_t length;
} tables[] = {
    {FOLD_VARIANTS, variants, sizeof variants - 1}, {FOLD_WIDTH, widths, sizeof widths - 1},
    {FOLD_FORMS, forms, sizeof forms - 1},          {FOLD_QUOTES, quotes, sizeof quotes - 1},
    {FOLD_MARKS, marks, sizeof marks - 1},
};

#define TABLE_COUNT (sizeof tables / sizeof tables[0])

static void
add_once(struct fold_class *class, uint32_t character)
{
    for (size_t i = 0; i < class->count; i++)
        if (class->members[i] == character)
            return;
    if (class->count < FOLD_CLASS_MOST)
        class->members[class->count++] = character;
}

/* Adds the line of the table that holds the character. */
static void
add_line(struct fold_class *class, const char *table, size_t length, uint32_t character)
{
    char bytes[4];
    size_t size = uni_write(bytes, character);
    const char *found = memmem(table, length, bytes, size);
    uint32_t member;

    if (!found || character == '\n')
        return;
    const char *at = (const char *)memrchr(table, '\n', (size_t)(found - table)) + 1;
    while (*at != '\n') {
        at += uni_read(at, &member);
        add_once(class, member);
    }
}

/* Adds what base/standin reads as the character. */
static void
add_standins(struct fold_class *class, uint32_t character)
{
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0x2E80, 0x2FD5}, {0xF000, 0xF0FF}};

    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        for (uint32_t c = blocks[i].first; c <= blocks[i].last; c++)
            if (standin_meant(c) == character)
                add_once(class, c);
}

void
fold_class(uint32_t character, unsigned folds, struct fold_class *class)
{
    class->count = 0;
    add_once(class, character);
    for (size_t i = 0; i < class->count; i++) { /* those of one table may be in another */
        for (size_t t = 0; t < TABLE_COUNT; t++)
            if (folds & tables[t].fold)
                add_line(class, tables[t].classes, tables[t].length, class->members[i]);
        if (folds & FOLD_RADICALS)
            add_standins(class, class->members[i]);
    }
}

/* ---- Forms that are written out ---------------------------------------------------- */

/* As one would type it on an ASCII keyboard, to be compared with what forms are written out. */
static uint32_t
typed_plainly(uint32_t c, unsigned folds)
{
    if (folds & FOLD_WIDTH)
        c = uni_half_width(c);
    return (folds & FOLD_CASE) && c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* How many of the characters the line of an expansion is written out with: 0 when it is not. */
static size_t
written_out(const uint32_t *characters, size_t count, unsigned folds, const char *expansion)
{
    size_t at = 0;
    uint32_t c;

    for (; *expansion != '\n'; at++) {
        expansion += uni_read(expansion, &c);
        if (at == count || typed_plainly(characters[at], folds) != typed_plainly(c, folds))
            return 0;
    }
    return at;
}

/* Adds the forms of the table that the first characters are written out of, those that take the
 * most of them; returns how many that is. */
static size_t
find_forms(const uint32_t *characters, size_t count, unsigned folds, const char *table,
           struct fold_class *found)
{
    size_t longest = 1;
    uint32_t form;

    for (const char *line = table + 1; *line; line = strchr(line, '\n') + 1) {
        size_t length = written_out(characters, count, folds, line + uni_read(line, &form));
        if (length == 0 || length < longest)
            continue;
        if (length > longest)
            found->count = 0;
        longest = length;
        add_once(found, form);
    }
    return longest;
}

size_t
fold_forms(const uint32_t *characters, size_t count, unsigned folds, struct fold_class *found)
{
    found->count = 0;
    if (!(folds & FOLD_FORMS))
        return 1;
    size_t length = find_forms(characters, count, folds, expansions, found);
    return length > 1 ? length : find_forms(characters, count, folds, one_way_expansions, found);
}

const char *
fold_expansion(uint32_t character)
{
    char bytes[5] = "\n";
    size_t size = uni_write(bytes + 1, character);
    const char *found = memmem(expansions, sizeof expansions - 1, bytes, size + 1);

    return found ? found + size + 1 : NULL;
}
