/* foot.h: the notes at the foot of a page, and which row is of which note.
 *
 * Extraction sets marks on rows of their own, before or behind the texts, and leaves the texts in
 * their order; which rows are notes at all is for notice/footnote to find.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FOOT_H
#define GONGWEN_NOTICE_FOOT_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/footmark.h"
#include "notice/measure.h"

/* A note takes so many rows, at most. */
#define FOOT_NOTE_MOST 14

/* The foot of a page while its notes are looked for. */
struct foot {
    const struct text *text;
    struct rows *rows;
    size_t from, end;       /* the page, without what stands below its notes */
    size_t next;            /* the first row of the next page's text, NONE when none is known */
    struct footmark *marks; /* in its text; `start` counts from the page's first byte */
    size_t mark_count, mark_capacity;
    bool looked; /* for them */
    bool paged;  /* the text has pages */
};

/* The notes that were met from below. */
struct foot_notes {
    size_t top; /* the row of the first one, NONE before any */
    enum footmark_kind kind;
    int least, most; /* of their numbers */
    int count;
    int marked; /* have a mark in the text */
    int sure;   /* one that is surely a mark */
    bool lone;  /* a number has a row of its own */
};

static inline struct row *
foot_row(const struct foot *foot, size_t i)
{
    return &foot->rows->all[i];
}

/* Reads the mark before a note with which the row begins. */
static inline bool
foot_read_label(const struct foot *foot, size_t i, struct footmark *label)
{
    const struct row *row = foot_row(foot, i);

    return !(row->flags & (ROW_FURNITURE | ROW_HEAD | ROW_COLUMNS)) &&
           footmark_read(text_bytes(foot->text) + row->span.start, span_length(row->span), label);
}

static inline bool
foot_is_lone(const struct foot *foot, size_t i, const struct footmark *label)
{
    return label->length == span_length(foot_row(foot, i)->span);
}

/* Tells which note each row from the notes' top to the foot's end is of (row->note); returns where
 * they begin, which may be above their top. */
size_t foot_share_out(struct foot *foot, const struct foot_notes *notes);

#endif
