/* options.h: how a person reads.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_OPTIONS_H
#define GONGWEN_READER_OPTIONS_H

#include "layout/manner.h"
#include "notes/notes.h"
#include "notes/places.h"
#include "notice/doc.h"
#include "search/query.h"

struct reader_options {
    int measure;                   /* columns of the text at most, as usual */
    int ambiguous;                 /* columns of “ ① — …: 1 or 2 */
    struct manner manner;          /* how paragraphs are set */
    const char *encoding;          /* before any that is remembered; NULL or "" for that */
    const char *usual_encoding;    /* where none is remembered; NULL or "" to find it */
    const struct doc_rules *rules; /* borrowed, or NULL */
    bool guess_pinyin;             /* Latin letters that stand nowhere are sought as pinyin */
    struct query_habits habits;    /* of searching */
    struct places *places;         /* where notices were left, borrowed; NULL to remember nothing */
    struct notes *notes;           /* what is marked, borrowed; NULL to mark nothing */
};

#endif
