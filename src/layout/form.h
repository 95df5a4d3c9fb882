/* form.h: how a block of the notice is set: where it stands, its indents, what is set
 * apart from it.
 *
 * One table, by role and script, after GB/T 9704-2012 and its kin: letterhead, number
 * and title in the middle, paragraphs with an indent of two ideographs, signature and date at
 * the right, the imprint at the foot.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LAYOUT_FORM_H
#define GONGWEN_LAYOUT_FORM_H

#include <stdbool.h>

#include "notice/doc.h"

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* How its text becomes rows (fill.h). */
enum setting {
    SET_FILLED,
    SET_BALANCED,
    SET_SPREAD, /* its last word, a date, at the right of the row if all fits in one */
    SET_VERBATIM
};

/* Under what the rows but the first stand. */
enum hang {
    HANG_NONE,
    HANG_CAPTION, /* under what follows 附件：1. or 抄送： */
    HANG_LABEL    /* under what follows a label or a bullet, if it begins with one */
};

/* Blocks of one group stand together; a blank row stands between two groups. */
enum group {
    GROUP_LETTERHEAD,
    GROUP_NUMBER,
    GROUP_TITLE,
    GROUP_BODY,
    GROUP_TABLE,
    GROUP_ATTACHMENT,
    GROUP_CLOSING,
    GROUP_FOOT
};

struct form {
    enum group group;
    enum align align;
    enum setting setting;
    int first; /* columns before its first row */
    int rest;  /* before the others */
    int right; /* kept free at the right */
    enum hang hang;
    bool apart; /* a blank row before it within its group too */
};

/* What a block is written in: it decides the indents. */
enum script { SCRIPT_CHINESE, SCRIPT_JAPANESE, SCRIPT_KOREAN, SCRIPT_LATIN, SCRIPT_COUNT };

/* The script of s[0..length), by its letters.  Where there are none it is the `usual`
 * one of the notice, and in a Japanese notice ideographs alone are Japanese. */
enum script form_script(const char *s, size_t length, enum script usual);

/* The script of a block, by how it begins. */
enum script form_block_script(const struct doc *doc, size_t block, enum script usual);

/* The bytes of a bullet and the space behind it at the start of s[0..length), else 0. */
size_t form_bullet(const char *s, size_t length);

/* How the block of the script is set in the measure (narrow ones shrink the indents). */
struct form form_of(const struct doc *doc, size_t block, enum script script, int measure);

#endif
