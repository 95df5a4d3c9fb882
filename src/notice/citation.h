/* citation.h: the words by which a text points at a place: 第二条第（三）项, 附件2, § 12(b).
 *
 * Reads them in the joined text of a block, as steps from outside in, and tells by the words
 * around them whether they are of another document: 《…法》第三十九条, Section 4 of the Act.  Knows
 * no outline: what a citation means in this notice is reference.h's.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_CITATION_H
#define GONGWEN_NOTICE_CITATION_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/forms.h"

/* What a step names, outermost first. */
enum citation_unit {
    CITATION_ATTACHMENT, /* 附件2 */
    CITATION_DIVISION,   /* 第三章, Part II; 第三部分 */
    CITATION_ARTICLE,    /* 第十二条, § 12 */
    CITATION_PARAGRAPH,  /* 第二款: an unnumbered paragraph of an article; 第2項 */
    CITATION_ITEM        /* 第（三）项, (b) */
};

struct citation_step {
    enum citation_unit unit;
    int form;       /* of the labels that answer, enum form_id */
    size_t word;    /* bytes at the start of an attachment's citation: 附件, Annex */
    bool relative;  /* 前条, 本章: `number` is how far on (前: -1, 本: 0) */
    bool bracketed; /* （三） */
    int number;     /* 0: none stands there (见附件) */
    int other;      /* as it may be read too: (i) 1 or 9; 0 when it may not */
    int suffix;     /* 第十七条之一, 附件2-1: 1 */
};

/* The form of a step that any label of an item answers to. */
#define CITATION_ANY_ITEM (-1)

#define CITATION_STEPS 6

struct citation {
    size_t start, end; /* bytes of the text */
    struct citation_step steps[CITATION_STEPS];
    size_t step_count;
    bool own;     /* 本通知 stands before it */
    bool foreign; /* another document's */
    bool weak;    /* may be no citation, unless there is such a place: 第一项 */
    bool joined;  /* goes on with the one before: …、第二款 */
};

/* The next citation of s[0..length) from the byte `from` on.  `before` is the one before it, NULL
 * for the first. */
bool citation_next(const char *s, size_t length, size_t from, const struct citation *before,
                   struct citation *citation);

#endif
