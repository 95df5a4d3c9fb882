/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/spell.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "search/fold.h"

/* ---- Characters in a regular expression ------------------------------------------- */

static void
add_character(struct buf *regex, uint32_t character)
{
    char bytes[4];

    if (character < 0x80 || uni_is_space(character))
        buf_addf(regex, "\\x{%X}", (unsigned)character);
    else
        buf_add(regex, bytes, uni_write(bytes, character));
}

/* The class as alternatives, with no group around them. */
static void
add_alternatives(struct buf *regex, const struct fold_class *class)
{
    for (size_t i = 0; i < class->count; i++) {
        if (i > 0)
            buf_add_char(regex, '|');
        add_character(regex, class->members[i]);
    }
}

static void
add_class(struct buf *regex, const struct fold_class *class)
{
    if (class->count > 1)
        buf_add_string(regex, "(?:");
    add_alternatives(regex, class);
    if (class->count > 1)
        buf_add_char(regex, ')');
}

static void
add_class_of(struct buf *regex, uint32_t character, unsigned folds)
{
    struct fold_class class;

    fold_class(character, folds, &class);
    add_class(regex, &class);
}

/* ---- Words ------------------------------------------------------------------------ */

/* White space that may stand between an ideograph and its neighbour. */
#define GAP "[\\h\\x{200B}]*+"

/* In a source that is still in lines any white space may; and at a line's end, behind a hyphen or
 * not, page furniture, so that the match ends there and says by its mark what is still to come. The
 * number of the page may stand before the line's end. */
#define RAW_SPACE "[\\s\\x{200B}\\x{FEFF}]"
#define RAW_BLANK "(?:(?![\\r\\n\\f])" RAW_SPACE ")*+"
#define RAW_DASH  "[–—―─－]" RAW_BLANK
#define RAW_FOLIO "(?:" RAW_DASH "(?:[0-9０-９]" RAW_BLANK ")++" RAW_DASH ")?+"
#define RAW_GAP                                                                                    \
    "(?:" RAW_SPACE "*+|[-‐\\x{AD}]?" RAW_BLANK RAW_FOLIO "[\\r\\n\\f](*MARK:%zu)(*ACCEPT))"
#define RAW_LINE "[\\r\\n\\f]" RAW_SPACE "*+"

/* What the characters from an index on may read like: one character, or as many as there is a form
 * for. */
struct unit {
    size_t length;           /* characters */
    struct fold_class first; /* in the place of the first of them */
    struct fold_class forms; /* in the place of all */
    const char *expansion;   /* what the one character is written out with, or NULL */
};

struct spelling {
    uint32_t *characters;
    struct unit *units; /* that begin with each of them */
    size_t count;
    unsigned folds;
    bool raw; /* for the source instead of the joined text */
};

/* A spelling that is written into an expression. */
struct words {
    const uint32_t *characters; /* the spelling's, as the others are */
    const struct unit *units;
    size_t count;
    unsigned folds;
    bool raw;
    struct buf *regex;
};

/* What is set without spaces beside it. */
static bool
is_ideographic(uint32_t c)
{
    return uni_is_ideograph(c) || (c > 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65);
}

/* What may stand between the character at the index and the one before it. */
static void
add_gap(const struct words *words, size_t at)
{
    if (words->raw)
        buf_addf(words->regex, RAW_GAP, at);
    else if ((words->folds & FOLD_SPACES) &&
             (is_ideographic(words->characters[at - 1]) || is_ideographic(words->characters[at])))
        buf_add_string(words->regex, GAP);
}

static size_t
alternative_count(const struct unit *unit)
{
    return unit->first.count + unit->forms.count + (unit->expansion != NULL);
}

/* The expansion of a form, each of its characters in all forms of its own: ㎡ is m2, and m². */
static void
add_written_out(const struct words *words, const char *expansion)
{
    struct fold_class found;
    uint32_t c;

    while (*expansion != '\n') {
        expansion += uni_read(expansion, &c);
        fold_forms(&c, 1, words->folds, &found);
        buf_add_string(words->regex, "(?:");
        add_class_of(words->regex, c, words->folds);
        if (found.count > 0)
            buf_add_char(words->regex, '|');
        add_alternatives(words->regex, &found);
        buf_add_char(words->regex, ')');
    }
}

