/* footmark.h: the mark of a footnote, in the text and before the note: ① [1] ¹ * 注1 and 1.
 *
 * Reads what stands there.  The mark in the text stands behind what the note is on (GB/T 7713:
 * as a superscript, which extraction sets among the words), so that what stands around it tells
 * it from the ordinal of an item and from a number.  Whether it is a footnote's, only the note
 * tells: see notice/footnote and notice/endnote.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOOTMARK_H
#define GONGWEN_NOTICE_FOOTMARK_H

#include <stdbool.h>
#include <stddef.h>

/* How it is printed. */
enum footmark_kind {
    FOOTMARK_CIRCLED, /* ① */
    FOOTMARK_BRACKET, /* [1] ［1］ 〔1〕 */
    FOOTMARK_RAISED,  /* ¹ */
    FOOTMARK_STAR,    /* * ** ﹡: their number counts; † and ‡ are 4 and 5 */
    FOOTMARK_WORD,    /* 注1 注① [注1] */
    FOOTMARK_BARE,    /* 1, a superscript that has come down */
    FOOTMARK_DOTTED,  /* 1. 1、: before a note only */
    FOOTMARK_KINDS
};

/* How surely what stands around it shows it to be one. */
enum footmark_sense {
    FOOTMARK_DOUBTFUL, /* may as well be the ordinal of an item, or a number */
    FOOTMARK_SURE
};

/* Numbers are smaller than this: what is more is a year. */
#define FOOTMARK_NUMBERS 1000

struct footmark {
    enum footmark_kind kind;
    int number;
    size_t start, length; /* bytes, without space behind it */
    enum footmark_sense sense;
};

/* Reads the mark before a note, at the start of s[0..length).  False when none stands there. */
bool footmark_read(const char *s, size_t length, struct footmark *mark);

/* The next mark in the text s[0..length), lines and all, from the byte `from` on. */
bool footmark_next(const char *s, size_t length, size_t from, struct footmark *mark);

/* Whether the mark in the text is that of the note: 1. and [1] are one, ① and * are not. */
bool footmark_answers(const struct footmark *note, const struct footmark *mark);

#endif
