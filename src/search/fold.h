/* fold.h: which characters are as good as one another when a person looks for words.
 *
 * One table of equivalences, a part of it for each switch.  The text is never changed: the
 * words that a person typed become a regular expression that matches them in each of their
 * forms, so that what is found is exact in the original.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_FOLD_H
#define GONGWEN_SEARCH_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
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

/* Appends to `regex` (PCRE2 with UTF) what matches the words in any of the forms that the
 * folds make the same; FOLD_CASE is left to the one who compiles it.  With a number, only those
 * that begin with that one of the ways in which they may begin, of which it returns the count:
 * PCRE2 finds what begins in one way many times faster. */
size_t fold_words(const char *words, size_t length, unsigned folds, size_t number,
                  struct buf *regex);

#define FOLD_EVERY ((size_t)-1)

/* The same for the source that the joined text is made of, line ends, page furniture and radicals
 * in it: matches wherever the joined text may hold the words, and now and then elsewhere.  A match
 * that a line end cuts has a mark, the index of the character that must begin a later line, of
 * which fold_raw_line appends what it matches at such a line's start. */
void fold_raw(const char *words, size_t length, unsigned folds, struct buf *regex);
void fold_raw_line(const char *words, size_t length, unsigned folds, size_t at, struct buf *regex);

/* The same for a regular expression: its ideographs and marks outside ASCII match all that are
 * one with them.  It may be too much for PCRE2 where the expression itself is not. */
void fold_regex(const char *s, size_t length, unsigned folds, struct buf *regex);

#endif
