/* note.h: one thing that is marked in a notice, as data: a bookmark, a mark, a highlight.
 *
 * What a person said of it (its colour, name and comment), the words at which it stands, and
 * where these were.  Knows neither the store nor the notice.  The strings are UTF-8; NULL
 * where there is none.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_NOTE_H
#define GONGWEN_NOTES_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/nls.h"
#include "notes/quotation.h"
#include "source/text.h"

/* What a note is: identifier, name in the store and in JSON.  A bookmark has a name; a mark has
 * a letter for its name, a-z in its notice and A-Z over all of them; a highlight has a colour.
 * Each may have a comment. */
#define NOTE_KINDS(X)                                                                              \
    X(BOOKMARK, "bookmark", N_("bookmark"))                                                        \
    X(MARK, "mark", N_("mark"))                                                                    \
    X(HIGHLIGHT, "highlight", N_("highlight"))

enum note_kind {
#define X(id, name, label) NOTE_##id,
    NOTE_KINDS(X)
#undef X
        NOTE_KIND_COUNT
};

/* The colours of highlights: identifier, name, letter that stands for it where there are no
 * colours, and the name that a person reads. */
#define NOTE_COLOURS(X)                                                                            \
    X(YELLOW, "yellow", 'y', N_("yellow"))                                                         \
    X(GREEN, "green", 'g', N_("green"))                                                            \
    X(BLUE, "blue", 'b', N_("blue"))                                                               \
    X(RED, "red", 'r', N_("red"))                                                                  \
    X(VIOLET, "violet", 'v', N_("violet"))

enum note_colour {
#define X(id, name, letter, label) NOTE_##id,
    NOTE_COLOURS(X)
#undef X
        NOTE_COLOUR_COUNT
};

/* The name in files, never translated; the translated one; the letter. */
const char *note_kind_name(enum note_kind kind);
const char *note_kind_label(enum note_kind kind);
const char *note_colour_name(enum note_colour colour);
const char *note_colour_label(enum note_colour colour);
char note_colour_letter(enum note_colour colour);

/* By its name in files; the count when there is none of that name. */
enum note_kind note_kind_by_name(const char *name);
enum note_colour note_colour_by_name(const char *name);
enum note_colour note_colour_by_letter(char letter);

/* The notice of a note, as it was last seen. */
struct note_source {
    int64_t row;       /* in the store; 0: not yet there */
    char *path;        /* whole, where it was last read; "-" for standard input */
    char *number;      /* 国发〔2018〕44号 */
    char *title;       /* NULL when the notice prints none: the file's name stands for it */
    char *issuer;      /* 国务院 */
    char *date;        /* 2020-03-11 */
    char *fingerprint; /* doc_fingerprint */
    char *sketch;      /* of its words: see identity.h; NULL when it was not taken */
};

/* Where in its notice a note stands. */
struct note_where {
    char *path;       /* of its section: "2.3"; NULL before the first */
    char *labels;     /* as one says it: 二（三）, 附件2 一; NULL outside of both */
    char *headings;   /* of the attachment and the sections from outside in, a line each */
    size_t paragraph; /* doc_paragraph_number of its first block */
    size_t page;      /* of the source, from 1, of its first word */
    size_t last_page; /* of its last */
    size_t line;      /* of the source, from 1 */
};

enum note_state {
    NOTE_APART,  /* its notice is not attached */
    NOTE_PLACED, /* its words stand at .span */
    NOTE_EDITED, /* words that are nearly its own do, and nowhere else */
    NOTE_LOST    /* cannot be placed with certainty; .span is the best candidate */
};

struct note {
    char *id; /* "urn:uuid:…", the same wherever it is taken */
    enum note_kind kind;
    enum note_colour colour;          /* of a highlight */
    char *name;                       /* of a bookmark; the letter of a mark */
    char *comment;                    /* what the person wrote to it */
    struct quotation quotation;       /* its words, and those around them */
    struct note_where where;          /* in the attached notice, else where it was made */
    int64_t created, modified;        /* milliseconds since 1970, UTC */
    const struct note_source *source; /* borrowed from whoever gave the note */
    enum note_state state;
    struct span span; /* in the attached notice; NONE, NONE when lost without a candidate */
};

/* What a person did to a note. */
enum notes_deed { NOTES_ADDED, NOTES_CHANGED, NOTES_REMOVED, NOTES_DEED_COUNT };

/* A copy, the caller's; its source stays borrowed. */
struct note *note_copy(const struct note *note);
void note_free(struct note *note); /* NULL is none */
void note_where_fini(struct note_where *where);
struct note_source *note_source_copy(const struct note_source *source);
void note_source_free(struct note_source *source);

/* Notes with their sources, all its own; starts as all zeros. */
struct note_list {
    struct note **notes;
    size_t count, capacity;
    struct note_source **sources;
    size_t source_count, source_capacity;
};

void note_list_fini(struct note_list *list);
void note_list_add(struct note_list *list, struct note *note);
void note_list_add_source(struct note_list *list, struct note_source *source);

/* Which notes a list holds.  All zeros lets all pass. */
struct note_filter {
    unsigned kinds;      /* bits 1 << enum note_kind; 0: all */
    unsigned colours;    /* bits 1 << enum note_colour; 0: all, those without a colour too */
    const char *section; /* its label or number, or words of its heading: 二（三）, 2.3; NULL */
    const char *text;    /* words of the quotation, comment, name or title; NULL */
    int64_t since;       /* made then or later; 0: ever */
    int64_t until;       /* made before then; 0: ever */
};

bool note_matches(const struct note *note, const struct note_filter *filter);

/* The words that the note holds: its quotation, comment and name, title and number of its notice;
 * NULL for what it has not.  Borrowed. */
#define NOTE_WORDS 5
void note_words(const struct note *note, const char *words[NOTE_WORDS]);

/* "2026-11-25T13:15:46Z", appended; and back: a date alone, or with a time and its zone (without
 * one, UTC); -1 when it is neither. */
void note_write_time(struct buf *out, int64_t time);
int64_t note_read_time(const char *words);

#endif
