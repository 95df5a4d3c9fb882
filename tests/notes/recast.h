/* recast.h: a notice in another form, and where each of its characters went.
 *
 * Set as a page and taken apart again, in another encoding, under another name, edited at chance.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_RECAST_H
#define GONGWEN_TESTS_RECAST_H

#include <stddef.h>

#include "base/buf.h"
#include "notice/doc.h"

/* A number smaller than the limit, by chance that is the same each time. */
size_t random_below(size_t limit);

/* Where the characters of a text stand in another: by offset; NONE where they are gone. */
struct map {
    size_t *to;
    size_t length;
};

struct map map_new(size_t length); /* all of them gone */

/* How extraction gives the lines of a page: one below the other, with a blank one between, with
 * form feeds and page numbers, with the indents of first lines. */
enum page_style { PAGE_PLAIN, PAGE_SPACED, PAGE_PAGED, PAGE_INDENTED, PAGE_STYLES };

/* In all of these the caller owns the notice, NULL when it could not be made, and map->to. */
struct doc *recast_page(const struct doc *doc, enum page_style style, struct map *map);
struct doc *recast_renamed(const struct doc *doc, struct map *map);

/* The same bytes of text, with a mark before them; NULL where the encoding has not all of the
 * characters. */
struct doc *recast_encoded(const struct doc *doc, const char *encoding, const char *mark,
                           size_t mark_length, struct map *map);

/* With some of its characters edited, those whose flag is set. */
struct doc *recast_edited(const struct doc *doc, const char *flags, struct map *map);

/* The notice of the bytes, read whole, which are taken; and one that was opened, read whole. */
struct doc *recast_doc(const char *path, struct buf *bytes);
struct doc *recast_whole(struct doc *doc);

#endif
