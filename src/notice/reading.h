/* reading.h: the words of a line of the notice, the accidents of print taken off.
 *
 * The rules that recognise elements compare keys: the characters of a line without any
 * white space, full-width forms of ASCII made ASCII (：→:, （→(, ２→2).  What a person is shown is
 * the text: as printed, without the spaces that letter-spacing and typesetting put between
 * ideographs (几 个 问 题, 6 号), one space between words.  In both, the radicals that PDF fonts
 * put in the place of ideographs are ideographs again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_READING_H
#define GONGWEN_NOTICE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Characters to compare; borrowed. */
struct key {
    const char *bytes;
    size_t length;
};

/* Both readings of a line.  Zero is an empty one; reading_fini frees it. */
struct reading {
    struct buf text;
    struct buf key;
};

void reading_fini(struct reading *reading);

/* Reads s[0..length) anew; the room of an earlier line is used again. */
void reading_set(struct reading *reading, const char *s, size_t length);

/* The key; valid until the reading is set again. */
struct key reading_key(const struct reading *reading);

/* The part of the text that the bytes from..to of the key stand for.  The caller owns it. */
char *reading_part(const struct reading *reading, size_t from, size_t to);

/* A key of a string constant or of part of another. */
struct key key_of(const char *string);
struct key key_part(struct key key, size_t from, size_t to);

bool key_is(struct key key, const char *word);

/* Most words differ in their first bytes, which neither strlen nor memcmp is worth. */
static inline bool
key_starts(struct key key, const char *word)
{
    size_t at = 0;

    while (at < key.length && word[at] == key.bytes[at] && word[at])
        at++;
    return !word[at];
}

bool key_ends(struct key key, const char *word);

/* Where the word first stands in the key, SIZE_MAX when it does not. */
size_t key_find(struct key key, const char *word);
bool key_has(struct key key, const char *word);

/* The first of the words (a list that ends in NULL) that starts, ends or stands in the key, else
 * NULL. */
const char *key_starts_with_any(struct key key, const char *const *words);
const char *key_ends_with_any(struct key key, const char *const *words);
const char *key_has_any(struct key key, const char *const *words);

/* Characters; and the last one (0 of an empty key). */
size_t key_count(struct key key);
uint32_t key_last(struct key key);

/* The key without the bracket groups that close it: 办法(试行) is 办法. */
struct key key_without_brackets(struct key key);

/* The bytes of the bracket group that fills the start of the key, 0 when none is whole. */
size_t key_bracketed(struct key key);

/* Whether the key is a sentence or more: holds 。 or ；, or closes with ！ or ？; in
 * English, is long and closes with a full stop. */
bool key_is_sentence(struct key key);

#endif
