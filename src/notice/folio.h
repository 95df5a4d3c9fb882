/* folio.h: the number of a page, in the forms that print has.
 *
 * — 1 —, －1－, ·52·, - 1 -, 第 3 页 共 10 页, 12.  Says what a row looks like by its bytes;
 * whether it is the page's number is for notice/furniture to tell.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOLIO_H
#define GONGWEN_NOTICE_FOLIO_H

#include <stdbool.h>
#include <stddef.h>

/* A page number is hardly as wide, in cells. */
#define FOLIO_WIDEST 24

struct folio {
    int number;
    int numbers;        /* how many numbers: 3 / 10 has two */
    int before, behind; /* marks and words before and behind the first number */
};

/* Reads s[0..length), a row; false when other things stand in it, or too many numbers. */
bool folio_read(const char *s, size_t length, struct folio *folio);

/* Whether marks or words stand on both sides of it. */
static inline bool
folio_is_marked(const struct folio *folio)
{
    return folio->before > 0 && folio->behind > 0;
}

/* Where the number of a page begins with which s[0..length), a line of words, ends, as extraction
 * has put it there: …办理。—3—.  `length` when it ends in none. */
size_t folio_at_end(const char *s, size_t length);

/* Whether a row may be a page number, and whether it surely is, for who does not measure rows. */
enum folio_sign { FOLIO_NEVER, FOLIO_MAYBE, FOLIO_SURELY };
enum folio_sign folio_sign_of(const char *s, size_t length);

#endif
