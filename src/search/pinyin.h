/* pinyin.h: words found by how they are read.
 *
 * What is typed are syllables without tones, ü as v, or only their initials, or some of both:
 * fupin, fp, fupi and fup find 扶贫.  Where letters can be parted into syllables in several ways
 * all of them count (xian: 先, 西安); an apostrophe says where one ends (xi'an).  Whole syllables
 * go before initials: what reads as syllables is not looked for as initials.  The last syllable may
 * be begun only; one that ends in n, g or r, or before an apostrophe, is whole.
 *
 * An ideograph has every reading that Unihan knows for it today.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SEARCH_PINYIN_H
#define GONGWEN_SEARCH_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

#include "source/text.h"

struct pinyin;

/* More letters than this are no pinyin. */
#define PINYIN_MOST 60

/* The letters, of either case, in valid UTF-8.  NULL when they are none, when there is something
 * else among them, of which *fault then is the offset in bytes, or when they cannot be read as
 * pinyin. */
struct pinyin *pinyin_new(const char *letters, size_t length, bool skip_spaces, size_t *fault);
void pinyin_free(struct pinyin *pinyin);

/* Finds the first match in bytes[within.start..within.end) that begins at `from` or behind it. */
bool pinyin_find(const struct pinyin *pinyin, const char *bytes, struct span within, size_t from,
                 struct span *found);

#endif
