/* words.h: the words of a notice as one row of characters to compare, and the way back.
 *
 * White space, page furniture and the printer's hyphens are left out; what extraction does to
 * characters is folded away: full width, radicals for ideographs, ligatures (NFKC), the shapes of
 * quotes and dashes.  So the words of a text, of another wrapping of it, and of a PDF of the
 * same notice are the same row, as far as the extraction is.
 *
 * Indices count these characters.  Offsets are those of the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_WORDS_H
#define GONGWEN_NOTES_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "notice/tree.h"

/* Starts as all zeros. */
struct words {
    uint32_t *characters;
    size_t *offsets; /* of each, where it stands in the text; NULL for words of a string */
    size_t count, capacity, offset_capacity;
    size_t
        *turns; /* indices at which the offsets go back: what interrupts a paragraph follows it */
    size_t turn_count, turn_capacity;
};

void words_fini(struct words *words);

/* All of the tree; or those of a string, appended. */
void words_read_tree(struct words *words, const struct tree *tree);
void words_add(struct words *words, const char *s, size_t length);

/* The words of a string as a string to compare, the caller's; NULL of NULL and of no words. */
char *words_key(const char *string);

/* The index of the first character at or behind the offset in the text, the count when there is
 * none; and the index behind the last one before it, 0 when there is none. */
size_t words_index(const struct words *words, size_t offset);
size_t words_behind(const struct words *words, size_t offset);

/* Up to where, `to` at most, the characters from `from` on stand one behind the other in the text.
 */
size_t words_turn(const struct words *words, size_t from, size_t to);

/* From the first byte of the character `from` to behind the last of the one before `to`;
 * from < to. */
struct span words_span(const struct words *words, const struct text *text, size_t from, size_t to);

#endif