static void
add_alternative(const struct words *words, size_t at, const struct unit *unit, size_t number)
{
    if (number >= unit->first.count + unit->forms.count) {
        add_written_out(words, unit->expansion);
    } else if (number >= unit->first.count) {
        add_character(words->regex, unit->forms.members[number - unit->first.count]);
    } else {
        add_character(words->regex, unit->first.members[number]);
        for (size_t i = 1; i < unit->length; i++) {
            add_gap(words, at + i);
            add_class(words->regex, &words->units[at + i].first);
        }
    }
}

/* The unit in all its alternatives; returns how many characters it is. */
static size_t
add_unit(const struct words *words, size_t at)
{
    const struct unit *unit = &words->units[at];
    size_t count = alternative_count(unit);

    if (count > 1)
        buf_add_string(words->regex, "(?:");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_add_char(words->regex, '|');
        add_alternative(words, at, unit, i);
    }
    if (count > 1)
        buf_add_char(words->regex, ')');
    return unit->length;
}

/* The white space from `at` on; returns how many characters it is.  Beside an ideograph it says
 * nothing, elsewhere any white space is as good. */
static size_t
add_space(const struct words *words, size_t at)
{
    size_t end = at;

    while (end < words->count && uni_is_space(words->characters[end]))
        end++;
    if (words->raw) {
        if (at > 0 && end < words->count)
            add_gap(words, end);
        return end - at;
    }
    if (!(words->folds & FOLD_SPACES)) {
        for (size_t i = at; i < end; i++)
            add_class_of(words->regex, words->characters[i], words->folds & FOLD_WIDTH);
        return end - at;
    }
    bool beside = (at > 0 && is_ideographic(words->characters[at - 1])) ||
                  (end < words->count && is_ideographic(words->characters[end]));
    if (!beside)
        buf_add_string(words->regex, "[\\h\\x{200B}]++");
    else if (at > 0 && end < words->count)
        buf_add_string(words->regex, GAP);
    return end - at;
}

/* The characters from `at` on. */
static void
add_words(const struct words *words, size_t at)
{
    for (size_t step; at < words->count; at += step) {
        bool space = uni_is_space(words->characters[at]);
        if (at > 0 && !space && !uni_is_space(words->characters[at - 1]))
            add_gap(words, at);
        step = space ? add_space(words, at) : add_unit(words, at);
    }
}

static struct words
words_of(const struct spelling *spelling, struct buf *regex)
{
    return (struct words){.characters = spelling->characters,
                          .units = spelling->units,
                          .count = spelling->count,
                          .folds = spelling->folds,
                          .raw = spelling->raw,
                          .regex = regex};
}

size_t
spell_words(const struct spelling *spelling, size_t number, struct buf *regex)
{
    const struct words words = words_of(spelling, regex);
    bool space = words.count == 0 || uni_is_space(words.characters[0]);

    if (space || number == SPELL_EVERY) {
        add_words(&words, 0);
        return 1;
    }
    add_alternative(&words, 0, &words.units[0], number);
    add_words(&words, words.units[0].length);
    return alternative_count(&words.units[0]);
}

void
spell_source(const struct spelling *spelling, struct buf *regex)
{
    const struct words words = words_of(spelling, regex);

    add_words(&words, 0);
}

/* Whether a unit begins at the index. */
static bool
is_unit(const struct words *words, size_t at)
{
    size_t begin = 0;

    while (begin < at)
        begin += uni_is_space(words->characters[begin]) ? 1 : words->units[begin].length;
    return begin == at;
}

void
spell_line(const struct spelling *spelling, size_t at, struct buf *regex)
{
    const struct words words = words_of(spelling, regex);

    buf_add_string(regex, RAW_LINE);
    size_t end = add_unit(&words, at) + at;
    if (is_unit(&words, at))
        add_words(&words, end);
}

/* ---- Spellings -------------------------------------------------------------------- */

