/* fold.h: which characters are as good as one another when a person looks for words.
 *
 * One table of equivalences, a part of it for each switch.  The text is never changed: it is
 * the words that are spelled in all their forms (search/spell), so that what is found is exact
 * in the original.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_FOLD_H
#define GONGWEN_SEARCH_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/nls.h"

/* The switches: identifier, name in the configuration, what it makes the same. */
#define FOLDS(X)                                                                                   \
    X(CASE, "case", N_("capitals and small letters"))                                              \
    X(WIDTH, "width", N_("full and half width"))                                                   \
    X(QUOTES, "quotes", N_("quotation marks of all kinds"))                                        \
    X(MARKS, "marks", N_("full stops, middle dots, dashes and brackets of all kinds"))             \
    X(RADICALS, "radicals", N_("radicals and the ideographs that they stand for"))                 \
    X(FORMS, "forms", N_("compatibility forms: (1) and its one-character form"))                   \
    X(SPACES, "spaces", N_("with and without spaces between ideographs and digits"))               \
    X(VARIANTS, "variants", N_("simplified and traditional ideographs"))

enum {
#define X(id, name, help) FOLD_INDEX_##id,
    FOLDS(X)
#undef X
        FOLD_COUNT
};

/* A set of switches is an unsigned of these bits. */
enum fold {
#define X(id, name, help) FOLD_##id = 1 << FOLD_INDEX_##id,
    FOLDS(X)
#undef X
        FOLD_NONE = 0,
    FOLD_ALL = (1 << FOLD_COUNT) - 1
};

/* The name of the switch with the index, and what it makes the same, to be shown by _(); and the
 * bit of a name, FOLD_NONE when there is none. */
const char *fold_name(int index);
const char *fold_help(int index);
unsigned fold_by_name(const char *name, size_t length);

/* Characters that are one, the first the one that was asked for. */
#define FOLD_CLASS_MOST 48

struct fold_class {
    uint32_t members[FOLD_CLASS_MOST];
    size_t count;
};

/* The characters that are one with this one; case apart, and those forms that are written out
 * with several characters. */
void fold_class(uint32_t character, unsigned folds, struct fold_class *class);

/* The forms of one character that the first characters are written out of, those that take the most
 * of them; returns how many these are, 1 where there are none or only circled ones. */
size_t fold_forms(const uint32_t *characters, size_t count, unsigned folds,
                  struct fold_class *found);

/* What such a form is written out with, UTF-8 to the next line feed; NULL when the character is
 * none. */
const char *fold_expansion(uint32_t character);

#endif
