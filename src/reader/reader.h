/* reader.h: reading one notice, without a screen.
 *
 * A reader has a notice open, laid out for a window, and knows which row is the
 * topmost.  It takes commands and says what follows from them: a screen shows it and
 * does what is left.  Its place is an offset in the text, so that the first visible line's
 * words stay visible whatever changes: the window, the width of the text, the source in
 * the notice's stead, an encoding, the file itself.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_READER_H
#define GONGWEN_READER_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "layout/layout.h"
#include "notice/doc.h"
#include "reader/arrival.h"
#include "reader/command.h"
#include "reader/effect.h"
#include "reader/hint.h"
#include "reader/options.h"
#include "reader/stand.h"
#include "reader/tint.h"

struct reader;

/* Opens the notice where it was left.  NULL, with a sentence, when it cannot be opened or
 * holds nothing but white space. */
struct reader *reader_open(const char *path, const struct reader_options *options, struct err *err);

/* The same of a notice that was on its way in (arrival.h), which is freed.  Where reader_message is
 * not empty it tells of an oddity. */
struct reader *reader_of(struct arrival *arrival, struct err *err);

/* Begins to read the notice once more: from the disk again with NULL, else in another encoding (""
 * to find it).  NULL with a sentence when it cannot be read. */
struct arrival *reader_begin_again(const struct reader *reader, const char *encoding,
                                   struct err *err);

/* Ends that, and frees the arrival: the reader shows the new edition at the same place, and
 * remembers another encoding for the file.  When there is none, the old one stays.  Returns
 * effects. */
unsigned reader_take(struct reader *reader, struct arrival *arrival);

void reader_free(struct reader *reader);

/* Remembers the place.  False with a sentence when the store refuses, the first time. */
bool reader_save(struct reader *reader, struct err *err);

/* The window for the text: columns and rows, both at least 1.  Before the first call it is
 * 80 by 24. */
void reader_resize(struct reader *reader, int columns, int rows);

/* The measure, which WIDER and NARROWER change; the text takes as much of it as the window
 * has columns. */
int reader_measure(const struct reader *reader);
void reader_set_measure(struct reader *reader, int columns);

/* The columns of ambiguous characters, 1 or 2, on the terminal. */
void reader_set_ambiguous(struct reader *reader, int ambiguous);

/* Does a command and returns its effects.  `count` is 0 when none was typed. */
unsigned reader_do(struct reader *reader, enum command command, int count);

/* Reads on in a notice that is not whole yet, a slice at a time; what is shown may change by it.
 * False when there is nothing more to do. */
bool reader_idle(struct reader *reader);

/* What EFFECT_MESSAGE has to say, translated; valid until the next command. */
const char *reader_message(const struct reader *reader);

/* Goes to the section that the person means by `where` (outline_find).  Returns effects: a
 * message when there is none. */
unsigned reader_go_to_section(struct reader *reader, const char *where);

/* The hints of the window; returns how many. */
size_t reader_hints(const struct reader *reader, struct hint hints[HINT_MOST]);

/* Goes where the hint of that letter leads; a message when none has it. */
unsigned reader_follow(struct reader *reader, uint32_t letter);

/* What is marked in the text that the window shows, appended in the order in which it is painted:
 * highlights, hits, the selection. */
void reader_tints(const struct reader *reader, struct tints *tints);

/* Goes to a section by its index in the outline, or to a place in the text; a jump that
 * `back` undoes. */
unsigned reader_jump_to_section(struct reader *reader, size_t section);
unsigned reader_jump(struct reader *reader, size_t offset);

/* Moves to the place, as by scrolling: not for the history. */
unsigned reader_scroll_to(struct reader *reader, size_t offset);

/* Where one stands, to return to it exactly. */
struct standing reader_keep(const struct reader *reader);
void reader_return(struct reader *reader, const struct standing *standing);

/* What there is to see.  All borrowed, and not valid any more after reader_resize, reader_do or
 * reader_take. */
const struct doc *reader_doc(const struct reader *reader);
/* Another number once the notice was read again: blocks and sections have other indices then. */
size_t reader_edition(const struct reader *reader);
struct layout *reader_layout(const struct reader *reader);
struct place reader_top(const struct reader *reader);
bool reader_shows_source(const struct reader *reader);

/* Where one is: what a status line says. */
struct reader_status {
    size_t block;       /* the block of the first visible text */
    size_t section;     /* the section in which it stands, or NONE */
    size_t part;        /* the attachment in which it stands (outline.h); 0 in none */
    size_t paragraph;   /* k of n; 0 before the first */
    size_t paragraphs;  /* n by now */
    size_t page, pages; /* of the source */
    int percent;        /* of the notice down to the window's last row; -1 until it is known */
};

struct reader_status reader_status(const struct reader *reader);

#endif