static void
find_unit(const struct spelling *spelling, size_t at, struct unit *unit)
{
    const uint32_t *character = spelling->characters + at;

    fold_class(*character, spelling->folds, &unit->first);
    unit->length = fold_forms(character, spelling->count - at, spelling->folds, &unit->forms);
    if (spelling->folds & FOLD_FORMS)
        unit->expansion = fold_expansion(*character);
}

struct spelling *
spelling_new(const char *words, size_t length, unsigned folds, enum spelling_for text)
{
    struct spelling *spelling = mem_zero(1, sizeof *spelling);

    spelling->raw = text == SPELLING_FOR_SOURCE;
    spelling->folds = spelling->raw ? folds | FOLD_RADICALS : folds & ~(unsigned)FOLD_RADICALS;
    spelling->characters = mem_zero(length + 1, sizeof(uint32_t));
    for (size_t at = 0; at < length;)
        at += uni_read(words + at, &spelling->characters[spelling->count++]);
    spelling->units = mem_zero(spelling->count + 1, sizeof(struct unit));
    for (size_t at = 0; at < spelling->count; at++)
        find_unit(spelling, at, &spelling->units[at]);
    return spelling;
}

void
spelling_free(struct spelling *spelling)
{
    if (!spelling)
        return;
    free(spelling->characters);
    free(spelling->units);
    free(spelling);
}

size_t
spelling_count(const struct spelling *spelling)
{
    return spelling->count;
}

/* Whether the character and all that are one with it have but one case. */
static bool
has_one_case(const struct fold_class *class)
{
    for (size_t i = 0; i < class->count; i++)
        if (!uni_has_one_case(class->members[i]))
            return false;
    return true;
}

bool
spelling_starts(const struct spelling *spelling, struct fold_class *class)
{
    const struct unit *unit = &spelling->units[0];

    if (spelling->count == 0 || uni_is_space(spelling->characters[0]) || unit->expansion ||
        unit->first.count + unit->forms.count > FOLD_CLASS_MOST)
        return false;
    *class = unit->first;
    for (size_t i = 0; i < unit->forms.count; i++)
        class->members[class->count++] = unit->forms.members[i];
    return has_one_case(class);
}

bool
spelling_plain(const struct spelling *spelling, size_t at, struct fold_class *class)
{
    const struct unit *unit = &spelling->units[at];

    *class = unit->first;
    return !uni_is_space(spelling->characters[at]) && unit->length == 1 && unit->forms.count == 0 &&
           !unit->expansion && has_one_case(class);
}

size_t
spelling_reach(const struct spelling *spelling, size_t at)
{
    return at + spelling->units[at].length;
}

/* ---- Regular expressions ---------------------------------------------------------- */

/* The bytes of an escape from the backslash on, \Q with all that it quotes. */
static size_t
escape_length(const char *s, size_t length)
{
    uint32_t c;

    if (length > 1 && s[1] == 'Q') {
        const char *end = memmem(s, length, "\\E", 2);
        return end ? (size_t)(end - s) + 2 : length;
    }
    return length > 1 ? 1 + uni_read(s + 1, &c) : 1;
}

/* Whether the character at `at` of a bracketed class is an end of a range. */
static bool
is_range_end(const char *s, size_t length, size_t at, size_t step)
{
    return (at > 0 && s[at - 1] == '-') || (at + step < length && s[at + step] == '-');
}

void
spell_regex(const char *s, size_t length, unsigned folds, struct buf *regex)
{
    bool in_class = false;
    struct fold_class class;
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = s[at] == '\\' ? escape_length(s + at, length - at) : uni_read(s + at, &c);
        if ((unsigned char)s[at] < 0x80) {
            in_class = s[at] == '[' || (in_class && s[at] != ']');
            buf_add(regex, s + at, step);
        } else if (!in_class) {
            add_class_of(regex, c, folds);
        } else if (is_range_end(s, length, at, step)) {
            buf_add(regex, s + at, step);
        } else {
            fold_class(c, folds, &class);
            for (size_t i = 0; i < class.count; i++)
                add_character(regex, class.members[i]);
        }
    }
}
