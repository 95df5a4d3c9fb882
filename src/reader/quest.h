/* quest.h: one search in a notice: what was typed, the hits, and which of them is the current one.
 *
 * A quest follows a notice that grows, a stretch at a time.  It knows nothing of rows and
 * windows: its hits are places in the text, and stay when the window changes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_QUEST_H
#define GONGWEN_READER_QUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "notice/doc.h"
#include "notice/fulltext.h"
#include "reader/request.h"
#include "reader/tint.h"
#include "search/search.h"

/* Where a person is, for the prefixes that ask for it. */
struct quest_place {
    size_t section;           /* NONE outside of all */
    const struct span *spans; /* what is highlighted, in the order of the text; copied */
    size_t span_count;
    bool guess_pinyin; /* Latin letters that stand nowhere in the notice are read as pinyin */
    struct query_habits habits;
};

/* Starts as all zeros: nothing is sought.  To be changed by the functions below only. */
struct quest {
    const struct doc *doc;
    const struct fulltext *fulltext; /* of the doc */
    char *line;                      /* what was typed; NULL when nothing is sought */
    struct request request;          /* that line, read */
    struct quest_place place;
    struct span *spans;         /* those of the place, the quest's own */
    bool guessed;               /* it was tried as pinyin, though the line does not say so */
    struct pattern *pattern;    /* NULL when something is wrong with the line */
    struct pattern_fault fault; /* then */
    struct search *search;      /* NULL without a pattern */
    size_t current;             /* a hit, or NONE */
    bool lit;                   /* the hits are to be seen */
};

void quest_fini(struct quest *quest);

/* Seeks what the line says in the doc, in the stead of what was sought; doc and fulltext are
 * borrowed.  A line without words seeks nothing. */
void quest_seek(struct quest *quest, const struct doc *doc, const struct fulltext *fulltext,
                const char *line, const struct quest_place *place);

/* Seeks the same line in another edition of the notice; sections and highlights are no
 * restriction any more.  The old doc may be gone already. */
void quest_move(struct quest *quest, const struct doc *doc, const struct fulltext *fulltext);

/* Whether something is sought that can be found. */
bool quest_is_on(const struct quest *quest);

/* Makes a hit the current one; NONE for none. */
void quest_set_current(struct quest *quest, size_t hit);
void quest_set_lit(struct quest *quest, bool lit);

/* Searches about `most` more bytes of what was read by now.  False when nothing is left. */
bool quest_advance(struct quest *quest, size_t most);

/* Whether all hits are known: the notice is whole, and was searched. */
bool quest_is_complete(const struct quest *quest);

size_t quest_count(const struct quest *quest);
struct hit quest_hit(const struct quest *quest, size_t hit);

/* The first hit that begins at or behind the offset; quest_count when none does, by now.  The one
 * before it is the last that begins before the offset. */
size_t quest_from(const struct quest *quest, size_t offset);

/* Whether all hits before the offset are known. */
bool quest_has_passed(const struct quest *quest, size_t offset);

/* Adds the hits that touch the span of the text. */
void quest_tint(const struct quest *quest, struct span shown, struct tints *tints);

/* Whether it is read as pinyin though the line does not say so. */
bool quest_reads_as_pinyin(const struct quest *quest);

/* 7/18, appended; "+" behind the count as long as it grows.  The same with the words. */
void quest_print_count(const struct quest *quest, struct buf *out);
void quest_print(const struct quest *quest, struct buf *out);

/* Why the line cannot be sought, or why that was given up: a sentence, NULL without trouble. */
const char *quest_trouble(const struct quest *quest);

/* A sentence about why nothing is found, appended: the trouble, or that it does not stand here. */
void quest_explain(const struct quest *quest, struct buf *out);

#endif
