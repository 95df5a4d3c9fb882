/* elements.h: issuer, number, title, addressee, signature, date … of a notice.
 *
 * By GB/T 9704 and its kin in other places (facts of the genre are tables, not
 * branches: kind, number, date, parties, remark).  Gives blocks of the tree their roles, makes one
 * block of the lines of a title, and keeps the elements' words.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_ELEMENTS_H
#define GONGWEN_NOTICE_ELEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/tree.h"

/* The words of a notice's elements: UTF-8, white space removed between ideographs;
 * NULL when the notice prints none. */
struct elements {
    char *kind;      /* 文种: 通知, 决定, 函 … */
    char *issuer;    /* from letterhead (without 文件), title or signature */
    char *number;    /* 国发〔2018〕44号 */
    char *title;     /* all title lines joined */
    char *addressee; /* with its ： */
    char *signature; /* several with a space between them */
    char *date;      /* as printed */
    char *iso_date;  /* 2020-03-11 */
    char *imprint;
    char **attachments; /* titles, in order */
    size_t attachment_count, attachment_capacity;
};

struct elements *elements_new(void);
void elements_free(struct elements *elements);

/* Recognises the opening elements (letterhead to addressee), once the tree holds the
 * whole head or all of the notice; merges, splits and sets roles in the tree.  Called once, before
 * the outline. */
void elements_open(struct elements *elements, struct tree *tree);

/* Recognises the closing ones (signature, date, notes, copies, imprint), the attachments and the
 * heads of annexed texts, when the tree is whole.  Of the blocks before `settled` only roles
 * change: someone has been given their indices.  So in a tree of more than 20000 blocks, which is
 * no notice. */
void elements_close(struct elements *elements, struct tree *tree, size_t settled);

/* The ISO date (2020-03-11) of a date as notices write it: Arabic and Chinese numerals,
 * ROC and Japanese eras, English.  NULL when s[0..length) holds no date.  The caller owns it. */
char *elements_iso_date(const char *s, size_t length);

#endif
